/** Par, made anew from games of strong bots. */
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { SEATS } from '../../shared/content/seats';
import type { ParOptions } from '../cli/simulate-options';
import { fitted } from './par-fit';
import type { ParBatch, ParGame } from './par-worker';
import { progress } from './progress';

function played(batch: ParBatch, onGame: (game: ParGame) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./par-worker.js', import.meta.url), { workerData: batch });
    worker.on('error', reject);
    worker.on('message', onGame);
    worker.on('exit', () => resolve());
  });
}

/** Plays the games on all threads, and writes par to `out`. */
export async function writePar({ games, seed, rollouts, workers, out, json }: ParOptions): Promise<void> {
  const done: ParGame[] = [];
  const show = progress(games, true);
  const batches = Array.from({ length: workers }, (_, at): ParBatch => ({
    seed,
    rollouts,
    games: Array.from({ length: games }, (__, game) => game).filter((game) => game % workers === at),
  }));
  await Promise.all(
    batches.map((batch) =>
      played(batch, (game) => {
        done.push(game);
        show(1);
      }),
    ),
  );
  const par = fitted(
    done.sort((a, b) => a.game - b.game),
    rollouts,
  );
  writeFileSync(out, `${JSON.stringify(par)}\n`);
  const residuals = SEATS.map((seat) => `${seat} ${par.residual[seat].toFixed(1)}`).join(', ');
  process.stdout.write(
    json
      ? `${JSON.stringify({ games, rollouts, residual: par.residual, out })}\n`
      : `Par from ${games} games of strong bots, ${rollouts} rollouts an act. One game differs from it by: ${residuals} points (SD). Written: ${out}\n`,
  );
}
