/**
 * Play-outs: a game is played to its end by simple players who know their own mind and look no further than this month,
 * through the rules themselves. They see the whole state, which is one that the searching seat only imagines.
 */
import { SEATS, type Seat } from '../../content/seats';
import { apply } from '../../rules/apply';
import { passesTests } from '../../rules/appraise';
import type { OfferId, Order, State } from '../../rules/state';
import { actionPoints } from '../../rules/orders';
import { orderDef } from '../../rules/scenario';
import { rateOrders, type RatedOrder } from '../evaluation/orders';
import { draftGains, roundsLeft, tablesFor } from '../evaluation/outlook';
import { rateResponses } from '../evaluation/responses';
import { Trial } from '../evaluation/trial';
import { menuDraft, MENU_SIZE } from './menu';

/** Texts that come up in a round, and what each party must gain. */
const TEXTS = 2;
const LEAST = 0.5;
const LUCK = 1;
const SCRUPLE = 1.5;
/** Chances that an order comes to mind at all: force and bad faith seldom. */
const MOSTLY = 0.65;
const RARELY = 0.35;

function talk(state: State, random: () => number): void {
  let trial: Trial | null = null;
  for (let i = 0; i < TEXTS; i++) {
    const draft = menuDraft(state, Math.floor(random() * MENU_SIZE));
    if (draft.parties.some((seat) => state.signed[seat] !== null)) continue;
    trial ??= new Trial(state, 'iran', tablesFor(state));
    const gains = draftGains(trial, draft);
    if (draft.parties.some((seat) => gains[SEATS.indexOf(seat)]! < LEAST)) continue;
    if (!passesTests(state, draft)) continue;
    const [by] = draft.parties;
    if (!by || apply(state, by, { type: 'offer', draft }) !== null) continue;
    const id = Object.keys(state.offers).at(-1) as OfferId;
    for (const seat of draft.parties) {
      if (seat !== by) apply(state, seat, { type: 'accept', offer: id });
    }
    trial = null;
  }
  apply(state, 'chair', { type: 'expire', round: state.round, step: 'talks' });
}

/** The best that come to mind, within the points: one after the other, the most for its cost first. */
function pick(
  state: State,
  seat: Seat,
  rated: readonly RatedOrder[],
  random: () => number,
): readonly Order[] {
  let points = actionPoints(state, seat);
  const chosen: Order[] = [];
  const ranks = rated.map(({ worth, breaks }) => worth - (breaks ? SCRUPLE : 0) + LUCK * random());
  for (;;) {
    let best = -1;
    for (let i = 0; i < rated.length; i++) {
      const { cost, order } = rated[i]!;
      if (ranks[i]! <= 0 || cost > points || chosen.some((one) => one.order === order.order)) continue;
      // What takes both points is set against two others, of which the second is worth less than the first.
      if (best < 0 || ranks[i]! / weightOf(cost) > ranks[best]! / weightOf(rated[best]!.cost)) best = i;
    }
    if (best < 0) return chosen;
    chosen.push(rated[best]!.order);
    points -= rated[best]!.cost;
  }
}
const weightOf = (cost: number): number => 0.5 + 0.5 * cost;

function order(state: State, random: () => number): void {
  const trial = new Trial(state, 'iran', tablesFor(state));
  const left = roundsLeft(state);
  const comesToMind = ({ order: id }: Order): boolean =>
    random() < (id === 'withhold' || orderDef(state, id).force ? RARELY : MOSTLY);
  for (const seat of SEATS) {
    if (state.step !== 'orders' || state.ready[seat]) continue;
    const rated = rateOrders(trial, seat, left, comesToMind);
    const orders = pick(state, seat, rated, random);
    if (apply(state, seat, { type: 'orders', orders }) !== null)
      apply(state, seat, { type: 'orders', orders: [] });
  }
}

function respond(state: State, random: () => number): void {
  const trial = new Trial(state, 'iran', tablesFor(state));
  for (const seat of SEATS) {
    if (state.step !== 'response' || state.ready[seat]) continue;
    const [best] = rateResponses(trial, seat)
      .map((one) => ({ ...one, rank: one.worth - (one.breaks ? SCRUPLE : 0) + LUCK * random() }))
      .sort((a, b) => b.rank - a.rank);
    if (best) apply(state, seat, { type: 'respond', response: best.response });
    else apply(state, 'chair', { type: 'expire', round: state.round, step: 'response' });
  }
}

/** Plays `state` to its end, and gives the final score of each seat in points, in the order of `SEATS`. */
export function playOut(state: State, random: () => number): readonly [number, number, number] {
  while (state.step !== 'ended') {
    if (state.step === 'talks') talk(state, random);
    else if (state.step === 'orders') order(state, random);
    else respond(state, random);
  }
  const score = (seat: Seat): number => state.ending?.scores[seat].total ?? 0;
  return [score('usa'), score('iran'), score('israel')];
}
