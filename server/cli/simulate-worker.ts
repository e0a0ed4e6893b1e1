/** Plays the games that it is told to, and sends back what they come to. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { botFor } from '../../shared/bots';
import { emptyTally, tallyGame } from '../../shared/bots/statistics';
import type { SimulateOptions } from './simulate-options';

/** Games from `first`, before `end`. */
export interface Batch {
  readonly first: number;
  readonly end: number;
}

const { seed, bots, scenario } = workerData as Pick<SimulateOptions, 'seed' | 'bots' | 'scenario'>;
const players = {
  usa: botFor(bots.usa, 'usa'),
  iran: botFor(bots.iran, 'iran'),
  israel: botFor(bots.israel, 'israel'),
};

const seedOf = (game: number): string =>
  createHash('sha256').update(`${seed}:${game}`).digest('hex').slice(0, 32);

parentPort?.on('message', ({ first, end }: Batch) => {
  const tally = emptyTally();
  for (let game = first; game < end; game++) tallyGame(tally, scenario, seedOf(game), players);
  parentPort?.postMessage(tally);
});
