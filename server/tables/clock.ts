/** A table's clock as it follows from the journal, so that it goes on where it was after a restart. */
import { SEATS, type Seat } from '../../shared/content/seats';
import type { State, Step } from '../../shared/rules/state';
import type { Claim, ClockSettings, Entry, TableHeader } from '../storage/journal';

const MINUTE = 60_000;

export interface Clock {
  readonly round: number;
  readonly step: Step;
  /** When this step began. */
  readonly since: number;
  /** When the table was paused; `null` while it runs. */
  readonly pausedAt: number | null;
  /** Time for which this step was paused before. */
  readonly stopped: number;
  /** Time by which this step was made longer. */
  readonly extended: number;
  /** When it was first paused, and whether that pause ended. */
  readonly waited: number | null;
  readonly opened: boolean;
  /** When a bot or a program first played a seat. */
  readonly stoodIn: Readonly<Partial<Record<Seat, number>>>;
}

export const startClock = (header: TableHeader, state: State): Clock => ({
  round: state.round,
  step: state.step,
  since: header.createdAt,
  pausedAt: null,
  stopped: 0,
  extended: 0,
  waited: null,
  opened: false,
  stoodIn: {},
});

/** The clock after a move that led to `state`. */
export function runClock(clock: Clock, entry: Entry, state: State): Clock {
  let { pausedAt, stopped, extended, waited, opened, stoodIn } = clock;
  const { at } = entry;
  if (state.paused && pausedAt === null) {
    pausedAt = at;
    waited ??= at;
  }
  if (!state.paused && pausedAt !== null) {
    stopped += at - pausedAt;
    pausedAt = null;
    opened = true;
  }
  if (entry.kind === 'move' && entry.payload.type === 'extend') extended += entry.payload.minutes * MINUTE;
  if (entry.kind === 'move' && entry.payload.type === 'seat' && entry.payload.holder.kind !== 'person') {
    stoodIn = { [entry.payload.seat]: at, ...stoodIn };
  }
  if (state.round === clock.round && state.step === clock.step)
    return { ...clock, pausedAt, stopped, extended, waited, opened, stoodIn };
  return {
    round: state.round,
    step: state.step,
    since: at,
    pausedAt: pausedAt === null ? null : at,
    stopped: 0,
    extended: 0,
    waited,
    opened,
    stoodIn,
  };
}

/**
 * When the last seat was filled, or `null` as long as one is open: nobody's time runs before all are there. A table of a
 * seminar waits paused for its facilitator instead, whoever is there; the pause is not counted as time in any case.
 */
export function begunAt(header: TableHeader, claims: ReadonlyMap<Seat, Claim>, clock: Clock): number | null {
  if (header.seminar) return clock.opened ? clock.waited : null;
  let begun = header.createdAt;
  for (const seat of SEATS) {
    if (header.seats[seat].kind === 'bot') continue;
    const filled = Math.min(claims.get(seat)?.at ?? Infinity, clock.stoodIn[seat] ?? Infinity);
    if (filled === Infinity) return null;
    begun = Math.max(begun, filled);
  }
  return begun;
}

/** How long a step lasts, where it does not last until all are done. */
export const minutesOf = (settings: ClockSettings, step: Step): number | null =>
  step === 'talks' ? settings.talksMinutes : settings.ordersMinutes;

/** When the step ends, or `null` if it ends only when all are done. */
export function deadlineOf(settings: ClockSettings, clock: Clock, begun: number | null): number | null {
  if (clock.step === 'ended' || clock.pausedAt !== null || begun === null) return null;
  const minutes = minutesOf(settings, clock.step);
  if (minutes === null) return null;
  return Math.max(clock.since, begun) + clock.stopped + clock.extended + minutes * MINUTE;
}
