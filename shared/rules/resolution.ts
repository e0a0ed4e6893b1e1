/** Orders are carried out, in the order of RULES 5: diplomacy, covert, strikes, rebuilding, inspections, detection. */
import type { OrderId } from '../content/orders';
import type { OrderDef } from '../content/schema';
import { HOME, SEATS, type Seat } from '../content/seats';
import { brokenBy, comeToLight } from './breach';
import { below } from './chance';
import {
  checkLeaks,
  detectionChance,
  learnFromDetection,
  passOnSignal,
  privateSignal,
  signalWidth,
  updatePictures,
} from './knowledge';
import { tell } from './log';
import { certainEffects } from './orders';
import { afterStrike, afterWeapon } from './pictures';
import { orderDef, scenarioOf } from './scenario';
import type { Breach, Move, Order, State } from './state';
import {
  damageOf,
  dealDamage,
  rally,
  strikeTotal,
  valueOf,
  type StrikeTarget,
  type StrikeValues,
} from './strikes';
import { applyEffects, moveTrack, moveTrust } from './tracks';

type Given = Order & { readonly order: OrderId };

interface GivenBy {
  readonly seat: Seat;
  readonly order: Given;
  readonly phase: OrderDef['phase'];
}

/** All orders of the round, in the order of seats and then as they were given. */
function allGiven(state: State): GivenBy[] {
  const given: GivenBy[] = [];
  for (const seat of SEATS) {
    for (const order of state.orders[seat] ?? []) {
      if (order.order === 'withhold') continue;
      given.push({ seat, order: order as Given, phase: orderDef(state, order.order).phase });
    }
  }
  return given;
}

function light(state: State, breaches: readonly Breach[], how: OrderId): void {
  for (const breach of breaches) comeToLight(state, 'resolution', breach, how);
}

function carryOutOvert(state: State, seat: Seat, order: Given): void {
  const breaches = brokenBy(state, seat, order);
  const moves: Move[] = [];
  applyEffects(state, certainEffects(state, order), moves);
  if (order.order === 'restrain') state.restrained = state.round + 1;
  if (order.order === 'crackdown') {
    const { crackdownRounds } = scenarioOf(state).numbers.reckoning;
    const { round, crackdown } = state;
    const since = crackdown.until >= round ? crackdown.since : round;
    state.crackdown = { floor: round, since, until: round + crackdownRounds };
  }
  const target = order.target ?? null;
  const shown = order.order === 'leak' ? null : target;
  tell(state, 'resolution', { kind: 'order', seat, order: order.order, target: shown }, moves);
  if (order.order === 'leak') passOnSignal(state, target === 'dressed-up');
  light(state, breaches, order.order);
}

function carryOutCovert(state: State, seat: Seat, order: Given): void {
  const moves: Move[] = [];
  applyEffects(state, certainEffects(state, order), moves);
  const target = order.target ?? null;
  tell(state, 'resolution', { kind: 'covert', seat, order: order.order, target }, moves, [seat]);
  if (order.order === 'sabotage' && target === 'weapon') {
    updatePictures(state, (picture) => afterWeapon(picture, -1), ['israel']);
  }
  if (order.order === 'assess' || order.order === 'reconnoitre') {
    const width = signalWidth(state, order.order);
    const who = order.order === 'assess' ? 'usa' : 'israel';
    privateSignal(state, 'resolution', who, target === 'weapon' ? 'weapon' : 'heu', width, order.order);
    if (order.order === 'assess') checkLeaks(state, 'resolution');
  }
}

/** A second round of force running, no order of force having been aimed at it in between, costs the home front (RULES 11, war-weariness). */
export const isWeary = (
  state: { round: number; lastForce: Record<Seat, number>; lastStruck: Record<Seat, number> },
  seat: Seat,
): boolean =>
  state.lastForce[seat] === state.round - 1 && state.round > 1 && state.lastStruck[seat] < state.round - 1;

function targetOf(order: Given, on: Seat): StrikeTarget {
  if (on === 'israel') return 'israel';
  return on === 'usa' ? 'base' : (order.target as StrikeTarget);
}

interface Strike {
  readonly seat: Seat;
  readonly order: Given;
  readonly values: StrikeValues;
  readonly die: number | null;
  readonly total: number | null;
  readonly damage: number;
}

/** All dice of the round, from the tracks as they stand before any strike lands. */
function rollAll(state: State, given: readonly GivenBy[]): Strike[] {
  const rolled: Strike[] = [];
  for (const { seat, order, phase } of given) if (phase === 'strike') rolled.push(roll(state, seat, order));
  return rolled;
}

function roll(state: State, seat: Seat, order: Given): Strike {
  const { sides } = scenarioOf(state).numbers.strike;
  const force = orderDef(state, order.order).force;
  if (!force) throw new Error(`${order.order} is no order of force`);
  const values: StrikeValues = {
    attack: valueOf(state, force.attack),
    defence: valueOf(state, force.defence),
    bonus: force.bonus,
  };
  if (!force.die) return { seat, order, values, die: null, total: null, damage: force.flatDamage };
  const purpose = `strike:${seat}:${order.order}:${order.target ?? ''}`;
  const die = 1 + below(state.seed, state.round, purpose, sides);
  const total = strikeTotal(values, die);
  return { seat, order, values, die, total, damage: damageOf(state, total, force.bonus) };
}

