/** The dispatches that a viewer has not read yet, one page at a time. */
import type { View } from '../../shared/views/view';
import { entriesOf, type Entry } from './history';

/** What is told at once: one dispatch, or several small ones of one kind. */
export interface Page {
  readonly entries: readonly Entry[];
}

const TOLD = new Set(['resolution', 'response', 'reckoning']);

/** Lines of one of these kinds in a row stand on one page. */
const TOGETHER = new Set(['home', 'kept', 'enforced', 'delivered', 'lapsed']);

/**
 * When a game ends its log is numbered anew, with what was hidden in it. What was told is then no longer known by its
 * number: the last month is told once more from its orders on.
 */
function floor(view: Told, seen: number): number {
  if (view.step !== 'ended') return seen;
  const entries = entriesOf(view);
  const last = entries.find(({ dispatch: { round, step } }) => round === view.round && TOLD.has(step));
  return Math.max(seen, (last?.n ?? 1) - 1);
}

type Told = Pick<View, 'log' | 'step' | 'round'>;

/** Found last, as many parts of a table ask for the same. */
let last: { readonly view: Told; readonly seen: number; readonly pages: readonly Page[] } | null = null;

/** Pages for everything from the end of the orders on that has a number above `seen`; the ending has a page of its own. */
export function tapeAfter(view: Told, seen: number): readonly Page[] {
  if (last?.view !== view || last.seen !== seen) last = { view, seen, pages: pagesAfter(view, seen) };
  return last.pages;
}

function pagesAfter(view: Told, seen: number): readonly Page[] {
  const pages: { entries: Entry[] }[] = [];
  const from = floor(view, seen);
  for (const entry of entriesOf(view)) {
    const { step, what } = entry.dispatch;
    if (entry.n <= from || !TOLD.has(step) || what.kind === 'ending') continue;
    const last = pages.at(-1)?.entries;
    const kind = last?.[0]?.dispatch.what.kind;
    if (last && kind === what.kind && TOGETHER.has(what.kind)) last.push(entry);
    else pages.push({ entries: [entry] });
  }
  return pages;
}

/** The number of the last line, 0 in an empty log. */
export const lastNumber = (view: Pick<View, 'log'>): number => entriesOf(view).at(-1)?.n ?? 0;
