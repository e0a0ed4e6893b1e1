import { ChevronDown } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import type { Reply } from '../../../shared/protocol/messages';
import type { ParticipantView, SeatPlace } from '../../../shared/protocol/seminar';
import { counted, listed } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { mediaHook } from '../../ui/media';
import { SeatMark } from '../../ui/SeatMark';
import { seminarRefusal } from '../refusal';
import styles from './Seats.module.css';

interface SeatsProps {
  readonly view: ParticipantView;
  readonly sit: (place: SeatPlace | null) => Promise<Reply>;
}

const useNarrow = mediaHook('(max-width: 34rem)', false);
/** More tables than this are folded on a phone: each is a line, and one of them open. */
const UNFOLDED_MOST = 3;

/** So many places further on is the same seat of the next table. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: SEATS.length,
  ArrowUp: -SEATS.length,
};

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')];
  const at = places.findIndex((place) => place === document.activeElement);
  const next = places[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** All tables with their seats and who sits there, to take a place at one. */
export function Seats({ view, sit }: SeatsProps) {
  const [error, setError] = useState('');
  const { place } = view.me;
  const numbers = Object.keys(view.seated)
    .map(Number)
    .sort((a, b) => a - b);
  const folds = useNarrow() && numbers.length > UNFOLDED_MOST;
  const most = view.settings.delegation;
  const freeAt = (number: number): number =>
    SEATS.reduce((sum, seat) => sum + Math.max(0, most - (view.seated[number]?.[seat] ?? []).length), 0);
  const [opened, open] = useState<number | null>(
    () => place?.table ?? numbers.find((number) => freeAt(number) > 0) ?? null,
  );
  const take = async (next: SeatPlace | null) => {
    setError('');
    const reply = await sit(next);
    if (!reply.ok) setError(seminarRefusal(reply));
  };
  return (
    <section className={styles.seats} aria-labelledby="tables">
      <div className={styles.head}>
        <h2 id="tables">Choose a place</h2>
        {place && (
          <Button kind="quiet" size="small" onClick={() => void take(null)}>
            Leave my place
          </Button>
        )}
      </div>
      <p role="alert" className={styles.error}>
        {error}
      </p>
      <div className={styles.tables} onKeyDown={walk} data-folds={folds || undefined}>
        {numbers.map((number) => {
          const seats = SEATS.map((seat) => (
            <SeatButton
              key={seat}
              seat={seat}
              number={number}
              names={view.seated[number]?.[seat] ?? []}
              most={most}
              isMine={place?.table === number && place.seat === seat}
              onTake={() => void take({ table: number, seat })}
            />
          ));
          return folds ? (
            <Folded
              key={number}
              number={number}
              free={freeAt(number)}
              isMine={place?.table === number}
              taken={SEATS.map((seat) => [seat, (view.seated[number]?.[seat] ?? []).length] as const)}
              most={most}
              open={opened === number}
              onToggle={() => open(opened === number ? null : number)}
            >
              {seats}
            </Folded>
          ) : (
            <section key={number} className={styles.table} aria-labelledby={`table-${number}`}>
              <h3 id={`table-${number}`} className={styles.number}>
                <span>Table</span> {number}
              </h3>
              {seats}
            </section>
          );
        })}
      </div>
    </section>
  );
}

interface FoldedProps {
  readonly number: number;
  readonly free: number;
  readonly isMine: boolean;
  /** People in each seat. */
  readonly taken: readonly (readonly [Seat, number])[];
  readonly most: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A table as one line, with how full each of its seats is; its seats below it while it is open. */
function Folded({ number, free, isMine, taken, most, open, onToggle, children }: FoldedProps) {
  const inside = useId();
  return (
    <section aria-labelledby={`table-${number}`}>
      <h3 className={styles.line}>
        <button
          type="button"
          id={`table-${number}`}
          className={styles.fold}
          aria-expanded={open}
          aria-controls={inside}
          onClick={onToggle}
        >
          <b>Table {number}</b>
          <span className={styles.fill} aria-hidden="true">
            {taken.map(([seat, count]) => (
              <Dots key={seat} seat={seat} taken={count} most={most} />
            ))}
          </span>
          <small>{isMine ? 'Your table' : free === 0 ? 'Full' : `${free} free`}</small>
          <ChevronDown size={18} aria-hidden="true" />
        </button>
      </h3>
      <div id={inside} className={styles.open} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}

const Dots = ({
  seat,
  taken,
  most,
}: {
  readonly seat: Seat;
  readonly taken: number;
  readonly most: number;
}) => (
  <span className={cx(styles.dots, styles[seat])} aria-hidden="true">
    {Array.from({ length: Math.max(most, taken) }, (_, index) => (
      <i key={index} data-taken={index < taken || undefined} />
    ))}
  </span>
);

interface SeatButtonProps {
  readonly seat: Seat;
  readonly number: number;
  readonly names: readonly string[];
  readonly most: number;
  readonly isMine: boolean;
  readonly onTake: () => void;
}

function SeatButton({ seat, number, names, most, isMine, onTake }: SeatButtonProps) {
  const free = Math.max(0, most - names.length);
  const isFull = free === 0 && !isMine;
  const who = names.length > 0 ? listed(names) : 'nobody yet';
  const left = isMine ? 'your place' : isFull ? 'full' : `${counted(free, 'place')} free`;
  return (
    <button
      type="button"
      data-place
      className={cx(styles.place, styles[seat])}
      aria-pressed={isMine}
      aria-disabled={isFull}
      aria-label={`${SEAT_NAMES[seat]} at table ${number}: ${who}, ${left}`}
      onClick={() => {
        if (!isFull && !isMine) onTake();
      }}
    >
      <SeatMark seat={seat} />
      <Dots seat={seat} taken={names.length} most={most} />
      <small className={styles.names}>{names.length > 0 ? names.join(', ') : 'Free'}</small>
      {isMine && <small className={styles.mine}>Your place</small>}
    </button>
  );
}
