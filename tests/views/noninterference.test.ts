/**
 * Two tables that differ only in what a viewer may not know look the same to it: at every step of random games, every
 * hidden thing is exchanged for another, and the viewer's view must stay equal to the byte.
 */
import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import { randomBot } from '../../shared/bots/random';
import { oneOf, stream } from '../../shared/bots/randomness';
import { AGENDA_IDS, AGENDAS } from '../../shared/content/agendas';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { OTHERS, SEATS, type Seat, type Viewer } from '../../shared/content/seats';
import { readsChannel } from '../../shared/protocol/messages';
import { apply } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { afterEnrichment } from '../../shared/rules/pictures';
import type { Deal, LogRecord, Offer, Order, State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';

const VIEWERS: readonly Viewer[] = [...SEATS, 'gallery'];
const bots = { usa: randomBot, iran: randomBot, israel: randomBot };

/** Exchanges everything that `viewer` may not know. Written from RULES 2, 4 and 7, not from the filter. */
function scrambled(state: State, viewer: Viewer, random: () => number): State {
  const other = cloneState(state);
  other.seed = stream('another')().toString(16).padEnd(32, '0');
  const pick = (most: number): number => Math.floor(random() * (most + 1));
  if (viewer !== 'iran') {
    const heu = pick(10);
    other.secret = { heu, concealed: pick(heu), weapon: pick(4), shipped: pick(8) };
  }
  for (const seat of SEATS) {
    if (seat === viewer) continue;
    const own = AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat);
    other.agendas[seat] = oneOf(own, random) ?? other.agendas[seat];
    if (state.orders[seat] !== null) other.orders[seat] = [] as Order[];
    other.responses[seat] = state.responses[seat] && { response: 'protest' };
    other.signed[seat] = state.signed[seat] === null ? ('another' as Deal['id']) : null;
  }
  for (const who of ['usa', 'israel'] as const) {
    const picture = other.pictures[who];
    if (who !== viewer && picture) other.pictures[who] = afterEnrichment(picture, 1 + pick(2));
  }
  if (viewer !== 'israel') {
    other.lastSignal = { subject: 'heu', value: pick(10), width: 1, round: state.round };
  }
  if (viewer === 'usa') {
    for (const leak of Object.values(other.leaks)) if (!leak.found) leak.dressed = !leak.dressed;
  } else if (viewer !== 'israel') {
    other.leaks = { '9': { round: 1, subject: 'heu', value: 3, dressed: true, found: false } };
  }
  scrambleDeals(other, viewer, random);
  scrambleLog(other, viewer);
  return other;
}

/** Takes out secret offers and deals among others, and puts one in. */
function scrambleDeals(state: State, viewer: Viewer, random: () => number): void {
  const outsider = (parties: readonly Seat[]): boolean => !parties.includes(viewer as Seat);
  for (const [id, offer] of Object.entries(state.offers)) {
    if (offer.draft.secret && outsider(offer.draft.parties)) delete state.offers[id];
  }
  for (const [id, deal] of Object.entries(state.deals)) {
    if (deal.secret && outsider(deal.draft.parties)) delete state.deals[id];
  }
  const pair: readonly Seat[] = viewer === 'gallery' ? ['usa', 'iran'] : OTHERS[viewer as Seat];
  const [first] = pair;
  if (!first || random() < 0.3) return;
  const draft: Offer['draft'] = {
    parties: SEATS.filter((seat) => pair.includes(seat)),
    terms: [
      {
        kind: 'hold-fire',
        debtor: first,
        to: pair.filter((seat) => seat !== first),
        level: 1,
        inLaw: false,
        due: null,
        after: null,
      },
    ],
    rounds: null,
    secret: true,
    snapback: false,
  };
  const id = 'hidden' as Offer['id'];
  state.offers[id] = { id, by: first, draft, counters: null, accepted: { [first]: true }, declined: {} };
  state.deals[`${id}-deal`] = {
    id: `${id}-deal` as Deal['id'],
    by: first,
    draft,
    secret: true,
    signed: 1,
    until: null,
    status: 'in-force',
    ended: null,
    delivered: {},
    lapsed: {},
    injured: {},
    record: {},
  };
}

/** Takes out every line that is not for the viewer, and puts others in. */
function scrambleLog(state: State, viewer: Viewer): void {
  const log: Record<string, LogRecord> = {};
  let number = 0;
  const hidden = (): void => {
    const audience = Object.fromEntries(SEATS.filter((seat) => seat !== viewer).map((seat) => [seat, true]));
    log[String(++number)] = {
      audience,
      reduced: false,
      entry: { round: 1, step: 'resolution', what: { kind: 'leak-found' }, moves: [] },
    };
  };
  for (const record of Object.values(state.log ?? {})) {
    if (record.audience === null || record.audience[viewer as Seat]) log[String(++number)] = record;
    if (number % 3 === 0) hidden();
  }
  state.log = log;
  state.logged = number;
}

