/** npm run simulate: whole games among bots, on every core; measures the balance; searches for policies that beat a bot. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { figuresOf } from '../../shared/bots/figures';
import { BAR_HEAD, barCells, barsOf } from '../balance/bars';
import { exploit } from '../balance/exploit';
import { exploitText } from '../balance/exploit-text';
import { fitWeightsFile } from '../balance/fit';
import { measure } from '../balance/measure';
import { writePar } from '../balance/par';
import { openPool, type Pool } from '../balance/pool';
import { progress } from '../balance/progress';
import { report } from '../balance/report';
import { HELP } from './simulate-help';
import {
  simulateOptions,
  UsageError,
  type ExploitOptions,
  type PlayOptions,
  type ReportOptions,
  type SimulateOptions,
} from './simulate-options';
import { asTable, columns } from './simulate-table';

/** `npm run simulate -- --games 500`. */
async function play(options: PlayOptions, pool: Pool): Promise<void> {
  const { json, workers, task: _, ...asked } = options;
  const { bots, scenario, games, seed } = options;
  const players = { usa: { level: bots.usa }, iran: { level: bots.iran }, israel: { level: bots.israel } };
  const begun = performance.now();
  const show = progress(games);
  const [played] = await pool.play([{ scenario, seed, players, first: 0, end: games }], show);
  if (!played) throw new Error('nothing was played');
  const figures = figuresOf(played.tally, scenario);
  const seconds = (performance.now() - begun) / 1_000;
  const speed = {
    workers,
    seconds: Number(seconds.toFixed(3)),
    gamesPerSecond: Number((games / seconds).toFixed(1)),
  };
  if (json) {
    process.stdout.write(`${JSON.stringify({ options: asked, figures, speed })}\n`);
    return;
  }
  const who = `${bots.usa}, ${bots.iran}, ${bots.israel}`;
  process.stdout.write(`${games} games, seed ${seed}, ${scenario}; bots: ${who}\n\n${asTable(figures)}\n\n`);
  process.stdout.write(`${speed.seconds} s on ${workers} threads: ${speed.gamesPerSecond} games a second\n`);
}

/** `npm run simulate -- --report`. */
async function writeReport(options: ReportOptions, pool: Pool): Promise<void> {
  const { json, workers: _, task: __, ...asked } = options;
  let show: ((more: number) => void) | null = null;
  let shown = 0;
  const measured = await measure(options, pool, (done, games) => {
    show ??= progress(games, true);
    show(done - shown);
    shown = done;
  });
  const bars = barsOf(measured, options);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, report(measured, bars, options));
  if (json) {
    process.stdout.write(`${JSON.stringify({ options: asked, bars })}\n`);
    return;
  }
  process.stdout.write(`${columns([[...BAR_HEAD], ...bars.map(barCells)])}\n\n`);
  const failing = bars.filter(({ holds }) => holds === false).length;
  const open = bars.filter(({ holds }) => holds === null).length;
  const unmeasured = open > 0 ? `, ${open} not measured` : '';
  process.stdout.write(
    `${failing} of ${bars.length} bars do not hold${unmeasured}. Written: ${options.out}\n`,
  );
}

/** `npm run simulate -- --exploit israel`. */
async function findExploit(options: ExploitOptions, pool: Pool): Promise<void> {
  const { json, workers: _, task: __, ...asked } = options;
  const found = await exploit(options, pool, progress(options.games, true));
  const text = json ? `${JSON.stringify({ options: asked, ...found })}\n` : exploitText(found, options);
  process.stdout.write(text);
}

const run = (options: SimulateOptions, pool: Pool): Promise<void> => {
  switch (options.task) {
    case 'play':
      return play(options, pool);
    case 'report':
      return writeReport(options, pool);
    case 'exploit':
      return findExploit(options, pool);
    case 'fit':
      return fitWeightsFile(options);
    case 'par':
      return writePar(options);
  }
};

async function main(): Promise<void> {
  const options = simulateOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const pool = openPool(options.workers);
  try {
    await run(options, pool);
  } finally {
    await pool.close();
  }
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
