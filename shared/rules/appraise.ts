/**
 * The two tests of a deal (RULES 7). Both count only what all parties of the deal know, so that a party's refusal or
 * assent tells nobody about deals that are secret from them.
 *
 * A search asks for the verdict alone, and often; a screen wants every addend. Both go through the same sums, which write
 * the addends down where they are given a list.
 */
import { HOME, OTHERS, type Seat } from '../content/seats';
import type { Addend, Appraisal, PartyAppraisal } from './answers';
import { isDelivered, isLapsed, isOwedTo } from './obligations';
import { scenarioOf } from './scenario';
import type { Deal, Draft, Position, Term } from './state';
import { factsOf, type HomeEffect, type TermFacts } from './texts';

type Scales = 'exposure' | 'assurance';

/** What a single term weighs, with the addends that change it, in a text that was signed in this round. */
function weightOf(facts: TermFacts, scale: Scales, signed: number, delivered: boolean): number {
  if (scale === 'exposure') return facts.exposure;
  const { due, after } = facts.term;
  const late = !delivered && (after !== null || (due !== null && due > signed));
  return late ? facts.assuranceLate : facts.assurance;
}

const areParties = ({ draft }: Deal, seats: readonly Seat[]): boolean =>
  seats.every((seat) => draft.parties.includes(seat));

/** Deals in force of which all of `parties` know. */
function commonDeals(position: Position, parties: readonly Seat[]): Deal[] {
  const known: Deal[] = [];
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (deal?.status !== 'in-force') continue;
    if (!deal.secret || areParties(deal, parties)) known.push(deal);
  }
  return known;
}

/** The most that a standing term of some kind and debtor has weighed so far. */
interface Counted {
  readonly term: Term;
  weight: number;
}

/** By how much a standing term goes beyond those of its kind and debtor that counted already. */
function beyond(counted: Counted[], term: Term, weight: number): number {
  for (const before of counted) {
    if (before.term.kind !== term.kind || before.term.debtor !== term.debtor) continue;
    const by = Math.max(0, weight - before.weight);
    before.weight += by;
    return by;
  }
  counted.push({ term, weight: Math.max(0, weight) });
  return Math.max(0, weight);
}

/** What one scale of a party comes to: in all, and what the text on the table adds. */
interface Load {
  readonly total: number;
  readonly text: number;
}

/** Weighs what `seat` owes (exposure) or is owed (assurance) in the deals of `known` and then in the text. */
function weigh(
  position: Position,
  known: readonly Deal[],
  draft: Draft,
  seat: Seat,
  scale: Scales,
  list: Addend[] | null,
): Load {
  const { snapbackExposure, snapbackAssurance } = scenarioOf(position).numbers.deals;
  const relief = scale === 'exposure' ? snapbackExposure : snapbackAssurance;
  const counted: Counted[] = [];
  const snapbacks: Addend[] = [];
  let total = 0;
  let text = 0;
  for (let at = 0; at <= known.length; at++) {
    const deal = known[at] ?? null;
    const written = deal?.draft ?? draft;
    const { terms } = factsOf(position, written);
    let any = false;
    let sum = 0;
    for (let index = 0; index < terms.length; index++) {
      const facts = terms[index]!;
      const { term } = facts;
      if (scale === 'exposure' ? term.debtor !== seat : !isOwedTo(term, seat)) continue;
      const delivered = deal !== null && isDelivered(deal, index);
      if (deal !== null && (isLapsed(deal, index) || (delivered && scale === 'exposure'))) continue;
      const weight = weightOf(facts, scale, deal?.signed ?? position.round, delivered);
      const by = facts.standing ? beyond(counted, term, weight) : weight;
      if (by === 0) continue;
      any = true;
      sum += by;
      const { kind, level, debtor } = term;
      if (list) list.push({ source: kind, level, debtor, deal: deal?.id ?? null, by });
    }
    if (any && written.snapback) {
      const by = Math.max(-sum, relief);
      sum += by;
      if (list) snapbacks.push({ source: 'snapback', level: 1, debtor: null, deal: deal?.id ?? null, by });
    }
    total += sum;
    if (deal === null) text = sum;
  }
  if (list) list.push(...snapbacks);
  return { total, text };
}

/** Whether `seat` owes `other` anything that weighs by itself. */
function isExposedTo(
  position: Position,
  known: readonly Deal[],
  draft: Draft,
  seat: Seat,
  other: Seat,
): boolean {
  for (let at = 0; at <= known.length; at++) {
    const deal = known[at] ?? null;
    const { terms } = factsOf(position, deal?.draft ?? draft);
    for (let index = 0; index < terms.length; index++) {
      const { term, exposure } = terms[index]!;
      if (exposure <= 0 || term.debtor !== seat || !isOwedTo(term, other)) continue;
      if (deal !== null && (isLapsed(deal, index) || isDelivered(deal, index))) continue;
      return true;
    }
  }
  return false;
}

