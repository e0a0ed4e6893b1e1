/** Every promise of every deal, and what became of it, what nobody found out included. */
import { brokenBy } from '../../rules/breach';
import { termDef } from '../../rules/scenario';
import type { Deal, DealId, Order, State } from '../../rules/state';
import type { Moment, PromiseRecord } from './debrief';
import type { Stop } from './walk';

interface Breach extends Moment {
  readonly deal: DealId;
  readonly term: number;
  readonly detected: boolean;
}

/** Breaches that came to light: the log tells of each. */
const detectedIn = ({ entry, lines }: Stop): Breach[] =>
  lines.flatMap(({ round, what }) =>
    what.kind === 'breach'
      ? [{ entry, round, deal: what.breach.deal, term: what.breach.term, detected: true }]
      : [],
  );

/**
 * Breaches by covert acts that nobody found out. What was owed is looked at as the orders were carried out; a term that
 * ended meanwhile, by snapback, was owed no more.
 */
function unseenIn(before: State, { entry, state, lines }: Stop): Breach[] {
  const found = new Set(
    lines.flatMap(({ what }) =>
      what.kind === 'detected' ? [`${what.seat}:${what.order}:${what.target}`] : [],
    ),
  );
  const snapped = lines.flatMap(({ step, what }) =>
    what.kind === 'snapback' && step === 'resolution' ? [what.deal] : [],
  );
  return lines.flatMap(({ round, what }) => {
    if (what.kind !== 'covert' || found.has(`${what.seat}:${what.order}:${what.target}`)) return [];
    const order: Order = { order: what.order, ...(what.target !== null && { target: what.target }) };
    return brokenBy(before, what.seat, order)
      .filter(({ deal, term }) => !(snapped.includes(deal) && state.deals[deal]?.lapsed[term] === round))
      .map(({ deal, term }) => ({ entry, round, deal, term, detected: false }));
  });
}

/** What became of one promise, round by round. */
function recordOf(
  deal: Deal,
  index: number,
  kind: 'standing' | 'delivery',
  breaches: readonly Breach[],
  lastRound: number,
): PromiseRecord['record'] {
  const record: PromiseRecord['record'][number][] = [];
  const last = deal.ended ?? lastRound;
  const delivered = deal.delivered[index];
  for (let round = deal.signed; round <= last; round++) {
    const broken = breaches.filter((breach) => breach.round === round);
    const given = delivered !== undefined && delivered <= round;
    const over = deal.lapsed[index] === round || (deal.status === 'denounced' && deal.ended === round);
    if (broken.length > 0) {
      record.push({ round, kept: 'broken', detected: broken.some(({ detected }) => detected) });
      if (over) break;
    } else if (delivered === round) {
      record.push({ round, kept: 'kept', detected: null });
    } else if (!given && (over || (kind === 'delivery' && round === last))) {
      record.push({ round, kept: 'lapsed', detected: null });
      break;
    } else if (kind === 'standing') {
      record.push({ round, kept: 'kept', detected: null });
    }
  }
  return record;
}

export function promisesOf(stops: readonly Stop[]): PromiseRecord[] {
  const end = stops.at(-1)?.state;
  if (!end) return [];
  const signed = new Map<DealId, Moment>();
  const breaches: Breach[] = [];
  for (const [index, stop] of stops.entries()) {
    const { entry, lines } = stop;
    for (const { round, what } of lines) if (what.kind === 'signed') signed.set(what.deal, { entry, round });
    const before = stops[index - 1]?.state;
    breaches.push(...detectedIn(stop), ...(before ? unseenIn(before, stop) : []));
  }
  return Object.values(end.deals).flatMap((deal) =>
    deal.draft.terms.map((term, index): PromiseRecord => {
      const own = breaches.filter((breach) => breach.deal === deal.id && breach.term === index);
      const [first] = own;
      return {
        deal: deal.id,
        signed: signed.get(deal.id) ?? { entry: 0, round: deal.signed },
        term: index,
        draft: deal.draft,
        debtor: term.debtor,
        to: term.to,
        record: recordOf(deal, index, termDef(end, term.kind).kind, own, end.round),
        broken: first ? { entry: first.entry, round: first.round, detected: first.detected } : null,
      };
    }),
  );
}
