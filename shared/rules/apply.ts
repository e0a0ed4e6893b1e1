/** The one door into the rules: whether an act is legal, and what it does. */
import { CHAIR, isSeat, type Actor, type Seat } from '../content/seats';
import type { Action, ChairAction, Refusal, SeatAction } from './actions';
import { appraise, passesTests } from './appraise';
import { nameOf } from './chance';
import { denounce, offerKnowers, publicise, sign, withdrawOffer } from './deals';
import { checkDraft } from './drafts';
import { choose, openChoice } from './headlines';
import { checkInject, checkUndo, inject, undoInjected } from './injections';
import { tell } from './log';
import { checkOrders } from './orders';
import { checkResponse, mustRespond } from './response';
import { allReady, endStep } from './rounds';
import { lookAtWar } from './reckoning';
import { scenarioOf } from './scenario';
import type { Deal, Draft, Offer, OfferId, Position, State } from './state';

const refuse = (code: Refusal['code'], data?: Refusal['data']): Refusal => (data ? { code, data } : { code });

/** The step that an act belongs to; `null` for what is none. */
function stepOf({ type }: SeatAction): Position['step'] | null {
  switch (type) {
    case 'choose':
    case 'offer':
    case 'accept':
    case 'decline':
    case 'withdraw':
    case 'denounce':
    case 'publish':
    case 'ready':
      return 'talks';
    case 'orders':
      return 'orders';
    case 'respond':
      return 'response';
    default:
      return null;
  }
}

function checkOffer(
  position: Position,
  seat: Seat,
  draft: Draft,
  counters: OfferId | undefined,
): Refusal | null {
  if (position.signed[seat]) return refuse('signed-this-round');
  const { offersPerSeat } = scenarioOf(position).numbers.deals;
  const own = Object.values(position.offers).filter((offer) => offer.by === seat);
  if (own.length >= offersPerSeat) return refuse('too-many-offers', { most: offersPerSeat });
  if (counters !== undefined) {
    const countered = visibleOffer(position, seat, counters);
    if (!countered || !countered.draft.parties.includes(seat)) return refuse('unknown-offer');
  }
  const refusal = checkDraft(position, seat, draft);
  if (refusal) return refusal;
  return own.some((offer) => isSameDraft(offer.draft, draft)) ? refuse('same-offer') : null;
}

/** Texts are the same if they read the same; most differ in length, which is faster to see. */
const isSameDraft = (a: Draft, b: Draft): boolean =>
  a.terms.length === b.terms.length &&
  a.parties.length === b.parties.length &&
  JSON.stringify(a) === JSON.stringify(b);

/** An offer that a seat can see; what it cannot see does not exist for it. */
function visibleOffer(position: Position, seat: Seat, id: string): Offer | undefined {
  const offer = Object.hasOwn(position.offers, id) ? position.offers[id] : undefined;
  return offer && (offerKnowers(offer) ?? [seat]).includes(seat) ? offer : undefined;
}

function visibleDeal(position: Position, seat: Seat, id: string): Deal | undefined {
  const deal = Object.hasOwn(position.deals, id) ? position.deals[id] : undefined;
  return deal && (!deal.secret || deal.draft.parties.includes(seat)) ? deal : undefined;
}

function checkAccept(position: Position, seat: Seat, offer: Offer): Refusal | null {
  if (offer.accepted[seat]) return refuse('already-done');
  if (position.signed[seat]) return refuse('signed-this-round');
  return passesTests(position, offer.draft) ? null : whyNot(position, offer.draft);
}

/** What speaks against a text that does not pass its tests. */
function whyNot(position: Position, draft: Draft): Refusal | null {
  const { parties } = appraise(position, draft);
  const doubted = parties.find(({ credibility }) => !credibility.passes);
  if (doubted) return refuse('not-credible', { seat: doubted.seat, missing: -doubted.credibility.margin });
  const opposed = parties.find(({ ratification }) => !ratification.passes);
  if (opposed) return refuse('not-ratified', { seat: opposed.seat, after: opposed.ratification.after });
  return null;
}

