/** Whether to use force: rarely, for cause, and never where it would end in ruin. */
import { HOME, type Seat } from '../../content/seats';
import { brokenBy } from '../../rules/breach';
import type { Order } from '../../rules/state';
import { isWeary } from '../../rules/resolution';
import type { Heard } from './hearing';
import { chanceFrom, hasAgenda, type Stance } from './stance';
import { percent } from './words';

interface Cause {
  /** From 0 to 1: how far it speaks for force. */
  readonly weight: number;
  readonly text: string;
}

const struckLately = ({ view, seat }: Stance): boolean =>
  view.lastStruck[seat] > 0 && view.lastStruck[seat] >= view.round - 1;

/** What speaks for force, the strongest first. */
function causes(stance: Stance): readonly Cause[] {
  const { view, seat, weapon, gone } = stance;
  const { sites, missiles, streets, economy } = view.tracks;
  const list: Cause[] = [];
  const add = (weight: number, text: string): void => {
    if (weight > 0) list.push({ weight, text });
  };
  if (struckLately(stance))
    add(seat === 'usa' ? 0.15 : 0.65, `we were struck in month ${view.lastStruck[seat]}`);
  if (view.war) add(seat === 'usa' ? 0.1 : 0.6, 'the war is on');
  const near = chanceFrom(weapon, 3);
  if (seat === 'israel') {
    if (near > 0.1)
      add(1.5 * near, `a weapon is three steps or more along with a chance of ${percent(near)}`);
    if (!stance.bound && gone > 0) add(0.25, 'nothing binds Tehran to hold its fire');
    if (sites >= 6) add(0.25, `${sites} enrichment sites work`);
    if (hasAgenda(stance, 'dominance') && missiles >= 4)
      add(0.12 * (missiles - 1), `Iran has ${missiles} missiles`);
  }
  if (seat === 'usa') {
    if (near > 0.3)
      add(0.5 * near, `a weapon is three steps or more along with a chance of ${percent(near)}`);
    if (sites >= 7) add(0.15, `${sites} enrichment sites work`);
  }
  if (seat === 'iran' && streets <= 1 && economy <= 3) add(0.15, `the streets stand at ${streets}`);
  return list.sort((a, b) => b.weight - a.weight);
}

/** By how much everything else holds force back, from 0 (not at all now) to 1. */
function restraint(stance: Stance, order: Order): number {
  const { view, seat, left } = stance;
  const { escalation } = view.tracks;
  const home = view.tracks[HOME[seat]];
  if (home <= 1 && order.order !== 'base-attack') return 0;
  let by = 1;
  if (escalation >= 8) by *= 0.06;
  else if (escalation >= 6) by *= 0.45;
  if (isWeary(view, seat)) by *= 0.35;
  if (seat === 'israel' && view.restrained === view.round) by *= 0.4;
  if (left === 1 && !view.war) by *= 0.4;
  const breaches = brokenBy(view, seat, order);
  if (breaches.length > 0) {
    // The word is kept, but for a weapon that is all but there, or against one who struck first.
    const desperate = chanceFrom(stance.weapon, 4) > 0.5 && seat !== 'iran';
    const hawk = hasAgenda(stance, 'dominance') ? 0.2 : 0.05;
    by *= desperate ? 0.5 : struckLately(stance) ? 0.5 : hawk;
  }
  return by;
}

function orderOfForce(stance: Stance, random: () => number): Order {
  const { view, seat, weapon } = stance;
  const { missiles, sites, shield, streets, coalition } = view.tracks;
  switch (seat) {
    case 'usa':
      return { order: 'bomb', target: 'sites' };
    case 'iran': {
      const byUsa = lastUsedForce(stance, 'usa') && !lastUsedForce(stance, 'israel');
      const soft = byUsa || missiles < 3 || (streets <= 1 && !view.war) || missiles + 3 < shield;
      return { order: soft ? 'base-attack' : 'barrage' };
    }
    case 'israel': {
      const alarmed = chanceFrom(weapon, 3) > 0.4;
      const big = alarmed || view.war || coalition <= 3;
      if (big && alarmed && random() < 0.3) return { order: 'airstrike', target: 'leadership' };
      const aim = alarmed || sites >= 5 || missiles <= 2 ? 'sites' : 'missiles';
      return { order: big || random() < 0.3 ? 'airstrike' : 'raid', target: aim };
    }
  }
}

/** An order of force and why, or `null`. */
export function forceNow(
  stance: Stance,
  said: Heard,
  random: () => number,
): { order: Order; reason: string } | null {
  const why = causes(stance);
  const draw = random();
  if (why.length === 0) return null;
  const order = orderOfForce(stance, random);
  const weight = 1 - why.reduce((rest, cause) => rest * (1 - cause.weight), 1);
  // A word given lately holds one's hand, and so does a warning.
  const promised = said.promised.has(stance.seat === 'iran' ? 'israel' : 'iran') ? 0.7 : 1;
  const warned = said.warned.size > 0 ? 0.8 : 1;
  const chance = weight * restraint(stance, order) * promised * warned;
  if (draw >= chance) return null;
  return { order, reason: `${why.map(({ text }) => text).join(', and ')}` };
}

/** Whether a seat used force this round or the last. */
export const lastUsedForce = ({ view }: Stance, seat: Seat): boolean =>
  view.lastForce[seat] > 0 && view.lastForce[seat] >= view.round - 1;
