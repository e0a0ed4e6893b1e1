import { Cpu, Crown } from 'lucide-react';
import { memo, useState, type DragEvent, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type { DeskView, SeatPlace } from '../../shared/protocol/seminar';
import { counted } from '../../shared/wording/term';
import { cx } from '../ui/cx';
import { SeatMark } from '../ui/SeatMark';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { LEVEL_TEXT } from '../wording/levels';
import { tableNumbers, useDesk, useDeskStore } from './store';
import styles from './People.module.css';
import { useAsk } from './useAsk';

const DRAGGED = 'application/x-person';

export const unplaced = ({ people }: Pick<DeskView, 'people'>): string[] =>
  Object.keys(people)
    .filter((id) => people[id]?.place === null)
    .sort((a, b) => (people[a]?.name ?? '').localeCompare(people[b]?.name ?? ''));

/** Everybody, by table and seat; those without a place first. People are dragged, or moved in a dialog of their own. */
export function People() {
  const numbers = useDesk(useShallow((desk) => tableNumbers({ ...desk, order: 'number' })));
  const waiting = useDesk(useShallow(({ view }) => unplaced(view)));
  const count = useDesk(({ view }) => Object.keys(view.people).length);
  const begun = useDesk(({ view }) => view.phase !== 'gathering');
  return (
    <div className={styles.people}>
      <Drop place={null} className={styles.waiting} label="Without a place">
        <h2 className={styles.heading}>
          Without a place <span>{waiting.length}</span>
        </h2>
        {waiting.length === 0 ? (
          <p className={styles.none}>
            {count === 0
              ? 'Nobody has joined yet. Put the code on the projector: those who type it stand here.'
              : 'Everybody has a seat.'}
          </p>
        ) : (
          <ul role="list" className={styles.chips}>
            {waiting.map((id) => (
              <Chip key={id} person={id} />
            ))}
          </ul>
        )}
        <p className={styles.hint}>
          Drag a name to a seat, or press it to choose one from a list.
          {begun ? ' Whoever is moved sees the other table at once.' : ''}
        </p>
      </Drop>
      <ul role="list" className={styles.tables} aria-label="Seats by table">
        {numbers.map((number) => (
          <TableSeats key={number} number={number} />
        ))}
      </ul>
    </div>
  );
}

const TableSeats = memo(function TableSeats({ number }: { number: number }) {
  const people = useDesk(({ view }) =>
    SEATS.reduce((sum, seat) => sum + (view.tables[number]?.seats[seat].people.length ?? 0), 0),
  );
  return (
    <li className={styles.table}>
      <h3 className={styles.heading}>
        Table {number} <span>{counted(people, 'person', 'people')}</span>
      </h3>
      {SEATS.map((seat) => (
        <SeatPeople key={seat} number={number} seat={seat} />
      ))}
    </li>
  );
});

const SeatPeople = memo(function SeatPeople({ number, seat }: { number: number; seat: Seat }) {
  const store = useDeskStore();
  const now = useDesk(({ view }) => view.tables[number]?.seats[seat]);
  if (!now) return null;
  const bot =
    now.holder === 'bot'
      ? now.level === null
        ? 'Bot'
        : `Bot, ${LEVEL_TEXT[now.level].label.toLowerCase()}`
      : null;
  return (
    <Drop
      place={{ table: number, seat }}
      className={styles.seat}
      label={`Table ${number}, ${SEAT_NAMES[seat]}`}
    >
      <button
        type="button"
        className={styles.seatName}
        aria-label={`${SEAT_NAMES[seat]} at table ${number}: who plays it`}
        onClick={() => store.setState({ question: { kind: 'seat', table: number, seat } })}
      >
        <SeatMark seat={seat} size="small" />
      </button>
      <ul role="list" className={styles.chips}>
        {now.people.map((id) => (
          <Chip key={id} person={id} head={now.head === id && now.people.length > 1} />
        ))}
        {bot !== null && (
          <li className={styles.bot}>
            <Cpu size={14} aria-hidden="true" /> {bot}
          </li>
        )}
        {bot === null && now.people.length === 0 && <li className={styles.empty}>nobody yet</li>}
      </ul>
    </Drop>
  );
});

const Chip = memo(function Chip({ person, head = false }: { person: string; head?: boolean }) {
  const store = useDeskStore();
  const name = useDesk(({ view }) => view.people[person]?.name ?? '');
  const here = useDesk(({ view }) => view.people[person]?.here ?? false);
  return (
    <li>
      <button
        type="button"
        className={styles.chip}
        data-person={person}
        data-away={!here || undefined}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED, person);
          event.dataTransfer.effectAllowed = 'move';
        }}
        onClick={() => store.setState({ question: { kind: 'person', person } })}
      >
        {head && <Crown size={13} aria-hidden="true" />}
        {name}
        {head && <VisuallyHidden>, head of the delegation</VisuallyHidden>}
        {!here && <small>away</small>}
      </button>
    </li>
  );
});

interface DropProps {
  readonly place: SeatPlace | null;
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Where a person can be put down. */
function Drop({ place, label, className, children }: DropProps) {
  const store = useDeskStore();
  const ask = useAsk();
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return (
    <section
      className={cx(styles.drop, className)}
      aria-label={label}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const person = event.dataTransfer.getData(DRAGGED);
        const from = store.getState().view.people[person]?.place;
        if (from === undefined) return;
        event.preventDefault();
        if (from?.table === place?.table && from?.seat === place?.seat) return;
        void ask({ type: 'move', person, place });
      }}
    >
      {children}
    </section>
  );
}
