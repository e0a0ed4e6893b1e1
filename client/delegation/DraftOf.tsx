import type { ReactNode } from 'react';
import type { DelegationDraft } from '../../shared/protocol/seminar';
import { TreatyText } from '../negotiation/TreatyText';
import { useTable } from '../session/table';
import { useShape } from '../table/useShape';
import styles from './OurDelegation.module.css';
import { draftRead, type Drafted } from './shared-drafts';

interface DraftOfProps {
  readonly who: string;
  readonly draft: DelegationDraft;
  /** What can be done with it, as it is kept by this browser. */
  readonly acts?: (kept: string, kind: Drafted) => ReactNode;
}

/** What somebody of a delegation is at, as it changes. */
export function DraftOf({ who, draft: { kind, content }, acts }: DraftOfProps) {
  const view = useTable((t) => t.view);
  const narrow = useShape() === 'narrow';
  const read = draftRead(kind, content, view);
  if (!read) return null;
  return (
    <section className={styles.draft} aria-label={`Draft of ${who}`}>
      <p>
        <b>{who}</b> {kind === 'offer' ? 'drafts' : 'chooses'} {read.title}
      </p>
      {acts?.(read.kept, kind)}
      {read.draft && read.draft.terms.length > 0 && (
        <details open={!narrow}>
          <summary>The text so far</summary>
          <TreatyText draft={read.draft} className={styles.treaty} />
        </details>
      )}
    </section>
  );
}
