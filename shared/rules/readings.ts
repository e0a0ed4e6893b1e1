/**
 * Conditions as ranges over a row of numbers. Where many are asked of one position, as of all events of a deck, reading
 * the position once is much faster than asking each condition, as `testOf` does.
 */
import type { Condition } from '../content/schema';
import { SEATS } from '../content/seats';
import { TRACKS } from '../content/tracks';
import { hasPublicDeal } from './obligations';
import type { Position } from './state';

/** Behind the tracks: the round, 1 or 0 for the war and for a public deal, and how far each seat trusts each. */
const ROUND = TRACKS.length;
const WAR = ROUND + 1;
const DEAL = WAR + 1;
const TRUST = DEAL + 1;

/** Everything that a condition may be about. */
export type Readings = readonly number[];

/** Reads a position, one by one: a loop over the names of tracks and seats takes several times as long. */
export function readingsOf(position: Position): Readings {
  const { tracks } = position;
  const { usa, iran, israel } = position.trust;
  return [
    tracks.ceasefire,
    tracks.escalation,
    tracks.toll,
    tracks.base,
    tracks.sanctions,
    tracks.streets,
    tracks.economy,
    tracks.missiles,
    tracks.security,
    tracks.sites,
    tracks.coalition,
    tracks.shield,
    tracks.intel,
    tracks.access,
    position.round,
    position.war ? 1 : 0,
    hasPublicDeal(position) ? 1 : 0,
    usa.usa,
    usa.iran,
    usa.israel,
    iran.usa,
    iran.iran,
    iran.israel,
    israel.usa,
    israel.iran,
    israel.israel,
  ];
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
    return [TRUST + SEATS.length * SEATS.indexOf(from) + SEATS.indexOf(to), min, max];
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
