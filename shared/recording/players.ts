/** Who played a recorded game. */
import { bySeat, type Seat } from '../content/seats';
import type { RecordedSeat } from './format';
import type { Timeline } from './timeline';

/**
 * Who held each seat: as the game began, or, of a branch, whoever has played on since. Those who played what a branch shares
 * with its original did not play the branch.
 */
export function playersOf(timeline: Timeline): Readonly<Record<Seat, RecordedSeat>> {
  const { header } = timeline.recording;
  if (!header.origin) return header.seats;
  const { seats } = timeline.stateAt(timeline.length);
  return bySeat((seat) => ({ holder: seats[seat] }));
}
