/** What orders are worth to a seat: their certain effects, their dice, detection, and the breaches that they are. */
import { bySeat, OTHERS, SEATS, type Seat } from '../../content/seats';
import type { OrderDef } from '../../content/schema';
import { brokenBy } from '../../rules/breach';
import { detectionChance } from '../../rules/knowledge';
import { duties, type Obligation } from '../../rules/obligations';
import {
  actionPoints,
  aimCost,
  aimedOrders,
  aimOf,
  checkAim,
  checkOrder,
  furtherEffect,
  withholdings,
  type Aim,
  type AimedOrder,
} from '../../rules/orders';
import { isWeary } from '../../rules/resolution';
import { scoreSheet } from '../../rules/scores';
import { perScenario, scenarioOf } from '../../rules/scenario';
import { damageOf, strikeTotal, valueOf, type StrikeTarget } from '../../rules/strikes';
import type { Breach, Order, Position } from '../../rules/state';
import {
  BOMBED,
  CRACKDOWN,
  ECONOMY,
  FORCED,
  HEU,
  HOME_BLOCK,
  MISSILES,
  RESTRAINED,
  SANCTIONS,
  SECURITY,
  SHIELD,
  SITES,
  WEAPON,
} from './blocks';
import { stepsOf, type Step } from './steps';
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

/** Whether a breach before this one is of the same deal. */
function isNamed(breaches: readonly Breach[], before: number, deal: string): boolean {
  for (let i = 0; i < before; i++) if (breaches[i]!.deal === deal) return true;
  return false;
}

/** Obligations come to light as broken: trust falls, and deals end. */
export function tryBreaches(trial: Trial, breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  const { position } = trial;
  const { trust, deals: n } = scenarioOf(position).numbers;
  const wronged: Seat[] = [];
  for (const { deal, debtor, to, term } of breaches) {
    const inLaw = position.deals[deal]?.draft.terms[term]?.inLaw === true;
    for (const creditor of to) {
      if (wronged.includes(creditor)) continue;
      wronged.push(creditor);
      trial.trust(creditor, debtor, inLaw ? trust.breachInLaw : trust.breach);
    }
  }
  for (let i = 0; i < breaches.length; i++) {
    const { deal: id, debtor } = breaches[i]!;
    const deal = position.deals[id];
    if (!deal || isNamed(breaches, i, id)) continue;
    if (!deal.draft.snapback) {
      trial.suppose();
      trial.drop(id);
      trial.conclude(LEAVES);
      continue;
    }
    trial.drop(id);
    deal.draft.terms.forEach((term, index) => {
      if (term.kind !== 'relief' || debtor !== 'iran' || deal.delivered[index] === undefined) return;
      trial.moveAt(SANCTIONS, -n.reliefSanctions * term.level);
      trial.moveAt(ECONOMY, -n.reliefEconomy * term.level);
    });
  }
}

function tryDamage(trial: Trial, target: StrikeTarget, damage: number): void {
  if (damage === 0) return;
  const { strike } = scenarioOf(trial.position).numbers;
  switch (target) {
    case 'sites': {
      trial.moveAt(SITES, -damage);
      const { secret } = trial.position;
      const half = Math.floor(damage / 2);
      if (secret) trial.moveAt(HEU, -Math.min(half, secret.heu - secret.concealed));
      else {
        // What is concealed is out of reach, and how much that is nobody knows.
        trial.suppose();
        trial.moveAt(HEU, -half);
        trial.conclude(0.5);
      }
      if (damage >= strike.sitesWeapon.from) trial.moveAt(WEAPON, strike.sitesWeapon.by);
      return;
    }
    case 'missiles':
      return trial.moveAt(MISSILES, -damage);
    case 'leadership':
      trial.moveAt(SECURITY, strike.leadership.security);
      return trial.moveAt(WEAPON, strike.leadership.weapon);
    case 'israel':
      trial.moveAt(SHIELD, -Math.ceil(damage / 2));
      return trial.moveAt(HOME_BLOCK.israel, -Math.floor(damage / 2));
    case 'base':
      return trial.moveAt(HOME_BLOCK.usa, -Math.floor(damage / 2));
  }
}

interface DamageChance {
  readonly damage: number;
  readonly chance: number;
}
const spreadsOf = perScenario(() => new Map<number, readonly DamageChance[]>());

