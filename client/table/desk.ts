/** What one person has open on their screen: nothing that the table knows of. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand/react';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Parts that a phone shows one at a time. */
export const PLACES = ['now', 'map', 'talk', 'dossier'] as const;
export type Place = (typeof PLACES)[number];
export type Side = 'dossier' | 'channels' | 'ledger' | 'log';

export interface Desk {
  readonly place: Place;
  readonly side: Side;
  readonly mapOpen: boolean;
  /** Number of the last line of the log that was told; what comes after it is told next. */
  readonly seen: number;
  /** Page of the dispatches in sight. */
  readonly page: number;
  /** Whether the dispatches turn their pages by themselves. */
  readonly running: boolean;
  readonly shortcutsOpen: boolean;
  readonly scoreOpen: boolean;
  /** Whether single keys are shortcuts. */
  readonly keys: boolean;
  /** Hints that were put away. */
  readonly hidden: Readonly<Record<string, true>>;
  readonly show: (place: Place) => void;
  readonly turn: (side: Side) => void;
  readonly set: (
    change: Partial<Pick<Desk, 'mapOpen' | 'page' | 'running' | 'shortcutsOpen' | 'scoreOpen' | 'keys'>>,
  ) => void;
  /** Everything up to this line has been told. */
  readonly told: (line: number) => void;
  readonly hide: (hint: string) => void;
}

interface Kept {
  seen?: number;
  running?: boolean;
  keys?: boolean;
  hidden?: Record<string, true>;
}

function recall(key: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function keep(key: string, change: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...recall(key), ...change }));
  } catch {
    // Storage may be forbidden or full: it then lasts until the page is left.
  }
}

/** Choices that hold at every table. */
const HABITS = 'bp.habits';

/** Whether single keys are shortcuts in this browser. */
export const singleKeysOn = (): boolean => recall(HABITS).keys ?? true;

/** `table` and `viewer` name what is remembered; `last` is the number of the last line of the log at first sight. */
export const createDesk = (table: string, viewer: string, last: number): StoreApi<Desk> =>
  deskOf(`bp.desk.${table}.${viewer}`, last);

/** The desk of somebody who looks at a recording: what was told is not remembered. */
export function createReader(seen = 0): StoreApi<Desk> {
  const desk = deskOf(null, seen);
  desk.setState({ running: false });
  return desk;
}

function deskOf(own: string | null, last: number): StoreApi<Desk> {
  const habits = recall(HABITS);
  const { seen }: Kept = own === null ? {} : recall(own);
  return createStore<Desk>()((set, get) => ({
    place: 'now',
    side: 'channels',
    // On a low screen the work needs the room; the map is one key away, and opens for dispatches.
    mapOpen: typeof innerHeight === 'undefined' || innerHeight >= 800,
    // A log cannot shrink: a larger number is of another table under the same name.
    seen: seen === undefined || seen > last ? last : seen,
    page: 0,
    running: habits.running ?? false,
    shortcutsOpen: false,
    scoreOpen: false,
    keys: habits.keys ?? true,
    hidden: habits.hidden ?? {},
    show: (place) => set({ place }),
    turn: (side) => set({ side, place: side === 'dossier' ? 'dossier' : 'talk' }),
    set(change) {
      set(change);
      if (change.running !== undefined) keep(HABITS, { running: change.running });
      if (change.keys !== undefined) keep(HABITS, { keys: change.keys });
    },
    told(line) {
      if (line <= get().seen) return;
      set({ seen: line, page: 0 });
      if (own !== null) keep(own, { seen: line });
    },
    hide(hint) {
      const hidden = { ...get().hidden, [hint]: true as const };
      set({ hidden });
      keep(HABITS, { hidden });
    },
  }));
}

export const DeskContext = createContext<StoreApi<Desk> | null>(null);

export function useDeskStore(): StoreApi<Desk> {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this component');
  return desk;
}

export const useDesk = <T>(selector: (desk: Desk) => T): T => useStore(useDeskStore(), selector);
