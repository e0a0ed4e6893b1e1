import type { Seat } from '../../shared/content/seats';
import { SEAT_PATHS } from '../../shared/drawing/seats';

/** A seat's shape around the origin, some 10 px wide; a short bar where nobody owns the mark. */
export function SeatShape({ seat, className }: { seat: Seat | null; className?: string | undefined }) {
  if (seat === null) return <rect x={-5} y={-1.5} width={10} height={3} className={className} />;
  return <path d={SEAT_PATHS[seat]} transform="scale(0.48) translate(-12 -12)" className={className} />;
}
