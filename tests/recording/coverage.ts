/** What a recorded game has in it, of all that a game can have. */
import { ENDINGS } from '../../shared/content/endings';
import { SCENARIOS } from '../../shared/content/scenarios';
import { TERM_KINDS } from '../../shared/content/terms';
import type { Recording } from '../../shared/recording/format';
import { replay } from '../../shared/recording/replay';
import type { Deal } from '../../shared/rules/state';

const orders = Object.entries(SCENARIOS.standard.orders).flatMap(([id, { targets }]) => {
  const aims = Object.keys(targets);
  return aims.length > 0 ? aims.map((target) => `order ${id} ${target}`) : [`order ${id}`];
});

/** What the golden recordings must show together. */
export const WANTED: readonly string[] = [
  ...ENDINGS.map((id) => `ending ${id}`),
  ...orders,
  'order withhold',
  ...TERM_KINDS.flatMap((kind) => [`signed ${kind}`, `kept ${kind}`, `broken ${kind}`]),
  ...Object.keys(SCENARIOS.standard.responses).map((id) => `response ${id}`),
  'secret deal',
  'denounced deal',
  'counter-offer',
  'choice',
  'message',
  'reason',
  'clock',
];

/** Whether what a term promises was done, in some round: delivered, or observed by a debtor whom nobody caught. */
function wasKept(deal: Deal, index: number): boolean {
  const term = deal.draft.terms[index];
  if (!term) return false;
  if (term.due !== null) return deal.delivered[index] !== undefined;
  const lapsed = deal.lapsed[index] ?? Infinity;
  return Object.entries(deal.record).some(([key, became]) => {
    const [round, seat] = key.split(':');
    return became === 'kept' && seat === term.debtor && Number(round) < lapsed;
  });
}

/** Everything that is in a recording, in the words of `WANTED`. Throws where the recording does not hold. */
export function coverageOf(recording: Recording): Set<string> {
  const played = replay(recording);
  if (played.fault) throw new Error(JSON.stringify(played.fault));
  const { timeline } = played;
  const state = timeline.stateAt(timeline.length);
  const found = new Set<string>([`ending ${recording.result.ending}`]);
  for (const { kind, payload, reason } of recording.entries) {
    if (reason !== undefined) found.add('reason');
    if (kind === 'message') found.add('message');
    else if (payload.type === 'orders') {
      for (const { order, target } of payload.orders) {
        found.add(
          target === undefined || order === 'withhold' ? `order ${order}` : `order ${order} ${target}`,
        );
      }
    } else if (payload.type === 'respond') found.add(`response ${payload.response.response}`);
    else if (payload.type === 'offer' && payload.counters) found.add('counter-offer');
    else if (payload.type === 'choose') found.add('choice');
    else if (payload.type === 'expire') found.add('clock');
  }
  for (const deal of Object.values(state.deals)) {
    if (deal.draft.secret) found.add('secret deal');
    if (deal.status === 'denounced') found.add('denounced deal');
    for (const [index, { kind }] of deal.draft.terms.entries()) {
      found.add(`signed ${kind}`);
      if (wasKept(deal, index)) found.add(`kept ${kind}`);
    }
  }
  for (const { entry } of Object.values(state.log ?? {})) {
    if (entry.what.kind !== 'breach') continue;
    const { deal, term } = entry.what.breach;
    const kind = state.deals[deal]?.draft.terms[term]?.kind;
    if (kind) found.add(`broken ${kind}`);
  }
  return found;
}
