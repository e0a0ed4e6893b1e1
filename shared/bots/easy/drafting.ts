/** Texts that a seat may put on the table: a core, and what it takes for both tests to pass. */
import { SEATS, type Seat } from '../../content/seats';
import type { TermKind } from '../../content/terms';
import type { Appraisal } from '../../rules/answers';
import { appraise } from '../../rules/appraise';
import { checkDraft, partiesOf } from '../../rules/drafts';
import { scenarioOf, termDef } from '../../rules/scenario';
import type { Draft, Term } from '../../rules/state';
import { oneOf } from '../randomness';
import { others, type Stance } from './stance';
import { clause, cores, SWEETENERS, type Clause } from './texts';
import { isOwedAlready } from './worth';

const termOf = (stance: Stance, { kind, debtor, to, level = 1, inLaw = false }: Clause): Term => ({
  kind,
  debtor,
  to,
  level,
  inLaw,
  due: termDef(stance.view, kind).kind === 'delivery' ? stance.view.round : null,
  after: null,
});

function draftOf(stance: Stance, clauses: readonly Clause[], random: () => number): Draft | undefined {
  const terms = clauses.map((each) => termOf(stance, each)).filter((term) => !isOwedAlready(stance, term));
  const parties = partiesOf(clauses);
  if (!terms.some((term) => term.due === null || term.kind !== 'release')) return undefined;
  const short = random() < 0.25 && stance.left > 3;
  const draft: Draft = {
    parties,
    terms,
    rounds: short ? 3 + Math.floor(random() * (stance.left - 3)) : null,
    secret: parties.length === 2 && random() < 0.12,
    snapback: random() < 0.25,
  };
  const { seat } = stance;
  return parties.includes(seat) && checkDraft(stance.view, seat, draft) === null ? draft : undefined;
}

/** What `seat` may be offered beyond what is in the text. */
function sweetener(
  stance: Stance,
  draft: Draft,
  seat: Seat,
  refused: ReadonlySet<string>,
  random: () => number,
): Draft | undefined {
  const givers = others(seat);
  // Whoever is in the text already gives first, mostly; a third seat may be drawn in.
  const inside = givers.filter((other) => draft.parties.includes(other));
  const first = oneOf(random() < 0.6 ? inside : givers, random);
  for (const giver of first ? [first, ...givers.filter((other) => other !== first)] : []) {
    const list = SWEETENERS[`${giver}:${seat}`] ?? [];
    const start = random() < 0.5 ? 0 : Math.floor(random() * list.length);
    for (let i = 0; i < list.length; i++) {
      const each = list[(start + i) % list.length];
      if (!each || refused.has(each.kind)) continue;
      const term = termOf(stance, each);
      if (isOwedAlready(stance, term)) continue;
      const at = draft.terms.findIndex((t) => t.kind === term.kind && t.debtor === term.debtor);
      const present = draft.terms[at];
      const covers = present?.to.includes(seat) && present.level >= term.level;
      if (covers && (present?.inLaw || !term.inLaw)) continue;
      const to = SEATS.filter((s) => s === seat || present?.to.includes(s));
      const terms = present
        ? draft.terms.map((t, i2) =>
            i2 === at ? { ...t, to, level: Math.max(t.level, term.level), inLaw: t.inLaw || term.inLaw } : t,
          )
        : [...draft.terms, term];
      const parties = SEATS.filter((one) => one === giver || draft.parties.includes(one));
      return { ...draft, parties, terms };
    }
  }
  return undefined;
}

const failing = ({ parties }: Appraisal): Seat | undefined =>
  parties.find(({ credibility }) => !credibility.passes)?.seat ??
  parties.find(({ ratification }) => !ratification.passes)?.seat;

const STEPS = 6;

/** The text, with what is missing added piece by piece until both tests pass; `undefined` where that does not help. */
export function mended(
  stance: Stance,
  text: Draft,
  refused: ReadonlySet<string>,
  random: () => number,
): Draft | undefined {
  let draft: Draft | undefined = text;
  for (let step = 0; draft && step < STEPS; step++) {
    const appraisal = appraise(stance.view, draft);
    if (appraisal.passes) return checkDraft(stance.view, stance.seat, draft) === null ? draft : undefined;
    const seat = failing(appraisal);
    draft = seat && sweetener(stance, draft, seat, refused, random);
  }
  return undefined;
}

/** Texts that pass both tests, `tries` of those that come to mind. `about`: only texts with such a term. */
export function drafts(
  stance: Stance,
  random: () => number,
  tries: number,
  refused: ReadonlySet<string> = new Set(),
  about?: { readonly kind: string; readonly with: Seat },
): Draft[] {
  const { seat } = stance;
  const fits = (clauses: readonly Clause[]): boolean => {
    const parties = partiesOf(clauses);
    if (!parties.includes(seat)) return false;
    if (clauses.some(({ kind }) => refused.has(kind))) return false;
    return !about || (parties.includes(about.with) && clauses.some(({ kind }) => kind === about.kind));
  };
  const list = cores(stance).filter(fits);
  if (about) list.push(...singles(stance, about));
  const found: Draft[] = [];
  for (let i = 0; i < tries && list.length > 0; i++) {
    const [core] = list.splice(Math.floor(random() * list.length), 1);
    const draft = core && draftOf(stance, core, random);
    const whole = draft && mended(stance, draft, refused, random);
    if (whole) found.push(whole);
  }
  return found;
}

/** A single term between two seats, whoever of them can owe it. */
function singles({ seat, view }: Stance, about: { kind: string; with: Seat }): (readonly Clause[])[] {
  const def = scenarioOf(view).terms[about.kind];
  const pairs: readonly (readonly [Seat, Seat])[] = [
    [seat, about.with],
    [about.with, seat],
  ];
  return pairs
    .filter(([debtor, to]) => def?.debtors.includes(debtor) && def.creditors.includes(to))
    .map(([debtor, to]) => [clause(about.kind as TermKind, debtor, [to])]);
}
