/**
 * What follows from a text and the scenario alone, worked out once for each text: a search comes to the same few texts
 * again and again, and asks of each many times what its terms weigh and what they do at home.
 */
import type { Scenario, TermDef } from '../content/schema';
import { bySeat, type Seat } from '../content/seats';
import { perScenario, scenarioOf } from './scenario';
import type { Draft, Position, Term } from './state';

/** What a term weighs, as the tests of a deal count it (RULES 7), and what it does at home. */
export interface TermFacts {
  readonly term: Term;
  readonly standing: boolean;
  readonly exposure: number;
  readonly assurance: number;
  /** Where it comes later than the next reckoning. */
  readonly assuranceLate: number;
  readonly home: Record<Seat, readonly HomeEffect[]>;
}

/** What a term does at the home of a seat that bears it, before it is known what counts. */
export interface HomeEffect {
  readonly term: Term;
  readonly by: number;
  readonly inLaw: boolean;
  /** Key of `credited`. */
  readonly key: string;
}

export interface TextFacts {
  /** One for each term. */
  readonly terms: readonly TermFacts[];
  /** Those of all terms, in their order. */
  readonly home: Record<Seat, readonly HomeEffect[]>;
}

const textsKnown = perScenario(() => new WeakMap<Draft, TextFacts>());
const termsKnown = perScenario(() => new WeakMap<Term, TermFacts>());

export function factsOf(position: Position, draft: Draft): TextFacts {
  const scenario = scenarioOf(position);
  const known = textsKnown(scenario);
  const found = known.get(draft);
  if (found) return found;
  const terms = draft.terms.map((term) => termFacts(scenario, term));
  const facts: TextFacts = { terms, home: bySeat((seat) => terms.flatMap(({ home }) => home[seat])) };
  known.set(draft, facts);
  return facts;
}

/** Texts that are made up one after the other share most of their terms. */
function termFacts(scenario: Scenario, term: Term): TermFacts {
  const known = termsKnown(scenario);
  const found = known.get(term);
  if (found) return found;
  const def = scenario.terms[term.kind];
  if (!def) throw new Error(`unknown term ${term.kind}`);
  const at = (table: readonly number[]): number => table[Math.min(term.level, table.length) - 1] ?? 0;
  const law = term.inLaw ? def.law : undefined;
  const exposure = at(def.exposure) + (law?.exposure ?? 0);
  const { afterExposure } = scenario.numbers.deals;
  const facts: TermFacts = {
    term,
    standing: def.kind === 'standing',
    exposure: term.after === null ? exposure : Math.max(0, exposure + afterExposure),
    assurance: at(def.assurance) + (law?.assurance ?? 0),
    assuranceLate: at(def.assuranceLate ?? def.assurance) + (law?.assurance ?? 0),
    home: bySeat((seat) => homeOf(def, term, seat)),
  };
  known.set(term, facts);
  return facts;
}

function homeOf(def: TermDef, term: Term, seat: Seat): HomeEffect[] {
  const effects: HomeEffect[] = [];
  for (const { role, only, except, by, perLevel, minLevel = 0, inLaw = false } of def.home) {
    const bears = role === 'debtor' ? term.debtor === seat : term.to.includes(seat);
    if (!bears || (only ?? seat) !== seat || except === seat) continue;
    if (term.level < minLevel || (inLaw && !term.inLaw)) continue;
    effects.push({ term, by: by * (perLevel ? term.level : 1), inLaw, key: `${seat}:${term.kind}` });
  }
  return effects;
}
