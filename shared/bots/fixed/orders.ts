/** The orders that a policy's cheating and its programme ask for. */
import { brokenBy } from '../../rules/breach';
import { allOrders, checkOrders, orderCost } from '../../rules/orders';
import { orderDef } from '../../rules/scenario';
import type { Order } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { Cheat, OrderKey, Policy, Rule } from './policy';
import { holdsNow } from './situations';

const matches = ({ order, target }: Order, key: OrderKey): boolean =>
  key === order || key === `${order}:${target}`;

const ordinary = (view: SeatView): Order[] =>
  allOrders(view, view.viewer).filter(({ order }) => order !== 'withhold');

function wishes(view: SeatView, { give, turns }: Rule): Order[] {
  const first = turns && give.length > 0 ? (view.round - 1) % give.length : 0;
  const all = ordinary(view);
  return [...give.slice(first), ...give.slice(0, first)].flatMap((key) =>
    all.filter((order) => matches(order, key)),
  );
}

/** Orders of force, the heaviest first. */
const force = (view: SeatView): Order[] =>
  ordinary(view)
    .filter(({ order }) => orderDef(view, order).force !== undefined)
    .sort((a, b) => orderCost(view, view.viewer, b) - orderCost(view, view.viewer, a));

/** Covert orders that cost trust when they come to light; spying does not. */
const hostile = (view: SeatView): Order[] =>
  ordinary(view).filter(({ order }) => (orderDef(view, order).detection?.trust ?? 0) < 0);

function cheating(view: SeatView, cheat: Cheat): Order[] {
  const seat = view.viewer;
  switch (cheat) {
    case 'withhold':
      return allOrders(view, seat).filter(({ order }) => order === 'withhold');
    case 'break':
      return ordinary(view).filter((order) => brokenBy(view, seat, order).length > 0);
    case 'covert':
      return hostile(view);
    case 'strike':
      return view.signed[seat] === null ? [] : force(view);
    case 'denounce':
    case 'denounce-later':
      return [];
  }
}

/** As many of `wanted` as may be given together with those chosen, the first first. */
export function chosenFrom(view: SeatView, chosen: readonly Order[], wanted: readonly Order[]): Order[] {
  const orders = [...chosen];
  for (const order of wanted) {
    if (checkOrders(view, view.viewer, [...orders, order]) === null) orders.push(order);
  }
  return orders;
}

/** What a policy orders by itself. */
export function programmed(view: SeatView, { cheats, rules }: Policy): Order[] {
  const cheated = cheats.flatMap((cheat) => cheating(view, cheat));
  const ruled = rules.filter(({ when }) => holdsNow(view, when)).flatMap((rule) => wishes(view, rule));
  return chosenFrom(view, [], [...cheated, ...ruled]);
}