describe('what a viewer may not know', () => {
  it.each(VIEWERS)(
    'changes nothing in the view of %s, at every step of random games',
    (viewer) => {
      let steps = 0;
      for (let game = 0; game < 150; game++) {
        const random = stream(`scramble:${viewer}:${game}`);
        const scenario = SCENARIO_IDS[game % SCENARIO_IDS.length] ?? 'standard';
        playGame(scenario, (game + 77).toString(16).padStart(32, '5'), bots, (state) => {
          if (state.step === 'ended') return;
          steps += 1;
          const seen = JSON.stringify(viewOf(state, viewer));
          if (JSON.stringify(viewOf(scrambled(state, viewer, random), viewer)) !== seen) {
            expect(viewOf(scrambled(state, viewer, random), viewer)).toEqual(viewOf(state, viewer));
          }
        });
      }
      expect(steps).toBeGreaterThan(1_000);
    },
    300_000,
  );

  it('changes what the chair sees, so that the scrambling is no empty word', () => {
    let differs = 0;
    let steps = 0;
    playGame('standard', '7'.repeat(32), bots, (state) => {
      if (state.step === 'ended') return;
      steps += 1;
      const random = stream('chair');
      const other = scrambled(state, 'gallery', random);
      if (JSON.stringify(viewOf(other, 'chair')) !== JSON.stringify(viewOf(state, 'chair'))) differs += 1;
    });
    expect(differs / steps).toBeGreaterThan(0.9);
  });
});

describe('what a seat does in secret and nobody finds out', () => {
  const HIDDEN: readonly { seat: Seat; order: Order }[] = [
    { seat: 'iran', order: { order: 'conceal' } },
    { seat: 'iran', order: { order: 'enrich-secret' } },
    { seat: 'iran', order: { order: 'weaponise' } },
    { seat: 'usa', order: { order: 'assess', target: 'heu' } },
    { seat: 'usa', order: { order: 'assess', target: 'weapon' } },
    { seat: 'israel', order: { order: 'reconnoitre', target: 'heu' } },
    { seat: 'israel', order: { order: 'reconnoitre', target: 'weapon' } },
  ];

  it.each(HIDDEN)('is not to be seen by the others: $order.order $order.target', ({ seat, order }) => {
    let compared = 0;
    for (let game = 0; game < 60; game++) {
      const positions: State[] = [];
      playGame('standard', (game + 900).toString(16).padStart(32, '3'), bots, (state) => {
        const fresh = SEATS.every((s) => !state.ready[s]);
        if (state.step === 'orders' && fresh) positions.push(cloneState(state));
      });
      for (const position of positions) {
        const done = withOrders(position, seat, [order]);
        const idle = withOrders(position, seat, []);
        if (!done || !idle || !comparable(position, done, seat) || !comparable(position, idle, seat))
          continue;
        compared += 1;
        for (const viewer of VIEWERS) {
          if (viewer === seat) continue;
          const [a, b] = [viewOf(done, viewer), viewOf(idle, viewer)];
          if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  /** The position after a round in which only `seat` orders anything; nothing where it may not. */
  function withOrders(position: State, seat: Seat, orders: readonly Order[]): State | null {
    const state = cloneState(position);
    if (apply(state, seat, { type: 'orders', orders })) return null;
    apply(state, 'chair', { type: 'expire', round: state.round, step: 'orders' });
    return state;
  }

  /** Found out, reported on by inspectors or an event, shared, or at the end of the game, a secret shows. */
  function comparable(before: State, after: State, seat: Seat): boolean {
    if (after.step === 'ended') return false;
    const lines = Object.entries(after.log ?? {}).filter(([key]) => Number(key) > before.logged);
    return lines.every(([, { entry, audience }]) => {
      const { kind } = entry.what;
      const shows = ['detected', 'shared-picture', 'leak-found', 'breach'];
      const own = audience !== null && Object.keys(audience).join() === seat;
      return !shows.includes(kind) && (kind !== 'signal' || own);
    });
  }
});

describe('channels', () => {
  it.each([
    ['open', ['usa', 'iran', 'israel', 'gallery', 'chair']],
    ['usa-iran', ['usa', 'iran', 'chair']],
    ['usa-israel', ['usa', 'israel', 'chair']],
    ['iran-israel', ['iran', 'israel', 'chair']],
  ] as const)('%s is read by %s alone', (channel, readers) => {
    const all: readonly Viewer[] = [...VIEWERS, 'chair'];
    expect(all.filter((viewer) => readsChannel(viewer, channel))).toEqual(readers);
  });
});
