/**
 * What the facilitator's desk shows and holds: the sight of the seminar, which tables are chosen, and in which order they
 * stand. Rows and cells each read their own part of it, so that what happens at one table draws that table's row alone.
 */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand/react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../shared/protocol/messages';
import type { DeskView, FacilitatorRequest } from '../../shared/protocol/seminar';
import type { Connection } from '../session/source';
import { numbersByNeed } from './needs';

type Order = 'number' | 'needs';
export type Main = 'tables' | 'people';
export type Side = 'events' | 'speak' | 'notes' | 'seminar';

/** What stands over the desk until it is answered. */
type Question =
  | { readonly kind: 'begin' }
  | { readonly kind: 'advance'; readonly tables: readonly number[] }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'seat'; readonly table: number; readonly seat: 'usa' | 'iran' | 'israel' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'keys' };

export interface Desk {
  readonly view: DeskView;
  /** The server's clock every few seconds: what is judged by the time is judged anew then. */
  readonly time: number;
  /** Tables that what is done next is for; none chosen stands for all of them. */
  readonly chosen: readonly number[];
  readonly order: Order;
  readonly main: Main;
  readonly side: Side;
  /** Which of the two is in sight where only one is. */
  readonly part: 'main' | 'side';
  readonly connection: Connection;
  readonly question: Question | null;
  /** A note that is begun about a table. */
  readonly noting: number | null;
  /** Which of the facilitators one is oneself. */
  readonly me: string | null;
  readonly ask: (request: FacilitatorRequest) => Promise<Reply>;
  readonly now: () => number;
  /** Deletes the seminar; answers with a sentence where that failed. */
  readonly remove: () => Promise<string | null>;
}

export type DeskStore = StoreApi<Desk>;

export function createDesk(view: DeskView, line: Pick<Desk, 'me' | 'ask' | 'now' | 'remove'>): DeskStore {
  return createStore<Desk>()(() => ({
    view,
    time: line.now(),
    chosen: [],
    order: 'number',
    main: view.phase === 'gathering' ? 'people' : 'tables',
    side: 'events',
    part: 'main',
    connection: 'live',
    question: null,
    noting: null,
    ...line,
  }));
}

export const DeskContext = createContext<DeskStore | null>(null);

export function useDeskStore(): DeskStore {
  const store = useContext(DeskContext);
  if (!store) throw new Error('There is no desk around this component');
  return store;
}

/** A selector that builds an object or a list each time must be wrapped in `useShallow`. */
export const useDesk = <T>(selector: (desk: Desk) => T): T => useStore(useDeskStore(), selector);

const numbered = (view: Pick<DeskView, 'tables'>): number[] =>
  Object.keys(view.tables)
    .map(Number)
    .sort((a, b) => a - b);

/** Numbers of the tables, in the order in which they stand. */
export const tableNumbers = ({ view, order, time }: Pick<Desk, 'view' | 'order' | 'time'>): number[] =>
  order === 'number' ? numbered(view) : numbersByNeed(view, numbered(view), time);

/** The tables that what is done next is for. */
export const targets = ({ view, chosen }: Pick<Desk, 'view' | 'chosen'>): number[] => {
  const there = numbered(view);
  return chosen.length === 0 ? there : there.filter((number) => chosen.includes(number));
};

/** Adds a table to those chosen, or takes it out. */
export const choose = (store: DeskStore, number: number): void =>
  store.setState(({ chosen }) => ({
    chosen: chosen.includes(number)
      ? chosen.filter((each) => each !== number)
      : [...chosen, number].sort((a, b) => a - b),
  }));
