/** What a deal is worth to a seat, term by term, in points of its score. */
import { HOME, type Seat } from '../../content/seats';
import type { TermKind } from '../../content/terms';
import { homeEffects } from '../../rules/appraise';
import { scenarioOf, termDef } from '../../rules/scenario';
import type { Draft, Term } from '../../rules/state';
import { trackWorth } from './effects';
import { chanceFrom, hasAgenda, meanOf, type Stance } from './stance';
import { signed, termWords } from './words';

interface WorthLine {
  /** In words, which few lines are ever asked for. */
  readonly text: () => string;
  readonly by: number;
  /** Index of the term, where it is one. */
  readonly term: number | null;
}
export interface DealWorth {
  readonly total: number;
  readonly lines: readonly WorthLine[];
}

/** Two numbers for each seat concerned: what it gives the one who owes it, and the one to whom it is owed. */
type Table = Partial<
  Record<TermKind, (stance: Stance, term: Term, role: 'gives' | 'gets') => number | undefined>
>;

const plant = (stance: Stance, by: number): number => trackWorth(stance, 'sites', by);

const TABLE: Table = {
  'hold-fire': (stance, { debtor, to }, role) => {
    const rivals = [debtor, ...to].includes('iran') && debtor !== 'usa' && !to.includes('usa');
    if (role === 'gets') return rivals ? 3 : debtor === 'usa' || debtor === 'iran' ? 1.2 : 0.2;
    if (!rivals) return -0.5;
    const alarmed = stance.seat === 'israel' ? 3 * chanceFrom(stance.weapon, 3) : 0;
    return -1 - alarmed - (hasAgenda(stance, 'dominance') ? 1 : 0);
  },
  'no-covert': (_, { debtor }, role) =>
    role === 'gets' ? (debtor === 'usa' ? 0.8 : 1.5) : debtor === 'israel' ? -1.2 : -0.7,
  'no-regime-change': (stance, _, role) => {
    if (role === 'gets') return 1;
    return hasAgenda(stance, 'maximum-pressure') ? -1.5 : -0.4;
  },
  'security-guarantee': (stance, _, role) => {
    if (role === 'gets') return hasAgenda(stance, 'dignity') ? 8 : 2;
    return hasAgenda(stance, 'come-home') ? -0.3 : -1.2;
  },
  umbrella: (stance, _, role) =>
    role === 'gets' ? trackWorth(stance, 'shield', Math.min(3, stance.left)) + 1 : -0.6,
  relief: (stance, { level, inLaw }, role) => {
    const { reliefSanctions, reliefEconomy } = scenarioOf(stance.view).numbers.deals;
    const moved =
      trackWorth(stance, 'sanctions', reliefSanctions * level) +
      trackWorth(stance, 'economy', reliefEconomy * level);
    if (role === 'gets') return moved + (inLaw ? 1 : 0);
    const pressure = hasAgenda(stance, 'maximum-pressure') ? (inLaw ? 8 : 3) : inLaw ? 0.5 : 0;
    return moved - 0.4 * level - pressure;
  },
  aid: (stance, _, role) => (role === 'gets' ? trackWorth(stance, 'shield', 3) : -0.4),
  access: (stance, { level }, role) => {
    const more = Math.max(0, level - stance.view.tracks.access);
    if (role === 'gets') return trackWorth(stance, 'access', more) + 0.8 * level;
    const hides = hasAgenda(stance, 'threshold') ? 1.2 : 0.3;
    return trackWorth(stance, 'access', more) - hides * level;
  },
  cap: (stance, { level }, role) => {
    const { sites } = stance.view.tracks;
    const dismantled = level >= 2 ? plant(stance, -Math.min(sites, stance.left)) : 0;
    if (role === 'gets') return dismantled + 2 + (level >= 2 && hasAgenda(stance, 'teeth') ? 7 : 0);
    return dismantled - (hasAgenda(stance, 'threshold') ? 2.5 : 1.2);
  },
  'ship-out': (stance, { level }, role) => {
    const { weights, seat, view } = stance;
    const units = Math.min(level, meanOf(stance.heu));
    if (role === 'gets') return -weights.heu * units + 0.2 * level;
    if (hasAgenda(stance, 'threshold') && meanOf(stance.heu) - level < 5) return -6 - level;
    const shipped = view.secret?.shipped ?? 0;
    const few = scenarioOf(view).numbers.scores.fewShipped;
    const shame = hasAgenda(stance, 'dignity') && shipped + level > few ? 7 : 0;
    const short = seat === 'iran' && view.secret && view.secret.heu < level ? 6 : 0;
    return -weights.heu * units - 0.4 * level - shame - short;
  },
  'no-weapon': (stance, _, role) => {
    if (role === 'gets') return 1.8;
    return hasAgenda(stance, 'threshold') && chanceFrom(stance.weapon, 2) < 0.5 ? -5 : -0.8;
  },
  'missile-limit': (stance, _, role) => {
    const { missileLimit } = scenarioOf(stance.view).numbers.deals;
    const fewer = trackWorth(stance, 'missiles', Math.min(0, missileLimit - stance.view.tracks.missiles));
    return role === 'gets' ? fewer + 2.5 : fewer - 0.8;
  },
  'proxy-restraint': (_, __, role) => (role === 'gets' ? 2.6 : -0.5),
  release: (_, __, role) => (role === 'gets' ? 0.6 : -0.3),
  'share-intel': (_, __, role) => (role === 'gets' ? 1.2 : -0.3),
  endorse: (_, __, role) => (role === 'gets' ? 1 : -0.8),
};

