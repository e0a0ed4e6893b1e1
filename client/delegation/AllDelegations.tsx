import { Link } from 'wouter';
import { SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type { Delegation } from '../../shared/protocol/seminar';
import { inSentence } from '../../shared/wording/term';
import { useTable, useTableStore } from '../session/table';
import { SeatMark } from '../ui/SeatMark';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { DraftOf } from './DraftOf';
import { HeadPicker } from './HeadPicker';
import { Members } from './Members';
import { MotionOf } from './MotionOf';
import styles from './OurDelegation.module.css';
import { Strip } from './Strip';
import { underWay } from './words';

interface AllDelegationsProps {
  readonly seminar: string;
  readonly number: string;
  readonly delegations: Readonly<Record<Seat, Delegation>>;
}

/** What a facilitator sees at a table: who sits where, and what they have under way, if that is read in this seminar. */
export function AllDelegations({ seminar, number, delegations }: AllDelegationsProps) {
  const overheard = useTable((t) => t.table.overheard === true);
  const count = (of: (delegation: Delegation) => object): number =>
    SEATS.reduce((sum, seat) => sum + Object.keys(of(delegations[seat])).length, 0);
  const waits = underWay(
    count(({ motions }) => motions),
    count(({ drafts }) => drafts),
    false,
  );
  return (
    <Strip
      label="Facilitator"
      title="Facilitator"
      number={number}
      brief="you see all seats, and do not act here"
      waits={waits}
      folds
      beside={
        <p className={styles.line}>
          What you do to this table, you do at the <Link href={`/seminar/${seminar}/desk`}>desk</Link>; a head
          you can name here. {!overheard && 'What is written, drafted and voted on in private stays private.'}
        </p>
      }
    >
      <div className={styles.seats}>
        {SEATS.map((seat) => (
          <OfSeat key={seat} seat={seat} delegation={delegations[seat]} overheard={overheard} />
        ))}
      </div>
    </Strip>
  );
}

interface OfSeatProps {
  readonly seat: Seat;
  readonly delegation: Delegation;
  readonly overheard: boolean;
}

function OfSeat({ seat, delegation, overheard }: OfSeatProps) {
  const store = useTableStore();
  const { people, head, headVotes, drafts, motions, deciding } = delegation;
  const ids = Object.keys(people);
  const name = (id: string) => people[id]?.name ?? 'somebody';
  const voted = Object.entries(headVotes).map(([by, to]) => `${name(by)} for ${name(to)}`);
  const isQuiet = Object.keys(drafts).length + Object.keys(motions).length === 0;
  const makeHead = async (person: string) => {
    const reply = await store.getState().together?.ask({ type: 'head', person });
    if (reply && !reply.ok) toast({ text: refusalText(reply), tone: 'bad' });
    else toast({ text: `${name(person)} is head now`, tone: 'good' });
  };
  return (
    <section
      className={styles.seat}
      data-empty={ids.length === 0 || undefined}
      aria-label={`Delegation of ${inSentence(seat)}`}
    >
      <h3 className={styles.seatName}>
        <SeatMark seat={seat} size="small" />
      </h3>
      {ids.length === 0 ? (
        <p className={styles.faint}>Nobody sits here.</p>
      ) : (
        <Members delegation={delegation} own={null} label={`Who shares the seat of ${inSentence(seat)}`} />
      )}
      {deciding === 'head' && ids.length > 1 && (
        <HeadPicker
          ids={ids.filter((id) => id !== head)}
          name={name}
          label="Another head"
          of={SEAT_NAMES[seat]}
          act="Make head"
          onPick={(person) => void makeHead(person)}
        />
      )}
      {voted.length > 0 && <p className={styles.line}>For another head: {voted.join('; ')}.</p>}
      {overheard && ids.length > 1 && isQuiet && (
        <p className={styles.faint}>No drafts, nothing to vote on.</p>
      )}
      {Object.entries(motions).map(([id, motion]) => (
        <MotionOf key={id} motion={motion} own={null} name={name} />
      ))}
      {Object.entries(drafts).map(([id, draft]) => (
        <DraftOf key={id} who={name(id)} draft={draft} />
      ))}
    </section>
  );
}
