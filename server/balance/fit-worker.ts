/** Plays the games that it is told to, and sends back the rows for the fit. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { easyBot } from '../../shared/bots/easy';
import type { Samples } from '../../shared/bots/evaluation/fit';
import { sampleGame } from '../../shared/bots/evaluation/sampling';

/** Games from `first`, before `end`. */
export interface FitBatch {
  readonly seed: string;
  readonly scenario: string;
  readonly first: number;
  readonly end: number;
}

const { seed, scenario, first, end } = workerData as FitBatch;
const samples: Samples = {};
for (let game = first; game < end; game++) {
  const name = createHash('sha256').update(`fit:${seed}:${game}`).digest('hex').slice(0, 32);
  sampleGame(samples, scenario, name, easyBot);
}
parentPort?.postMessage(samples);
