/**
 * Conditions as ranges over a row of numbers. Where many are asked of one position, as of all events of a deck, reading
 * the position once is much faster than asking each condition, as `testOf` does.
 */
import type { Condition } from '../content/schema';
import { OTHERS, SEATS, type Seat } from '../content/seats';
import { TRACKS } from '../content/tracks';
import { hasPublicDeal } from './obligations';
import type { Position } from './state';

const PAIRS = SEATS.flatMap((from) => OTHERS[from].map((to): readonly [Seat, Seat] => [from, to]));
const TRUST = TRACKS.length;
const ROUND = TRUST + PAIRS.length;
const WAR = ROUND + 1;
const DEAL = WAR + 1;

/** Everything that a condition may be about: tracks, trust, the round, and 1 or 0 for the war and for a public deal. */
export type Readings = readonly number[];

/** Filled in again for each position that is read. */
const row: number[] = Array.from({ length: DEAL + 1 }, () => 0);

/** What conditions may ask of a position. The row holds until another position is read. */
export function readingsOf(position: Position): Readings {
  const { tracks, trust } = position;
  for (let at = 0; at < TRACKS.length; at++) row[at] = tracks[TRACKS[at]!];
  for (let at = 0; at < PAIRS.length; at++) {
    const [from, to] = PAIRS[at]!;
    row[TRUST + at] = trust[from][to];
  }
  row[ROUND] = position.round;
  row[WAR] = position.war ? 1 : 0;
  row[DEAL] = hasPublicDeal(position) ? 1 : 0;
  return row;
}

/** Triples: which reading, and from where to where it must be. */
type Ranges = readonly number[];

/** Beyond anything that is counted, where a range has no end. */
const FAR = 1e9;

function rangeOf(condition: Condition): Ranges {
  if ('war' in condition) return [WAR, Number(condition.war), Number(condition.war)];
  if ('deal' in condition) return [DEAL, Number(condition.deal), Number(condition.deal)];
  const { min = -FAR, max = FAR } = 'round' in condition ? condition.round : condition;
  if ('track' in condition) return [TRACKS.indexOf(condition.track), min, max];
  if ('trust' in condition) {
    const [from, to] = condition.trust;
    return [TRUST + PAIRS.findIndex((pair) => pair[0] === from && pair[1] === to), min, max];
  }
  return [ROUND, min, max];
}

/** Conditions that must all hold, as ranges one after the other. */
export const rangesOf = (conditions: readonly Condition[]): Ranges => conditions.flatMap(rangeOf);

/** Whether all conditions hold of what was read. */
export function areWithin(read: Readings, ranges: Ranges): boolean {
  for (let at = 0; at < ranges.length; at += 3) {
    const value = read[ranges[at]!]!;
    if (value < ranges[at + 1]! || value > ranges[at + 2]!) return false;
  }
  return true;
}