function land(state: State, strike: Strike, rallied: Seat[]): void {
  const { seat, order, damage } = strike;
  const force = orderDef(state, order.order).force;
  if (!force) return;
  const breaches = brokenBy(state, seat, order);
  const moves: Move[] = [];
  applyEffects(state, certainEffects(state, order), moves);
  if (force.die) {
    const target = targetOf(order, force.on);
    dealDamage(state, target, damage, moves);
    if (damage > 0) applyEffects(state, force.onHit, moves);
    if (!rallied.includes(force.on)) {
      rallied.push(force.on);
      rally(state, force.on, moves);
    }
    learnFromDamage(state, target, damage);
  } else {
    moveTrack(state, 'toll', damage, moves);
  }
  moveTrust(state, force.on, seat, force.trust, moves);
  tell(
    state,
    'resolution',
    {
      kind: 'strike',
      seat,
      on: force.on,
      order: order.order,
      target: order.target ?? null,
      die: strike.die,
      total: strike.total,
      damage,
    },
    moves,
  );
  light(state, breaches, order.order);
}

/** What everybody infers from damage that everybody saw. */
export function learnFromDamage(state: State, target: StrikeTarget, damage: number): void {
  const { strike } = scenarioOf(state).numbers;
  if (damage === 0) return;
  if (target === 'sites') {
    updatePictures(state, (picture) => afterStrike(picture, Math.floor(damage / 2)));
    if (damage >= strike.sitesWeapon.from) {
      updatePictures(state, (picture) => afterWeapon(picture, strike.sitesWeapon.by));
    }
  } else if (target === 'leadership') {
    updatePictures(state, (picture) => afterWeapon(picture, strike.leadership.weapon));
  }
}

function strikes(state: State, given: readonly GivenBy[]): void {
  const rolled = rollAll(state, given);
  if (rolled.length === 0) return;
  let number = Object.keys(state.incidents).length;
  for (const { seat, order, damage } of rolled) {
    const force = orderDef(state, order.order).force;
    if (!force) continue;
    number += 1;
    state.incidents[number] = {
      by: seat,
      on: force.on,
      order: order.order,
      target: order.target ?? null,
      damage,
      violation: force.violates,
    };
    if (order.order === 'bomb') state.bombed = true;
  }
  const rallied: Seat[] = [];
  for (const strike of rolled) land(state, strike, rallied);
  const strikers = SEATS.filter((seat) => rolled.some((strike) => strike.seat === seat));
  for (const seat of strikers) priceOfForce(state, seat);
  for (const seat of strikers) state.lastForce[seat] = state.round;
  for (const { on } of Object.values(state.incidents)) state.lastStruck[on] = state.round;
}

function priceOfForce(state: State, seat: Seat): void {
  const { weariness, restraint } = scenarioOf(state).numbers;
  if (isWeary(state, seat)) {
    const moves: Move[] = [];
    moveTrack(state, HOME[seat], weariness, moves);
    tell(state, 'resolution', { kind: 'weary', seat }, moves);
  }
  if (seat === 'israel' && state.restrained === state.round) {
    const moves: Move[] = [];
    moveTrack(state, 'coalition', restraint.coalition, moves);
    moveTrust(state, 'usa', 'israel', restraint.trust, moves);
    tell(state, 'resolution', { kind: 'restraint-ignored' }, moves);
  }
}

function detection(state: State, given: readonly GivenBy[]): void {
  for (const { seat, order, phase } of given) {
    if (phase !== 'covert') continue;
    const def = orderDef(state, order.order);
    const purpose = `detect:${seat}:${order.order}:${order.target ?? ''}`;
    if (below(state.seed, state.round, purpose, 100) >= detectionChance(state, seat)) continue;
    const breaches = brokenBy(state, seat, order);
    const moves: Move[] = [];
    const target = order.target ?? null;
    if (def.detection) {
      applyEffects(state, def.detection.effects, moves);
      for (const other of def.detection.against) {
        moveTrust(state, other, seat, def.detection.trust, moves);
      }
    }
    learnFromDetection(state, order.order, target);
    tell(state, 'resolution', { kind: 'detected', seat, order: order.order, target }, moves);
    light(state, breaches, order.order);
  }
}

/** Carries out all orders of the round. */
export function resolve(state: State): void {
  const given = allGiven(state);
  for (const { seat, order, phase } of given) if (phase === 'diplomacy') carryOutOvert(state, seat, order);
  for (const { seat, order, phase } of given) if (phase === 'covert') carryOutCovert(state, seat, order);
  strikes(state, given);
  for (const { seat, order, phase } of given) if (phase === 'rebuild') carryOutOvert(state, seat, order);
  for (const { seat, order, phase } of given) if (phase === 'inspection') carryOutOvert(state, seat, order);
  detection(state, given);
}
