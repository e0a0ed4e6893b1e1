/** The beginning of a branch: a game that has the first entries of another, up to a point where somebody wants to go on. */
import type { ScenarioId } from '../content/scenarios';
import { SEATS, type Seat } from '../content/seats';
import type { Holder } from '../rules/state';
import { outcomeOf } from './compare';
import type { Act } from './format';
import { type Origin } from './origin';
import type { Timeline } from './timeline';

export interface Stem {
  readonly scenario: ScenarioId;
  /** The original's: the dice of the rounds to come are those it had. */
  readonly seed: string;
  readonly rules: number;
  /** Who held the seats as the original began. */
  readonly seats: Readonly<Record<Seat, Holder>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly entries: readonly Act[];
  readonly origin: Origin;
}

/** The first `entry` entries of a recording, to be played on; `null` at its end, where there is nothing to go on with. */
export function stemOf(timeline: Timeline, entry: number, title?: string): Stem | null {
  const { recording, length } = timeline;
  const { header, entries, seal } = recording;
  const outcome = outcomeOf(timeline.stateAt(length));
  if (!outcome || !Number.isInteger(entry) || entry < 0 || entry >= length) return null;
  const names = Object.fromEntries(
    SEATS.flatMap((seat) => {
      const { name } = header.seats[seat];
      return name === undefined ? [] : [[seat, name]];
    }),
  );
  const { usa, iran, israel } = header.seats;
  return {
    scenario: header.scenario.id as ScenarioId,
    seed: header.seed,
    rules: header.rules,
    seats: { usa: usa.holder, iran: iran.holder, israel: israel.holder },
    createdAt: header.createdAt,
    entries: entries.slice(0, entry).map(({ hash: _, ...act }) => act),
    origin: {
      seal,
      ...(title !== undefined && { title }),
      ...(Object.keys(names).length > 0 && { names }),
      entry,
      round: timeline.stateAt(entry).round,
      outcome,
    },
  };
}
