/** What orders are worth to a seat: their certain effects, their dice, detection, and the breaches that they are. */
import { HOME, SEATS, type Seat } from '../../content/seats';
import type { OrderDef } from '../../content/schema';
import { brokenBy } from '../../rules/breach';
import { detectionChance } from '../../rules/knowledge';
import { duties, obligations, type Obligation } from '../../rules/obligations';
import { actionPoints, allOrders, certainEffects, checkOrder, orderCost } from '../../rules/orders';
import { isWeary } from '../../rules/resolution';
import { scoreSheet } from '../../rules/scores';
import { orderDef, scenarioOf } from '../../rules/scenario';
import { damageOf, strikeTotal, valueOf, type StrikeTarget } from '../../rules/strikes';
import type { Breach, Order, Position } from '../../rules/state';
import { FORCED } from './blocks';
import type { Trial } from './trial';

/** Chance that whoever was wronged in a deal without snapback leaves it. */
const LEAVES = 0.5;
/** Chance that a seat that was struck strikes back. */
const STRIKES_BACK: Readonly<Record<Seat, number>> = { usa: 0.15, iran: 0.3, israel: 0.45 };
/** Points for each unit of doubt (standard deviation) that a signal may clear up, early in a game. */
const CURIOSITY = 0.55;

export interface RatedOrder {
  readonly order: Order;
  readonly cost: number;
  /** Points of the final score. */
  readonly worth: number;
  /** Whether it breaks a deal, at once or when it is found out. */
  readonly breaks: boolean;
}

/** Obligations come to light as broken: trust falls, and deals end. */
export function tryBreaches(trial: Trial, breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  const { position } = trial;
  const { trust, deals: n } = scenarioOf(position).numbers;
  const pairs = new Set<string>();
  const deals = new Set<string>();
  for (const { deal, debtor, to, term } of breaches) {
    deals.add(deal);
    const inLaw = position.deals[deal]?.draft.terms[term]?.inLaw === true;
    for (const creditor of to) {
      if (pairs.has(creditor)) continue;
      pairs.add(creditor);
      trial.trust(creditor, debtor, inLaw ? trust.breachInLaw : trust.breach);
    }
  }
  for (const id of deals) {
    const deal = position.deals[id];
    if (!deal) continue;
    const debtor = breaches.find((breach) => breach.deal === id)?.debtor;
    if (!deal.draft.snapback) {
      trial.expect(LEAVES, () => trial.drop(id));
      continue;
    }
    trial.drop(id);
    deal.draft.terms.forEach((term, index) => {
      if (term.kind !== 'relief' || debtor !== 'iran' || deal.delivered[index] === undefined) return;
      trial.move('sanctions', -n.reliefSanctions * term.level);
      trial.move('economy', -n.reliefEconomy * term.level);
    });
  }
}

function tryDamage(trial: Trial, target: StrikeTarget, damage: number): void {
  if (damage === 0) return;
  const { strike } = scenarioOf(trial.position).numbers;
  switch (target) {
    case 'sites': {
      trial.move('sites', -damage);
      const { secret } = trial.position;
      const half = Math.floor(damage / 2);
      if (secret) trial.move('heu', -Math.min(half, secret.heu - secret.concealed));
      // What is concealed is out of reach, and how much that is nobody knows.
      else trial.expect(0.5, () => trial.move('heu', -half));
      if (damage >= strike.sitesWeapon.from) trial.move('weapon', strike.sitesWeapon.by);
      return;
    }
    case 'missiles':
      return trial.move('missiles', -damage);
    case 'leadership':
      trial.move('security', strike.leadership.security);
      return trial.move('weapon', strike.leadership.weapon);
    case 'israel':
      trial.move('shield', -Math.ceil(damage / 2));
      return trial.move('coalition', -Math.floor(damage / 2));
    case 'base':
      return trial.move('base', -Math.floor(damage / 2));
  }
}

