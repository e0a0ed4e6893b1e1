/** The only way from a state to anybody's screen, file or bot. */
import type { Seat, Viewer } from '../content/seats';
import { positionOf } from '../rules/clone';
import { offerKnowers } from '../rules/deals';
import { knowsDeal } from '../rules/obligations';
import type { Dispatch, LogRecord, State } from '../rules/state';
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
  /** How long the log was. */
  readonly logged: number;
  readonly lines: Record<string, Dispatch>;
}

/** What viewers read last of a log: many acts leave it as it was. What was handed out is never changed. */
const lastRead = new WeakMap<NonNullable<State['log']>, Map<Viewer, Read>>();

/** Lines that a viewer may read, numbered anew from 1: gaps would tell of lines that it may not. */
function readable({ log, logged }: State, viewer: Viewer): Record<string, Dispatch> {
  if (!log) return {};
  const readers = lastRead.get(log) ?? new Map<Viewer, Read>();
  const before = readers.get(viewer);
  if (before?.logged === logged) return before.lines;
  const lines: Record<string, Dispatch> = {};
  let number = 0;
  for (const key in log) {
    const record = log[key];
    if (record && mayRead(record, viewer)) lines[String(++number)] = record.entry;
  }
  readers.set(viewer, { logged, lines });
  lastRead.set(log, readers);
  return lines;
}

const own = <T>(map: Readonly<Record<Seat, T>>, viewer: Viewer): Record<Seat, T | null> => ({
  usa: viewer === 'usa' ? map.usa : null,
  iran: viewer === 'iran' ? map.iran : null,
  israel: viewer === 'israel' ? map.israel : null,
});

/** What `viewer` may see (RULES 2, 4, 7). The chair sees everything but the dice to come; after the end, all see all. */
export function viewOf(state: State, viewer: Viewer): View {
  const position = positionOf(state);
  if (state.step === 'ended') return { ...position, viewer, log: readable(state, 'chair') };
  if (viewer === 'chair') return { ...position, viewer, seed: null, log: readable(state, viewer) };
  const seat = viewer === 'gallery' ? null : viewer;
  const { usa, israel, public: open } = state.pictures;
  return {
    ...position,
    viewer,
    offers: only(state.offers, (offer) => {
      const knowers = offerKnowers(offer);
      return knowers === null || (seat !== null && knowers.includes(seat));
    }),
    deals: only(state.deals, (deal) => knowsDeal(deal, seat)),
    seed: null,
    secret: viewer === 'iran' ? state.secret : null,
    agendas: own(state.agendas, viewer),
    pictures: {
      usa: viewer === 'usa' ? usa : null,
      israel: viewer === 'israel' ? israel : null,
      public: open,
    },
    orders: own(state.orders, viewer),
    responses: own(state.responses, viewer),
    signed: own(state.signed, viewer),
    lastSignal: viewer === 'israel' ? state.lastSignal : null,
    leaks: viewer === 'israel' ? state.leaks : viewer === 'usa' ? unjudged(state.leaks) : null,
    log: readable(state, viewer),
  };
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
