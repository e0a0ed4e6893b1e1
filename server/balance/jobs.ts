/** What threads are asked to play, and what they answer. */
import type { Player } from '../../shared/bots/fixed';
import type { GameRecord } from '../../shared/bots/record';
import { addTally, emptyTally, type Tally } from '../../shared/bots/statistics';
import type { Seat } from '../../shared/content/seats';

/** Games from `first`, before `end`. What a game comes to depends on the job's seed and its number alone. */
export interface Job {
  readonly scenario: string;
  readonly seed: string;
  readonly players: Readonly<Record<Seat, Player>>;
  readonly first: number;
  readonly end: number;
  /** Rollouts of a searching bot for one act, unless the arena's. */
  readonly rollouts?: number | undefined;
  /** So many games running are played with the same deal and other dice. */
  readonly repeats?: number | undefined;
}

export interface Played {
  readonly tally: Tally;
  /** In the order of the games' numbers. */
  readonly records: readonly GameRecord[];
}

/** Parts of a job of at most so many games. */
export function parts(job: Job, size: number): Job[] {
  const list: Job[] = [];
  for (let { first } = job; first < job.end; first += size) {
    list.push({ ...job, first, end: Math.min(job.end, first + size) });
  }
  return list;
}

/** What the parts of a job come to together, given in their order. */
export function together(played: readonly Played[]): Played {
  const tally = emptyTally();
  for (const each of played) addTally(tally, each.tally);
  return { tally, records: played.flatMap(({ records }) => records) };
}
