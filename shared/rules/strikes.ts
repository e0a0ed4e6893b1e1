/** The die of RULES 5: d6 + ⌊attack ÷ 2⌋ − ⌊defence ÷ 2⌋ against a table of damage. */
import { HOME, type Seat } from '../content/seats';
import type { Track } from '../content/tracks';
import type { StrikeOdds } from './answers';
import { scenarioOf } from './scenario';
import type { Move, Position } from './state';
import { moveTrack } from './tracks';

/** Attack and defence of one strike, taken from the tracks as they stood before any strike of the round. */
export interface StrikeValues {
  readonly attack: number;
  readonly defence: number;
  /** Added to the damage where there is any. */
  readonly bonus: number;
}

/** What a strike is aimed at. */
export type StrikeTarget = 'sites' | 'missiles' | 'leadership' | 'israel' | 'base';

const half = (value: number): number => Math.floor(value / 2);

export const strikeTotal = (values: StrikeValues, die: number): number =>
  die + half(values.attack) - half(values.defence);

/** Damage of a total (RULES 5). */
export function damageOf(position: Position, total: number, bonus: number): number {
  const row = scenarioOf(position).numbers.strike.damage.find(({ upTo }) => total <= upTo);
  const damage = row?.damage ?? 0;
  return damage > 0 ? damage + bonus : 0;
}

/** The whole spread of damage, in percent. */
export function strikeOdds(position: Position, values: StrikeValues): StrikeOdds {
  const { sides } = scenarioOf(position).numbers.strike;
  const counts = new Map<number, number>();
  let sum = 0;
  for (let die = 1; die <= sides; die++) {
    const damage = damageOf(position, strikeTotal(values, die), values.bonus);
    counts.set(damage, (counts.get(damage) ?? 0) + 1);
    sum += damage;
  }
  return {
    attack: values.attack,
    defence: values.defence,
    damage: [...counts]
      .sort(([a], [b]) => a - b)
      .map(([damage, count]) => ({ damage, percent: (100 * count) / sides })),
    expected: sum / sides,
  };
}

/** Value of a force's attack or defence: a track, or a fixed number. */
export const valueOf = (position: Position, source: Track | number): number =>
  typeof source === 'number' ? source : position.tracks[source];

/**
 * Takes damage off what was struck (RULES 5; RULES 11, ruling 8), and off the uranium and the weapon behind it. What
 * it does to the secret tracks lands on whoever knows them.
 */
export function dealDamage(position: Position, target: StrikeTarget, damage: number, moves: Move[]): void {
  if (damage === 0) return;
  const { strike } = scenarioOf(position).numbers;
  switch (target) {
    case 'sites': {
      moveTrack(position, 'sites', -damage, moves);
      if (position.secret) {
        const open = position.secret.heu - position.secret.concealed;
        moveTrack(position, 'heu', -Math.min(half(damage), open), moves);
      }
      if (damage >= strike.sitesWeapon.from) {
        moveTrack(position, 'weapon', strike.sitesWeapon.by, moves);
      }
      break;
    }
    case 'missiles':
      moveTrack(position, 'missiles', -damage, moves);
      break;
    case 'leadership':
      moveTrack(position, 'security', strike.leadership.security, moves);
      moveTrack(position, 'weapon', strike.leadership.weapon, moves);
      break;
    case 'israel': {
      moveTrack(position, 'shield', -Math.ceil(damage / 2), moves);
      moveTrack(position, 'coalition', -half(damage), moves);
      break;
    }
    case 'base':
      moveTrack(position, 'base', -half(damage), moves);
      break;
  }
  moveTrack(position, 'toll', damage, moves);
}

/** Being struck rallies the home front, once a round. */
export function rally(position: Position, seat: Seat, moves: Move[]): void {
  moveTrack(position, HOME[seat], scenarioOf(position).numbers.strike.rally, moves);
}
