/** The weights of the bots' evaluation, made anew from games among easy bots. */
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { addSamples, fitWeights, type Samples } from '../../shared/bots/evaluation/fit';
import type { FitOptions } from '../cli/simulate-options';
import type { FitBatch } from './fit-worker';

function sampled(batch: FitBatch): Promise<Samples> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.js', import.meta.url), { workerData: batch });
    worker.on('error', reject);
    worker.on('message', resolve);
  });
}

/** Plays the games on all threads, and writes the weights to `out`. */
export async function fitWeightsFile({ games, seed, scenario, workers, out }: FitOptions): Promise<void> {
  const each = Math.ceil(games / workers);
  const batches = Array.from({ length: workers }, (_, at): FitBatch => ({
    seed,
    scenario,
    first: at * each,
    end: Math.min(games, (at + 1) * each),
  }));
  const total: Samples = {};
  for (const samples of await Promise.all(batches.map(sampled))) addSamples(total, samples);
  writeFileSync(out, `${JSON.stringify(fitWeights(total))}\n`);
}
