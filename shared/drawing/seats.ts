import type { Seat } from '../content/seats';

/** The shape of each seat in a 24 × 24 box, optically of one weight. */
export const SEAT_PATHS: Record<Seat, string> = {
  usa: 'M12 2.2a9.8 9.8 0 1 0 0 19.6a9.8 9.8 0 1 0 0-19.6z',
  iran: 'M3.3 3.3h17.4v17.4h-17.4z',
  israel: 'M12 1.2 23 20.8H1z',
};
