/** Orders: what each is worth now, in points, and the best that the points pay for. */
import type { OrderId } from '../../content/orders';
import { SEATS } from '../../content/seats';
import { brokenBy } from '../../rules/breach';
import { detectionChance } from '../../rules/knowledge';
import { dealsInForce, duties } from '../../rules/obligations';
import { actionPoints, allOrders, certainEffects, checkOrders, orderCost } from '../../rules/orders';
import { orderDef, scenarioOf } from '../../rules/scenario';
import type { Order } from '../../rules/state';
import type { BotAct, BotInput } from '../bot';
import { effectsWorth, trustWorth } from './effects';
import { lastUsedForce, forceNow } from './force';
import { heard } from './hearing';
import { chanceFrom, hasAgenda, meanOf, stanceOf, type Stance } from './stance';
import { figure, orderWords, signed } from './words';
import { remainingWorth } from './worth';

/** An order gains this much before a point is spent on it. */
const ENOUGH = 0.5;
/** Share of the orders that do not come to mind. */
const OVERLOOKED = 0.5;
/** What a breach that is seen costs beyond the trust that it moves: a name. */
const NAME = 4;

/** Spread of a distribution: what a signal could tell. */
function doubt(chances: readonly number[]): number {
  const mean = meanOf(chances);
  return Math.sqrt(chances.reduce((sum, chance, value) => sum + chance * (value - mean) ** 2, 0));
}

/** What an order is good for beyond the tracks that it moves for certain. */
const BEYOND: Partial<Record<OrderId, (stance: Stance, target: string | undefined) => number>> = {
  shuttle: ({ view, bound }) => (view.war ? 1.5 : bound ? -0.5 : -0.2),
  restrain: (stance) => {
    const { view, bound, weapon } = stance;
    const hot = lastUsedForce(stance, 'israel') || chanceFrom(weapon, 3) > 0.4;
    return bound ? -1 : hot ? 2.8 : view.tracks.ceasefire <= 4 ? 1.4 : 0.4;
  },
  tighten: (stance) => (hasAgenda(stance, 'maximum-pressure') ? 0.6 : detectedLately(stance) ? 1.8 : -0.6),
  relax: (stance) => (hasAgenda(stance, 'maximum-pressure') ? -4 : hasAgenda(stance, 'peacemaker') ? 1 : 0),
  reassure: (stance, target) =>
    target === 'iran' && hasAgenda(stance, 'peacemaker') && stance.view.trust.iran.usa <= 2 ? 1.2 : 0,
  subvert: (stance) => {
    const { streets } = stance.view.tracks;
    const pressure = hasAgenda(stance, 'maximum-pressure');
    if (streets <= 2) return -4;
    return pressure && streets > 5 ? 2 : lastUsedForce(stance, 'iran') || stance.view.war ? 1.2 : -1;
  },
  assess: ({ weapon, heu }, target) => (target === 'weapon' ? 1.1 * doubt(weapon) : 0.55 * doubt(heu)),
  reconnoitre: ({ weapon, heu }, target) => (target === 'weapon' ? 1.3 * doubt(weapon) : 0.7 * doubt(heu)),
  rebuild: ({ view }, target) => (target === 'missiles' && view.tracks.missiles <= 2 ? 0.6 : 0),
  purge: ({ view }) => (view.tracks.intel >= 7 && view.tracks.streets >= 4 ? 0.8 : 0),
  enrich: (stance) => (stance.view.tracks.sites >= 4 ? -1.5 : hasAgenda(stance, 'threshold') ? 0.5 : -0.2),
  'enrich-secret': (stance) =>
    hasAgenda(stance, 'threshold') && meanOf(stance.heu) < 5 ? 4 : meanOf(stance.heu) < 7 ? 0.6 : -1,
  conceal: ({ view }) => {
    const open = view.secret ? view.secret.heu - view.secret.concealed : 0;
    return 0.35 * Math.min(3, open) + (view.war ? 0.8 : 0);
  },
  weaponise: (stance) => weaponWorth(stance),
  inspectors: ({ view, owed }, target) => {
    if (target === 'expel') return view.war ? 0 : -1.3;
    return owed.length === 0 && view.trust.usa.iran <= 3 ? 1 : 0.3;
  },
  crackdown: ({ view, drift }) =>
    view.tracks.streets + (drift.streets ?? 0) <= 0 ? 12 : view.tracks.streets <= 1 ? 3 : -4,
  proxies: (stance) =>
    lastUsedForce(stance, 'israel') ? 2.2 : stance.view.war ? 1.6 : stance.bound ? -1 : 0.2,
  gesture: ({ view }) => (view.trust.usa.iran <= 1 && view.tracks.streets >= 3 ? 1.8 : 0.4),
  sabotage: (stance, target) => {
    if (target === 'weapon') return 4.2 * Math.max(0, chanceFrom(stance.weapon, 2) - 0.25) - 1;
    return stance.view.tracks.sites >= 4 ? 0.6 : -0.8;
  },
  recruit: ({ view }) => (view.tracks.intel <= 5 ? 0.8 : 0),
  leak: (stance, target) => leakWorth(stance, target),
  'stand-down': ({ view, bound }) => (view.war ? 1 : bound ? -0.6 : -0.2),
};

const detectedLately = ({ view }: Stance): boolean =>
  dealsInForce(view).some((deal) => deal.record[`${view.round - 1}:iran`] === 'broken');

