/** Whether a text is well formed, whatever the tests say of it; and what could be put into one. */
import { SEATS, type Seat } from '../content/seats';
import { TERM_KINDS, type TermKind } from '../content/terms';
import type { Refusal } from './actions';
import { perScenario, scenarioOf, termDef } from './scenario';
import type { Draft, Position, Term } from './state';

const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const ordered = (seats: readonly Seat[]): boolean =>
  seats.every((seat, index) => {
    const before = seats[index - 1];
    return SEATS.includes(seat) && (before === undefined || SEATS.indexOf(before) < SEATS.indexOf(seat));
  });

function checkTerm(position: Position, draft: Draft, term: Term, index: number): Refusal | null {
  const bad = (what: string): Refusal => ({ code: 'bad-term', data: { term: index, what } });
  if (!TERM_KINDS.includes(term.kind)) return bad('kind');
  const def = termDef(position, term.kind);
  if (!def.debtors.includes(term.debtor) || !draft.parties.includes(term.debtor)) return bad('debtor');
  if (term.to.length === 0 || !ordered(term.to)) return bad('creditors');
  const fits = (seat: Seat): boolean =>
    seat !== term.debtor && draft.parties.includes(seat) && def.creditors.includes(seat);
  if (!term.to.every(fits)) return bad('creditors');
  if (!isWhole(term.level, 1, Math.max(1, def.levels.length))) return bad('level');
  if (term.inLaw && !def.law) return bad('in-law');
  if (def.kind === 'standing') {
    return term.due === null && term.after === null ? null : bad('due');
  }
  const last = draft.rounds === null ? Infinity : position.round + draft.rounds - 1;
  const most = Math.min(scenarioOf(position).rounds, last);
  if (!isWhole(term.due, position.round, most)) {
    return { code: 'bad-due', data: { term: index, from: position.round, to: most } };
  }
  if (term.after !== null) {
    if (!isWhole(term.after, 0, draft.terms.length - 1) || term.after === index) return bad('after');
  }
  return null;
}

/** Who has a part in such terms: their debtors and creditors. */
export const partiesOf = (terms: readonly Pick<Term, 'debtor' | 'to'>[]): readonly Seat[] =>
  SEATS.filter((seat) => terms.some(({ debtor, to }) => debtor === seat || to.includes(seat)));

function circular(draft: Draft): boolean {
  return draft.terms.some((_, start) => {
    let at: number | null | undefined = draft.terms[start]?.after;
    for (let hops = 0; at !== null && at !== undefined; hops++) {
      if (hops > draft.terms.length) return true;
      at = draft.terms[at]?.after;
    }
    return false;
  });
}

/** Whether two terms say the same of the same seats, so that one of them is idle. */
const overlaps = (position: Position, a: Term, b: Term): boolean =>
  a.kind === b.kind &&
  a.debtor === b.debtor &&
  a.to.some((seat) => b.to.includes(seat)) &&
  (termDef(position, a.kind).kind === 'standing' || a.due === b.due);

/** Why `by` could not put this text on the table; `null` if it could. Not a word on the two tests: those are `appraise`. */
export function checkDraft(position: Position, by: Seat, draft: Draft): Refusal | null {
  const { rounds: gameRounds, numbers } = scenarioOf(position);
  const { parties, terms } = draft;
  if (!ordered(parties) || parties.length < 2 || !parties.includes(by)) return { code: 'bad-parties' };
  if (terms.length === 0) return { code: 'no-terms' };
  if (terms.length > numbers.deals.mostTerms) {
    return { code: 'too-many-terms', data: { most: numbers.deals.mostTerms } };
  }
  const left = gameRounds - position.round + 1;
  if (draft.rounds !== null && !isWhole(draft.rounds, 1, left)) {
    return { code: 'bad-duration', data: { most: left } };
  }
  for (const [index, term] of terms.entries()) {
    const refusal = checkTerm(position, draft, term, index);
    if (refusal) return refusal;
    const twin = terms.findIndex((other, at) => at < index && overlaps(position, term, other));
    if (twin >= 0) return { code: 'repeated-term', data: { term: index } };
  }
  if (circular(draft)) return { code: 'circular-after' };
  const idle = parties.find((seat) => !terms.some((t) => t.debtor === seat || t.to.includes(seat)));
  return idle ? { code: 'bad-parties', data: { idle } } : null;
}

export interface TermChoice {
  readonly kind: TermKind;
  readonly debtor: Seat;
  /** Who it may be owed to, among the parties. */
  readonly creditors: readonly Seat[];
  readonly levels: number;
  readonly delivery: boolean;
  readonly law: boolean;
}

const choicesIn = perScenario(() => new Map<string, readonly TermChoice[]>());

/** Every term that `debtor` could give in a deal of `parties`. */
export function termChoices(
  position: Position,
  parties: readonly Seat[],
  debtor: Seat,
): readonly TermChoice[] {
  const known = choicesIn(scenarioOf(position));
  const key = `${debtor} ${parties.join()}`;
  let choices = known.get(key);
  if (!choices) known.set(key, (choices = findChoices(position, parties, debtor)));
  return choices;
}

function findChoices(position: Position, parties: readonly Seat[], debtor: Seat): readonly TermChoice[] {
  return TERM_KINDS.flatMap((kind) => {
    const def = termDef(position, kind);
    const creditors = parties.filter((seat) => seat !== debtor && def.creditors.includes(seat));
    if (!def.debtors.includes(debtor) || creditors.length === 0) return [];
    return [
      {
        kind,
        debtor,
        creditors,
        levels: Math.max(1, def.levels.length),
        delivery: def.kind === 'delivery',
        law: def.law !== undefined,
      },
    ];
  });
}

/** A term with its plainest parameters: lowest level, owed to all who may have it, due at once. */
export function plainTerm(position: Position, choice: TermChoice): Term {
  return {
    kind: choice.kind,
    debtor: choice.debtor,
    to: choice.creditors,
    level: 1,
    inLaw: false,
    due: choice.delivery ? position.round : null,
    after: null,
  };
}
