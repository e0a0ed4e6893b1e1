/** Looking at a recording: where one is, from where one looks, and whether it plays by itself. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Viewer } from '../../shared/content/seats';
import type { Timeline } from '../../shared/recording/timeline';
import { Book, nearest, type MarkKind } from './book';
import type { Place } from './place';

/** Entries a second. */
export const SPEEDS = ['0.5', '1', '2', '4'] as const;
type Speed = (typeof SPEEDS)[number];

export interface Watch extends Place {
  readonly timeline: Timeline;
  readonly book: Book;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Whether what the entry brought is told page by page; whoever went to the end at once is shown the end. */
  readonly telling: boolean;
  /** What was jumped to: of the pages of its entry, the one that tells it is opened. */
  readonly sought: MarkKind | null;
  /** Entries that somebody wrote about, in order. */
  readonly noted: readonly number[];
  /** Whether somebody else moves it, who lets it play: then nothing is read out at every step. */
  readonly led: boolean;
  /** To an entry, or the nearest there is. */
  readonly go: (entry: number) => void;
  readonly step: (by: 1 | -1) => void;
  /** To the next or the previous mark of a kind; stays where there is none. */
  readonly jump: (kind: MarkKind, way: 'next' | 'previous') => void;
  readonly see: (viewer: Viewer) => void;
  /** To where somebody else is who leads. */
  readonly follow: (place: Place & { readonly playing: boolean }) => void;
  /** Plays or stops; at the end it begins anew. */
  readonly play: (playing: boolean) => void;
  readonly setSpeed: (speed: Speed) => void;
  /** One step of playing by itself. */
  readonly tick: () => void;
}

/** Begins at a place, where one is given: otherwise before the first entry, with everything open. */
export function createWatch(timeline: Timeline, place: Partial<Place>): StoreApi<Watch> {
  const last = timeline.length;
  const inside = (entry: number): number => Math.max(0, Math.min(last, Math.floor(entry)));
  const book = new Book(timeline);
  return createStore<Watch>()((set, get) => ({
    timeline,
    book,
    entry: inside(place.entry ?? 0),
    viewer: place.viewer ?? 'chair',
    playing: false,
    speed: '1',
    telling: inside(place.entry ?? 0) < last,
    sought: null,
    noted: [],
    led: false,
    go(entry) {
      const at = inside(entry);
      set({ entry: at, telling: at < last, playing: false, sought: null });
    },
    step(by) {
      set({ entry: inside(get().entry + by), telling: true, playing: false, sought: null });
    },
    jump(kind, way) {
      const { viewer, entry } = get();
      const found = nearest(book.marksFor(viewer), kind, entry, way);
      if (found !== null) set({ entry: found, telling: true, playing: false, sought: kind });
    },
    see: (viewer) => set({ viewer, sought: null }),
    follow({ entry, viewer, playing }) {
      const at = inside(entry);
      set({ entry: at, viewer, telling: at < last, playing: false, sought: null, led: playing });
    },
    play(playing) {
      set(playing && get().entry === last ? { playing, entry: 0, telling: true, sought: null } : { playing });
    },
    setSpeed: (speed) => set({ speed }),
    tick() {
      const entry = inside(get().entry + 1);
      set({ entry, telling: true, playing: entry < last, sought: null });
    },
  }));
}
