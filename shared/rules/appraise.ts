/**
 * The two tests of a deal (RULES 7). Both count only what all parties of the deal know, so that a party's refusal or
 * assent tells nobody about deals that are secret from them.
 */
import type { Seat } from '../content/seats';
import { HOME, SEATS } from '../content/seats';
import type { Addend, Appraisal, PartyAppraisal } from './answers';
import { dealsInForce, isDelivered, isLapsed } from './obligations';
import { scenarioOf, termDef } from './scenario';
import type { Deal, Draft, Position, Term } from './state';

type Scales = 'exposure' | 'assurance';

/** What a single term weighs, with the addends that change it. `late`: it comes later than the next reckoning. */
export function termWeight(
  position: Position,
  term: Term,
  scale: Scales,
  signed: number,
  delivered = false,
): number {
  const def = termDef(position, term.kind);
  const late = !delivered && (term.after !== null || (term.due !== null && term.due > signed));
  const table =
    scale === 'exposure' ? def.exposure : late && def.assuranceLate ? def.assuranceLate : def.assurance;
  let weight = table[Math.min(term.level, table.length) - 1] ?? 0;
  if (term.inLaw && def.law) weight += def.law[scale];
  if (scale === 'exposure' && term.after !== null) {
    weight = Math.max(0, weight + scenarioOf(position).numbers.deals.afterExposure);
  }
  return weight;
}

/** Whether all of `parties` know of a deal. */
const commonlyKnown = (deal: Deal, parties: readonly Seat[]): boolean =>
  !deal.secret || parties.every((seat) => deal.draft.parties.includes(seat));

interface Weighed {
  readonly term: Term;
  readonly deal: Deal | null;
  readonly delivered: boolean;
}

/**
 * Addends of one scale for the terms in `weighed`, in order: of standing terms of the same kind and debtor only what
 * goes beyond what counted already.
 */
function addends(
  position: Position,
  weighed: readonly Weighed[],
  scale: Scales,
  snapbacks: ReadonlyMap<Deal | null, boolean>,
): Addend[] {
  const counted: Record<string, number> = {};
  const result: Addend[] = [];
  const totals = new Map<Deal | null, number>();
  for (const { term, deal, delivered } of weighed) {
    const weight = termWeight(position, term, scale, deal?.signed ?? position.round, delivered);
    let by = weight;
    if (termDef(position, term.kind).kind === 'standing') {
      const key = `${term.debtor}:${term.kind}`;
      const before = counted[key] ?? 0;
      by = Math.max(0, weight - before);
      counted[key] = Math.max(before, weight);
    }
    if (by === 0) continue;
    totals.set(deal, (totals.get(deal) ?? 0) + by);
    result.push({
      source: term.kind,
      level: term.level,
      debtor: term.debtor,
      deal: deal?.id ?? null,
      by,
    });
  }
  const { snapbackExposure, snapbackAssurance } = scenarioOf(position).numbers.deals;
  for (const [deal, total] of totals) {
    if (!snapbacks.get(deal)) continue;
    const by = Math.max(-total, scale === 'exposure' ? snapbackExposure : snapbackAssurance);
    result.push({ source: 'snapback', level: 1, debtor: null, deal: deal?.id ?? null, by });
  }
  return result;
}

const sum = (list: readonly Addend[]): number => list.reduce((total, { by }) => total + by, 0);

function credibility(position: Position, draft: Draft, seat: Seat): PartyAppraisal['credibility'] {
  const deals = dealsInForce(position).filter((deal) => commonlyKnown(deal, draft.parties));
  const snapbacks = new Map<Deal | null, boolean>(deals.map((deal) => [deal, deal.draft.snapback]));
  snapbacks.set(null, draft.snapback);
  const all: Weighed[] = [
    ...deals.flatMap((deal) =>
      deal.draft.terms.flatMap((term, index) =>
        isLapsed(deal, index) ? [] : [{ term, deal, delivered: isDelivered(deal, index) }],
      ),
    ),
    ...draft.terms.map((term) => ({ term, deal: null, delivered: false })),
  ];
  const owed = all.filter(({ term, delivered }) => term.debtor === seat && !delivered);
  const exposures = addends(position, owed, 'exposure', snapbacks);
  const assurances = addends(
    position,
    all.filter(({ term }) => term.to.includes(seat)),
    'assurance',
    snapbacks,
  );
  const creditors = SEATS.filter((other) =>
    owed.some(
      ({ term, deal }) =>
        term.to.includes(other) && termWeight(position, term, 'exposure', deal?.signed ?? position.round) > 0,
    ),
  );
  let toward: Seat | null = null;
  for (const other of creditors) {
    if (toward === null || position.trust[seat][other] < position.trust[seat][toward]) toward = other;
  }
  const trust = toward === null ? null : position.trust[seat][toward];
  const margin = (trust ?? 0) + sum(assurances) - sum(exposures);
  const adds = sum(exposures.filter(({ deal }) => deal === null)) > 0;
  return { trust, toward, assurances, exposures, margin, passes: !adds || margin >= 0 };
}

/**
 * Costs and credits at home. Costs fall when the deal is signed. Credits are given once for a kind of term in a game,
 * and only for what the public knows of.
 */
export function homeEffects(
  position: Position,
  draft: Draft,
  seat: Seat,
  which: 'costs' | 'credits' | 'both',
): Addend[] {
  const result: Addend[] = [];
  const credited = new Set<string>();
  for (const term of draft.terms) {
    for (const effect of termDef(position, term.kind).home) {
      const bears = effect.role === 'debtor' ? term.debtor === seat : term.to.includes(seat);
      if (!bears || (effect.only && effect.only !== seat) || effect.except === seat) continue;
      if (effect.minLevel && term.level < effect.minLevel) continue;
      if (effect.inLaw && !term.inLaw) continue;
      const credit = effect.by > 0;
      if (which === (credit ? 'costs' : 'credits')) continue;
      if (credit) {
        const key = `${seat}:${term.kind}`;
        if (draft.secret || position.credited[key] || credited.has(key)) continue;
        credited.add(key);
      }
      result.push({
        source: effect.inLaw ? 'in-law' : term.kind,
        level: term.level,
        debtor: term.debtor,
        deal: null,
        by: effect.by * (effect.perLevel ? term.level : 1),
      });
    }
  }
  return result;
}

function ratification(position: Position, draft: Draft, seat: Seat): PartyAppraisal['ratification'] {
  const now = position.tracks[HOME[seat]];
  const effects = homeEffects(position, draft, seat, 'both');
  const after = Math.min(10, now + sum(effects));
  return { now, effects, after, passes: now >= 1 && after >= 1 };
}

/** Both tests for every party, with every addend. */
export function appraise(position: Position, draft: Draft): Appraisal {
  const parties = draft.parties.map((seat) => ({
    seat,
    credibility: credibility(position, draft, seat),
    ratification: ratification(position, draft, seat),
  }));
  return {
    parties,
    passes: parties.every((party) => party.credibility.passes && party.ratification.passes),
  };
}
