/** Small changes of a text after which more of its tests pass. */
import { appraise } from './appraise';
import type { Appraisal, Remedy } from './answers';
import { checkDraft, plainTerm, termChoices } from './drafts';
import { termDef } from './scenario';
import type { Draft, Position, Term } from './state';

/** By how much a text falls short: missing credibility of all parties, and what is missing at home. */
export function shortfall({ parties }: Appraisal): number {
  return parties.reduce(
    (total, { credibility, ratification }) =>
      total +
      (credibility.passes ? 0 : -credibility.margin) +
      (ratification.passes ? 0 : 1 + Math.max(0, 1 - ratification.after)),
    0,
  );
}

const replaced = (draft: Draft, index: number, change: Partial<Term>): Draft => ({
  ...draft,
  terms: draft.terms.map((term, at) => (at === index ? { ...term, ...change } : term)),
});

/** A text without one of its terms; what waited for that term waits no more. */
export const withoutTerm = (draft: Draft, index: number): Draft => ({
  ...draft,
  terms: draft.terms
    .filter((_, at) => at !== index)
    .map((term) => {
      if (term.after === null) return term;
      if (term.after === index) return { ...term, after: null };
      return { ...term, after: term.after > index ? term.after - 1 : term.after };
    }),
});

function candidates(position: Position, draft: Draft): Omit<Remedy, 'passes'>[] {
  const list: Omit<Remedy, 'passes'>[] = [
    {
      change: { kind: 'snapback', on: !draft.snapback },
      draft: { ...draft, snapback: !draft.snapback },
    },
  ];
  draft.terms.forEach((term, index) => {
    const def = termDef(position, term.kind);
    if (term.due !== null && (term.due > position.round || term.after !== null)) {
      const change = { due: position.round, after: null };
      list.push({ change: { kind: 'due-now', term: index }, draft: replaced(draft, index, change) });
    }
    if (def.law) {
      const on = !term.inLaw;
      list.push({
        change: { kind: 'in-law', term: index, on },
        draft: replaced(draft, index, { inLaw: on }),
      });
    }
    if (term.due !== null && term.after === null) {
      const after = draft.terms.findIndex((other) => term.to.includes(other.debtor));
      if (after >= 0) {
        list.push({
          change: { kind: 'after', term: index, after },
          draft: replaced(draft, index, { after }),
        });
      }
    }
    for (const level of [term.level - 1, term.level + 1]) {
      if (level < 1 || level > def.levels.length) continue;
      list.push({
        change: { kind: 'level', term: index, level },
        draft: replaced(draft, index, { level }),
      });
    }
    if (draft.terms.length > 1) {
      list.push({ change: { kind: 'drop', term: index }, draft: withoutTerm(draft, index) });
    }
  });
  for (const debtor of draft.parties) {
    for (const choice of termChoices(position, draft.parties, debtor)) {
      if (draft.terms.some((term) => term.kind === choice.kind && term.debtor === debtor)) continue;
      const term = plainTerm(position, choice);
      list.push({
        change: { kind: 'add', term },
        draft: { ...draft, terms: [...draft.terms, term] },
      });
    }
  }
  return list;
}

/**
 * Up to `most` single changes that bring a failing text nearer to passing, the best first: those that mend it whole,
 * then those that mend most; of equals, the ones that take nothing out come first. Empty for a text that passes.
 */
export function remedies(position: Position, draft: Draft, most = 6): readonly Remedy[] {
  const now = appraise(position, draft);
  if (now.passes) return [];
  const before = shortfall(now);
  const proposer = draft.parties[0];
  if (!proposer) return [];
  return candidates(position, draft)
    .filter((candidate) => checkDraft(position, proposer, candidate.draft) === null)
    .map((candidate) => {
      const appraisal = appraise(position, candidate.draft);
      return { ...candidate, passes: appraisal.passes, left: shortfall(appraisal) };
    })
    .filter(({ left }) => left < before)
    .sort((a, b) => a.left - b.left || Number(a.change.kind === 'drop') - Number(b.change.kind === 'drop'))
    .slice(0, most)
    .map(({ change, draft: changed, passes }) => ({ change, draft: changed, passes }));
}
