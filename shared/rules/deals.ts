/** Signing, publishing, denouncing, expiring (RULES 7). */
import { HOME, SEATS, type Seat } from '../content/seats';
import { homeEffects } from './appraise';
import { tell } from './log';
import { dealsInForce } from './obligations';
import { scenarioOf } from './scenario';
import type { Deal, Dispatch, Move, Offer, State } from './state';
import { moveTrack, moveTrust } from './tracks';

function moveHome(state: State, deal: Deal, which: 'costs' | 'credits' | 'both', moves: Move[]): void {
  for (const seat of deal.draft.parties) {
    const effects = homeEffects(state, deal.draft, seat, which, deal.secret);
    const by = effects.reduce((total, effect) => total + effect.by, 0);
    moveTrack(state, HOME[seat], by, moves);
    for (const effect of effects) {
      if (effect.by > 0) state.credited[`${seat}:${effect.source}`] = true;
    }
  }
}

/** What an offer becomes when it is signed in `round`. */
export const dealOf = ({ id, by, draft }: Pick<Offer, 'id' | 'by' | 'draft'>, round: number): Deal => ({
  id,
  by,
  draft,
  secret: draft.secret,
  signed: round,
  until: draft.rounds === null ? null : round + draft.rounds - 1,
  status: 'in-force',
  ended: null,
  delivered: {},
  lapsed: {},
  injured: {},
  record: {},
});

/** An offer that all parties have accepted becomes a deal; the signatories have done their signing for this round. */
export function sign(state: State, offer: Offer): void {
  const { draft } = offer;
  const deal = dealOf(offer, state.round);
  state.deals[deal.id] = deal;
  delete state.offers[offer.id];
  const moves: Move[] = [];
  moveHome(state, deal, 'both', moves);
  tell(
    state,
    'talks',
    { kind: 'signed', deal: deal.id, draft, by: offer.by },
    moves,
    deal.secret ? draft.parties : null,
  );
  for (const seat of draft.parties) {
    state.signed[seat] = deal.id;
    for (const other of Object.values(state.offers)) {
      if (other.by === seat) lapse(state, other);
      else delete other.accepted[seat];
    }
  }
}

/** Seats that can see an offer; `null`: everybody. */
export const offerKnowers = (offer: Offer): readonly Seat[] | null =>
  offer.draft.secret ? offer.draft.parties : null;

/** An offer that can no longer be signed this round goes from the table. */
export function lapse(state: State, offer: Offer): void {
  delete state.offers[offer.id];
  tell(state, 'talks', { kind: 'lapsed', offer: offer.id }, [], offerKnowers(offer));
}

export function withdrawOffer(state: State, offer: Offer, seat: Seat): void {
  delete state.offers[offer.id];
  tell(state, 'talks', { kind: 'withdrawn', seat, offer: offer.id }, [], offerKnowers(offer));
}

/** A secret deal becomes known to all; if it is in force, its credits fall due. `seat` published it; `null`: a breach gave it away. */
export function publicise(state: State, step: Dispatch['step'], deal: Deal, seat: Seat | null): void {
  if (!deal.secret) return;
  deal.secret = false;
  const moves: Move[] = [];
  if (deal.status === 'in-force') moveHome(state, deal, 'credits', moves);
  tell(state, step, { kind: 'published', seat, deal: deal.id, draft: deal.draft }, moves);
}

/** Whether a seat may leave a deal without price, having been wronged in it. */
export const mayLeaveFreely = (deal: Deal, seat: Seat, round: number): boolean =>
  (deal.injured[seat] ?? 0) >= round;

/** The price of leaving a deal: trust of the other parties, and of the third seat where it knows of the deal. */
export function denounce(state: State, deal: Deal, seat: Seat): void {
  const { trust } = scenarioOf(state).numbers;
  const free = mayLeaveFreely(deal, seat, state.round);
  const moves: Move[] = [];
  if (!free) {
    for (const other of SEATS) {
      if (other === seat) continue;
      const party = deal.draft.parties.includes(other);
      if (party) moveTrust(state, other, seat, trust.denounce, moves);
      else if (!deal.secret) moveTrust(state, other, seat, trust.denounceThird, moves);
    }
  }
  deal.status = 'denounced';
  deal.ended = state.round;
  tell(
    state,
    'talks',
    { kind: 'denounced', seat, deal: deal.id, free },
    moves,
    deal.secret ? deal.draft.parties : null,
  );
}

/** Deals whose last round this was end. */
export function expireDeals(state: State): void {
  for (const deal of dealsInForce(state)) {
    if (deal.until === null || deal.until > state.round) continue;
    deal.status = 'expired';
    deal.ended = state.round;
    const knowers = deal.secret ? deal.draft.parties : null;
    tell(state, 'reckoning', { kind: 'expired', deal: deal.id }, [], knowers);
  }
}
