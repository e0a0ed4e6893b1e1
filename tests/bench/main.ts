/**
 * npm run bench -- [NAME…] [--json]: measures speed on this machine. Each bench is a file of its own that exports a
 * `Bench`; it is listed here.
 */
import { parseArgs } from 'node:util';
import { bargaining } from './bargaining';
import type { Bench, Measure, Options } from './bench';
import { bots } from './bots';
import { cluster } from './cluster';
import { client } from './client';
import { debrief } from './debrief';
import { desk } from './desk';
import { kills } from './kills';
import { exporting } from './export';
import { idle } from './idle';
import { replays } from './replay';
import { rules } from './rules';
import { server } from './server';
import { soak } from './soak';
import { table } from './table';
import { viewer } from './viewer';

const BENCHES: Readonly<Record<string, Bench>> = {
  rules,
  bots,
  bargaining,
  table,
  replay: replays,
  debrief,
  viewer,
  desk,
  client,
  kills,
  soak,
  export: exporting,
  server,
  idle,
  cluster,
};

/** They take so long that they run only when they are named. */
const NAMED_ONLY: readonly string[] = ['kills', 'client', 'soak'];

const HELP = `Measures speed on this machine; the median of three runs is told.

  npm run bench -- [NAME…] [--json]   without a name: all but ${NAMED_ONLY.join(', ')}
  npm run bench -- client [--only sizes|lighthouse|burst] [--runs 1] [--seconds 20]
  npm run bench -- soak [--tables 300] [--seconds 600] [--warm-up 120]
  npm run bench -- server [--tables 1,50,200] [--seconds 8] [--warm-up 3] [--runs 3] [--said SHARE] [--only ours] [--profile FOLDER]

${Object.entries(BENCHES)
  .map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`)
  .join('\n')}
`;

function fail(message: string): void {
  console.error(`${message}\nTry: npm run bench -- --help`);
  process.exitCode = 2;
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        tables: { type: 'string' },
        seconds: { type: 'string' },
        'warm-up': { type: 'string' },
        runs: { type: 'string' },
        said: { type: 'string' },
        only: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return null;
  }
}

type Given = NonNullable<ReturnType<typeof parsed>>['values'];

/** `null` where one of them is none. */
function optionsIn(values: Given): Options | null {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const options = {
    tables: values.tables?.split(',').map(Number),
    seconds: number(values.seconds),
    warmUp: number(values['warm-up']),
    runs: number(values.runs),
    said: number(values.said),
    only: values.only,
    profile: values.profile,
  };
  const given = [...(options.tables ?? []), options.seconds ?? 1, options.warmUp ?? 1, options.runs ?? 1];
  return given.every((value) => value > 0) ? options : null;
}

/** The measures of a bench beside each other, in one line. */
const line = (measures: readonly Measure[]): string =>
  measures.map(({ name, median, unit }) => `${name}: ${median} ${unit}`).join('   ');

async function main(): Promise<void> {
  const args = parsed();
  if (!args) return;
  if (args.values.help) {
    process.stdout.write(HELP);
    return;
  }
  const names =
    args.positionals.length > 0
      ? args.positionals
      : Object.keys(BENCHES).filter((name) => !NAMED_ONLY.includes(name));
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    fail(`There is no bench "${unknown}". There are: ${Object.keys(BENCHES).join(', ')}.`);
    return;
  }
  const options = optionsIn(args.values);
  if (!options) {
    fail('--tables, --seconds, --warm-up and --runs are numbers greater than nothing.');
    return;
  }
  const results: Record<string, Measure[]> = {};
  for (const name of names) {
    const measures = (await BENCHES[name]?.run(options)) ?? [];
    results[name] = measures;
    if (!args.values.json) process.stdout.write(`${name.padEnd(10)} ${line(measures)}\n`);
  }
  if (args.values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
}

await main();
