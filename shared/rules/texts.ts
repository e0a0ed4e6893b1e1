/**
 * What follows from a text and the scenario alone, worked out once for each text: a search comes to the same few texts
 * again and again, and asks of each many times what its terms weigh and what they do at home.
 */
import type { Scenario } from '../content/schema';
import { bySeat, type Seat } from '../content/seats';
import { perScenario, scenarioOf } from './scenario';
import type { Draft, Position, Term } from './state';

/** What a term weighs, as the tests of a deal count it (RULES 7). */
export interface TermFacts {
  readonly term: Term;
  readonly standing: boolean;
  readonly exposure: number;
  readonly assurance: number;
  /** Where it comes later than the next reckoning. */
  readonly assuranceLate: number;
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
  readonly home: Record<Seat, readonly HomeEffect[]>;
}

const known = perScenario(() => new WeakMap<Draft, TextFacts>());

export function factsOf(position: Position, draft: Draft): TextFacts {
  const scenario = scenarioOf(position);
  const texts = known(scenario);
  const found = texts.get(draft);
  if (found) return found;
  const facts: TextFacts = {
    terms: draft.terms.map((term) => weightsOf(scenario, term)),
    home: bySeat((seat) => homeOf(scenario, draft.terms, seat)),
  };
  texts.set(draft, facts);
  return facts;
}

function weightsOf(scenario: Scenario, term: Term): TermFacts {
  const def = scenario.terms[term.kind];
  if (!def) throw new Error(`unknown term ${term.kind}`);
  const at = (table: readonly number[]): number => table[Math.min(term.level, table.length) - 1] ?? 0;
  const law = term.inLaw ? def.law : undefined;
  const exposure = at(def.exposure) + (law?.exposure ?? 0);
  const { afterExposure } = scenario.numbers.deals;
  return {
    term,
    standing: def.kind === 'standing',
    exposure: term.after === null ? exposure : Math.max(0, exposure + afterExposure),
    assurance: at(def.assurance) + (law?.assurance ?? 0),
    assuranceLate: at(def.assuranceLate ?? def.assurance) + (law?.assurance ?? 0),
  };
}

function homeOf(scenario: Scenario, terms: readonly Term[], seat: Seat): HomeEffect[] {
  const effects: HomeEffect[] = [];
  for (const term of terms) {
    for (const { role, only, except, by, perLevel, minLevel = 0, inLaw = false } of scenario.terms[term.kind]
      ?.home ?? []) {
      const bears = role === 'debtor' ? term.debtor === seat : term.to.includes(seat);
      if (!bears || (only ?? seat) !== seat || except === seat) continue;
      if (term.level < minLevel || (inLaw && !term.inLaw)) continue;
      const key = `${seat}:${term.kind}`;
      effects.push({ term, by: by * (perLevel ? term.level : 1), inLaw, key });
    }
  }
  return effects;
}
