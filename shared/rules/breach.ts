/** What breaks a deal, and what that costs (RULES 7; RULES 11, rulings 4 and 9). */
import { OTHERS, type Seat } from '../content/seats';
import type { TermKind } from '../content/terms';
import { publicise } from './deals';
import { tell } from './log';
import {
  isDelivered,
  isLapsed,
  isOwedTo,
  obligations,
  recordKey,
  reliefDeals,
  type Obligation,
} from './obligations';
import { aimOf, type Aim } from './orders';
import { scenarioOf } from './scenario';
import type { Breach, Deal, Dispatch, Move, Order, Position, State, Term, What } from './state';
import { moveTrack, moveTrust } from './tracks';

/** Whether a term that is owed forbids its debtor to give this order. */
function forbids(position: Position, term: Term, order: Order, aim: Aim): boolean {
  if (!aim.forbiddenBy.includes(term.kind)) return false;
  const { access, missiles } = position.tracks;
  switch (term.kind) {
    case 'hold-fire':
    case 'no-covert':
      return touches(aim, term);
    case 'access':
      return order.order !== 'inspectors' || access - 1 < term.level;
    case 'missile-limit':
      return missiles >= scenarioOf(position).numbers.deals.missileLimit;
    default:
      return true;
  }
}

/** Whether an order is aimed at any of a term's creditors. */
function touches({ against }: Aim, term: Term): boolean {
  for (const seat of against) if (isOwedTo(term, seat)) return true;
  return false;
}

const isInLaw = (position: Position, { deal, term }: Breach): boolean =>
  position.deals[deal]?.draft.terms[term]?.inLaw === true;

/** A pair moves once a round, so what costs most comes first. */
export function dearestFirst(position: Position, breaches: readonly Breach[]): readonly Breach[] {
  if (breaches.length < 2 || !breaches.some((breach) => isInLaw(position, breach))) return breaches;
  return [...breaches].sort((a, b) => Number(isInLaw(position, b)) - Number(isInLaw(position, a)));
}

/**
 * The obligations that `seat` breaks by carrying out `order`; a covert one breaks them only once it is detected. Whoever
 * asks of many orders may list once what is `owed` at all, and tell the aim where it is known.
 */
export function brokenBy(
  position: Position,
  seat: Seat,
  order: Order,
  owed: readonly Obligation[] | null = null,
  known: Aim | null = null,
): readonly Breach[] {
  if (order.order === 'withhold') return NONE;
  const aim = known ?? aimOf(position, order);
  let found: Breach[] | null = null;
  if (aim.forbiddenBy.length > 0) {
    for (const { deal, index, term } of owed ?? obligations(position)) {
      if (term.debtor !== seat || !forbids(position, term, order, aim)) continue;
      (found ??= []).push({ deal: deal.id, debtor: seat, term: index, to: wrongedBy(term, aim) });
    }
  }
  if (order.order === 'tighten') {
    for (const { deal, index, term } of reliefDeals(position)) {
      (found ??= []).push({ deal: deal.id, debtor: seat, term: index, to: term.to });
    }
  }
  return found ? dearestFirst(position, found) : NONE;
}

const NONE: readonly Breach[] = [];

/** Only those creditors are wronged whom the act is aimed at, where the term is about them. */
function wrongedBy({ kind, to }: Term, { against }: Aim): readonly Seat[] {
  if (to.length === 1 || (kind !== 'hold-fire' && kind !== 'no-covert')) return to;
  return to.filter((creditor) => against.includes(creditor));
}

/** Keys of `breached`, by debtor and creditor. */
const PAIRS: Record<Seat, Record<Seat, string>> = {
  usa: { usa: 'usa:usa', iran: 'usa:iran', israel: 'usa:israel' },
  iran: { usa: 'iran:usa', iran: 'iran:iran', israel: 'iran:israel' },
  israel: { usa: 'israel:usa', iran: 'israel:iran', israel: 'israel:israel' },
};

const NUCLEAR: readonly TermKind[] = ['cap', 'no-weapon', 'access', 'ship-out'];

/** What the breaches cost in trust, once a round for each pair, as if they all came to light now. */
export function breachMoves(position: Position, breaches: readonly Breach[]): Move[] {
  const moves: Move[] = [];
  for (const breach of breaches) costOf(position, breach, moves);
  return moves;
}

function costOf(position: Position, breach: Breach, moves: Move[]): void {
  const { trust } = scenarioOf(position).numbers;
  const inLaw = isInLaw(position, breach);
  for (const creditor of breach.to) {
    const pair = PAIRS[breach.debtor][creditor];
    if (position.breached[pair]) continue;
    position.breached[pair] = true;
    moveTrust(position, creditor, breach.debtor, inLaw ? trust.breachInLaw : trust.breach, moves);
  }
}

/** All that others owed the breaker in this deal ends; relief that was given is taken back. */
function snapBack(position: Position, deal: Deal, breaker: Seat, moves: Move[]): boolean {
  const { reliefSanctions, reliefEconomy } = scenarioOf(position).numbers.deals;
  let any = false;
  deal.draft.terms.forEach((term, index) => {
    if (!term.to.includes(breaker) || isLapsed(deal, index)) return;
    if (isDelivered(deal, index)) {
      if (term.kind !== 'relief') return;
      moveTrack(position, 'sanctions', -reliefSanctions * term.level, moves);
      moveTrack(position, 'economy', -reliefEconomy * term.level, moves);
    }
    deal.lapsed[index] = position.round;
    any = true;
  });
  return any;
}

/** A breach has come to light: everybody learns of it, those wronged trust less and may denounce freely. */
export function comeToLight(
  state: State,
  step: Dispatch['step'],
  breach: Breach,
  how: (What & { kind: 'breach' })['how'],
): void {
  const deal = state.deals[breach.deal];
  const term = deal?.draft.terms[breach.term];
  if (!deal || !term) return;
  publicise(state, step, deal, null);
  const moves: Move[] = [];
  costOf(state, breach, moves);
  deal.record[recordKey(state.round, breach.debtor)] = 'broken';
  // With snapback the wronged have their remedy already (RULES 7).
  if (!deal.draft.snapback) {
    for (const creditor of breach.to) deal.injured[creditor] = state.round + 1;
  }
  if (NUCLEAR.includes(term.kind)) state.nuclearBreach = true;
  tell(state, step, { kind: 'breach', breach, how }, moves);
  if (deal.draft.snapback) {
    const back: Move[] = [];
    if (snapBack(state, deal, breach.debtor, back)) {
      tell(state, step, { kind: 'snapback', deal: deal.id, against: breach.debtor }, back);
    }
  }
}

/** Whether a seat was caught breaking any deal this round: whoever is, is trusted less by somebody. */
export function caught({ breached }: Position, seat: Seat): boolean {
  for (const other of OTHERS[seat]) if (breached[PAIRS[seat][other]]) return true;
  return false;
}
