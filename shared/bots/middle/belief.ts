/** What a seat's acts say of its secret agenda: Bayes' rule over its three, with a softmax of what an act is worth under each. */
import { SEATS, type Seat } from '../../content/seats';
import { allOrders } from '../../rules/orders';
import { isDelivered } from '../../rules/obligations';
import type { Deal, Draft, OfferId, Order } from '../../rules/state';
import type { SeatView } from '../../views/view';
import { anticipate } from '../evaluation/blocks';
import { tryOrder } from '../evaluation/orders';
import { agendasOf, evenBeliefs, roundsLeft, trySigning, type Beliefs } from '../evaluation/outlook';
import { Trial } from '../evaluation/trial';
import { tableOf, type Belief } from '../evaluation/weights';

/** How closely acts follow their worth, for each point. */
const ORDERS = 0.35;
const TEXTS = 0.3;
/** No agenda is ever ruled out. */
const LEAST = 0.04;

const logistic = (x: number): number => -Math.log1p(Math.exp(-x));

/** Log-likelihoods of each order of a seat under each of its agendas. */
function ofOrders(trial: Trial, seat: Seat): Map<string, readonly number[]> {
  const worths = new Map<string, number[]>();
  for (const order of allOrders(trial.position, seat)) {
    if (order.order === 'withhold') continue;
    trial.reset();
    tryOrder(trial, seat, order, []);
    worths.set(
      keyOf(order),
      Array.from(trial.by, (by) => ORDERS * by),
    );
  }
  trial.reset();
  const sums = agendasOf(seat).map((_, k) => {
    let sum = 0;
    for (const worth of worths.values()) sum += Math.exp(worth[k] ?? 0);
    return Math.log(sum);
  });
  return new Map([...worths].map(([key, worth]) => [key, worth.map((w, k) => w - (sums[k] ?? 0))]));
}

const keyOf = ({ order, target }: Order): string => `${order}:${target ?? ''}`;

/** Takes back what has come of a text that was signed, so that it is not weighed on top of itself. */
function unsign(trial: Trial, deal: Deal | undefined): void {
  if (!deal) return;
  if (deal.status === 'in-force') trial.drop(deal.id);
  deal.draft.terms.forEach((term, index) => {
    if (!isDelivered(deal, index)) return;
    anticipate(trial.position, term, {
      at: (block) => trial.at(block),
      moveAt: (block, by) => trial.moveAt(block, -by),
    });
  });
}

/** What the view's log says of the agenda of `seat`. */
function beliefOf(view: SeatView, seat: Seat): Belief {
  const agendas = agendasOf(seat);
  const tables = agendas.map((id) => tableOf(id, roundsLeft(view)));
  const trial = new Trial(view, view.viewer, tables);
  const logs = agendas.map(() => 0);
  let orders: ReturnType<typeof ofOrders> | null = null;
  const gains = new Float64Array(agendas.length);
  const texts = new Map<string, Draft>();
  const given = (order: string, target: string | null): void => {
    orders ??= ofOrders(trial, seat);
    const likelihood = orders.get(`${order}:${target ?? ''}`);
    likelihood?.forEach((by, k) => (logs[k] = (logs[k] ?? 0) + by));
  };
  const agreed = (id: OfferId, willing: boolean): void => {
    const draft = texts.get(id);
    if (!draft) return;
    trial.reset();
    unsign(trial, view.deals[id]);
    trial.taste(() => trySigning(trial, draft), gains);
    gains.forEach((by, k) => {
      const worth = TEXTS * Math.max(-12, Math.min(12, by));
      logs[k] = (logs[k] ?? 0) + logistic(willing ? worth : -worth);
    });
    trial.reset();
  };
  for (const key in view.log) {
    const { what } = view.log[key]!;
    switch (what.kind) {
      case 'offer':
        texts.set(what.offer.id, what.offer.draft);
        if (what.offer.by === seat) agreed(what.offer.id, true);
        break;
      case 'accepted':
        if (what.seat === seat) agreed(what.offer, true);
        break;
      case 'declined':
        if (what.seat === seat) agreed(what.offer, false);
        break;
      case 'order':
      case 'strike':
      case 'detected':
        if (what.seat === seat && what.order !== 'retaliate') given(what.order, what.target);
        break;
      default:
    }
  }
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.max(LEAST, Math.exp(log - top)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return Object.fromEntries(agendas.map((id, k) => [id, (weights[k] ?? 0) / sum]));
}

/** What the viewer believes of the agendas of the others; its own it knows. */
export function beliefsOfView(view: SeatView): Beliefs {
  const beliefs = { ...evenBeliefs };
  for (const seat of SEATS) {
    if (view.agendas[seat] === null) beliefs[seat] = beliefOf(view, seat);
  }
  return beliefs;
}
