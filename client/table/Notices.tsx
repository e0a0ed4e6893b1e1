import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { SEATS, type Seat } from '../../shared/content/seats';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { atStart, counted } from '../wording/term';
import styles from './Notices.module.css';

/** Seats whose players are away, and the vote on a bot for them. */
export function Notices() {
  const people = useTable((t) => t.table.people);
  const seat = useTable((t) => t.seat);
  const ended = useTable((t) => t.view.step === 'ended');
  if (!seat || ended) return null;
  const away = SEATS.filter((each) => each !== seat && people[each].votable && !people[each].standIn);
  return away.map((each) => <Vote key={each} seat={each} own={seat} />);
}

function Vote({ seat, own }: { seat: Seat; own: Seat }) {
  const { person, vote } = useTable(useShallow((t) => ({ person: t.table.people[seat], vote: t.vote })));
  const [busy, setBusy] = useState(false);
  const votes = Object.keys(person.votes).length;
  const mine = person.votes[own] === true;
  const cast = async () => {
    setBusy(true);
    const reply = await vote(seat, !mine);
    if (!reply.ok) toast({ text: refusalText(reply), tone: 'bad' });
    setBusy(false);
  };
  return (
    <div className={styles.notice} role="status">
      <p>
        <SeatMark seat={seat} show="shape" decorative /> {atStart(seat)} is away. A bot can play on for it if
        everyone else at the table wants that; its player can come back at any time.
        {votes > 0 && ` ${counted(votes, 'vote')} so far.`}
      </p>
      <Button size="small" loading={busy} onClick={() => void cast()}>
        {mine ? 'Take my vote back' : 'Let a bot play on'}
      </Button>
    </div>
  );
}
