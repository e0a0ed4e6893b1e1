/** A state in which everything that a seat may not know is exchanged for something else (RULES 2, 4, 7). */
import { oneOf } from '../../shared/bots/randomness';
import { AGENDA_IDS, AGENDAS } from '../../shared/content/agendas';
import { OTHERS, SEATS, type Seat } from '../../shared/content/seats';
import { cloneState } from '../../shared/rules/clone';
import { afterEnrichment } from '../../shared/rules/pictures';
import type { DealId, LogRecord, OfferId, State } from '../../shared/rules/state';
import { draft, term } from './support';

export function scrambled(state: State, seat: Seat, random: () => number): State {
  const other = cloneState(state);
  const pick = (most: number): number => Math.floor(random() * (most + 1));
  other.seed = 'f'.repeat(32);
  if (seat !== 'iran') {
    const heu = pick(10);
    other.secret = { heu, concealed: pick(heu), weapon: pick(4), shipped: pick(8) };
  }
  for (const one of OTHERS[seat]) {
    const agendas = AGENDA_IDS.filter((id) => AGENDAS[id].seat === one);
    other.agendas[one] = oneOf(agendas, random) ?? other.agendas[one];
    other.orders[one] = state.orders[one] && [];
    other.responses[one] = state.responses[one] && { response: 'protest' };
    other.signed[one] = state.signed[one] ? null : ('hidden' as DealId);
  }
  for (const who of ['usa', 'israel'] as const) {
    const picture = other.pictures[who];
    if (who !== seat && picture) other.pictures[who] = afterEnrichment(picture, 1 + pick(2));
  }
  if (seat !== 'israel') {
    other.lastSignal = { subject: 'weapon', value: pick(5), width: 1, round: state.round };
    if (seat === 'iran') other.leaks = {};
    for (const leak of Object.values(other.leaks)) if (!leak.found) leak.dressed = !leak.dressed;
  }
  hideDeals(other, seat, random);
  const log = logOf(state, seat);
  other.log = Object.fromEntries(log.map((record, at) => [String(at + 1), record]));
  other.logged = log.length;
  return other;
}

/** Takes away secret texts among others, and puts one there. */
function hideDeals(state: State, seat: Seat, random: () => number): void {
  for (const map of [state.offers, state.deals]) {
    for (const [id, { draft: text }] of Object.entries(map)) {
      if (!text.parties.includes(seat) && (map === state.offers ? text.secret : state.deals[id]?.secret)) {
        delete map[id];
      }
    }
  }
  const pair = SEATS.filter((one) => one !== seat);
  const [first, second] = pair;
  if (!first || !second || random() < 0.3) return;
  const text = draft(pair, [term('no-covert', first, [second])], { secret: true });
  const id = 'hidden' as OfferId;
  state.offers[id] = { id, by: first, draft: text, counters: null, accepted: {}, declined: {} };
}

/** The lines that the seat reads, with lines for others in between. */
function logOf(state: State, seat: Seat): LogRecord[] {
  const hidden: LogRecord = {
    audience: { [OTHERS[seat][0]]: true },
    reduced: false,
    entry: { round: state.round, step: 'talks', what: { kind: 'leak-found' }, moves: [] },
  };
  return Object.values(state.log ?? {}).flatMap((record) =>
    record.audience === null || record.audience[seat] ? [hidden, record] : [],
  );
}
