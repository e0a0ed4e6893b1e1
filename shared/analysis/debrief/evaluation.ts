/**
 * What each seat could expect over the course of a game. The moments that are weighed are those between which something
 * was decided: the beginning of each step (talks, orders, the answer to force), and within talks whatever changes what is
 * in force or what the month brings: a signature, a denunciation, a deal made public, a choice. Offers, messages and
 * orders not yet carried out change nothing by themselves.
 *
 * All moments are played out with the same luck: the same dice, events and moods in the same rounds (common random
 * numbers). So what one decision changed stands out from what chance would have done anyway.
 */
import { bySeat } from '../../content/seats';
import type { EndingId } from '../../content/endings';
import { scenarioOf } from '../../rules/scenario';
import type { State } from '../../rules/state';
import { differenceOf, meanOf } from '../paired';
import { outcomeOf, worldsOf, type Triple } from '../worlds';
import type { Analysis, EvaluationPoint, EventKind, GameEvent, TurningPoint } from './debrief';
import { measured } from './figures';
import { eventsOf, type Stop } from './walk';

/** Lines that make a moment within talks. */
const DECISIVE: readonly EventKind[] = ['signing', 'denounced', 'published', 'choice'];
/** What each change has to exceed, in standard errors: there are some hundred of them, so two would come up by chance. */
const CLEARLY = 3;
/** Points, at least: less is clear, but not large. */
const LEAST = 1;
const TURNING_MOST = 8;
const EVENTS_MOST = 12;

/** Numbers of the stops that are weighed. */
export function momentsOf(stops: readonly Stop[]): number[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1]?.state;
    const { step, round } = stop.state;
    const begins = !before || before.step !== step || before.round !== round;
    const decisive = step === 'talks' && eventsOf(stop).some(({ kind }) => DECISIVE.includes(kind));
    return begins || decisive ? [index] : [];
  });
}

/** Rounds that a rollout from here plays, this one counted: what it costs. */
export const roundsFrom = (state: State): number =>
  state.step === 'ended' ? 0 : scenarioOf(state).rounds - state.round + 1;

/** What was played out from one moment. */
interface Sampled {
  readonly stop: Stop;
  readonly scores: Triple[];
  readonly endings: (EndingId | null)[];
}

function pointOf({ stop, scores, endings }: Sampled): EvaluationPoint {
  const { entry, state } = stop;
  const came = endings.filter((ending) => ending !== null);
  const shares = Object.fromEntries(
    [...new Set(came)].map((id) => [id, came.filter((ending) => ending === id).length / came.length]),
  ) as Partial<Record<EndingId, number>>;
  return {
    entry,
    round: state.round,
    step: state.step,
    expected: measured(meanOf(scores)),
    endings: shares,
    rollouts: state.step === 'ended' ? 0 : scores.length,
  };
}

/** The most telling first. That the months have run out explains nothing; the endings that come before do. */
const TELLING: readonly EventKind[] = [
  'war',
  'peace',
  'signing',
  'breach',
  'denounced',
  'strike',
  'detected',
  'snapback',
  'published',
  'response',
  'choice',
  'headline',
  'delivered',
  'covert',
  'order',
  'enforced',
  'home',
  'ending',
];
const EARLY: readonly EndingId[] = ['conflagration', 'breakout', 'regime-crisis', 'durable-peace'];

const rankOf = ({ kind, what }: GameEvent): number =>
  what.kind === 'ending' && EARLY.includes(what.ending) ? -1 : TELLING.indexOf(kind);

const moved = ({ moves }: GameEvent): number =>
  moves.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);

/** Most telling first; of the same kind, what moved most. */
const byWeight = (events: readonly GameEvent[]): GameEvent[] =>
  [...events].sort((a, b) => rankOf(a) - rankOf(b) || moved(b) - moved(a)).slice(0, EVENTS_MOST);

function turningIn(sampled: readonly Sampled[], stops: readonly Stop[]): TurningPoint[] {
  const changes = sampled.slice(1).map((now, index): TurningPoint => {
    const before = sampled[index]!;
    const difference = differenceOf(now.scores, before.scores);
    const size = difference.means.reduce((sum, mean, seat) => {
      const by = Math.abs(mean);
      return by > CLEARLY * difference.errors[seat]! && by >= LEAST ? sum + by : sum;
    }, 0);
    const between = stops.slice(before.stop.entry + 1, now.stop.entry + 1);
    return {
      entry: now.stop.entry,
      // The entry that ends a round belongs to the round that it ends.
      round: before.stop.state.round,
      from: before.stop.entry,
      fromStep: before.stop.state.step,
      step: now.stop.state.step,
      change: measured(difference),
      size,
      events: byWeight(between.flatMap(eventsOf)),
    };
  });
  return changes
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.entry - b.entry)
    .slice(0, TURNING_MOST);
}

/**
 * Plays out every moment `worlds` times, all moments a share at a time: after each share the evaluation as it stands is
 * yielded. `going` is asked before each rollout; `false` ends it early.
 */
export function* evaluate(
  stops: readonly Stop[],
  name: string,
  worlds: number,
  shares: number,
  going: () => boolean,
): Generator<Analysis['evaluation']> {
  const sampled = momentsOf(stops).map((index): Sampled => ({
    stop: stops[index]!,
    scores: [],
    endings: [],
  }));
  const world = sampled.map(({ stop }) => worldsOf(stop.state, name));
  for (let share = 1; share <= shares; share++) {
    const until = Math.ceil((worlds * share) / shares);
    for (const [moment, { stop, scores, endings }] of sampled.entries()) {
      const { ending } = stop.state;
      while (scores.length < until) {
        if (ending) {
          const final = bySeat((seat) => ending.scores[seat].total);
          scores.push([final.usa, final.iran, final.israel]);
          endings.push(ending.id);
          continue;
        }
        if (!going()) return;
        const came = outcomeOf(world[moment]!(scores.length));
        scores.push(came.scores);
        endings.push(came.ending);
      }
    }
    yield { points: sampled.map(pointOf), turning: turningIn(sampled, stops) };
  }
}
