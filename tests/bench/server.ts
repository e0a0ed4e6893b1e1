/** The server with its journal on the disk, beside the one that boardgame.io brings along, under the same load. */
import { measureOf, type Bench, type Measure } from './bench';
import type { Contender } from './server/contender';
import { drive, type Load, type Run } from './server/load';
import { startOurs } from './server/ours';
import { startStock } from './server/stock';

const TABLES = [1, 50, 200];
const RUNS = 3;
const SECONDS = 8;
const WARM_UP = 3;
/** Without what people say, and with as many messages as acts. */
const SAID = [0, 0.5];

type Start = () => Promise<Contender>;

const starts = (profile: string | undefined): Readonly<Record<string, Start>> => ({
  ours: () => startOurs({}, profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
  stock: startStock,
});

const UNITS: Readonly<Record<keyof Run, string>> = {
  moves: 'moves/s',
  p50: 'ms',
  p99: 'ms',
  bytes: 'bytes/update',
  core: 'µs of a core/move',
  clients: 'µs of a core/move',
};

async function once(start: Start, load: Load): Promise<Run> {
  const contender = await start();
  try {
    return await drive(contender, load);
  } finally {
    await contender.stop();
  }
}

function measures(name: string, runs: readonly Run[]): Measure[] {
  return (Object.keys(UNITS) as (keyof Run)[]).map((key) =>
    measureOf(
      `${name}, ${key}`,
      UNITS[key],
      runs.map((run) => run[key]),
    ),
  );
}

export const server: Bench = {
  about: 'moves/s of 1, 50 and 200 tables with three clients each, beside boardgame.io’s own server',
  async run({ tables, seconds = SECONDS, warmUp = WARM_UP, runs = RUNS, said, only, profile }) {
    const found: Measure[] = [];
    const all = starts(profile);
    const names = Object.keys(all).filter((name) => only === undefined || name === only);
    for (const count of tables ?? TABLES) {
      for (const share of said === undefined ? SAID : [said]) {
        const title = `${count} tables, ${share * 100}% said`;
        const of: Record<string, Run[]> = {};
        for (let run = 0; run < runs; run += 1) {
          // In turns, so that whatever else this machine does hits both.
          for (const name of names)
            (of[name] ??= []).push(await once(all[name]!, { tables: count, warmUp, seconds, said: share }));
        }
        for (const name of names) found.push(...measures(`${title}, ${name}`, of[name]!));
        if (names.length > 1) found.push(...ratios(title, of.ours!, of.stock!));
      }
    }
    return found;
  },
};

/** Of runs beside each other. */
function ratios(title: string, ours: readonly Run[], stock: readonly Run[]): Measure[] {
  const ratio = (name: string, of: (ours: Run, stock: Run) => number): Measure => {
    const runs = ours.map((run, index) => of(run, stock[index]!));
    return measureOf(`${title}, ${name}`, '×', runs);
  };
  return [
    ratio('moves/s, ours to stock', (a, b) => a.moves / b.moves),
    ratio('p99, stock to ours', (a, b) => b.p99 / a.p99),
    ratio('bytes, stock to ours', (a, b) => b.bytes / a.bytes),
    ratio('core, stock to ours', (a, b) => b.core / a.core),
  ];
}
