/** Par, made anew from games of strong bots: a ridge regression of the parts of their scores on what was dealt. */
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ParFile } from '../../shared/analysis/debrief/par-file';
import { RIDGES, rowOf } from '../../shared/analysis/debrief/par-rows';
import { SEATS, type Seat } from '../../shared/content/seats';
import { RULES_VERSION } from '../../shared/rules/version';
import type { ParOptions } from '../cli/simulate-options';
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

/** Inverse of a symmetric positive definite matrix, by Gauss and Jordan. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let at = 0; at < size; at++) {
    const pivot = work[at]!;
    const by = pivot[at]!;
    if (!(Math.abs(by) > 1e-9)) throw new Error('Too few games: par cannot be fitted. Play more.');
    for (let column = 0; column < 2 * size; column++) pivot[column] = pivot[column]! / by;
    for (let other = 0; other < size; other++) {
      const factor = work[other]![at]!;
      if (other === at || factor === 0) continue;
      for (let column = 0; column < 2 * size; column++) work[other]![column]! -= factor * pivot[column]!;
    }
  }
  return work.map((row) => row.slice(size));
}

const rounded = (value: number): number => Number(value.toPrecision(5));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** The games in the order of their numbers: sums in another order would come to other last digits. */
function fitted(games: readonly ParGame[], rollouts: number): ParFile {
  const rows = games.map(({ dealt }) => rowOf(dealt));
  const inverse = inverseOf(
    RIDGES.map((ridge, i) =>
      RIDGES.map((_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? ridge : 0)),
    ),
  );
  const fit = (values: readonly number[]): number[] => {
    const sums = RIDGES.map((_, i) => rows.reduce((sum, row, game) => sum + row[i]! * values[game]!, 0));
    return inverse.map((line) => dot(line, sums));
  };
  const coefficients = (seat: Seat): number[][] => {
    const parts = games[0]?.points[seat].length ?? 0;
    return Array.from({ length: parts }, (_, part) => fit(games.map(({ points }) => points[seat][part]!)));
  };
  const of = { usa: coefficients('usa'), iran: coefficients('iran'), israel: coefficients('israel') };
  const residual = (seat: Seat): number => {
    const squares = games.reduce((sum, { points }, game) => {
      const total = points[seat].reduce((a, b) => a + b, 0);
      return sum + (total - of[seat].reduce((par, part) => par + dot(part, rows[game]!), 0)) ** 2;
    }, 0);
    return Math.sqrt(squares / Math.max(1, games.length - RIDGES.length));
  };
  const each = <T>(value: (seat: Seat) => T): Record<Seat, T> => ({
    usa: value('usa'),
    iran: value('iran'),
    israel: value('israel'),
  });
  return {
    rules: RULES_VERSION,
    games: games.length,
    rollouts,
    coefficients: each((seat) => of[seat].map((part) => part.map(rounded))),
    residual: each((seat) => rounded(residual(seat))),
    inverse: inverse.map((line) => line.map(rounded)),
  };
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
