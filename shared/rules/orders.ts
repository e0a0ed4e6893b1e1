/** What an order costs, whether it may be given, and what it does for certain (RULES 3, 4). */
import { ORDER_IDS, type OrderId } from '../content/orders';
import type { Condition, Effect, OrderDef, Scenario } from '../content/schema';
import { HOME, type Seat } from '../content/seats';
import type { TermKind } from '../content/terms';
import type { SecretTrack, Track } from '../content/tracks';
import type { Refusal } from './actions';
import { duties, knowsDeal, reliefDeals } from './obligations';
import { perScenario, scenarioOf } from './scenario';
import type { Order, Position } from './state';
import { isSecretTrack, testOf, type Test } from './tracks';

const KNOWN: ReadonlySet<string> = new Set(ORDER_IDS);

/** Action points of a seat this round. */
export function actionPoints(position: Position, seat: Seat): number {
  const { normal, low, lowAt } = scenarioOf(position).numbers.actionPoints;
  return position.tracks[HOME[seat]] <= lowAt ? low : normal;
}

/** What an order comes to at one of its targets, or without one. */
export interface Aim {
  readonly def: OrderDef;
  /** Before war and rebukes. */
  readonly cost: number;
  readonly needs: readonly { readonly need: Condition; readonly test: Test }[];
  readonly effects: readonly Effect[];
  /** Kinds of terms that may forbid it to whoever owes them; whether they do is for breach.ts to say. */
  readonly forbiddenBy: readonly TermKind[];
  /** Whom it is aimed at. */
  readonly against: readonly Seat[];
}
interface Aims {
  readonly untargeted: Aim;
  readonly targets: ReadonlyMap<string, Aim>;
}

/** What `no-covert` is about. */
const COVERT: readonly string[] = ['subvert', 'sabotage', 'proxies'];

function forbiddenBy(order: string, target: string | undefined, def: OrderDef): TermKind[] {
  const kinds: TermKind[] = [];
  if (def.force) kinds.push('hold-fire');
  if (COVERT.includes(order)) kinds.push('no-covert');
  if (order === 'subvert' || (order === 'airstrike' && target === 'leadership')) {
    kinds.push('no-regime-change');
  }
  if (order === 'bomb') kinds.push('security-guarantee');
  if (order === 'conceal' || (order === 'inspectors' && target === 'expel')) kinds.push('access');
  if (order === 'enrich' || order === 'enrich-secret') kinds.push('cap');
  if (order === 'weaponise') kinds.push('no-weapon');
  if (order === 'rebuild' && target === 'missiles') kinds.push('missile-limit');
  if (order === 'proxies') kinds.push('proxy-restraint');
  if (order === 'leak' || order === 'lobby') kinds.push('endorse');
  return kinds;
}

function aimsOf(order: string, def: OrderDef): Aims {
  const aim = (id?: string, target?: OrderDef['targets'][string]): Aim => ({
    def,
    cost: target?.cost ?? def.cost,
    needs: [...def.needs, ...(target?.needs ?? [])].map((need) => ({ need, test: testOf(need) })),
    effects: [...def.effects, ...(target?.effects ?? [])],
    forbiddenBy: forbiddenBy(order, id, def),
    against: def.force ? [def.force.on] : (def.detection?.against ?? []),
  });
  const targets = Object.entries(def.targets).map(([id, target]) => [id, aim(id, target)] as const);
  return { untargeted: aim(), targets: new Map(targets) };
}

const aimsByOrder = perScenario(
  ({ orders }) => new Map(Object.entries(orders).map(([id, def]) => [id, aimsOf(id, def)])),
);

function aimsIn(position: Position, order: string): Aims {
  const aims = aimsByOrder(scenarioOf(position)).get(order);
  if (!aims) throw new Error(`unknown order ${order}`);
  return aims;
}

/** The order as aimed (but for `withhold`); a target that it does not name, or that is none of its targets, is none. */
export function aimOf(position: Position, { order, target }: Order): Aim {
  const { targets, untargeted } = aimsIn(position, order);
  return (target === undefined ? undefined : targets.get(target)) ?? untargeted;
}

/** What an order costs now: force is cheaper in a war, though never free, and dearer after a rebuke. */
export const orderCost = (position: Position, seat: Seat, order: Order): number =>
  order.order === 'withhold' ? 0 : aimCost(position, seat, aimOf(position, order));

/** As `orderCost`, of an order whose aim is known. */
export function aimCost(position: Position, seat: Seat, { def, cost: plain }: Aim): number {
  let cost = plain;
  if (!def.force) return cost;
  const { war, rebukeSurcharge } = scenarioOf(position).numbers;
  if (position.war) cost = Math.max(1, cost - war.strikeDiscount);
  return position.rebuked[seat] === position.round ? cost + rebukeSurcharge : cost;
}

function checkWithhold(position: Position, seat: Seat, deal: string | undefined): Refusal | null {
  const found = deal !== undefined && Object.hasOwn(position.deals, deal) ? position.deals[deal] : undefined;
  if (!found || !knowsDeal(found, seat)) return { code: 'unknown-deal' };
  if (!found.draft.parties.includes(seat)) return { code: 'not-a-party' };
  if (found.status !== 'in-force') return { code: 'not-in-force' };
  return duties(position, found, seat).length > 0 ? null : { code: 'nothing-to-withhold' };
}

/** Conditions that are not about public tracks. */
function checkSpecial(position: Position, order: Order): Refusal | null {
  const { secret } = position;
  switch (order.order) {
    case 'conceal':
      return secret && secret.concealed >= secret.heu ? { code: 'nothing-concealable' } : null;
    case 'weaponise':
      return secret && secret.heu < 1 ? { code: 'no-uranium' } : null;
    case 'enrich-secret':
      return secret && secret.heu >= 10 ? { code: 'track-too-high', data: { track: 'heu', most: 9 } } : null;
    case 'leak':
      return position.lastSignal ? null : { code: 'no-signal' };
    default:
      return null;
  }
}

