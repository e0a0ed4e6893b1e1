/** Orders: the best set that the points pay for, with a little chance, and why. */
import { SEATS, type Seat } from '../../content/seats';
import { actionPoints, checkOrders } from '../../rules/orders';
import { orderDef } from '../../rules/scenario';
import type { Order, Position } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { BotAct, BotInput } from '../bot';
import { figure, orderWords, signed } from '../easy/words';
import { rateOrders, type RatedOrder } from '../evaluation/orders';
import { roundsLeft, trialFor } from '../evaluation/outlook';
import { beliefsOfView } from './belief';
import { TRAITS, type Traits } from './character';

/** Spread of the luck in what is chosen, in points: two orders that are worth about the same are both given at times. */
const LUCK = 0.85;

const gumbel = (random: () => number): number => -Math.log(-Math.log(1e-9 + random() * (1 - 2e-9)));

interface Ranked extends RatedOrder {
  readonly rank: number;
}

/** What a seat would rather not do, beyond what the figures say. */
function reluctance(position: Position, seat: Seat, { order, breaks }: RatedOrder, traits: Traits): number {
  const force = order.order !== 'withhold' && orderDef(position, order.order).force !== undefined;
  return (breaks ? traits.scruple : 0) + (force ? traits.restraint[seat] : 0);
}

/** Sets of orders that the points pay for, from those that are worth giving: the best by rank. */
function bestSet(
  position: Position,
  seat: Seat,
  ranked: readonly Ranked[],
): { readonly orders: readonly Order[]; readonly rank: number } {
  const points = actionPoints(position, seat);
  const useful = ranked.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank);
  let best: { orders: readonly Order[]; rank: number } = { orders: [], rank: 0 };
  useful.forEach((first, index) => {
    if (first.cost > points) return;
    let left = points - first.cost;
    const orders = [first.order];
    let { rank } = first;
    for (const next of useful.slice(index + 1)) {
      if (next.cost > left || orders.some(({ order }) => order === next.order.order)) continue;
      if (checkOrders(position, seat, [...orders, next.order]) !== null) continue;
      orders.push(next.order);
      left -= next.cost;
      rank += next.rank;
    }
    if (rank > best.rank) best = { orders, rank };
  });
  return best;
}

/** Orders rated with luck and character. */
function rankOrders(
  position: Position,
  seat: Seat,
  rated: readonly RatedOrder[],
  traits: Traits,
  random: () => number,
  luck = LUCK,
): Ranked[] {
  return rated.map((one) => ({
    ...one,
    rank: one.worth - reluctance(position, seat, one, traits) + luck * gumbel(random),
  }));
}

/** The orders of the round. */
export function giveOrders({ view, random, character }: BotInput): BotAct {
  const seat = view.viewer;
  const trial = trialFor(view, seat, beliefsOfView(view), TRAITS[character].fear);
  const rated = rateOrders(trial, seat, roundsLeft(view));
  const ranked = rankOrders(view, seat, rated, TRAITS[character], random);
  const { orders } = bestSet(view, seat, ranked);
  return { action: { type: 'orders', orders }, reason: reasonFor(view, orders, rated, trial.base) };
}

function reasonFor(
  view: SeatView,
  orders: readonly Order[],
  rated: readonly RatedOrder[],
  base: Float64Array,
): string {
  const expected = `As things stand we expect ${figure(base[SEATS.indexOf(view.viewer)] ?? 0)}.`;
  if (orders.length === 0)
    return `${expected} Nothing that could be ordered is worth more to us than to wait.`;
  const words = orders.map((order) => {
    const worth = rated.find((one) => one.order === order)?.worth ?? 0;
    return `${orderWords(view, order)} ${signed(worth)}`;
  });
  const rest = rated
    .filter(({ order }) => !orders.includes(order))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 2)
    .map(({ order, worth }) => `${orderWords(view, order)} ${signed(worth)}`);
  const passed = rest.length > 0 ? ` Also weighed: ${rest.join('; ')}.` : '';
  return `${expected} What we order, and what it adds: ${words.join('; ')}.${passed}`;
}
