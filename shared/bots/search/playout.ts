/**
 * Play-outs: a game is played to its end by simple players who know their own mind and look no further than this month,
 * through the rules themselves. They see the whole state, which is one that the searching seat only imagines.
 */
import { SEATS, type Seat } from '../../content/seats';
import { apply } from '../../rules/apply';
import { appraise } from '../../rules/appraise';
import type { OfferId, State } from '../../rules/state';
import { rateOrders } from '../evaluation/orders';
import { draftGains, roundsLeft, tablesFor } from '../evaluation/outlook';
import { rateResponses } from '../evaluation/responses';
import { Trial } from '../evaluation/trial';
import { TRAITS } from '../middle/character';
import { bestSet, rankOrders } from '../middle/orders';
import { menuDraft, MENU_SIZE } from './menu';

/** Texts that come up in a round, and what each party must gain. */
const TEXTS = 2;
const LEAST = 0.5;
const LUCK = 0.6;

function talk(state: State, random: () => number): void {
  let trial: Trial | null = null;
  for (let i = 0; i < TEXTS; i++) {
    const draft = menuDraft(state, Math.floor(random() * MENU_SIZE));
    if (draft.parties.some((seat) => state.signed[seat] !== null)) continue;
    trial ??= new Trial(state, 'iran', tablesFor(state));
    const gains = draftGains(trial, draft);
    if (draft.parties.some((seat) => gains[SEATS.indexOf(seat)]! < LEAST)) continue;
    if (!appraise(state, draft).passes) continue;
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

function order(state: State, random: () => number): void {
  const trial = new Trial(state, 'iran', tablesFor(state));
  const left = roundsLeft(state);
  for (const seat of SEATS) {
    if (state.step !== 'orders' || state.ready[seat]) continue;
    const ranked = rankOrders(state, seat, rateOrders(trial, seat, left), TRAITS.opportunist, random, LUCK);
    apply(state, seat, { type: 'orders', orders: bestSet(state, seat, ranked).orders });
  }
}

function respond(state: State, random: () => number): void {
  const trial = new Trial(state, 'iran', tablesFor(state));
  for (const seat of SEATS) {
    if (state.step !== 'response' || state.ready[seat]) continue;
    const [best] = rateResponses(trial, seat)
      .map((one) => ({ ...one, rank: one.worth - (one.breaks ? 1 : 0) + LUCK * random() }))
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