interface Credibility {
  /** Whom the party trusts least of those it is exposed to. */
  readonly toward: Seat | null;
  readonly margin: number;
  readonly passes: boolean;
}
const UNEXPOSED: Credibility = { toward: null, margin: 0, passes: true };

/** The test of credibility for one party. Without lists for the addends, the margin is told only where the text adds exposure. */
function judge(
  position: Position,
  known: readonly Deal[],
  draft: Draft,
  seat: Seat,
  lists: { readonly exposures: Addend[]; readonly assurances: Addend[] } | null,
): Credibility {
  const exposure = weigh(position, known, draft, seat, 'exposure', lists && lists.exposures);
  const adds = exposure.text > 0;
  if (!adds && !lists) return UNEXPOSED;
  const assurance = weigh(position, known, draft, seat, 'assurance', lists && lists.assurances);
  let toward: Seat | null = null;
  for (const other of OTHERS[seat]) {
    if (toward !== null && position.trust[seat][other] >= position.trust[seat][toward]) continue;
    if (isExposedTo(position, known, draft, seat, other)) toward = other;
  }
  const trust = toward === null ? 0 : position.trust[seat][toward];
  const margin = trust + assurance.total - exposure.total;
  return { toward, margin, passes: !adds || margin >= 0 };
}

function credibility(
  position: Position,
  known: readonly Deal[],
  draft: Draft,
  seat: Seat,
): PartyAppraisal['credibility'] {
  const [assurances, exposures]: [Addend[], Addend[]] = [[], []];
  const { toward, margin, passes } = judge(position, known, draft, seat, { exposures, assurances });
  const trust = toward === null ? null : position.trust[seat][toward];
  return { trust, toward, assurances, exposures, margin, passes };
}

type Effects = 'costs' | 'credits' | 'both';

/** Whether an effect before this one is a credit for the same kind of term. */
function isCredited(born: readonly HomeEffect[], before: number, kind: Term['kind']): boolean {
  for (let i = 0; i < before; i++) if (born[i]!.by > 0 && born[i]!.term.kind === kind) return true;
  return false;
}

/** The sum of `homeEffects`, which are written into `list` where there is one. */
export function homeSum(
  position: Position,
  draft: Draft,
  seat: Seat,
  which: Effects,
  list: Addend[] | null = null,
  secret = draft.secret,
): number {
  const born = factsOf(position, draft).home[seat];
  let sum = 0;
  for (let i = 0; i < born.length; i++) {
    const { term, by, inLaw, key } = born[i]!;
    const credit = by > 0;
    if (which === (credit ? 'costs' : 'credits')) continue;
    if (credit && (secret || position.credited[key] || isCredited(born, i, term.kind))) continue;
    sum += by;
    if (!list) continue;
    list.push({
      source: inLaw ? 'in-law' : term.kind,
      level: term.level,
      debtor: term.debtor,
      deal: null,
      by,
    });
  }
  return sum;
}

/**
 * Costs and credits at home. Costs fall when the deal is signed. Credits are given once for a kind of term in a game,
 * and only for what the public knows of: `secret` tells whether it does not, where that has changed since the text.
 */
export function homeEffects(
  position: Position,
  draft: Draft,
  seat: Seat,
  which: Effects,
  secret = draft.secret,
): Addend[] {
  const effects: Addend[] = [];
  homeSum(position, draft, seat, which, effects, secret);
  return effects;
}

/** The test of ratification for one party, from what it has at home now to what it has after. */
function ratify(
  position: Position,
  draft: Draft,
  seat: Seat,
  effects: Addend[] | null,
): { readonly now: number; readonly after: number; readonly passes: boolean } {
  const now = position.tracks[HOME[seat]];
  const after = Math.min(10, now + homeSum(position, draft, seat, 'both', effects));
  return { now, after, passes: now >= 1 && after >= 1 };
}

function ratification(position: Position, draft: Draft, seat: Seat): PartyAppraisal['ratification'] {
  const effects: Addend[] = [];
  const { now, after, passes } = ratify(position, draft, seat, effects);
  return { now, effects, after, passes };
}

/** Both tests for every party, with every addend. */
export function appraise(position: Position, draft: Draft): Appraisal {
  const known = commonDeals(position, draft.parties);
  const parties = draft.parties.map((seat) => ({
    seat,
    credibility: credibility(position, known, draft, seat),
    ratification: ratification(position, draft, seat),
  }));
  return {
    parties,
    passes: parties.every((party) => party.credibility.passes && party.ratification.passes),
  };
}

/** Whether both tests pass for every party: `passes` of `appraise`, without the addends. */
export function passesTests(position: Position, draft: Draft): boolean {
  const known = commonDeals(position, draft.parties);
  for (const seat of draft.parties) {
    if (!ratify(position, draft, seat, null).passes) return false;
    if (!judge(position, known, draft, seat, null).passes) return false;
  }
  return true;
}
