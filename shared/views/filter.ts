/** The only way from a state to anybody's screen, file or bot. */
import type { Seat, Viewer } from '../content/seats';
import { positionOf } from '../rules/clone';
import { offerKnowers } from '../rules/deals';
import { knowsDeal } from '../rules/obligations';
import type { Dispatch, LogRecord, State } from '../rules/state';
import { grow } from './growing';
import type { SeatView, View } from './view';

const only = <T>(map: Readonly<Record<string, T>>, keep: (value: T) => boolean): Record<string, T> => {
  const kept: Record<string, T> = {};
  for (const key in map) {
    const value = map[key] as T;
    if (keep(value)) kept[key] = value;
  }
  return kept;
};

const mayRead = (record: LogRecord, viewer: Viewer): boolean =>
  viewer === 'chair' ? !record.reduced : record.audience === null || record.audience[viewer] === true;

/** Whether a line of the log stands in a viewer's view; after the end, all read what the chair reads. */
export const readsLine = (state: State, viewer: Viewer, record: LogRecord): boolean =>
  mayRead(record, state.step === 'ended' ? 'chair' : viewer);

interface Read {
  /** How long the log was, and its last line. */
  readonly logged: number;
  readonly last: LogRecord | undefined;
  readonly lines: Record<string, Dispatch>;
  readonly count: number;
}

/** What viewers read last of a table's log, by the log's first line. What was handed out is never changed. */
const lastRead = new WeakMap<LogRecord, Map<Viewer, Read>>();
const NOTHING: Read = { logged: 0, last: undefined, lines: {}, count: 0 };

/** Lines that a viewer may read, numbered anew from 1: gaps would tell of lines that it may not. */
function read({ log, logged }: State, viewer: Viewer): Read {
  const first = log?.['1'];
  if (!log || !first) return NOTHING;
  let readers = lastRead.get(first);
  if (!readers) lastRead.set(first, (readers = new Map()));
  const last = log[String(logged)];
  let before = readers.get(viewer) ?? NOTHING;
  if (before.logged === logged && before.last === last) return before;
  // Lines may be taken back, and another course may have followed the same beginning.
  if (before.logged > logged || log[String(before.logged)] !== before.last) before = NOTHING;
  const added: Dispatch[] = [];
  for (let number = before.logged + 1; number <= logged; number += 1) {
    const record = log[String(number)];
    if (record && mayRead(record, viewer)) added.push(record.entry);
  }
  const count = before.count + added.length;
  const lines = added.length > 0 ? grow(before.lines, before.count, added) : before.lines;
  const now = { logged, last, lines, count };
  readers.set(viewer, now);
  return now;
}

const readable = (state: State, viewer: Viewer): Record<string, Dispatch> => read(state, viewer).lines;

/** How many lines of the log stand in a viewer's view. */
export const linesIn = (state: State, viewer: Viewer): number =>
  read(state, state.step === 'ended' ? 'chair' : viewer).count;

const own = <T>(map: Readonly<Record<Seat, T>>, viewer: Viewer): Record<Seat, T | null> => ({
  usa: viewer === 'usa' ? map.usa : null,
  iran: viewer === 'iran' ? map.iran : null,
  israel: viewer === 'israel' ? map.israel : null,
});

/** A state, and what somebody sees of it. */
export interface Viewed {
  readonly state: State;
  readonly view: View;
}

/** Of which parts a viewer sees a part, or nothing. */
const FILTERED = [
  'offers',
  'deals',
  'secret',
  'agendas',
  'pictures',
  'orders',
  'responses',
  'signed',
  'lastSignal',
  'leaks',
] as const;
type Filtered = (typeof FILTERED)[number];

type Filters = { readonly [Key in Filtered]: (part: State[Key], viewer: Viewer) => View[Key] };

/** What is seen of each follows from itself alone, so what is as it was looks as it did. */
const FILTERS: Filters = {
  offers: (offers, viewer) =>
    only(offers, (offer) => {
      const knowers = offerKnowers(offer);
      return knowers === null || (viewer !== 'gallery' && viewer !== 'chair' && knowers.includes(viewer));
    }),
  deals: (deals, viewer) =>
    only(deals, (deal) => knowsDeal(deal, viewer === 'gallery' || viewer === 'chair' ? null : viewer)),
  secret: (secret, viewer) => (viewer === 'iran' ? secret : null),
  agendas: own,
  pictures: ({ usa, israel, public: open }, viewer) => ({
    usa: viewer === 'usa' ? usa : null,
    israel: viewer === 'israel' ? israel : null,
    public: open,
  }),
  orders: own,
  responses: own,
  signed: own,
  lastSignal: (signal, viewer) => (viewer === 'israel' ? signal : null),
  leaks: (leaks, viewer) => (viewer === 'israel' ? leaks : viewer === 'usa' ? unjudged(leaks) : null),
};

/**
 * What `viewer` may see (RULES 2, 4, 7). The chair sees everything but the dice to come; after the end, all see all. `before`
 * is what the same viewer saw of an earlier state: parts that are the same object there are taken from it.
 */
export function viewOf(state: State, viewer: Viewer, before?: Viewed | null): View {
  const view = positionOf(state) as { -readonly [Key in keyof View]: View[Key] };
  view.viewer = viewer;
  if (state.step === 'ended') {
    view.log = readable(state, 'chair');
    return view;
  }
  view.seed = null;
  view.log = readable(state, viewer);
  if (viewer === 'chair') return view;
  const known = before && before.view.viewer === viewer && before.state.step !== 'ended' ? before : null;
  for (const key of FILTERED) filter(view, key, state, viewer, known);
  return view;
}

function filter<Key extends Filtered>(
  view: Pick<View, Key>,
  key: Key,
  state: State,
  viewer: Viewer,
  known: Viewed | null,
): void {
  view[key] =
    known && known.state[key] === state[key]
      ? known.view[key]
      : (FILTERS[key] as (part: State[Key], viewer: Viewer) => View[Key])(state[key], viewer);
}

export const seatView = (state: State, seat: Seat): SeatView => viewOf(state, seat) as SeatView;

/** Washington does not know whether what it was shown was dressed up, until it finds out. */
function unjudged(leaks: State['leaks']): State['leaks'] {
  const shown: State['leaks'] = {};
  for (const key in leaks) {
    const leak = leaks[key];
    if (leak) shown[key] = { ...leak, dressed: leak.found ? leak.dressed : null };
  }
  return shown;
}
