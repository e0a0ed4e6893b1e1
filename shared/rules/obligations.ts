/** What is owed, by whom, to whom: the terms of deals in force (RULES 7). */
import type { Seat } from '../content/seats';
import type { TermKind } from '../content/terms';
import { scenarioOf, termDef } from './scenario';
import type { Deal, Position, Term } from './state';

/** Deals in force this round that the holder of the position knows. */
export function dealsInForce(position: Position): Deal[] {
  const deals: Deal[] = [];
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal && deal.status === 'in-force') deals.push(deal);
  }
  return deals;
}

/** Whether a seat (or, with `null`, the public) knows of a deal. */
export const knowsDeal = (deal: Deal, seat: Seat | null): boolean =>
  !deal.secret || (seat !== null && deal.draft.parties.includes(seat));

/** Parties that are known to have signed a deal this round, so that they can sign no other (RULES 11). */
export const spentSignatories = (position: Position, parties: readonly Seat[]): Seat[] =>
  parties.filter((seat) =>
    Object.values(position.deals).some(
      ({ signed, draft }) => signed === position.round && draft.parties.includes(seat),
    ),
  );

/** Whether any deal in force is public. */
export function hasPublicDeal(position: Position): boolean {
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal && deal.status === 'in-force' && !deal.secret) return true;
  }
  return false;
}

const recordKeys: Record<Seat, string[]> = { usa: [], iran: [], israel: [] };
/** Key of a seat's duties in a round, in `record`: made once, since the same text is found faster than an equal one. */
export const recordKey = (round: number, seat: Seat): string =>
  (recordKeys[seat][round] ??= `${round}:${seat}`);

export const isDelivered = (deal: Deal, index: number): boolean => deal.delivered[index] !== undefined;
export const isLapsed = (deal: Deal, index: number): boolean => deal.lapsed[index] !== undefined;

/** Whether a term is owed to a seat. */
export function isOwedTo({ to }: Term, seat: Seat): boolean {
  for (let at = 0; at < to.length; at++) if (to[at] === seat) return true;
  return false;
}

export interface Obligation {
  readonly deal: Deal;
  readonly index: number;
  readonly term: Term;
}

/** Terms of deals in force that are still owed: standing ones, and deliveries not yet made. */
export function obligations(position: Position): Obligation[] {
  const owed: Obligation[] = [];
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal?.status !== 'in-force') continue;
    const { terms } = deal.draft;
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index];
      if (term && !isLapsed(deal, index) && !isDelivered(deal, index)) owed.push({ deal, index, term });
    }
  }
  return owed;
}

/** The obligations of one kind that `debtor` owes, to `creditor` if one is named. */
export const owes = (position: Position, debtor: Seat, kind: TermKind, creditor?: Seat): Obligation[] =>
  obligations(position).filter(({ term }) => isSuch(term, debtor, kind, creditor));

const isSuch = (term: Term, debtor: Seat, kind: TermKind, creditor: Seat | undefined): boolean =>
  term.kind === kind && term.debtor === debtor && (creditor === undefined || isOwedTo(term, creditor));

const always = (): boolean => true;

/** Whether there is such an obligation, of those that fit: as `owes`, which would have to list them. */
export function isOwed(
  position: Position,
  debtor: Seat,
  kind: TermKind,
  creditor?: Seat,
  fits: (deal: Deal, term: Term) => boolean = always,
): boolean {
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal?.status !== 'in-force') continue;
    const { terms } = deal.draft;
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index];
      if (!term || !isSuch(term, debtor, kind, creditor)) continue;
      if (!isLapsed(deal, index) && !isDelivered(deal, index) && fits(deal, term)) return true;
    }
  }
  return false;
}

/** Deals in force in which the United States owes relief or has given it (`tighten`, `lobby`). */
export function reliefDeals(position: Position): Obligation[] {
  const found: Obligation[] = [];
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal?.status !== 'in-force') continue;
    const { terms } = deal.draft;
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index];
      if (term?.kind === 'relief' && !isLapsed(deal, index)) found.push({ deal, index, term });
    }
  }
  return found;
}

/** Whether hold-fire binds Iran and Israel to each other. */
export const truceBound = (position: Position, known?: (deal: Deal) => boolean): boolean =>
  isOwed(position, 'iran', 'hold-fire', 'israel', known) &&
  isOwed(position, 'israel', 'hold-fire', 'iran', known);

/**
 * Whether what a delivery waits for holds: a delivery has been made; a standing term is observed, its level reached,
 * and its debtor has not been caught breaking the deal this round.
 */
export function awaitedHolds(position: Position, deal: Deal, index: number): boolean {
  const term = deal.draft.terms[index];
  if (!term || isLapsed(deal, index)) return false;
  if (termDef(position, term.kind).kind === 'delivery') return isDelivered(deal, index);
  if (deal.record[recordKey(position.round, term.debtor)] === 'broken') return false;
  return levelReached(position, term);
}

/** Whether a standing term that is reached step by step has been reached. */
export function levelReached(position: Position, term: Term): boolean {
  switch (term.kind) {
    case 'access':
      return position.tracks.access >= term.level;
    case 'cap':
      return term.level < 2 || position.tracks.sites === 0;
    case 'missile-limit':
      return position.tracks.missiles <= missileLimit(position);
    default:
      return true;
  }
}

const missileLimit = (position: Position): number => scenarioOf(position).numbers.deals.missileLimit;

/** Terms of a deal that `seat` has to carry out at this round's reckoning: deliveries that are due, levels not yet reached. */
export function duties(position: Position, deal: Deal, seat: Seat): number[] {
  const due: number[] = [];
  if (deal.status !== 'in-force') return due;
  const { terms } = deal.draft;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (term?.debtor !== seat || isLapsed(deal, index) || isDelivered(deal, index)) continue;
    if (isDue(position, term)) due.push(index);
  }
  return due;
}

function isDue(position: Position, term: Term): boolean {
  if (term.due !== null) return term.due <= position.round;
  return term.kind === 'umbrella' || !levelReached(position, term);
}
