import { useState, type KeyboardEvent } from 'react';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import type { Reply } from '../../../shared/protocol/messages';
import type { ParticipantView, SeatPlace } from '../../../shared/protocol/seminar';
import { counted, listed } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { SeatMark } from '../../ui/SeatMark';
import { seminarRefusal } from '../refusal';
import styles from './Seats.module.css';

interface SeatsProps {
  readonly view: ParticipantView;
  readonly sit: (place: SeatPlace | null) => Promise<Reply>;
}

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
      <div className={styles.tables} onKeyDown={walk}>
        {numbers.map((number) => (
          <section key={number} className={styles.table} aria-labelledby={`table-${number}`}>
            <h3 id={`table-${number}`} className={styles.number}>
              <span>Table</span> {number}
            </h3>
            {SEATS.map((seat) => (
              <SeatButton
                key={seat}
                seat={seat}
                number={number}
                names={view.seated[number]?.[seat] ?? []}
                most={view.settings.delegation}
                isMine={place?.table === number && place.seat === seat}
                onTake={() => void take({ table: number, seat })}
              />
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}

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
      <span className={styles.dots} aria-hidden="true">
        {Array.from({ length: Math.max(most, names.length) }, (_, index) => (
          <i key={index} data-taken={index < names.length || undefined} />
        ))}
      </span>
      <small className={styles.names}>{names.length > 0 ? names.join(', ') : 'Free'}</small>
      {isMine && <small className={styles.mine}>Your place</small>}
    </button>
  );
}
