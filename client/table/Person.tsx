import { useShallow } from 'zustand/react/shallow';
import type { Seat } from '../../shared/content/seats';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { SeatMark } from '../ui/SeatMark';
import { statusOf } from './people';
import styles from './Person.module.css';

/** As shown, and so also as spoken: whoever tells their computer what to press says what they read. */
const SHORT: Record<Seat, string> = { usa: 'USA', iran: 'Iran', israel: 'Israel' };

const SPOKEN = { ready: 'ready', busy: 'not ready yet', away: '', idle: '' } as const;

/** A seat in the strip: its mark, and whether the table waits for it. `brief` and `shape` leave out words. */
export function Person({ seat, brief, shape }: { seat: Seat; brief: boolean; shape: boolean }) {
  const status = useTable(
    useShallow(({ table, view, seat: own, acts }) =>
      statusOf(seat, { table, view, seat: acts ? own : null }),
    ),
  );
  const own = useTable((t) => t.acts && t.seat === seat);
  return (
    <Explain
      bare
      side="bottom"
      className={styles.person}
      label={[SHORT[seat], status.word, SPOKEN[status.state]].filter(Boolean).join(', ')}
      text={status.text}
    >
      <span className={styles.inner} data-state={status.state} data-own={own || undefined}>
        <SeatMark seat={seat} show={shape ? 'shape' : 'both'} decorative label={SHORT[seat]} size="small" />
        {status.state === 'ready' && <b className={styles.tick}>✓</b>}
        {status.state === 'busy' && <b className={styles.dots}>…</b>}
        {status.state === 'away' && <b className={styles.away}>–</b>}
        {!brief && <span className={styles.word}>{status.word}</span>}
      </span>
    </Explain>
  );
}
