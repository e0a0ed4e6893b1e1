import type { Dispatch, Offer } from '../rules/state';
import { same } from './diff';
import type { Delta } from './messages';

/** A difference of table views in which a text that is new on the table is not told a second time, in the log's line of it. */
export function withoutRepeats(delta: Delta): Delta {
  const { view } = delta.n ?? {};
  const { log, offers } = view?.n ?? {};
  if (!view || !log?.s || !offers?.s) return delta;
  const lines = { ...log.s };
  const short: Record<string, Delta> = {};
  for (const [number, line] of Object.entries(lines as Record<string, Dispatch>)) {
    if (line.what.kind !== 'offer') continue;
    const { offer, ...what } = line.what;
    if (!same(offer, (offers.s as Record<string, Offer>)[offer.id])) continue;
    lines[number] = { ...line, what };
    short[number] = { n: { what: { c: { offer: ['view', 'offers', offer.id] } } } };
  }
  if (Object.keys(short).length === 0) return delta;
  return {
    ...delta,
    n: { ...delta.n, view: { ...view, n: { ...view.n, log: { ...log, s: lines, n: short } } } },
  };
}
