import { useId } from 'react';
import { SEATS, type Seat } from '../../shared/content/seats';
import { cx } from '../ui/cx';
import { SeatMark } from '../ui/SeatMark';
import { visuallyHidden } from '../ui/VisuallyHidden';
import styles from './SeatPicker.module.css';

/** What a seat holds and what it needs, in a line each. */
const BRIEFS: Record<Seat, string> = {
  usa: 'Holds sanctions and guarantees. Its base is split over another war.',
  iran: 'Holds what is left of the programme. Its economy needs relief.',
  israel: 'Holds air power and intelligence. It needs a quiet that lasts.',
};

export interface SeatPickerProps {
  legend: string;
  value: Seat | undefined;
  onValueChange: (seat: Seat) => void;
  /** Why a seat cannot be chosen; absent where it can. */
  refused?: Partial<Record<Seat, string>>;
}

/** Chooses one of the three seats. */
export function SeatPicker({ legend, value, onValueChange, refused = {} }: SeatPickerProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.seats}>
        {SEATS.map((seat) => (
          <label key={seat} className={cx(styles.seat, styles[seat])}>
            <input
              type="radio"
              className={visuallyHidden}
              name={name}
              value={seat}
              checked={seat === value}
              disabled={refused[seat] !== undefined}
              onChange={() => onValueChange(seat)}
            />
            <SeatMark seat={seat} />
            <small className={styles.brief}>{refused[seat] ?? BRIEFS[seat]}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
