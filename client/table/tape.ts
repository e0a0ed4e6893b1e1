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

/** Pages for everything from the end of the orders on that has a number above `seen`; the ending has a page of its own. */
export function tapeAfter(view: Pick<View, 'log'>, seen: number): readonly Page[] {
  const pages: { entries: Entry[] }[] = [];
  for (const entry of entriesOf(view)) {
    const { step, what } = entry.dispatch;
    if (entry.n <= seen || !TOLD.has(step) || what.kind === 'ending') continue;
    const last = pages.at(-1)?.entries;
    const kind = last?.[0]?.dispatch.what.kind;
    if (last && kind === what.kind && TOGETHER.has(what.kind)) last.push(entry);
    else pages.push({ entries: [entry] });
  }
  return pages;
}

/** The number of the last line, 0 in an empty log. */
export const lastNumber = (view: Pick<View, 'log'>): number => entriesOf(view).at(-1)?.n ?? 0;
