import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useShape } from '../table/useShape';
import styles from './OurDelegation.module.css';

interface StripProps {
  readonly label: string;
  readonly title: string;
  readonly number: string;
  /** What it is about in a few words, where it is folded. */
  readonly brief: string;
  /** What waits in it: how much, and whether it waits for oneself. */
  readonly waits?: { readonly text: string; readonly urgent: boolean } | undefined;
  /** Beside the title where there is room, and first in what is unfolded where there is not. */
  readonly beside: ReactNode;
  readonly children: ReactNode;
  /** It can be folded on any screen, not on a phone alone. */
  readonly folds?: boolean;
}

/** A strip over the table. On a phone it is one line that unfolds. */
export function Strip({ label, title, number, brief, waits, beside, children, folds = false }: StripProps) {
  const narrow = useShape() === 'narrow';
  const inside = useId();
  const [open, setOpen] = useState(folds && !narrow);
  const head = (
    <>
      <b>{title}</b> <span className={styles.faint}>{number}</span>
    </>
  );
  if (!narrow && !folds)
    return (
      <section className={styles.strip} aria-label={label}>
        <div className={styles.row}>
          <p className={styles.line}>{head}</p>
          {beside}
        </div>
        {children}
      </section>
    );
  return (
    <section className={styles.strip} aria-label={label} data-folded={!open || undefined}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        aria-controls={inside}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.title}>
          {head} <span className={styles.faint}>· {brief}</span>
        </span>
        {waits && (
          <span className={styles.waits} data-urgent={waits.urgent || undefined}>
            {waits.text}
          </span>
        )}
        <ChevronDown size={18} aria-hidden="true" />
      </button>
      <div id={inside} className={styles.inside} hidden={!open}>
        {open && (
          <>
            <div className={styles.row}>{beside}</div>
            {children}
          </>
        )}
      </div>
    </section>
  );
}