function checkOnOffer(
  position: Position,
  seat: Seat,
  action: Extract<SeatAction, { type: 'accept' | 'decline' | 'withdraw' }>,
): Refusal | null {
  const offer = visibleOffer(position, seat, action.offer);
  if (!offer) return refuse('unknown-offer');
  if (!offer.draft.parties.includes(seat)) return refuse('not-a-party');
  if (action.type === 'accept') return checkAccept(position, seat, offer);
  if (action.type === 'withdraw') return offer.accepted[seat] ? null : refuse('not-accepted');
  if (offer.by === seat) return refuse('not-for-this-actor');
  return offer.declined[seat] ? refuse('already-done') : null;
}

function checkOnDeal(
  position: Position,
  seat: Seat,
  action: Extract<SeatAction, { type: 'denounce' | 'publish' }>,
): Refusal | null {
  const deal = visibleDeal(position, seat, action.deal);
  if (!deal) return refuse('unknown-deal');
  if (!deal.draft.parties.includes(seat)) return refuse('not-a-party');
  if (action.type === 'publish') return deal.secret ? null : refuse('not-secret');
  return deal.status === 'in-force' ? null : refuse('not-in-force');
}

function checkChoice(position: Position, seat: Seat, option: string): Refusal | null {
  const choice = openChoice(position);
  if (!choice || choice.seat !== seat) return refuse('no-choice');
  if (option === 'pass') return position.passed[seat] ? refuse('pass-spent') : null;
  return Object.hasOwn(choice.options, option) ? null : refuse('unknown-option');
}

function checkSeat(position: Position, seat: Seat, action: SeatAction): Refusal | null {
  if (position.paused) return refuse('paused');
  const step = stepOf(action);
  if (step === null) return refuse('malformed');
  if (position.step !== step) return refuse('wrong-step', { step, now: position.step });
  switch (action.type) {
    case 'choose':
      return checkChoice(position, seat, action.option);
    case 'offer':
      return checkOffer(position, seat, action.draft, action.counters);
    case 'accept':
    case 'decline':
    case 'withdraw':
      return checkOnOffer(position, seat, action);
    case 'denounce':
    case 'publish':
      return checkOnDeal(position, seat, action);
    case 'ready':
      return position.ready[seat] === action.ready ? refuse('already-done') : null;
    case 'orders':
      if (position.ready[seat]) return refuse('already-done');
      return checkOrders(position, seat, action.orders);
    case 'respond':
      if (mustRespond(position, seat) && position.ready[seat]) return refuse('already-done');
      return checkResponse(position, seat, action.response);
  }
}

/** Minutes that a step is given more at once, at most: a day. */
const MINUTES_MOST = 1_440;

function checkChair(position: Position, action: ChairAction): Refusal | null {
  switch (action.type) {
    case 'expire':
      if (position.paused) return refuse('paused');
      return action.step === position.step && action.round === position.round
        ? null
        : refuse('wrong-step', { step: action.step, now: position.step });
    case 'pause':
      return position.paused === action.paused ? refuse('already-done') : null;
    case 'seat':
      return isSeat(action.seat) ? null : refuse('malformed');
    case 'inject':
      return checkInject(position, action);
    case 'undo':
      return checkUndo(position, action.injected);
    case 'extend':
      return action.minutes > 0 && action.minutes <= MINUTES_MOST ? null : refuse('malformed');
  }
}

function isChairAction(action: Action): action is ChairAction {
  switch (action.type) {
    case 'expire':
    case 'pause':
    case 'seat':
    case 'inject':
    case 'undo':
    case 'extend':
      return true;
    default:
      return false;
  }
}

/**
 * Why `actor` may not do this now; `null` if it may. Asked of a seat's own view it answers as it does of the state:
 * nothing in it depends on what the seat does not know.
 */
export function check(position: Position, actor: Actor, action: Action): Refusal | null {
  const chairs = isChairAction(action);
  if (position.step === 'ended' && action.type !== 'seat') return refuse('ended');
  if (actor === CHAIR) return chairs ? checkChair(position, action) : refuse('not-for-this-actor');
  if (chairs || !isSeat(actor)) return refuse('not-for-this-actor');
  return checkSeat(position, actor, action);
}