/** Why a seat may not give this one order, points aside. */
export function checkOrder(position: Position, seat: Seat, order: Order): Refusal | null {
  if (order.order === 'withhold') return checkWithhold(position, seat, order.target);
  if (!KNOWN.has(order.order)) return { code: 'unknown-order' };
  const { targets, untargeted } = aimsIn(position, order.order);
  if (untargeted.def.seat !== seat) return { code: 'not-your-order' };
  const plain = targets.size === 0 ? untargeted : undefined;
  const aim = order.target === undefined ? plain : targets.get(order.target);
  if (!aim) return { code: 'unknown-target' };
  return checkAim(position, order, aim);
}

/** As `checkOrder`, of an order of the seat's own whose aim is known. */
export const checkAim = (position: Position, order: Order, aim: Aim): Refusal | null =>
  checkNeeds(position, aim) ?? checkSpecial(position, order);

function checkNeeds(position: Position, { needs }: Aim): Refusal | null {
  for (const { need, test } of needs) {
    if (test(position)) continue;
    if (!('track' in need)) return { code: 'malformed' };
    const value = position.tracks[need.track];
    return need.min !== undefined && value < need.min
      ? { code: 'track-too-low', data: { track: need.track, least: need.min } }
      : { code: 'track-too-high', data: { track: need.track, most: need.max ?? null } };
  }
  return null;
}

/** Why an order may not stand beside those before it. */
function checkAmong(orders: readonly Order[], at: number, order: Order): Refusal | null {
  for (let before = 0; before < at; before++) {
    const other = orders[before];
    if (other?.order !== order.order) continue;
    if ((other.target ?? '') === (order.target ?? '')) return { code: 'repeated-order' };
    // The first one puts forward the only signal that there is.
    if (order.order === 'leak') return { code: 'no-signal' };
  }
  return null;
}

/** Why a seat may not give these orders together; an empty list passes. */
export function checkOrders(position: Position, seat: Seat, orders: readonly Order[]): Refusal | null {
  let cost = 0;
  for (let at = 0; at < orders.length; at++) {
    const order = orders[at];
    if (!order) continue;
    const refusal = checkOrder(position, seat, order) ?? checkAmong(orders, at, order);
    if (refusal) return { ...refusal, data: { ...refusal.data, order: order.order } };
    cost += orderCost(position, seat, order);
  }
  const points = actionPoints(position, seat);
  return cost > points ? { code: 'too-few-points', data: { cost, points } } : null;
}

/** An order as it may be given, with what it comes to. */
export interface AimedOrder {
  readonly order: Order;
  readonly aim: Aim;
}

const ordersBySeat = perScenario((scenario): Record<Seat, readonly AimedOrder[]> => {
  const list: Record<Seat, AimedOrder[]> = { usa: [], iran: [], israel: [] };
  for (const [id, { untargeted, targets }] of aimsByOrder(scenario)) {
    const order = id as OrderId;
    const own = list[untargeted.def.seat];
    for (const [target, aim] of targets) own.push({ order: Object.freeze({ order, target }), aim });
    if (targets.size === 0) own.push({ order: Object.freeze({ order }), aim: untargeted });
  }
  return list;
});

/** Every order of a seat with every target, but for `withhold`: the same objects each time. */
export const aimedOrders = (scenario: Scenario, seat: Seat): readonly AimedOrder[] =>
  ordersBySeat(scenario)[seat];

/** `withhold` with each deal in force that a seat is a party of, legal or not. */
export function withholdings(position: Position, seat: Seat): (Order & { readonly target: string })[] {
  const orders: (Order & { readonly target: string })[] = [];
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal?.status === 'in-force' && deal.draft.parties.includes(seat)) {
      orders.push({ order: 'withhold', target: deal.id });
    }
  }
  return orders;
}

/** Every order of a seat with every target, legal or not; `withhold` with each deal it is a party of. */
export const allOrders = (position: Position, seat: Seat): Order[] => [
  ...aimedOrders(scenarioOf(position), seat).map(({ order }) => order),
  ...withholdings(position, seat),
];

/** What an order does for certain, before any die and before anybody finds out. */
export function certainEffects(position: Position, order: Order): readonly Effect[] {
  if (order.order === 'withhold') return [];
  const { effects } = aimOf(position, order);
  const further = furtherEffect(position, order);
  if (!further) return effects;
  const { track, by } = further;
  return [...effects, isSecretTrack(track) ? { secret: track, by } : { track, by }];
}

interface FurtherEffect {
  readonly track: Track | SecretTrack;
  readonly by: number;
}

/** What an order does for certain beyond the effects of its aim, since that depends on how things stand. */
export function furtherEffect(position: Position, { order }: Order): FurtherEffect | null {
  switch (order) {
    case 'conceal': {
      const { conceal } = scenarioOf(position).numbers;
      const { secret } = position;
      return { track: 'concealed', by: secret ? Math.min(conceal, secret.heu - secret.concealed) : conceal };
    }
    case 'enrich-secret':
      return { track: 'heu', by: scenarioOf(position).numbers.secretEnrichment.heu };
    case 'weaponise': {
      const { weaponise } = scenarioOf(position).numbers;
      const fast = (position.secret?.heu ?? 0) >= weaponise.fastAt;
      return { track: 'weapon', by: fast ? weaponise.fast : weaponise.slow };
    }
    case 'lobby':
      return reliefDeals(position).length > 0 ? { track: 'base', by: -1 } : null;
    default:
      return null;
  }
}