/** Chance of each damage for such an attack and defence; worked out once for each difference. */
function damageChances(
  position: Position,
  attack: number,
  defence: number,
  bonus: number,
): readonly DamageChance[] {
  const known = spreadsOf(scenarioOf(position));
  const values = { attack, defence, bonus };
  const key = 10 * strikeTotal(values, 0) + bonus;
  const found = known.get(key);
  if (found) return found;
  const { sides } = scenarioOf(position).numbers.strike;
  const chances = new Map<number, number>();
  for (let die = 1; die <= sides; die++) {
    const damage = damageOf(position, strikeTotal(values, die), bonus);
    chances.set(damage, (chances.get(damage) ?? 0) + 1 / sides);
  }
  const list = Array.from(chances, ([damage, chance]) => ({ damage, chance }));
  known.set(key, list);
  return list;
}

/** A strike back by `by`, as in RULES 6; the dice are taken at their mean. */
export function tryRetaliation(trial: Trial, by: Seat, on: Seat): void {
  const { position } = trial;
  const { numbers, responses } = scenarioOf(position);
  const { strike } = numbers;
  const { intel, missiles, security, shield } = position.tracks;
  const iran = by === 'iran';
  const attack = iran ? missiles : by === 'usa' ? strike.usaAttack : intel;
  const defence = iran ? (on === 'israel' ? shield : strike.baseDefence) : security;
  const target: StrikeTarget = iran ? (on === 'israel' ? 'israel' : 'base') : 'missiles';
  trial.effects(responses.retaliate?.effects ?? []);
  if (iran) trial.moveAt(MISSILES, strike.retaliationMissiles);
  trial.trust(on, by, strike.retaliationTrust);
  for (const { damage, chance } of damageChances(position, attack, defence, 0)) {
    trial.suppose();
    tryDamage(trial, target, damage);
    trial.conclude(chance);
  }
  trial.fearFire();
}

/** Whether another seat used force in this round or the last. */
function othersStruck({ lastForce, round }: Position, seat: Seat): boolean {
  const since = Math.max(1, round - 1);
  for (const other of OTHERS[seat]) if (lastForce[other] >= since) return true;
  return false;
}

function tryForce(trial: Trial, seat: Seat, { order, force, onHit }: ForcePlan): void {
  const { position } = trial;
  const { strike, weariness, restraint } = scenarioOf(position).numbers;
  const { on } = force;
  trial.set(FORCED[seat], 1);
  if (order.order === 'bomb') trial.set(BOMBED, 1);
  trial.trust(on, seat, force.trust);
  if (isWeary(position, seat)) trial.moveAt(HOME_BLOCK[seat], weariness);
  if (seat === 'israel' && position.restrained === position.round) {
    trial.moveAt(HOME_BLOCK.israel, restraint.coalition);
    trial.trust('usa', 'israel', restraint.trust);
  }
  if (force.die) {
    trial.moveAt(HOME_BLOCK[on], strike.rally);
    const target: StrikeTarget = on === 'israel' ? 'israel' : (order.target as StrikeTarget);
    const attack = valueOf(position, force.attack);
    const defence = valueOf(position, force.defence);
    for (const { damage, chance } of damageChances(position, attack, defence, force.bonus)) {
      trial.suppose();
      tryDamage(trial, target, damage);
      if (damage > 0) trial.steps(onHit);
      trial.conclude(chance);
    }
  }
  if (othersStruck(position, seat)) trial.bothStrike();
  trial.fearFire();
  if (on === 'iran' && position.tracks.missiles < 1) return;
  trial.suppose();
  tryRetaliation(trial, on, seat);
  trial.conclude(STRIKES_BACK[on]);
}

/** What is due under a deal is kept back. */
function tryWithholding(trial: Trial, seat: Seat, id: string): void {
  const { position } = trial;
  const deal = position.deals[id];
  if (!deal) return;
  const breaches: Breach[] = [];
  for (const term of duties(position, deal, seat)) {
    breaches.push({ deal: deal.id, debtor: seat, term, to: deal.draft.terms[term]!.to });
  }
  // What is not delivered may still come later, so only half of it is saved.
  trial.suppose();
  trial.drop(id);
  trial.conclude(0.5);
  tryBreaches(trial, breaches);
}

interface ForcePlan {
  readonly order: Order;
  readonly force: NonNullable<OrderDef['force']>;
  readonly onHit: readonly Step[];
}

/** What is to be tried of an order: all that follows from the scenario alone. */
interface Plan {
  readonly order: Order;
  readonly aim: Aim;
  readonly steps: readonly Step[];
  readonly force: ForcePlan | null;
  readonly special: boolean;
  readonly covert: boolean;
  /** What detection adds, where there is any. */
  readonly detected: readonly Step[];
  readonly against: readonly Seat[];
  readonly distrust: number;
}

