/** The search for texts that gain for all their parties and pass both tests: hill climbing from random exchanges. */
import { SEATS, type Seat } from '../../content/seats';
import { appraise } from '../../rules/appraise';
import { checkDraft, partiesOf, termChoices } from '../../rules/drafts';
import { obligations, spentSignatories } from '../../rules/obligations';
import { shortfall, withoutTerm } from '../../rules/remedies';
import type { Draft, Position, Term } from '../../rules/state';
import { draftGains } from '../evaluation/outlook';
import type { Trial } from '../evaluation/trial';
import { oneOf } from '../randomness';

/** What a party must gain before it may be expected to sign. */
export const LEAST = 0.4;
/** Price of a point of missing credibility, or of a missing point at home, while a text is being looked for. */
const FAULT = 3;
const STEPS = 12;
/** Beyond this, a gain of another party is worth no more to the proposer. */
const GENEROUS = 8;
const LEVELS: readonly number[] = [1, 2, 3, 4, 6];

export interface Package {
  readonly draft: Draft;
  /** Points of the final score, in the order of `SEATS`. */
  readonly gains: readonly number[];
}

/** Whose gains are looked for, how, and among which texts. */
export interface Aim {
  readonly seat: Seat;
  /** How much the others' gains weigh. */
  readonly goodwill: number;
  /** Share of what each seat owes that is written off. */
  readonly distrust: Readonly<Record<Seat, number>>;
  /** Terms that are out of the question this round. */
  readonly refused: ReadonlySet<string>;
  /** A term that the text must be about, with a seat. */
  readonly about?: { readonly kind: string; readonly with: Seat };
}

interface Pool {
  readonly parties: readonly Seat[];
  readonly terms: readonly { readonly term: Term; readonly gains: readonly number[] }[];
}

const owedAlready = (position: Position, term: Term): boolean =>
  term.due === null &&
  obligations(position).some(
    ({ term: owed }) =>
      owed.kind === term.kind &&
      owed.debtor === term.debtor &&
      owed.due === null &&
      owed.level >= term.level &&
      term.to.every((seat) => owed.to.includes(seat)),
  );

const draftOf = (parties: readonly Seat[], terms: readonly Term[]): Draft => ({
  parties,
  terms,
  rounds: null,
  secret: false,
  snapback: false,
});

/** Every term that these parties could owe each other now, with what it would be worth alone. */
function poolOf(trial: Trial, parties: readonly Seat[], refused: ReadonlySet<string>): Pool {
  const { position } = trial;
  const terms: { term: Term; gains: readonly number[] }[] = [];
  for (const debtor of parties) {
    for (const choice of termChoices(position, parties, debtor)) {
      if (refused.has(choice.kind)) continue;
      for (const level of LEVELS) {
        if (level > choice.levels) break;
        const term: Term = {
          kind: choice.kind,
          debtor,
          to: choice.creditors,
          level,
          inLaw: false,
          due: choice.delivery ? position.round : null,
          after: null,
        };
        if (owedAlready(position, term)) continue;
        terms.push({ term, gains: draftGains(trial, draftOf(parties, [term])) });
      }
    }
  }
  return { parties, terms };
}

/** Gains with what is written off of the promises of those who broke their word. */
function trusted(trial: Trial, draft: Draft, gains: readonly number[], { seat, distrust }: Aim): number {
  const own = SEATS.indexOf(seat);
  let gain = gains[own] ?? 0;
  for (const debtor of draft.parties) {
    if (debtor === seat || distrust[debtor] === 0) continue;
    const theirs = draft.terms.filter((term) => term.debtor === debtor);
    if (theirs.length === 0) continue;
    const alone = draftGains(trial, { ...draft, terms: theirs, snapback: false })[own] ?? 0;
    gain -= distrust[debtor] * Math.max(0, alone);
  }
  return gain;
}

/** What a text is worth to the seat of the aim, and to the others. */
export function judge(trial: Trial, draft: Draft, aim: Aim): Package {
  const gains = [...draftGains(trial, draft)];
  gains[SEATS.indexOf(aim.seat)] = trusted(trial, draft, gains, aim);
  return { draft, gains };
}

/** What the proposer maximises: its own gain, with goodwill for the others, and a price on what cannot be signed. */
export function utility({ draft, gains }: Package, { seat, goodwill }: Aim): number {
  let sum = gains[SEATS.indexOf(seat)] ?? 0;
  for (const party of draft.parties) {
    if (party === seat) continue;
    const gain = gains[SEATS.indexOf(party)] ?? 0;
    sum += goodwill * Math.min(gain, GENEROUS);
    if (gain < LEAST) sum -= 4 * (LEAST - gain);
  }
  return sum;
}

/** A text with a term put in, in place of one of the same kind and debtor. */
function withTerm(draft: Draft, term: Term): Draft {
  const at = draft.terms.findIndex(({ kind, debtor }) => kind === term.kind && debtor === term.debtor);
  const terms =
    at < 0
      ? [...draft.terms, term]
      : draft.terms.map((old, i) => (i === at ? { ...term, inLaw: old.inLaw, after: old.after } : old));
  return { ...draft, terms };
}

