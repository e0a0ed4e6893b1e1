import { Check, Cpu, Hourglass, UserX } from 'lucide-react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { SEAT_NAMES, type Seat } from '../../shared/content/seats';
import { SeatMark } from '../ui/SeatMark';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { useDesk, useDeskStore } from './store';
import { seatNow, type SeatNow } from './needs';
import styles from './Tables.module.css';

const MARKS: Partial<Record<SeatNow['state'], typeof Check>> = {
  ready: Check,
  bot: Cpu,
  idle: Hourglass,
  away: UserX,
};

/** A seat in the row of its table: who sits there, or what is wrong with that. */
export const SeatCell = memo(function SeatCell({ table, seat }: { table: number; seat: Seat }) {
  const store = useDeskStore();
  const { text, full, tone, state } = useDesk(
    useShallow(({ view, time }) => seatNow(view, table, seat, time)),
  );
  const Mark = MARKS[state];
  return (
    <button
      type="button"
      className={styles.seat}
      data-tone={tone}
      data-state={state}
      data-column={seat}
      title={full}
      onClick={() => store.setState({ question: { kind: 'seat', table, seat } })}
    >
      <SeatMark seat={seat} show="shape" decorative size="small" />
      <span className={styles.who} aria-hidden="true">
        {text}
      </span>
      {Mark && <Mark size={14} aria-hidden="true" />}
      <VisuallyHidden>
        {SEAT_NAMES[seat]}: {full}
      </VisuallyHidden>
    </button>
  );
});
