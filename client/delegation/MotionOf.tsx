import type { ReactNode } from 'react';
import type { Motion } from '../../shared/protocol/seminar';
import type { SeatAction } from '../../shared/rules/actions';
import { listed } from '../../shared/wording/term';
import { TreatyText } from '../negotiation/TreatyText';
import { useTable } from '../session/table';
import styles from './OurDelegation.module.css';
import { motionWords } from './words';

interface MotionOfProps {
  readonly motion: Motion;
  /** One's own id, for those who may vote on it. */
  readonly own: string | null;
  readonly name: (id: string) => string;
  /** How one votes. */
  readonly children?: ReactNode;
}

/** An act that waits for its votes, and who gave theirs. */
export function MotionOf({ motion, own, name, children }: MotionOfProps) {
  const view = useTable((t) => t.view);
  const action = motion.action as SeatAction;
  const you = (id: string) => (id === own ? 'you' : name(id));
  return (
    <section className={styles.motion} aria-label={`Motion by ${name(motion.by)}`}>
      <div className={styles.moved}>
        <p>
          <b>{motion.by === own ? 'You move' : `${name(motion.by)} moves`}</b> {motionWords(action, view)}.
        </p>
        <p className={styles.faint}>
          {motion.for.length} of {motion.needs} needed for it
          {motion.for.length > 0 && `: ${listed(motion.for.map(you))}`}
          {motion.against.length > 0 && `; against it: ${listed(motion.against.map(you))}`}.
        </p>
        {action.type === 'offer' && <TreatyText draft={action.draft} className={styles.treaty} />}
      </div>
      {children}
    </section>
  );
}
