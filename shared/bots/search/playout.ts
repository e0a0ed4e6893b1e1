/**
 * Play-outs: a game is played to its end by simple players who know their own mind and look no further than this month,
 * through the rules themselves. They see the whole state, which is one that the searching seat only imagines.
 */
import { bySeat, SEATS, type Seat } from '../../content/seats';
import { carryOut } from '../../rules/apply';
import { passesTests } from '../../rules/appraise';
import { sign } from '../../rules/deals';
import { checkDraft } from '../../rules/drafts';
import type { Draft, OfferId, Order, Response, State } from '../../rules/state';
import { actionPoints } from '../../rules/orders';
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

const INDEX = bySeat((_, index) => index);

/** A game as it is played out, with one trial that looks at it again and again. */
class Playing {
  readonly state: State;
  readonly random: () => number;
  readonly #trial: Trial;
  #round: number;

  constructor(state: State, random: () => number) {
    this.state = state;
    this.random = random;
    this.#round = state.round;
    this.#trial = new Trial(state, 'iran', tablesFor(state));
  }

  /** A trial of the state as it is now. */
  look(): Trial {
    const trial = this.#trial;
    const { round } = this.state;
    trial.renew(round === this.#round ? trial.tables : tablesFor(this.state));
    this.#round = round;
    return trial;
  }
}

const isFree = (state: State, parties: readonly Seat[]): boolean => {
  for (const seat of parties) if (state.signed[seat] !== null) return false;
  return true;
};

function gainAll(trial: Trial, draft: Draft): boolean {
  const gains = draftGains(trial, draft);
  for (const seat of draft.parties) if (gains[INDEX[seat]]! < LEAST) return false;
  return true;
}

const textIds: OfferId[][] = [];
/** The same few in every game that is played out, so that all of them lay out their deals alike. */
const textId = (round: number, at: number): OfferId =>
  ((textIds[round] ??= [])[at] ??= `text:${round}.${at}` as OfferId);

function talk(playing: Playing): void {
  const { state, random } = playing;
  let trial: Trial | null = null;
  for (let i = 0; i < TEXTS; i++) {
    const draft = menuDraft(state, Math.floor(random() * MENU_SIZE));
    if (!isFree(state, draft.parties)) continue;
    trial ??= playing.look();
    if (!gainAll(trial, draft) || !passesTests(state, draft)) continue;
    const [by] = draft.parties;
    if (!by || checkDraft(state, by, draft) !== null) continue;
    sign(state, { id: textId(state.round, i), by, draft, counters: null, accepted: {}, declined: {} });
    trial = null;
  }
  carryOut(state, 'chair', { type: 'expire', round: state.round, step: 'talks' });
}

const isChosen = (chosen: readonly Order[], order: Order): boolean => {
  for (const one of chosen) if (one.order === order.order) return true;
  return false;
};

/** What takes both points is set against two others, of which the second is worth less than the first. */
const weightOf = (cost: number): number => 0.5 + 0.5 * cost;

/** By how much each order is worth it, with some luck; made once, since it is filled in again and again. */
const ranks: number[] = [];

/** The best that come to mind, within the points: one after the other, the most for its cost first. */
function pick(points: number, rated: readonly RatedOrder[], random: () => number): readonly Order[] {
  const chosen: Order[] = [];
  for (let i = 0; i < rated.length; i++) {
    const { worth, breaks } = rated[i]!;
    ranks[i] = worth - (breaks ? SCRUPLE : 0) + LUCK * random();
  }
  for (let left = points; ;) {
    let best: RatedOrder | null = null;
    let most = 0;
    for (let i = 0; i < rated.length; i++) {
      const one = rated[i]!;
      if (ranks[i]! <= 0 || one.cost > left || isChosen(chosen, one.order)) continue;
      const rank = ranks[i]! / weightOf(one.cost);
      if (best && rank <= most) continue;
      best = one;
      most = rank;
    }
    if (!best) return chosen;
    chosen.push(best.order);
    left -= best.cost;
  }
}

function order(playing: Playing): void {
  const { state, random } = playing;
  const trial = playing.look();
  const left = roundsLeft(state);
  const comesToMind = (hostile: boolean): boolean => random() < (hostile ? RARELY : MOSTLY);
  for (const seat of SEATS) {
    if (state.step !== 'orders' || state.ready[seat]) continue;
    const rated = rateOrders(trial, seat, left, comesToMind);
    const orders = pick(actionPoints(state, seat), rated, random);
    carryOut(state, seat, { type: 'orders', orders });
  }
}

function respond(playing: Playing): void {
  const { state, random } = playing;
  const trial = playing.look();
  for (const seat of SEATS) {
    if (state.step !== 'response' || state.ready[seat]) continue;
    let best: Response | null = null;
    let most = 0;
    for (const { response, worth, breaks } of rateResponses(trial, seat)) {
      const rank = worth - (breaks ? SCRUPLE : 0) + LUCK * random();
      if (best && rank <= most) continue;
      best = response;
      most = rank;
    }
    if (best) carryOut(state, seat, { type: 'respond', response: best });
    else carryOut(state, 'chair', { type: 'expire', round: state.round, step: 'response' });
  }
}

/** Plays `state` to its end, and gives the final score of each seat in points, in the order of `SEATS`. */
export function playOut(state: State, random: () => number): readonly [number, number, number] {
  const playing = new Playing(state, random);
  while (state.step !== 'ended') {
    if (state.step === 'talks') talk(playing);
    else if (state.step === 'orders') order(playing);
    else respond(playing);
  }
  const score = (seat: Seat): number => state.ending?.scores[seat].total ?? 0;
  return [score('usa'), score('iran'), score('israel')];
}