function weaponWorth(stance: Stance): number {
  const { secret, war, tracks } = stance.view;
  if (!secret) return 0;
  const { weaponise } = scenarioOf(stance.view).numbers;
  const steps = secret.heu >= weaponise.fastAt ? weaponise.fast : weaponise.slow;
  const after = secret.weapon + steps;
  // Near the bomb, but not over the line: unless there is hardly anything left to lose.
  const struck = war || lastUsedForce(stance, 'israel');
  if (after >= 5) return struck && tracks.streets <= 4 ? 1.6 : -50;
  if (hasAgenda(stance, 'threshold')) return after <= 2 ? 6 : secret.weapon >= 2 ? (struck ? 2 : -0.5) : 3;
  return struck ? 2.8 - 0.2 * after : stance.bound ? -2 : 0.3;
}

function leakWorth({ view }: Stance, target: string | undefined): number {
  const { lastSignal, trust, tracks } = view;
  if (!lastSignal) return -9;
  const alarming = lastSignal.subject === 'weapon' ? lastSignal.value >= 2 : lastSignal.value >= 6;
  const plain = (alarming ? 0.9 : -0.3) + (trust.usa.iran >= 3 ? 0.5 : 0);
  if (target === 'plain') return plain;
  return tracks.access >= 2 || trust.usa.israel <= 4 ? -2 : plain - 0.4;
}

/** What a breach would cost, once it is seen. */
function breachWorth(stance: Stance, order: Order): number {
  // Only who owes something can break it, and `tighten` relief that was given.
  const owes = stance.owed.some(({ term }) => term.debtor === stance.seat);
  if (!owes && order.order !== 'tighten') return 0;
  const breaches = brokenBy(stance.view, stance.seat, order);
  if (breaches.length === 0) return 0;
  const wronged = SEATS.filter((seat) => breaches.some(({ to }) => to.includes(seat)));
  const trust = wronged.reduce((sum, seat) => sum + trustWorth(stance, seat, stance.seat, -3), 0);
  const snapback = breaches.some(({ deal }) => stance.view.deals[deal]?.draft.snapback) ? 3 : 0;
  return trust - NAME - snapback;
}

function orderWorth(stance: Stance, order: Order): number {
  const { view, seat } = stance;
  if (order.order === 'withhold') return withholdWorth(stance, order.target ?? '');
  const def = orderDef(view, order.order);
  let worth =
    effectsWorth(stance, certainEffects(view, order)) + (BEYOND[order.order]?.(stance, order.target) ?? 0);
  const breach = breachWorth(stance, order);
  if (!def.covert) return worth + breach;
  const caught = detectionChance(view, seat) / 100;
  worth += caught * breach;
  if (def.detection) {
    worth += caught * effectsWorth(stance, def.detection.effects);
    for (const other of def.detection.against) {
      worth += caught * trustWorth(stance, other, seat, def.detection.trust);
    }
  }
  return worth;
}

/** Whether to keep back what is due under a deal: hardly ever, unless the others broke it first. */
function withholdWorth(stance: Stance, id: string): number {
  const { view, seat } = stance;
  const deal = view.deals[id];
  if (!deal) return -9;
  const due = duties(view, deal, seat).flatMap((index) => deal.draft.terms[index] ?? []);
  const saved = -remainingWorth(stance, due);
  const wronged = (deal.injured[seat] ?? 0) >= view.round - 1;
  return saved - (wronged ? 2 : 8.5);
}

interface Rated {
  readonly order: Order;
  readonly cost: number;
  readonly worth: number;
  readonly rank: number;
}

/** Everything that could be ordered but force, the best for its cost first. */
function rate(stance: Stance, random: () => number): Rated[] {
  const { view, seat } = stance;
  const rated: Rated[] = [];
  for (const order of allOrders(view, seat)) {
    if (order.order !== 'withhold' && orderDef(view, order.order).force) continue;
    const cost = orderCost(view, seat, order);
    // Not everything comes to mind, and a word is broken seldom even where that would pay.
    if (random() < OVERLOOKED) continue;
    if (order.order === 'withhold' && random() < 0.8) continue;
    const worth = orderWorth(stance, order);
    const luck = random() + random() - 1;
    const rank = (worth * (1 + 0.5 * luck) + 0.8 * luck) / Math.max(0.7, cost ** 0.8);
    if (rank > ENOUGH) rated.push({ order, cost, worth, rank });
  }
  return rated.sort((a, b) => b.rank - a.rank);
}

/** The orders of the round. */
export function giveOrders({ view, messages, random }: BotInput): BotAct {
  const seat = view.viewer;
  const stance = stanceOf(view);
  const chosen: Order[] = [];
  const words: string[] = [];
  const points = actionPoints(view, seat);
  let left = points;
  const force = forceNow(stance, heard(view, messages, []), random);
  if (force && checkOrders(view, seat, [force.order]) === null) {
    chosen.push(force.order);
    left -= orderCost(view, seat, force.order);
    words.push(`${orderWords(view, force.order)}, since ${force.reason}`);
  }
  for (const { order, cost, worth } of rate(stance, random)) {
    if (cost > left || chosen.some((one) => one.order === order.order)) continue;
    if (checkOrders(view, seat, [...chosen, order]) !== null) continue;
    chosen.push(order);
    left -= cost;
    words.push(`${orderWords(view, order)} ${signed(worth)}`);
  }
  const reason =
    chosen.length > 0
      ? `Worth most to us, with ${points} points: ${words.join('; ')}.`
      : `Nothing that ${points} points pay for gains ${figure(ENOUGH)} or more.`;
  return { action: { type: 'orders', orders: chosen }, reason };
}
