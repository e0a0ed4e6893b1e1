import { SEATS, type Seat } from '../../shared/content/seats';
import type { Draft, Term } from '../../shared/rules/state';
import { termParts, type TermPart, type TermRole, type WordingView } from '../../shared/wording/term';

/** A piece of a text with what became of it: kept, struck out, or put in. */
export interface Piece extends TermPart {
  readonly change: 'kept' | 'struck' | 'put-in';
}

/** A term of a text as it stands beside the text that it answers. */
export interface Clause {
  readonly term: Term;
  /** Index in the newer text; `null` for what was struck out. */
  readonly index: number | null;
  readonly change: 'kept' | 'struck' | 'put-in' | 'changed';
  /** Without debtor and "will", which head the list of a party. */
  readonly pieces: readonly Piece[];
}

/** Debtor and "will". */
const HEAD = 2;

/** The terms of a text by debtor; against an older text, with what was struck out and put in. */
export function clauses(
  draft: Draft,
  before: Draft | null,
  view: WordingView,
  relative = true,
): Readonly<Record<Seat, readonly Clause[]>> {
  const parts = (term: Term, of: Draft) => termParts(term, of, view, relative).slice(HEAD);
  const left = new Set(before?.terms.map((_, index) => index));
  const found: Record<Seat, Clause[]> = { usa: [], iran: [], israel: [] };
  draft.terms.forEach((term, index) => {
    const older = before && predecessor(term, before, left);
    const now = parts(term, draft);
    found[term.debtor].push({
      term,
      index,
      ...compare(now, before ? older && parts(older, before) : undefined),
    });
  });
  for (const index of left) {
    const term = before?.terms[index];
    if (!before || !term) continue;
    found[term.debtor].push({
      term,
      index: null,
      change: 'struck',
      pieces: mark(parts(term, before), 'struck'),
    });
  }
  return found;
}

/** `before` is `undefined` where there is no older text, and `null` where that text has no such term. */
function compare(
  now: readonly TermPart[],
  before: readonly TermPart[] | null | undefined,
): Pick<Clause, 'change' | 'pieces'> {
  if (before === undefined) return { change: 'kept', pieces: mark(now, 'kept') };
  if (before === null) return { change: 'put-in', pieces: mark(now, 'put-in') };
  if (textOf(before) === textOf(now)) return { change: 'kept', pieces: mark(now, 'kept') };
  return { change: 'changed', pieces: merge(before, now) };
}

const textOf = (parts: readonly TermPart[]): string => parts.map((part) => part.text).join('');

/** The term of the older text that this one goes back to; it is then spoken for. */
function predecessor(term: Term, before: Draft, left: Set<number>): Term | null {
  const candidates = [...left].filter((index) => {
    const older = before.terms[index];
    return older?.debtor === term.debtor && older.kind === term.kind;
  });
  const found =
    candidates.find((index) => before.terms[index]?.to.join() === term.to.join()) ?? candidates[0];
  if (found === undefined) return null;
  left.delete(found);
  return before.terms[found] ?? null;
}

const mark = (parts: readonly TermPart[], change: Piece['change']): readonly Piece[] =>
  parts.map((part) => ({ ...part, change }));

/** Two wordings of one term in one line. */
function merge(before: readonly TermPart[], after: readonly TermPart[]): readonly Piece[] {
  const old = new Map<TermRole, string>(before.map((part) => [part.role, part.text]));
  const pieces: Piece[] = [];
  for (const [index, part] of after.entries()) {
    if (part.role === 'plain') {
      const next = after[index + 1];
      const joins = next !== undefined && next.role !== 'plain' && !old.has(next.role);
      pieces.push({ ...part, change: joins ? 'put-in' : 'kept' });
      continue;
    }
    const was = old.get(part.role);
    old.delete(part.role);
    if (was !== undefined && was !== part.text)
      pieces.push(
        { role: part.role, text: was, change: 'struck' },
        { role: 'plain', text: ' ', change: 'kept' },
      );
    pieces.push({ ...part, change: was === part.text ? 'kept' : 'put-in' });
  }
  old.delete('plain');
  for (const [role, text] of old)
    pieces.push({ role: 'plain', text: ', ', change: 'struck' }, { role, text, change: 'struck' });
  return pieces;
}

/** The parties that give something in either text, in the order of seats. */
export const givers = (found: Readonly<Record<Seat, readonly Clause[]>>): readonly Seat[] =>
  SEATS.filter((seat) => found[seat].length > 0);
