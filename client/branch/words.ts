import { SEATS, type Viewer } from '../../shared/content/seats';
import { gameIdOf } from '../../shared/recording/id';
import type { Origin } from '../../shared/recording/origin';
import { listText } from '../wording/formats';

/** What a branch came from, inside a sentence: "“The long summer”", "the game of Ann and Ben", "another game". */
export function originName({ title, names = {} }: Pick<Origin, 'title' | 'names'>): string {
  if (title !== undefined) return `“${title}”`;
  const known = SEATS.flatMap((seat) => names[seat] ?? []);
  return known.length > 0 ? `the game of ${listText(known)}` : 'another game';
}

/** Where a branch parts from its original: "round 3, entry 41". */
export const branchPoint = ({ round, entry }: Pick<Origin, 'round' | 'entry'>): string =>
  `round ${round}, ${entry === 0 ? 'before the first entry' : `entry ${entry}`}`;

/** The address of that moment of the original, as whoever looks from there saw it. */
export const originPath = (origin: Origin, viewer: Viewer): string =>
  `/watch/${gameIdOf(origin)}#entry=${origin.entry}&view=${viewer}`;
