import {
  createContext,
  createElement,
  startTransition,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand/react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isSeat, type Seat } from '../../shared/content/seats';
import type { Reply, TableView } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import type { Options } from '../../shared/rules/answers';
import { options } from '../../shared/rules/options';
import type { View } from '../../shared/views/view';
import { draftBox } from './drafts';
import { keep } from './keep';
import type { Connection, Kept, Refused, TableSource, Together } from './source';

/** Everything that the parts of a table read, and all that they can do. */
export interface TableStore {
  readonly table: TableView;
  readonly view: View;
  /** The seat that is looking; `null` in the gallery and for the chair. */
  readonly seat: Seat | null;
  /** Whether somebody is there to act: in a recording nobody is, whichever seat it is seen from. */
  readonly acts: boolean;
  /** What the seat may do now; `null` where nobody acts from a seat, and after the end. One object for each view. */
  readonly options: Options | null;
  readonly connection: Connection;
  readonly kept: Kept;
  readonly act: (action: SeatAction) => Promise<Reply>;
  readonly say: TableSource['say'];
  readonly vote: (seat: Seat, bot: boolean) => Promise<Reply>;
  readonly takeBack: () => Promise<Reply>;
  readonly serverNow: () => number;
  /** The whole game as a file; `null` where only a server has it. */
  readonly save: (() => Promise<Reply<Blob>>) | null;
  /** At a table of a seminar; `null` at any other. */
  readonly together: Together | null;
  /** The recording of the game once it is over; `null` for those who may not have it. */
  readonly record: (() => Promise<Reply<Blob>>) | null;
  /** Typed text by key, kept in this browser. Read it here to be told of changes, or with `getDraft`. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly getDraft: (key: string) => string;
  /** An empty text forgets the draft. */
  readonly setDraft: (key: string, value: string) => void;
}

const seen = (table: TableView, acts: boolean) => {
  const { view } = table;
  const seat = isSeat(view.viewer) ? view.viewer : null;
  return { table, view, seat, options: acts && seat && view.step !== 'ended' ? options(view, seat) : null };
};

/** The store of one table, from the first sight of it on. */
export function createTableStore(source: TableSource, first: TableView): StoreApi<TableStore> {
  const box = draftBox(first.table, first.view.viewer);
  const acts = source.acts ?? true;
  return createStore<TableStore>()((set, get) => ({
    ...seen(first, acts),
    acts,
    connection: 'live',
    kept: 'server',
    act: (action) => source.act(action),
    say: (...saying) => source.say(...saying),
    vote: (seat, bot) => source.vote(seat, bot),
    takeBack: () => source.takeBack(),
    serverNow: () => source.serverNow(),
    save: source.save ?? null,
    record: source.record ?? null,
    together: source.together ?? null,
    drafts: box.read(),
    getDraft: (key) => get().drafts[key] ?? '',
    setDraft(key, value) {
      const { [key]: before = '', ...others } = get().drafts;
      if (before === value) return;
      const drafts = value === '' ? others : { ...others, [key]: value };
      set({ drafts });
      box.write(drafts);
    },
  }));
}

/** Puts a newer sight of the table into its store; what did not change keeps its identity. */
export function showTable(store: StoreApi<TableStore>, next: TableView): void {
  const before = store.getState();
  const table = keep(before.table, next);
  if (table === before.table) return;
  store.setState(table.view === before.view ? { table } : seen(table, before.acts));
}

/** For whoever has a store already; everybody else takes `TableProvider`. */
export const TableContext = createContext<StoreApi<TableStore> | null>(null);

export interface TableProviderProps {
  /** Keep it the same object for as long as the table is the same. */
  readonly source: TableSource;
  /** What stands there until the table is in sight, and when it never will be. */
  readonly waiting: (connection: Connection, why: Refused | undefined) => ReactNode;
  readonly children: ReactNode;
}

/** Starts a source and gives its table to everything inside. */
export function TableProvider({ source, waiting, children }: TableProviderProps) {
  const [store, setStore] = useState<StoreApi<TableStore> | null>(null);
  const [entry, setEntry] = useState<{ connection: Connection; why?: Refused | undefined }>({
    connection: 'connecting',
  });
  useEffect(() => {
    let open: StoreApi<TableStore> | null = null;
    let kept: Kept = 'server';
    const stop = source.start({
      show(table) {
        if (open) return showTable(open, table);
        open = createTableStore(source, table);
        open.setState({ kept });
        const first = open;
        // A whole table is much to draw: in slices, with time for keys and frames between.
        startTransition(() => setStore(first));
      },
      kept(where) {
        kept = where;
        open?.setState({ kept });
      },
      connection(connection, why) {
        open?.setState({ connection });
        setEntry({ connection, why });
      },
    });
    return () => {
      stop();
      setStore(null);
    };
  }, [source]);
  if (!store || entry.connection === 'refused') return waiting(entry.connection, entry.why);
  return createElement(TableContext.Provider, { value: store }, children);
}

/** The store itself, for code that acts without being drawn. */
export function useTableStore(): StoreApi<TableStore> {
  const store = useContext(TableContext);
  if (!store) throw new Error('There is no table around this component');
  return store;
}

/**
 * Reads from the table around this component. A selector that builds a new object each time must be wrapped in
 * `useShallow` (zustand/react/shallow), or select its parts one by one.
 */
export const useTable = <T>(selector: (table: TableStore) => T): T => useStore(useTableStore(), selector);

/** A typed text that outlives a reload, and how to change it. */
export function useDraft(key: string): readonly [string, (value: string) => void] {
  const value = useTable((t) => t.drafts[key] ?? '');
  const setDraft = useTable((t) => t.setDraft);
  return [value, (next) => setDraft(key, next)];
}
