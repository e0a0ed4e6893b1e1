import { lazy, Suspense, useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { SEATS, type Seat } from '../../shared/content/seats';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { atStart, counted } from '../../shared/wording/term';
import styles from './Notices.module.css';
import { useSave } from './useSave';

const OurDelegation = lazy(() => import('../delegation/OurDelegation'));

/** What somebody at the table should know, and can do something about. */
export function Notices() {
  const kept = useTable((t) => t.kept);
  const seminar = useTable((t) => t.table.seminar !== undefined && t.together !== null);
  return (
    <>
      {kept === 'nowhere' && <Unkept />}
      {seminar && (
        <Suspense fallback={null}>
          <OurDelegation />
        </Suspense>
      )}
      <Away />
    </>
  );
}

/** Seats whose players are away, and the vote on a bot for them. */
function Away() {
  const people = useTable((t) => t.table.people);
  const seat = useTable((t) => t.seat);
  const ended = useTable((t) => t.view.step === 'ended');
  if (!seat || ended) return null;
  const away = SEATS.filter((each) => each !== seat && people[each].votable && !people[each].standIn);
  return away.map((each) => <Vote key={each} seat={each} own={seat} />);
}

/** A game in this browser that its storage does not take. */
function Unkept() {
  const save = useSave();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return (
    <div className={styles.notice} role="status">
      <p>
        This game is not being saved: the browser’s storage is full or closed to this page. You can play on;
        to keep the game, save it as a file before you leave.
      </p>
      <Button size="small" onClick={() => void save()}>
        Save as a file
      </Button>
    </div>
  );
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
