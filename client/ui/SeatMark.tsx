import { SEAT_PATHS } from '../../shared/drawing/seats';
import { SEAT_NAMES, type Seat } from '../../shared/content/seats';
import { cx } from './cx';
import styles from './SeatMark.module.css';
import { VisuallyHidden } from './VisuallyHidden';

/** The custom property that holds a seat's colour. */
export const seatColour = (seat: Seat): string => `var(--seat-${seat})`;
export interface SeatMarkProps {
  seat: Seat;
  /** Shape and name, or the shape alone (its name is then for screen readers). */
  show?: 'both' | 'shape';
  size?: 'small' | 'normal' | 'large';
  /** Another word than the seat's name, as "you". */
  label?: string;
  /** True where the name stands beside it anyway. */
  decorative?: boolean;
  className?: string;
}

/** A seat: its shape and its name, in its colour. */
export function SeatMark({
  seat,
  show = 'both',
  size = 'normal',
  label,
  decorative,
  className,
}: SeatMarkProps) {
  const name = label ?? SEAT_NAMES[seat];
  return (
    <span className={cx(styles.mark, styles[size], className)} style={{ color: seatColour(seat) }}>
      <svg className={styles.shape} viewBox="0 0 24 24" aria-hidden="true">
        <path d={SEAT_PATHS[seat]} fill="currentColor" />
      </svg>
      {show === 'both' ? (
        <span className={styles.name}>{name}</span>
      ) : (
        !decorative && <VisuallyHidden>{name}</VisuallyHidden>
      )}
    </span>
  );
}