type Chances = readonly (readonly [damage: number, chance: number])[];
const spreads = new WeakMap<object, Map<number, Chances>>();

/** Chance of each damage for such an attack and defence; worked out once for each difference. */
function damageChances(position: Position, attack: number, defence: number, bonus: number): Chances {
  const { strike } = scenarioOf(position).numbers;
  const known = spreads.get(strike) ?? new Map<number, Chances>();
  spreads.set(strike, known);
  const values = { attack, defence, bonus };
  const key = 10 * strikeTotal(values, 0) + bonus;
  const found = known.get(key);
  if (found) return found;
  const chances = new Map<number, number>();
  for (let die = 1; die <= strike.sides; die++) {
    const damage = damageOf(position, strikeTotal(values, die), bonus);
    chances.set(damage, (chances.get(damage) ?? 0) + 1 / strike.sides);
  }
  const list = [...chances];
  known.set(key, list);
  return list;
}

/** A strike back by `by`, as in RULES 6; the dice are taken at their mean. */
export function tryRetaliation(trial: Trial, by: Seat, on: Seat): void {
  const { position } = trial;
  const { strike } = scenarioOf(position).numbers;
  const { intel, missiles, security, shield } = position.tracks;
  const iran = by === 'iran';
  const attack = iran ? missiles : by === 'usa' ? strike.usaAttack : intel;
  const defence = iran ? (on === 'israel' ? shield : strike.baseDefence) : security;
  const target: StrikeTarget = iran ? (on === 'israel' ? 'israel' : 'base') : 'missiles';
  trial.effects(scenarioOf(position).responses.retaliate?.effects ?? []);
  if (iran) trial.move('missiles', strike.retaliationMissiles);
  trial.trust(on, by, strike.retaliationTrust);
  for (const [damage, chance] of damageChances(position, attack, defence, 0)) {
    trial.expect(chance, () => tryDamage(trial, target, damage));
  }
  trial.fearFire();
}

function tryForce(trial: Trial, seat: Seat, order: Order, force: NonNullable<OrderDef['force']>): void {
  const { position } = trial;
  const { strike, weariness, restraint } = scenarioOf(position).numbers;
  const { on } = force;
  trial.set(FORCED[seat], 1);
  if (order.order === 'bomb') trial.put('bombed', 1);
  trial.trust(on, seat, force.trust);
  if (isWeary(position, seat)) trial.move(HOME[seat], weariness);
  if (seat === 'israel' && position.restrained === position.round) {
    trial.move('coalition', restraint.coalition);
    trial.trust('usa', 'israel', restraint.trust);
  }
  if (force.die) {
    trial.move(HOME[on], strike.rally);
    const target: StrikeTarget = on === 'israel' ? 'israel' : (order.target as StrikeTarget);
    const attack = valueOf(position, force.attack);
    const defence = valueOf(position, force.defence);
    for (const [damage, chance] of damageChances(position, attack, defence, force.bonus)) {
      trial.expect(chance, () => {
        tryDamage(trial, target, damage);
        if (damage > 0) trial.effects(force.onHit);
      });
    }
  }
  if (SEATS.some((other) => other !== seat && position.lastForce[other] >= Math.max(1, position.round - 1))) {
    trial.bothStrike();
  }
  trial.fearFire();
  if (on === 'iran' && position.tracks.missiles < 1) return;
  trial.expect(STRIKES_BACK[on], () => tryRetaliation(trial, on, seat));
}

/** What is due under a deal is kept back. */
function tryWithholding(trial: Trial, seat: Seat, id: string): void {
  const { position } = trial;
  const deal = position.deals[id];
  if (!deal) return;
  const due = duties(position, deal, seat).flatMap((term): Breach[] => {
    const { to } = deal.draft.terms[term]!;
    return [{ deal: deal.id, debtor: seat, term, to }];
  });
  // What is not delivered may still come later, so only half of it is saved.
  trial.expect(0.5, () => trial.drop(id));
  tryBreaches(trial, due);
}

