/** What an order costs, whether it may be given, and what it does for certain (RULES 3, 4). */
import { ORDER_IDS, type OrderId } from '../content/orders';
import type { Effect, OrderDef } from '../content/schema';
import { HOME, type Seat } from '../content/seats';
import type { Refusal } from './actions';
import { duties, knowsDeal, reliefDeals } from './obligations';
import { orderDef, scenarioOf } from './scenario';
import type { Order, Position } from './state';
import { holds } from './tracks';

/** Action points of a seat this round. */
export function actionPoints(position: Position, seat: Seat): number {
  const { normal, low, lowAt } = scenarioOf(position).numbers.actionPoints;
  return position.tracks[HOME[seat]] <= lowAt ? low : normal;
}

/** The target that an order names; what it does not name, or what is none of its targets, is none. */
const targetOf = (def: OrderDef, { target }: Order): OrderDef['targets'][string] | undefined =>
  target !== undefined && Object.hasOwn(def.targets, target) ? def.targets[target] : undefined;

/** What an order costs now: force is cheaper in a war, though never free, and dearer after a rebuke. */
export function orderCost(position: Position, seat: Seat, order: Order): number {
  if (order.order === 'withhold') return 0;
  const def = orderDef(position, order.order);
  const { war, rebukeSurcharge } = scenarioOf(position).numbers;
  let cost = targetOf(def, order)?.cost ?? def.cost;
  if (!def.force) return cost;
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
function checkOrder(position: Position, seat: Seat, order: Order): Refusal | null {
  if (order.order === 'withhold') return checkWithhold(position, seat, order.target);
  if (!ORDER_IDS.includes(order.order)) return { code: 'unknown-order' };
  const def = orderDef(position, order.order);
  if (def.seat !== seat) return { code: 'not-your-order' };
  const target = targetOf(def, order);
  const targets = Object.keys(def.targets);
  if (targets.length === 0 ? order.target !== undefined : !target) return { code: 'unknown-target' };
  for (const need of [...def.needs, ...(target?.needs ?? [])]) {
    if (holds(position, need)) continue;
    if (!('track' in need)) return { code: 'malformed' };
    const value = position.tracks[need.track];
    return need.min !== undefined && value < need.min
      ? { code: 'track-too-low', data: { track: need.track, least: need.min } }
      : { code: 'track-too-high', data: { track: need.track, most: need.max ?? null } };
  }
  return checkSpecial(position, order);
}

/** Why a seat may not give these orders together; an empty list passes. */
export function checkOrders(position: Position, seat: Seat, orders: readonly Order[]): Refusal | null {
  const given = new Set<string>();
  let cost = 0;
  let leaked = false;
  for (const order of orders) {
    const refusal = checkOrder(position, seat, order);
    if (refusal) return { ...refusal, data: { ...refusal.data, order: order.order } };
    const key = `${order.order}:${order.target ?? ''}`;
    if (given.has(key)) return { code: 'repeated-order', data: { order: order.order } };
    given.add(key);
    // The first one puts forward the only signal that there is.
    if (order.order === 'leak' && leaked) return { code: 'no-signal', data: { order: order.order } };
    leaked ||= order.order === 'leak';
    cost += orderCost(position, seat, order);
  }
  const points = actionPoints(position, seat);
  return cost > points ? { code: 'too-few-points', data: { cost, points } } : null;
}

/** Every order of a seat with every target, legal or not; `withhold` with each deal it is a party of. */
export function allOrders(position: Position, seat: Seat): Order[] {
  const orders: Order[] = [];
  for (const [id, def] of Object.entries(scenarioOf(position).orders)) {
    if (def.seat !== seat) continue;
    const targets = Object.keys(def.targets);
    if (targets.length === 0) orders.push({ order: id as OrderId });
    for (const target of targets) orders.push({ order: id as OrderId, target });
  }
  for (const deal of Object.values(position.deals)) {
    if (deal.status === 'in-force' && deal.draft.parties.includes(seat)) {
      orders.push({ order: 'withhold', target: deal.id });
    }
  }
  return orders;
}

/** What an order does for certain, before any die and before anybody finds out. */
export function certainEffects(position: Position, order: Order): readonly Effect[] {
  if (order.order === 'withhold') return [];
  const def = orderDef(position, order.order);
  const effects = [...def.effects, ...(targetOf(def, order)?.effects ?? [])];
  const { conceal, secretEnrichment, weaponise } = scenarioOf(position).numbers;
  switch (order.order) {
    case 'conceal': {
      const { secret } = position;
      const by = secret ? Math.min(conceal, secret.heu - secret.concealed) : conceal;
      return [...effects, { secret: 'concealed', by }];
    }
    case 'enrich-secret':
      return [...effects, { secret: 'heu', by: secretEnrichment.heu }];
    case 'weaponise': {
      const fast = (position.secret?.heu ?? 0) >= weaponise.fastAt;
      return [...effects, { secret: 'weapon', by: fast ? weaponise.fast : weaponise.slow }];
    }
    case 'lobby':
      return reliefDeals(position).length > 0 ? [...effects, { track: 'base', by: -1 }] : effects;
    default:
      return effects;
  }
}
