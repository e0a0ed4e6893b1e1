/**
 * What many games among bots come to. A tally holds whole numbers only, so that tallies of parts add up to the same
 * whatever the parts were.
 */
import { SEATS, type Seat } from '../content/seats';
import { allOrders, checkOrders } from '../rules/orders';
import type { Order, State } from '../rules/state';
import { playGame, type ArenaEntry } from './arena';
import type { Bot } from './bot';
import { agendaIsMet, recordOf, type GameRecord } from './record';

type Counts = Record<string, number>;

/** Sums of scores in hundredths of a point, and of their squares. */
export interface Sums {
  sum: number;
  squares: number;
}

export interface Tally {
  games: number;
  rounds: number;
  /** Games in which the war was on at some time. */
  wars: number;
  offers: number;
  counters: number;
  deals: number;
  acts: number;
  /** Steps that were ended by the clock. */
  expired: number;
  strikes: number;
  breaches: number;
  toll: number;
  readonly endings: Counts;
  readonly scores: Record<Seat, Sums>;
  readonly agendas: { readonly dealt: Counts; readonly met: Counts };
  /** Rounds in which an order was legal by itself, and in which it was given; keys are `order` and `order:target`. */
  readonly orders: { readonly legal: Counts; readonly used: Counts };
  /** Signed deals in which a term stands. */
  readonly terms: Counts;
  /** Keys are `seat:response`. */
  readonly responses: Counts;
  readonly signings: Counts;
}

export const emptyTally = (): Tally => ({
  games: 0,
  rounds: 0,
  wars: 0,
  offers: 0,
  counters: 0,
  deals: 0,
  acts: 0,
  expired: 0,
  strikes: 0,
  breaches: 0,
  toll: 0,
  endings: {},
  scores: {
    usa: { sum: 0, squares: 0 },
    iran: { sum: 0, squares: 0 },
    israel: { sum: 0, squares: 0 },
  },
  agendas: { dealt: {}, met: {} },
  orders: { legal: {}, used: {} },
  terms: {},
  responses: {},
  signings: {},
});

const count = (counts: Counts, key: string, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by;
};

/** `order`, and `order:target` where it has one; deals are no targets to be told apart. */
const keysOf = ({ order, target }: Order): string[] =>
  target === undefined || order === 'withhold' ? [order] : [order, `${order}:${target}`];

function countLegal(tally: Tally, state: State): void {
  for (const seat of SEATS) {
    const legal = new Set<string>();
    for (const order of allOrders(state, seat)) {
      if (checkOrders(state, seat, [order]) !== null) continue;
      for (const key of keysOf(order)) legal.add(key);
    }
    for (const key of legal) count(tally.orders.legal, key);
  }
}

function countAct(tally: Tally, { actor, action }: ArenaEntry): void {
  tally.acts += 1;
  switch (action.type) {
    case 'offer':
      tally.offers += 1;
      if (action.counters) tally.counters += 1;
      return;
    case 'orders':
      for (const key of new Set(action.orders.flatMap(keysOf))) count(tally.orders.used, key);
      return;
    case 'respond':
      count(tally.responses, `${actor}:${action.response.response}`);
      return;
    case 'expire':
      tally.expired += 1;
      return;
    default:
      return;
  }
}

function countEnd(tally: Tally, state: State): void {
  const { ending } = state;
  if (!ending) return;
  count(tally.endings, ending.id);
  for (const seat of SEATS) {
    const { total } = ending.scores[seat];
    const hundredths = Math.round(total * 100);
    tally.scores[seat].sum += hundredths;
    tally.scores[seat].squares += hundredths * hundredths;
    const id = state.agendas[seat];
    count(tally.agendas.dealt, id);
    if (agendaIsMet(state, seat)) count(tally.agendas.met, id);
  }
  for (const { signed, draft } of Object.values(state.deals)) {
    tally.deals += 1;
    count(tally.signings, String(signed));
    for (const kind of new Set(draft.terms.map((term) => term.kind))) count(tally.terms, kind);
  }
  for (const { entry } of Object.values(state.log ?? {})) {
    if (entry.what.kind === 'strike') tally.strikes += 1;
    if (entry.what.kind === 'breach') tally.breaches += 1;
  }
  tally.toll += state.tracks.toll;
  tally.rounds += state.round;
}

/** How a game is played where it is not as usual. */
export interface Conduct {
  /** Rollouts of a searching bot for one act. */
  readonly rollouts?: number | undefined;
  /** Seed of what is dealt. */
  readonly deal?: string | undefined;
}

/** Plays one game and adds it to the tally; what it came to by itself is returned. */
export function tallyGame(
  tally: Tally,
  scenario: string,
  seed: string,
  bots: Readonly<Record<Seat, Bot>>,
  { rollouts, deal }: Conduct = {},
): GameRecord {
  let war = false;
  let ordering = 0;
  const trust: number[] = [];
  const onAct = (now: State, entry: ArenaEntry): void => {
    countAct(tally, entry);
    war ||= now.war;
    const finished = now.step === 'ended' ? now.round : now.round - 1;
    if (trust.length < finished) trust.push(now.trust.iran.usa);
    if (now.step !== 'orders' || now.round === ordering) return;
    ordering = now.round;
    countLegal(tally, now);
  };
  const { state } = playGame(scenario, seed, bots, onAct, rollouts, deal);
  tally.games += 1;
  if (war) tally.wars += 1;
  countEnd(tally, state);
  return recordOf(state, trust);
}

/** Adds every number of `from` to that of `into`. */
export function addTally(into: Tally, from: Tally): void {
  add(into as unknown as Numbers, from as unknown as Numbers);
}

interface Numbers {
  [key: string]: number | Numbers;
}

function add(into: Numbers, from: Numbers): void {
  for (const [key, value] of Object.entries(from)) {
    const at = into[key];
    if (typeof value === 'number') into[key] = (typeof at === 'number' ? at : 0) + value;
    else add(typeof at === 'object' ? at : (into[key] = {}), value);
  }
}
