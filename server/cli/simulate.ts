/** npm run simulate: whole games among bots, on every core. */
import { Worker } from 'node:worker_threads';
import { figuresOf } from '../../shared/bots/figures';
import { addTally, emptyTally, type Tally } from '../../shared/bots/statistics';
import { HELP, simulateOptions, UsageError, type SimulateOptions } from './simulate-options';
import { asTable } from './simulate-table';
import type { Batch } from './simulate-worker';

/** Games handed to a thread at a time: few enough that all end together, many enough that nobody waits. */
const BATCH_MOST = 20;

function showProgress(done: number, games: number): void {
  if (!process.stderr.isTTY) return;
  const width = 30;
  const full = Math.round((width * done) / games);
  const bar = '█'.repeat(full) + '░'.repeat(width - full);
  process.stderr.write(`\r${bar} ${done} of ${games} games${done === games ? '\n' : ''}`);
}

/** Hands out batches until all are played. What a game comes to depends on its number alone, not on who plays it. */
async function play(options: SimulateOptions): Promise<Tally> {
  const { games, workers, seed, bots, scenario } = options;
  const size = Math.max(1, Math.min(BATCH_MOST, Math.ceil(games / (4 * workers))));
  const total = emptyTally();
  let next = 0;
  const batch = (): Batch | null => {
    if (next >= games) return null;
    const first = next;
    next = Math.min(games, next + size);
    return { first, end: next };
  };
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./simulate-worker.js', import.meta.url), {
        workerData: { seed, bots, scenario },
      });
      const goOn = (): void => {
        const todo = batch();
        if (todo) worker.postMessage(todo);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('error', reject);
      worker.on('message', (tally: Tally) => {
        addTally(total, tally);
        showProgress(total.games, games);
        goOn();
      });
      goOn();
    });
  await Promise.all(Array.from({ length: workers }, run));
  return total;
}

async function main(): Promise<void> {
  const options = simulateOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const { json, workers, ...asked } = options;
  const begun = performance.now();
  const figures = figuresOf(await play(options), options.scenario);
  const seconds = (performance.now() - begun) / 1_000;
  const speed = {
    workers,
    seconds: Number(seconds.toFixed(3)),
    gamesPerSecond: Number((options.games / seconds).toFixed(1)),
  };
  if (json) {
    process.stdout.write(`${JSON.stringify({ options: asked, figures, speed })}\n`);
    return;
  }
  const { bots, scenario, games, seed } = options;
  const who = `${bots.usa}, ${bots.iran}, ${bots.israel}`;
  process.stdout.write(`${games} games, seed ${seed}, ${scenario}; bots: ${who}\n\n${asTable(figures)}\n\n`);
  process.stdout.write(`${speed.seconds} s on ${workers} threads: ${speed.gamesPerSecond} games a second\n`);
}

try {
  await main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nTry: npm run simulate -- --help`);
    process.exitCode = 2;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
}
