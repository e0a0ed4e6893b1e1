/** Moving tracks and trust: clamped, recorded, the same for the game itself and for a forecast on a copy. */
import type { Condition, Effect } from '../content/schema';
import { SEATS, type Seat } from '../content/seats';
import { TRACK_MAX, type SecretTrack, type Track } from '../content/tracks';
import { hasPublicDeal } from './obligations';
import { scenarioOf } from './scenario';
import type { Move, Position } from './state';

export const isSecretTrack = (track: string): track is SecretTrack =>
  track === 'heu' || track === 'concealed' || track === 'weapon';

/** Whether a seat used force this round, striking back included. */
export function usedForce(position: Position, seat: Seat): boolean {
  for (const id in position.incidents) if (position.incidents[id]?.by === seat) return true;
  return false;
}

/** Whether a seat ordered force in earnest: a strike with a die, not a raid, an announced attack, or a strike back. */
function orderedStrike(position: Position, seat: Seat): boolean {
  const { orders } = scenarioOf(position);
  for (const id in position.incidents) {
    const incident = position.incidents[id];
    if (incident?.by === seat && orders[incident.order]?.force?.die) return true;
  }
  return false;
}

/** How high escalation may rise this round (RULES 11): by so much, and to the top only if two seats ordered strikes. */
function escalationLimit(position: Position): number {
  const { perRound, freelyUpTo } = scenarioOf(position).numbers.escalation;
  const most = position.escalationBefore + perRound;
  if (most <= freelyUpTo) return most;
  let users = 0;
  for (const seat of SEATS) if (orderedStrike(position, seat)) users += 1;
  return Math.min(users >= 2 ? TRACK_MAX.escalation : freelyUpTo, most);
}

/**
 * Adds `by` to a track, within its range, and notes the change in `moves`. A secret track that the holder of the
 * position does not know stays untouched.
 */
export function moveTrack(
  position: Position,
  track: Track | SecretTrack,
  by: number,
  moves: Move[],
  upTo?: number,
): void {
  const from = isSecretTrack(track) ? position.secret?.[track] : position.tracks[track];
  if (from === undefined) return;
  let most = upTo ?? TRACK_MAX[track];
  if (track === 'escalation' && by > 0) most = Math.min(most, escalationLimit(position));
  let least = 0;
  if (track === 'streets' && position.crackdown.floor === position.round) least = 1;
  let to = from + by;
  if (by > 0) to = Math.max(from, Math.min(to, most));
  if (by < 0) to = Math.min(from, Math.max(to, least));
  if (to === from) return;
  if (!isSecretTrack(track)) position.tracks[track] = to;
  else if (position.secret) position.secret[track] = to;
  moves.push({ track, from, to });
  if (track === 'heu' && position.secret && position.secret.concealed > to) {
    moveTrack(position, 'concealed', to - position.secret.concealed, moves);
  }
}

/** Adds `by` to how far `from` trusts `to`, within 0 to 10. */
export function moveTrust(
  position: Position,
  from: Seat,
  to: Seat,
  by: number,
  moves: Move[],
  upTo = 10,
): void {
  const now = position.trust[from][to];
  const next = by > 0 ? Math.max(now, Math.min(now + by, upTo)) : Math.max(0, now + by);
  if (next === now) return;
  position.trust[from][to] = next;
  moves.push({ trust: [from, to], from: now, to: next });
}

/** Carries out effects of tracks and trust; signals are the business of knowledge.ts. */
export function applyEffects(position: Position, effects: readonly Effect[], moves: Move[]): void {
  for (const effect of effects) {
    const { when } = effect;
    if (when !== undefined && (when === 'war') !== position.war) continue;
    if ('track' in effect) moveTrack(position, effect.track, effect.by, moves, effect.upTo);
    else if ('secret' in effect) moveTrack(position, effect.secret, effect.by, moves);
    else if ('trust' in effect) {
      moveTrust(position, effect.trust[0], effect.trust[1], effect.by, moves, effect.upTo);
    }
  }
}

/** Whether a value lies in a range whose ends, where it has any, belong to it. */
export const within = (
  value: number,
  range: { readonly min?: number | undefined; readonly max?: number | undefined },
) => value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);

/** Whether something about a position is so. */
export type Test = (position: Position) => boolean;

/**
 * A condition on public things, made into a test once: conditions come in many shapes, and looking at the shape takes
 * several times as long as the test.
 */
export function testOf(condition: Condition): Test {
  if ('war' in condition) return ({ war }) => war === condition.war;
  if ('deal' in condition) return (position) => hasPublicDeal(position) === condition.deal;
  const { min = -Infinity, max = Infinity } = 'round' in condition ? condition.round : condition;
  if ('track' in condition) {
    const { track } = condition;
    return ({ tracks }) => tracks[track] >= min && tracks[track] <= max;
  }
  if ('trust' in condition) {
    const [from, to] = condition.trust;
    return ({ trust }) => trust[from][to] >= min && trust[from][to] <= max;
  }
  return ({ round }) => round >= min && round <= max;
}

/** Whether a condition on public things holds. */
export const holds = (position: Position, condition: Condition): boolean => testOf(condition)(position);
