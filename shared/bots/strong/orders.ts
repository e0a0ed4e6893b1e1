/** Orders by search: the likeliest sets are played out to the end of the game. */
import { SEATS, type Seat } from '../../content/seats';
import { actionPoints, checkOrders } from '../../rules/orders';
import { apply } from '../../rules/apply';
import type { Order, Position } from '../../rules/state';
import type { BotAct, BotInput } from '../bot';
import { figure, orderWords, signed } from '../easy/words';
import { rateOrders, type RatedOrder } from '../evaluation/orders';
import { roundsLeft, trialFor } from '../evaluation/outlook';
import { beliefsOfView } from '../middle/belief';
import { TRAITS } from '../middle/character';
import { compare } from '../search/compare';
import type { SeatView } from '../../views/view';

const SINGLES = 8;
const SETS = 10;

interface OrderSet {
  readonly orders: readonly Order[];
  readonly worth: number;
}

/** The sets of orders that the evaluation thinks best, the best first; with fewer points than two there are only singles. */
function likelySets(position: Position, seat: Seat, rated: readonly RatedOrder[]): OrderSet[] {
  const points = actionPoints(position, seat);
  const top = rated.filter(({ cost }) => cost <= points).sort((a, b) => b.worth - a.worth);
  const singles = top.slice(0, SINGLES);
  const sets: OrderSet[] = [{ orders: [], worth: 0 }];
  singles.forEach((first, index) => {
    sets.push({ orders: [first.order], worth: first.worth });
    for (const next of singles.slice(index + 1)) {
      const orders = [first.order, next.order];
      if (first.cost + next.cost > points || checkOrders(position, seat, orders) !== null) continue;
      sets.push({ orders, worth: first.worth + next.worth });
    }
  });
  return sets.sort((a, b) => b.worth - a.worth).slice(0, SETS);
}

const setWords = (view: SeatView, { orders }: OrderSet): string =>
  orders.length > 0 ? orders.map((order) => orderWords(view, order)).join(' and ') : 'no order';

export function giveOrders({ view, random, character, effort }: BotInput): BotAct {
  const seat = view.viewer;
  const beliefs = beliefsOfView(view);
  const rated = rateOrders(trialFor(view, seat, beliefs, TRAITS[character].fear), seat, roundsLeft(view));
  const sets = likelySets(view, seat, rated);
  const found = compare(
    view,
    beliefs,
    sets.map(({ orders, worth }) => ({
      prior: worth,
      put: (state) => void apply(state, seat, { type: 'orders', orders }),
    })),
    effort,
    random,
  );
  const order = sets.map((_, index) => index).sort((a, b) => found[b]!.worth - found[a]!.worth);
  const best = order[0] ?? 0;
  const total = found.reduce((sum, { rollouts }) => sum + rollouts, 0);
  const words = order
    .filter((index) => found[index]!.rollouts > 1)
    .slice(0, 3)
    .map((index) => {
      const { means, error } = found[index]!;
      const own = means[SEATS.indexOf(seat)] ?? 0;
      return `${setWords(view, sets[index]!)} ${figure(own)} (±${figure(error)})`;
    });
  const choice = `Our choice: ${setWords(view, sets[best]!)}`;
  const reason =
    words.length > 0
      ? `${choice}. We played the rest of the game ${total} times in our heads; final score on average: ${words.join('; ')}.`
      : `${choice}, by our reckoning ${signed(sets[best]?.worth ?? 0)} beside doing nothing.`;
  return { action: { type: 'orders', orders: sets[best]?.orders ?? [] }, reason };
}