function planOf({ order, aim }: AimedOrder): Plan {
  const { force, covert, detection } = aim.def;
  return {
    order,
    aim,
    steps: stepsOf(aim.effects),
    force: force ? { order, force, onHit: stepsOf(force.onHit) } : null,
    special: SPECIAL.includes(order.order),
    covert,
    detected: detection ? stepsOf(detection.effects) : [],
    against: detection?.against ?? [],
    distrust: detection?.trust ?? 0,
  };
}

const plansBySeat = perScenario((scenario): Record<Seat, readonly Plan[]> => {
  return bySeat((seat) => aimedOrders(scenario, seat).map(planOf));
});

/**
 * Carries out one order in a trial, dice and detection at their mean; tells whether it breaks a deal. `owed`: what the
 * seat owes.
 */
export function tryOrder(trial: Trial, seat: Seat, order: Order, owed: readonly Obligation[]): boolean {
  if (order.order === 'withhold') {
    tryWithholding(trial, seat, order.target ?? '');
    return true;
  }
  return tryPlan(trial, seat, planFor(trial.position, seat, order), owed);
}

function planFor(position: Position, seat: Seat, order: Order): Plan {
  for (const plan of plansBySeat(scenarioOf(position))[seat]) {
    if (plan.order.order === order.order && plan.order.target === order.target) return plan;
  }
  return planOf({ order, aim: aimOf(position, order) });
}

/** Orders that do something beyond the effects of their aim. */
const SPECIAL: readonly Order['order'][] = [
  'conceal',
  'enrich-secret',
  'weaponise',
  'lobby',
  'restrain',
  'crackdown',
];

function trySpecial(trial: Trial, order: Order): void {
  const { position } = trial;
  const further = furtherEffect(position, order);
  if (further) trial.move(further.track, further.by);
  if (order.order === 'restrain') trial.set(RESTRAINED, 1);
  if (order.order === 'crackdown') {
    trial.set(CRACKDOWN, 1 + scenarioOf(position).numbers.reckoning.crackdownRounds);
  }
}

function tryPlan(trial: Trial, seat: Seat, plan: Plan, owed: readonly Obligation[]): boolean {
  const { position } = trial;
  const { order } = plan;
  trial.steps(plan.steps);
  if (plan.special) trySpecial(trial, order);
  if (plan.force) tryForce(trial, seat, plan.force);
  const breaches = brokenBy(position, seat, order, owed, plan.aim);
  if (!plan.covert) {
    tryBreaches(trial, breaches);
    return breaches.length > 0;
  }
  const chance = detectionChance(position, seat) / 100;
  if (chance > 0) {
    trial.suppose();
    trial.steps(plan.detected);
    for (const other of plan.against) trial.trust(other, seat, plan.distrust);
    tryBreaches(trial, breaches);
    trial.conclude(chance);
  }
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
function curiosity({ beliefs }: Trial, order: Order, left: number): number {
  if (!beliefs || (order.order !== 'assess' && order.order !== 'reconnoitre')) return 0;
  const subject = order.target === 'weapon' ? 'weapon' : 'heu';
  return (
    CURIOSITY * (subject === 'weapon' ? 1.4 : 0.8) * doubt(beliefs[subject]) * Math.min(1, (left - 1) / 3)
  );
}

/**
 * Every order that `seat` may give by itself, with its cost and what it is worth to the seat; `considered` leaves out
 * some, told by whether they are force or bad faith.
 */
export function rateOrders(
  trial: Trial,
  seat: Seat,
  left: number,
  considered: (hostile: boolean) => boolean = () => true,
): RatedOrder[] {
  const { position } = trial;
  const own = SEATS.indexOf(seat);
  const owed: Obligation[] = [];
  for (const one of trial.owed) if (one.term.debtor === seat) owed.push(one);
  const points = actionPoints(position, seat);
  const rated: RatedOrder[] = [];
  trial.only(own);
  const rate = (order: Order, cost: number, breaks: boolean): void => {
    const worth = trial.by[own]! + curiosity(trial, order, left) + breakoutWorth(trial, seat, own);
    rated.push({ order, cost, worth, breaks });
  };
  for (const plan of plansBySeat(scenarioOf(position))[seat]) {
    const { order, aim } = plan;
    if (!considered(plan.force !== null)) continue;
    const cost = aimCost(position, seat, aim);
    if (cost > points || checkAim(position, order, aim) !== null) continue;
    trial.reset();
    rate(order, cost, tryPlan(trial, seat, plan, owed));
  }
  for (const order of withholdings(position, seat)) {
    if (!considered(true) || checkOrder(position, seat, order) !== null) continue;
    trial.reset();
    tryWithholding(trial, seat, order.target);
    rate(order, 0, true);
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
