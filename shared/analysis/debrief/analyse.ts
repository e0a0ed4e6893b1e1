/**
 * The analysis of a finished game by rollouts. Nothing in it depends on the clock or the machine: the same recording comes
 * to the same figures, down to the last digit, as its seal is what everything random is drawn from.
 */
import type { Timeline } from '../../recording/timeline';
import { bargainOf, talksOf, type Talks } from './bargains';
import { beliefsOf } from './beliefs';
import type { Analysis, Bargain, Progress } from './debrief';
import { evaluate, momentsOf, roundsFrom } from './evaluation';
import { dealtOf, parOf } from './par';
import { walk } from './walk';

/**
 * Rounds to be played in rollouts, in all: what an analysis costs. A rollout from round 3 of 8 costs six. They come to about
 * two thirds of the 20 seconds that a standard game may take.
 */
const EVALUATION = 9_000;
const BARGAINS = 13_000;
/** Rollouts of a moment, and of a round's talks: within these, as the rounds to be played allow. */
const WORLDS = { least: 12, most: 96 };
const TABLE = { least: 60, most: 600 };
/** In so many shares the evaluation comes, better each time. */
const SHARES = 4;
/** Rollouts between two words of progress: many a second. */
const EVERY = 20;

export interface AnalyseOptions {
  /** Share of the usual rollouts, for a quicker and rougher analysis. */
  readonly effort?: number;
  /** Hears of progress many times a second, and of each part as soon as it is there. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked before each rollout: whether to give up. */
  readonly stop?: () => boolean;
}

const within = ({ least, most }: { least: number; most: number }, value: number): number =>
  Math.max(least, Math.min(most, Math.floor(value)));

/** Rollouts for the talks of each round. */
const rolloutsFor = (talks: readonly Talks[], effort: number): number => {
  const ahead = talks.reduce((sum, { stop }) => sum + roundsFrom(stop.state), 0);
  return Math.ceil(effort * within(TABLE, BARGAINS / Math.max(1, ahead)));
};

/**
 * The bargains alone, the same as those of the whole analysis: two thirds of its time, or with little effort about a second.
 * `null` if it was stopped.
 */
export function analyseTalks(
  timeline: Timeline,
  { effort = 1, stop = () => false }: Omit<AnalyseOptions, 'onProgress'> = {},
): readonly Bargain[] | null {
  const talks = talksOf([...walk(timeline)]);
  const each = rolloutsFor(talks, effort);
  const bargains: Bargain[] = [];
  for (const one of talks) {
    if (stop()) return null;
    bargains.push(bargainOf(one, timeline.recording.seal, each, () => !stop()));
  }
  return stop() ? null : bargains;
}

/** Analyses a finished game; `null` if it was stopped. */
export function analyse(
  timeline: Timeline,
  { effort = 1, onProgress = () => {}, stop = () => false }: AnalyseOptions = {},
): Analysis | null {
  const stops = [...walk(timeline)];
  const { seal, result, header, rounds: ends } = timeline.recording;
  const moments = momentsOf(stops);
  const ahead = (numbers: readonly number[]): number =>
    numbers.reduce((sum, index) => sum + roundsFrom(stops[index]!.state), 0);
  const worlds = Math.ceil(effort * within(WORLDS, EVALUATION / Math.max(1, ahead(moments))));
  const talks = talksOf(stops);
  const each = rolloutsFor(talks, effort);
  const parts = worlds * (moments.length - 1) + each * talks.length;

  let analysis: Partial<Analysis> = {};
  let done = 0;
  /** Where the part that is on ends. */
  let until = worlds * (moments.length - 1);
  const tell = (): void => onProgress({ done, parts, analysis });
  let stopped = false;
  const going = (): boolean => {
    stopped ||= stop();
    if (stopped) return false;
    done = Math.min(until, done + 1);
    if (done % EVERY === 0) tell();
    return true;
  };

  const [first] = beliefsOf(stops.slice(0, 1), []);
  if (!first) throw new Error('a game without a beginning');
  const par = parOf(dealtOf(header.scenario.id, first.truth, result.scores), result.scores);
  analysis = { par };
  tell();
  for (const evaluation of evaluate(stops, seal, worlds, SHARES, going)) {
    analysis = { ...analysis, evaluation };
    tell();
  }
  const bargains: Bargain[] = [];
  for (const one of talks) {
    if (stopped) break;
    until += each;
    bargains.push(bargainOf(one, seal, each, going));
    done = until;
    analysis = { ...analysis, bargains: [...bargains] };
    tell();
  }
  const { evaluation } = analysis;
  return stopped || !evaluation || ends.length === 0 ? null : { evaluation, bargains, par };
}
