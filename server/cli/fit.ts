/** npm run simulate -- --fit: makes the weights of the bots' evaluation anew from games among bots. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { addSamples, fitWeights, type Samples } from '../../shared/bots/evaluation/fit';

const [games = '8000', level = 'easy', seed = '1'] = process.argv.slice(2);
const workers = availableParallelism();
const each = Math.ceil(Number(games) / workers);
const total: Samples = {};
const run = (at: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const workerData = { seed, level, scenario: 'standard', first: at * each, end: (at + 1) * each };
    const worker = new Worker(new URL('./fit-worker.js', import.meta.url), { workerData });
    worker.on('error', reject);
    worker.on('message', (samples: Samples) => {
      addSamples(total, samples);
      resolve();
    });
  });
const begun = performance.now();
await Promise.all(Array.from({ length: workers }, (_, at) => run(at)));
console.error(`games: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
writeFileSync('shared/bots/evaluation/weights.json', `${JSON.stringify(fitWeights(total))}\n`);
console.error(`all: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