/** One random change of a text. */
function changed(draft: Draft, pool: Pool, random: () => number): Draft | undefined {
  const draw = random();
  const index = Math.floor(random() * draft.terms.length);
  const term = draft.terms[index];
  if (draw < 0.55 || !term) {
    const put = oneOf(pool.terms, random)?.term;
    return put && withTerm(draft, put);
  }
  if (draw < 0.75) return draft.terms.length > 1 ? withoutTerm(draft, index) : undefined;
  if (draw < 0.83) return { ...draft, snapback: !draft.snapback };
  if (term.due === null) return undefined;
  const change = (by: Partial<Term>): Draft => ({
    ...draft,
    terms: draft.terms.map((one, i) => (i === index ? { ...one, ...by } : one)),
  });
  if (term.kind === 'relief' && draw < 0.91) return change({ inLaw: !term.inLaw });
  if (term.after !== null) return change({ after: null });
  const after = draft.terms.findIndex((other) => term.to.includes(other.debtor));
  return after >= 0 ? change({ after }) : undefined;
}

/** A first exchange: something that the seat of the aim wants, for something that another one wants. */
function exchange(pool: Pool, aim: Aim, random: () => number): Draft | undefined {
  const own = SEATS.indexOf(aim.seat);
  const wanted = pool.terms.filter(({ term, gains }) =>
    aim.about ? term.kind === aim.about.kind : term.debtor !== aim.seat && (gains[own] ?? 0) > 0,
  );
  const first = oneOf(wanted, random)?.term;
  if (!first) return undefined;
  const given = pool.terms.filter(
    ({ term, gains }) =>
      term.debtor !== first.debtor && (gains[SEATS.indexOf(first.debtor)] ?? 0) > (gains[own] ?? 0) - 3,
  );
  const second = oneOf(given, random)?.term;
  return draftOf(pool.parties, second ? [first, second] : [first]);
}

function climb(trial: Trial, pool: Pool, aim: Aim, random: () => number): Package | undefined {
  const begin = exchange(pool, aim, random);
  if (!begin) return undefined;
  const { position } = trial;
  const rate = (draft: Draft) => {
    const made = judge(trial, draft, aim);
    const faults = shortfall(appraise(position, draft));
    return { made, faults, value: utility(made, aim) - FAULT * faults };
  };
  let best = rate(begin);
  for (let step = 0; step < STEPS; step++) {
    const next = changed(best.made.draft, pool, random);
    if (!next) continue;
    if (aim.about && !next.terms.some(({ kind }) => kind === aim.about?.kind)) continue;
    const rated = rate(next);
    if (rated.value > best.value) best = rated;
  }
  return best.faults === 0 ? best.made : undefined;
}

/** Only those who have a part in a text are its parties. */
const trimmed = (draft: Draft): Draft => ({ ...draft, parties: partiesOf(draft.terms) });

/** Texts that pass both tests, as many as `tries` come to; the gains are what the trial's tables say. */
export function findPackages(trial: Trial, aim: Aim, tries: number, random: () => number): Package[] {
  const { position } = trial;
  const pools = new Map<string, Pool>();
  // Who has signed this month can sign nothing more.
  const spent = spentSignatories(position, SEATS);
  const free = SEATS.filter((seat) => seat === aim.seat || !spent.includes(seat));
  const others = free.filter((seat) => seat !== aim.seat);
  if (others.length === 0 || (aim.about && !free.includes(aim.about.with))) return [];
  const found: Package[] = [];
  for (let i = 0; i < tries; i++) {
    const draw = random();
    const partner = aim.about?.with ?? others[Math.floor(others.length * random())];
    const parties = draw < 0.5 ? free : SEATS.filter((seat) => seat === aim.seat || seat === partner);
    const key = parties.join();
    const pool = pools.get(key) ?? poolOf(trial, parties, aim.refused);
    pools.set(key, pool);
    const made = climb(trial, pool, aim, random);
    if (!made) continue;
    const draft = trimmed(made.draft);
    if (!draft.parties.includes(aim.seat) || checkDraft(position, aim.seat, draft) !== null) continue;
    found.push({ ...made, draft });
  }
  return found;
}

/** Single changes of an offered text, as little as possible: one term out, one more or less, or one put in. */
export function smallChanges(trial: Trial, draft: Draft, aim: Aim): Draft[] {
  const list: Draft[] = [];
  draft.terms.forEach((term, index) => {
    const level = (by: number): Draft => ({
      ...draft,
      terms: draft.terms.map((one, i) => (i === index ? { ...one, level: one.level + by } : one)),
    });
    if (term.debtor === aim.seat) {
      if (term.level > 1) list.push(level(-1));
      if (draft.terms.length > 1) list.push(trimmed(withoutTerm(draft, index)));
    } else list.push(level(1));
  });
  list.push({ ...draft, snapback: !draft.snapback });
  for (const { term } of poolOf(trial, draft.parties, aim.refused).terms) {
    const present = draft.terms.some(({ kind, debtor }) => kind === term.kind && debtor === term.debtor);
    if (!present) list.push(withTerm(draft, term));
  }
  return list.filter((one) => checkDraft(trial.position, aim.seat, one) === null);
}
