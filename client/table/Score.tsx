import type { Seat } from '../../shared/content/seats';
import { scoreSheet } from '../../shared/rules/scores';
import { useTable } from '../session/table';
import { useDesk } from './desk';
import part from './Dossier.module.css';
import styles from './Score.module.css';
import { points, ScoreLines } from './ScoreLines';

/** What this seat would score if the game ended now, with every part of it. */
export function Score({ seat }: { seat: Seat }) {
  const view = useTable((t) => t.view);
  const open = useDesk((desk) => desk.scoreOpen);
  const set = useDesk((desk) => desk.set);
  const sheet = scoreSheet(view, seat);
  return (
    <section aria-label="Score" className={part.part}>
      <details
        className={styles.score}
        open={open}
        onToggle={(event) =>
          event.currentTarget.open !== open && set({ scoreOpen: event.currentTarget.open })
        }
      >
        <summary className={styles.summary}>
          <span className={part.heading}>Score as it stands</span>
          <span className={styles.total}>
            <b>{points(sheet.total)}</b> of 100
          </span>
        </summary>
        <p className={styles.about}>
          If the game ended now{seat === 'iran' ? '' : ', expected over what you know'}. The others’ scores
          are not yours to lose: all three can do well.
        </p>
        <ScoreLines sheet={sheet} />
      </details>
    </section>
  );
}