/**
 * Carries out one order in a trial, dice and detection at their mean; tells whether it breaks a deal. `owed`: what the
 * seat owes.
 */
export function tryOrder(trial: Trial, seat: Seat, order: Order, owed: readonly Obligation[]): boolean {
  const { position } = trial;
  if (order.order === 'withhold') {
    tryWithholding(trial, seat, order.target ?? '');
    return true;
  }
  const def = orderDef(position, order.order);
  trial.effects(certainEffects(position, order));
  if (order.order === 'restrain') trial.put('restrained', 1);
  if (order.order === 'crackdown')
    trial.put('crackdown', 1 + scenarioOf(position).numbers.reckoning.crackdownRounds);
  if (def.force) tryForce(trial, seat, order, def.force);
  const breaches = brokenBy(position, seat, order, owed);
  if (!def.covert) {
    tryBreaches(trial, breaches);
    return breaches.length > 0;
  }
  trial.expect(detectionChance(position, seat) / 100, () => {
    if (def.detection) {
      trial.effects(def.detection.effects);
      for (const other of def.detection.against) trial.trust(other, seat, def.detection.trust);
    }
    tryBreaches(trial, breaches);
  });
  return breaches.length > 0;
}

function doubt(chances: readonly number[]): number {
  let mean = 0;
  let square = 0;
  chances.forEach((chance, value) => {
    mean += chance * value;
    square += chance * value * value;
  });
  return Math.sqrt(Math.max(0, square - mean * mean));
}

/** What knowing more is worth, beyond what tracks can say. */
function curiosity(trial: Trial, order: Order, left: number): number {
  if ((order.order !== 'assess' && order.order !== 'reconnoitre') || !trial.beliefs) return 0;
  const subject = order.target === 'weapon' ? 'weapon' : 'heu';
  return (
    CURIOSITY *
    (subject === 'weapon' ? 1.4 : 0.8) *
    doubt(trial.beliefs[subject]) *
    Math.min(1, (left - 1) / 3)
  );
}

/**
 * Every order that `seat` may give by itself, with its cost and what it is worth to the seat; `considered` leaves out
 * some.
 */
export function rateOrders(
  trial: Trial,
  seat: Seat,
  left: number,
  considered: (order: Order) => boolean = () => true,
): RatedOrder[] {
  const { position } = trial;
  const own = SEATS.indexOf(seat);
  const owed = obligations(position).filter(({ term }) => term.debtor === seat);
  const points = actionPoints(position, seat);
  const rated: RatedOrder[] = [];
  trial.only(own);
  for (const order of allOrders(position, seat)) {
    if (!considered(order)) continue;
    const cost = orderCost(position, seat, order);
    if (cost > points || checkOrder(position, seat, order) !== null) continue;
    trial.reset();
    const breaks = tryOrder(trial, seat, order, owed);
    const worth = trial.by[own]! + curiosity(trial, order, left) + breakoutWorth(trial, seat, own);
    rated.push({ order, cost, worth, breaks });
  }
  trial.reset();
  trial.only(null);
  return rated;
}

/** Points that a breakout must gain for Iran before it is worth anything: there is no way back from it. */
const NO_WAY_BACK = 3;

/** What it costs, or gains, that the weapon would be done: the game ends, and Iran has what it has now. */
function breakoutWorth(trial: Trial, seat: Seat, own: number): number {
  const chance = trial.breakout();
  if (chance === 0) return 0;
  const { scores } = scenarioOf(trial.position).numbers;
  const now = trial.base[own]! + trial.by[own]!;
  const then =
    seat === 'iran'
      ? scoreSheet(trial.position, seat, 'breakout').total - NO_WAY_BACK
      : Math.min(now, scores.breakout);
  return chance * (then - now);
}
