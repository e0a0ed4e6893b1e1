/** Plays the games that it is told to, and sends back the rows for the fit. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { botFor } from '../../shared/bots';
import type { Samples } from '../../shared/bots/evaluation/fit';
import { sampleGame } from '../../shared/bots/evaluation/sampling';
import type { BotLevel } from '../../shared/rules/state';

const { seed, level, scenario, first, end } = workerData as {
  seed: string;
  level: BotLevel;
  scenario: string;
  first: number;
  end: number;
};

const samples: Samples = {};
for (let game = first; game < end; game++) {
  const name = createHash('sha256').update(`fit:${seed}:${game}`).digest('hex').slice(0, 32);
  sampleGame(samples, scenario, name, botFor(level, 'usa'));
}
parentPort?.postMessage(samples);
