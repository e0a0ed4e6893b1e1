/** A game from its first position to its last, with what each entry brought into the log. */
import type { Timeline } from '../../recording/timeline';
import type { Dispatch, State } from '../../rules/state';
import { readsLine } from '../../views/filter';
import { STANDOUTS, type CourseEvent, type EventKind, type GameEvent } from './debrief';

export interface Stop {
  /** So many entries were played; 0 is the beginning. */
  readonly entry: number;
  /** The position then. It is not to be changed. */
  readonly state: State;
  /** New lines of the log, with everything open. */
  readonly lines: readonly Dispatch[];
}

export function* walk(timeline: Timeline): Generator<Stop> {
  for (const { entry, state, records } of timeline.steps()) {
    const read = records.filter((record) => readsLine(state, 'chair', record));
    yield { entry, state, lines: read.map((record) => record.entry) };
  }
}

const KINDS: Partial<Record<Dispatch['what']['kind'], EventKind>> = {
  signed: 'signing',
  breach: 'breach',
  strike: 'strike',
  headline: 'headline',
  injected: 'headline',
  'war-begins': 'war',
  'war-ends': 'peace',
  denounced: 'denounced',
  detected: 'detected',
  ending: 'ending',
  choice: 'choice',
  published: 'published',
  snapback: 'snapback',
  response: 'response',
  order: 'order',
  covert: 'covert',
  delivered: 'delivered',
  enforced: 'enforced',
  home: 'home',
};

/** What of a stop happened, as far as it tells something. */
export const eventsOf = ({ entry, lines }: Stop): GameEvent[] =>
  lines.flatMap(({ round, what, moves }) => {
    const kind = KINDS[what.kind];
    return kind ? [{ entry, round, kind, what, moves }] : [];
  });

export const standsOut = (event: GameEvent): event is CourseEvent =>
  (STANDOUTS as readonly EventKind[]).includes(event.kind);
