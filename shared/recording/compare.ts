/** How games that share their beginning came out, beside each other. */
import type { EndingId } from '../content/endings';
import { SEATS, type Seat } from '../content/seats';
import type { Holder, State } from '../rules/state';

/** What is compared of a game that is over. */
export interface Outcome {
  readonly ending: EndingId;
  /** The round in which it ended. */
  readonly round: number;
  /** Points of each seat, of 100. */
  readonly scores: Readonly<Record<Seat, number>>;
  /** Human cost on the last day. */
  readonly toll: number;
  /** Deals that were signed, from the first round on. */
  readonly deals: number;
  /** Who held each seat in the end. */
  readonly holders: Readonly<Record<Seat, Holder>>;
}

/** The part of a state, or of anybody's view once the game is over, that an outcome is read from. */
type Ended = Pick<State, 'ending' | 'tracks' | 'deals' | 'seats'>;

/** How a game came out; `null` while it is not over. */
export function outcomeOf({ ending, tracks, deals, seats }: Ended): Outcome | null {
  if (!ending) return null;
  const each = <T>(of: (seat: Seat) => T): Record<Seat, T> => ({
    usa: of('usa'),
    iran: of('iran'),
    israel: of('israel'),
  });
  return {
    ending: ending.id,
    round: ending.round,
    scores: each((seat) => ending.scores[seat].total),
    toll: tracks.toll,
    deals: Object.keys(deals).length,
    holders: each((seat) => seats[seat]),
  };
}

/** A figure of one game, and by how much it is more than that of the original. */
export interface Compared {
  readonly value: number;
  readonly change: number;
}

export interface Comparison {
  readonly ending: EndingId;
  /** Whether both ended in the same way. */
  readonly sameEnding: boolean;
  readonly round: Compared;
  readonly scores: Readonly<Record<Seat, Compared>>;
  readonly toll: Compared;
  readonly deals: Compared;
}

/** Points are told to a tenth; so are their differences. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

const against = (original: number, value: number): Compared => ({
  value,
  // The difference of what is read, and never a minus before a nought.
  change: tenth(tenth(value) - tenth(original)) + 0,
});

/** Each of the other games beside the original, in their order. */
export const compareOutcomes = (original: Outcome, others: readonly Outcome[]): Comparison[] =>
  others.map((other) => ({
    ending: other.ending,
    sameEnding: other.ending === original.ending,
    round: against(original.round, other.round),
    scores: Object.fromEntries(
      SEATS.map((seat) => [seat, against(original.scores[seat], other.scores[seat])]),
    ) as Record<Seat, Compared>,
    toll: against(original.toll, other.toll),
    deals: against(original.deals, other.deals),
  }));