/** What a text was named when it was last offered: a search offers the same few again and again. */
const named = new WeakMap<Draft, { readonly round: number; readonly by: Seat; readonly id: string }>();

/** Named after what it says, not numbered: a number would tell outsiders of offers that they do not see. */
function nameOffer(state: State, by: Seat, draft: Draft): string {
  const { round } = state;
  const text = (): string => JSON.stringify([round, by, draft]);
  const before = named.get(draft);
  let id = before?.round === round && before.by === by ? before.id : nameOf(text());
  named.set(draft, { round, by, id });
  for (let twin = 1; state.offers[id] ?? state.deals[id]; twin++) id = nameOf(`${text()}:${twin}`);
  return id;
}

function offer(state: State, seat: Seat, draft: Draft, counters: OfferId | undefined): void {
  const id = nameOffer(state, seat, draft);
  const made: Offer = {
    id: id as OfferId,
    by: seat,
    draft,
    counters: counters ?? null,
    accepted: { [seat]: true },
    declined: {},
  };
  state.offers[id] = made;
  if (!state.log) return;
  const shown: Offer = { ...made, accepted: { [seat]: true }, declined: {} };
  tell(state, 'talks', { kind: 'offer', offer: shown }, [], offerKnowers(made));
}

function accept(state: State, seat: Seat, made: Offer): void {
  delete made.declined[seat];
  made.accepted[seat] = true;
  tell(state, 'talks', { kind: 'accepted', seat, offer: made.id }, [], offerKnowers(made));
  if (made.draft.parties.every((party) => made.accepted[party])) sign(state, made);
}

function withdraw(state: State, seat: Seat, made: Offer): void {
  if (made.by === seat) {
    withdrawOffer(state, made, seat);
    return;
  }
  delete made.accepted[seat];
  tell(state, 'talks', { kind: 'withdrawn', seat, offer: made.id }, [], offerKnowers(made));
}

function decline(state: State, seat: Seat, made: Offer): void {
  delete made.accepted[seat];
  made.declined[seat] = true;
  tell(state, 'talks', { kind: 'declined', seat, offer: made.id }, [], offerKnowers(made));
}

function applySeat(state: State, seat: Seat, action: SeatAction): void {
  switch (action.type) {
    case 'choose':
      choose(state, action.option);
      lookAtWar(state, 'talks');
      return;
    case 'offer':
      return offer(state, seat, action.draft, action.counters);
    case 'accept':
    case 'decline':
    case 'withdraw': {
      const made = state.offers[action.offer];
      if (!made) return;
      if (action.type === 'accept') return accept(state, seat, made);
      if (action.type === 'decline') return decline(state, seat, made);
      return withdraw(state, seat, made);
    }
    case 'denounce':
    case 'publish': {
      const deal = state.deals[action.deal];
      if (!deal) return;
      if (action.type === 'denounce') denounce(state, deal, seat);
      else publicise(state, 'talks', deal, seat);
      return;
    }
    case 'ready':
      state.ready[seat] = action.ready;
      break;
    case 'orders':
      state.orders[seat] = action.orders;
      state.ready[seat] = true;
      break;
    case 'respond':
      state.responses[seat] = action.response;
      state.ready[seat] = true;
      break;
  }
  if (allReady(state)) endStep(state);
}

function applyChair(state: State, action: ChairAction): void {
  switch (action.type) {
    case 'expire':
      return endStep(state);
    case 'pause':
      state.paused = action.paused;
      return;
    case 'seat':
      state.seats[action.seat] = action.holder;
      return;
    case 'inject':
      return inject(state, action);
    case 'undo':
      return undoInjected(state, action.injected);
    case 'extend':
      return;
  }
}

/** Does what `actor` may do: for whoever knows already that `check` has nothing against it, as a search does. */
export function carryOut(state: State, actor: Actor, action: Action): void {
  if (isChairAction(action)) applyChair(state, action);
  else applySeat(state, actor as Seat, action);
}

/** Does what `actor` asks, or says why not. `state` is changed only where the answer is `null`. */
export function apply(state: State, actor: Actor, action: Action): Refusal | null {
  const refusal = check(state, actor, action);
  if (refusal) return refusal;
  carryOut(state, actor, action);
  return null;
}
