/** What happened with which entry of a recording, for whoever looks. */
import type { Viewer } from '../../shared/content/seats';
import type { Timeline } from '../../shared/recording/timeline';
import type { Dispatch, LogRecord, State } from '../../shared/rules/state';
import { readsLine } from '../../shared/views/filter';

export const MARKS = ['signing', 'breach', 'strike'] as const;
export type MarkKind = (typeof MARKS)[number];

/** A place on the timeline that one may want to get to. */
export interface Mark {
  readonly entry: number;
  readonly kind: MarkKind;
}

/** A line of the log as a viewer reads it, and the entry that brought it. */
export interface Line {
  readonly entry: number;
  readonly dispatch: Dispatch;
}

const KINDS: Partial<Record<Dispatch['what']['kind'], MarkKind>> = {
  signed: 'signing',
  breach: 'breach',
  strike: 'strike',
};

/** What a line stands out as; `null` for most. */
export const kindOf = ({ what }: Dispatch): MarkKind | null => KINDS[what.kind] ?? null;

const marksIn = (lines: readonly Line[]): readonly Mark[] => {
  const marks = lines.flatMap(({ entry, dispatch }) => {
    const kind = kindOf(dispatch);
    return kind ? [{ entry, kind }] : [];
  });
  return marks.filter(
    ({ entry, kind }, at) => marks.findIndex((each) => each.entry === entry && each.kind === kind) === at,
  );
};

interface Pages {
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
}

/** Goes through a recording once; what a viewer may read of it is kept when it was asked for. */
export class Book {
  readonly #records: readonly (readonly [entry: number, record: LogRecord])[];
  readonly #state: State;
  readonly #pages = new Map<Viewer, Pages>();

  constructor(timeline: Timeline) {
    const records: [number, LogRecord][] = [];
    for (const { entry, records: came } of timeline.steps()) {
      for (const record of came) records.push([entry, record]);
    }
    this.#records = records;
    // The end opens the log to all; here it stays what each read while the game was on.
    this.#state = { ...timeline.stateAt(timeline.length), step: 'response' };
  }

  /** The log as a viewer read it while the game was on. */
  linesFor = (viewer: Viewer): readonly Line[] => this.#of(viewer).lines;

  /** What there is to go to, in order; nothing that the viewer did not learn of. */
  marksFor = (viewer: Viewer): readonly Mark[] => this.#of(viewer).marks;

  #of(viewer: Viewer): Pages {
    const known = this.#pages.get(viewer);
    if (known) return known;
    const lines = this.#records
      .filter(([, record]) => readsLine(this.#state, viewer, record))
      .map(([entry, { entry: dispatch }]) => ({ entry, dispatch }));
    const pages = { lines, marks: marksIn(lines) };
    this.#pages.set(viewer, pages);
    return pages;
  }
}

/** The nearest mark of a kind on one side of an entry. */
export function nearest(
  marks: readonly Mark[],
  kind: MarkKind,
  entry: number,
  way: 'next' | 'previous',
): number | null {
  const found =
    way === 'next'
      ? marks.find((mark) => mark.kind === kind && mark.entry > entry)
      : marks.findLast((mark) => mark.kind === kind && mark.entry < entry);
  return found?.entry ?? null;
}
