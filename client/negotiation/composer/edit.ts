/** Changes of a text that is being drafted. They keep `after` pointing at the same term; whether the outcome may stand, the rules say. */
import { SEATS, type Seat } from '../../../shared/content/seats';
import type { Draft, Term } from '../../../shared/rules/state';

const inOrder = (seats: readonly Seat[]): readonly Seat[] => SEATS.filter((seat) => seats.includes(seat));

export const emptyDraft = (parties: readonly Seat[]): Draft => ({
  parties: inOrder(parties),
  terms: [],
  rounds: null,
  secret: false,
  snapback: false,
});

export const addTerm = (draft: Draft, term: Term): Draft => ({ ...draft, terms: [...draft.terms, term] });

export const changeTerm = (draft: Draft, index: number, change: Partial<Term>): Draft => ({
  ...draft,
  terms: draft.terms.map((term, at) => (at === index ? { ...term, ...change } : term)),
});

export const removeTerm = (draft: Draft, index: number): Draft => keepTerms(draft, (_, at) => at !== index);

/** Leaves out terms; what waited for one of them waits no longer. */
function keepTerms(draft: Draft, keep: (term: Term, index: number) => boolean): Draft {
  const moved = new Map<number, number>();
  draft.terms.forEach((term, index) => {
    if (keep(term, index)) moved.set(index, moved.size);
  });
  return {
    ...draft,
    terms: draft.terms
      .filter((_, index) => moved.has(index))
      .map((term) => ({ ...term, after: term.after === null ? null : (moved.get(term.after) ?? null) })),
  };
}

/** Puts a seat in or takes one out; what only that seat gave or was owed goes with it. */
export function changeParties(draft: Draft, parties: readonly Seat[]): Draft {
  const kept = inOrder(parties);
  const narrowed: Draft = {
    ...draft,
    parties: kept,
    terms: draft.terms.map((term) => ({ ...term, to: term.to.filter((seat) => kept.includes(seat)) })),
  };
  return keepTerms(narrowed, (term) => kept.includes(term.debtor) && term.to.length > 0);
}

/** Changes how long the deal runs; deliveries that would fall outside come as late as they still can. */
export function changeRounds(draft: Draft, rounds: number | null, round: number, last: number): Draft {
  const end = rounds === null ? last : Math.min(last, round + rounds - 1);
  return {
    ...draft,
    rounds,
    terms: draft.terms.map((term) =>
      term.due === null ? term : { ...term, due: clamp(term.due, round, end) },
    ),
  };
}

/** A text of an earlier round, with what was due since then due now. */
export const refresh = (draft: Draft, round: number, last: number): Draft =>
  changeRounds(draft, draft.rounds, round, last);

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