/** Whether a standing term says nothing beyond what is owed already. */
export const isOwedAlready = ({ owed }: Stance, term: Term): boolean =>
  owed.some(
    (other) =>
      other.term.kind === term.kind &&
      other.term.debtor === term.debtor &&
      other.term.due === null &&
      other.term.level >= term.level &&
      term.to.every((seat) => other.term.to.includes(seat)),
  );

/** How far the promise of a seat may be counted on, from its creditor's trust in it. */
const faith = ({ view, seat }: Stance, debtor: Seat): number => 0.65 + 0.035 * view.trust[seat][debtor];

function termWorth(stance: Stance, term: Term): number {
  const { seat, weights } = stance;
  if (isOwedAlready(stance, term)) return 0;
  const gives = term.debtor === seat;
  if (!gives && !term.to.includes(seat)) {
    // What others settle may still be in one's interest: the uranium leaves whoever it was promised to.
    return ['cap', 'ship-out', 'access', 'no-weapon'].includes(term.kind) && seat !== 'iran'
      ? 0.6 * (TABLE[term.kind]?.(stance, term, 'gets') ?? 0)
      : 0;
  }
  const plain = TABLE[term.kind]?.(stance, term, gives ? 'gives' : 'gets') ?? 0;
  if (gives) return plain + beingTrusted(stance, term);
  const held = stance.owed.some(({ term: t }) => t.kind === term.kind && t.debtor === term.debtor);
  const guarantee = held ? 0 : (weights.guarantees[`${term.debtor}:${term.kind}`] ?? 0);
  return faith(stance, term.debtor) * (plain + guarantee);
}

/** To owe something that matters, and keep it, is how trust is earned. */
function beingTrusted({ view, seat, left }: Stance, term: Term): number {
  const { keepExposure, keepUpTo } = scenarioOf(view).numbers.trust;
  const exposure = termDef(view, term.kind).exposure[term.level - 1] ?? 0;
  if (exposure < keepExposure) return 0;
  const rounds = term.due === null ? Math.min(3, left - 1) : 1;
  return term.to.reduce((sum, other) => sum + (view.trust[other][seat] < keepUpTo ? 0.35 * rounds : 0), 0);
}

/** What it is worth that hold-fire comes to bind Iran and Israel: the truce firms up instead of crumbling. */
function truceWorth(stance: Stance, draft: Draft): number {
  if (stance.bound) return 0;
  const binds = (debtor: Seat, to: Seat): boolean =>
    [...draft.terms, ...stance.owed.map(({ term }) => term)].some(
      (term) => term.kind === 'hold-fire' && term.debtor === debtor && term.to.includes(to),
    );
  if (!binds('iran', 'israel') || !binds('israel', 'iran')) return 0;
  const rounds = Math.min(3, stance.left, draft.rounds ?? 99);
  const now = stance.view.tracks.ceasefire;
  const with_ = Math.min(8, now + rounds);
  const without = Math.max(0, now - rounds);
  return 0.7 * trackWorth(stance, 'ceasefire', with_ - without, 10, without);
}

/** The parts of a durable peace (RULES 8) that a deal would add. */
function peaceWorth(stance: Stance, draft: Draft): number {
  const { peace } = scenarioOf(stance.view).numbers;
  if (stance.left < peace.rounds || draft.secret) return 0;
  let parts = 0;
  for (const term of draft.terms) {
    if (isOwedAlready(stance, term)) continue;
    if (term.kind === 'access' && term.level >= peace.access) parts += 1;
    else if (term.kind === 'cap' || term.kind === 'security-guarantee') parts += 1;
    else if (term.kind === 'relief') parts += 0.5 * Math.min(2, term.level);
  }
  return parts * (hasAgenda(stance, 'peacemaker') ? 4 : 1);
}

/** Everything that a deal is worth to the seat of a stance; shorter deals are worth less. */
export function dealWorth(stance: Stance, draft: Draft): DealWorth {
  const { view, seat, left } = stance;
  const lasting = draft.rounds === null ? 1 : Math.min(1, 0.3 + (0.7 * draft.rounds) / left);
  const lines: WorthLine[] = draft.terms.map((term, index) => ({
    text: () => termWords(view, term),
    by: termWorth(stance, term) * (term.due === null ? lasting : 1),
    term: index,
  }));
  const add = (text: string, by: number): void => {
    if (by !== 0) lines.push({ text: () => text, by, term: null });
  };
  const home = homeEffects(view, draft, seat, 'both').reduce((sum, { by }) => sum + by, 0);
  add(`the ${HOME[seat]} ${signed(home)}`, trackWorth(stance, HOME[seat], home));
  add('a truce that firms up', lasting * truceWorth(stance, draft));
  add('a step toward a durable peace', peaceWorth(stance, draft));
  if (draft.snapback) add('snapback', draft.terms.some((term) => term.debtor === seat) ? -0.2 : 0.3);
  return { total: lines.reduce((sum, { by }) => sum + by, 0), lines };
}

/** What is still to come of a deal in force: what it would cost to lose it. */
export const remainingWorth = (stance: Stance, terms: readonly Term[]): number => {
  const bare: Stance = { ...stance, owed: [] };
  return terms.reduce((sum, term) => sum + termWorth(bare, term), 0);
};

/** The lines that weigh most, as in “sanctions relief, 1 step +6, inspections, level 1 −1.2”. */
export function reasons({ lines }: DealWorth, most = 3): string {
  return [...lines]
    .filter(({ by }) => Math.abs(by) >= 0.05)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, most)
    .map(({ text, by }) => `${text()} ${signed(by)}`)
    .join('; ');
}
