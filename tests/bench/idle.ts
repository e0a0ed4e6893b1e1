/** Tables at which nobody is: what they take in memory, awake and asleep, and how soon they are there for a visitor. */
import { setTimeout } from 'node:timers/promises';
import { stream } from '../../shared/bots/randomness';
import { PROTOCOL_VERSION } from '../../shared/protocol/messages';
import { measureOf, percentile, type Bench, type Measure } from './bench';
import type { Contender, Memory } from './server/contender';
import { playOn } from './server/mix';
import { startOurs, type Seated } from './server/ours';
import { startStock } from './server/stock';
import { Wire } from './server/wire';

const TABLES = [1_000, 10_000];
/** Tables that are filled at the same time. */
const FILLING = 20;
/** Games played to their end, half of what is done there being said, and visits to each. */
const LONG = 20;
const SAID = 0.5;
const VISITS = 200;
const IDLE_SECONDS = 2;
const MEGABYTE = 1_000_000;

async function inTurns<T>(times: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  while (done.length < times) {
    const some = Math.min(FILLING, times - done.length);
    const from = done.length;
    done.push(...(await Promise.all(Array.from({ length: some }, (_, index) => work(from + index)))));
  }
  return done;
}

/** What `tables` tables more take, for each 1,000 of them. */
function growth(name: string, tables: number, before: Memory, after: Memory): Measure[] {
  const per = (bytes: number): number => (bytes / MEGABYTE / tables) * 1_000;
  return [
    measureOf(`${name}, heap`, 'MB/1,000', [per(after.heapUsed - before.heapUsed)]),
    measureOf(`${name}, RSS`, 'MB/1,000', [per(after.rss - before.rss)]),
  ];
}

/** Until Node.js has as much room as it takes under such a load: that is the server's, and no part of what each table takes. */
const FIRST = 2_000;

async function warmed<T extends Contender & { fill(): Promise<unknown> }>(
  start: () => Promise<T>,
): Promise<T> {
  const server = await start();
  await inTurns(FIRST, () => server.fill());
  return server;
}

async function awake(
  name: string,
  tables: number,
  start: () => Promise<Contender & { fill(): Promise<unknown> }>,
): Promise<Measure[]> {
  const server = await warmed(start);
  try {
    const before = await server.memory();
    await inTurns(tables, () => server.fill());
    return growth(name, tables, before, await server.memory());
  } finally {
    await server.stop();
  }
}

/** Until all tables that nobody is at have been put away: the time they are kept, and two sweeps. */
const asleep = (): Promise<void> => setTimeout(IDLE_SECONDS * 1_000 * 3);

/** Milliseconds from asking for a table to seeing it. */
async function visit(url: string, { table, tokens }: Seated): Promise<number> {
  const wire = await Wire.open(url);
  const begun = performance.now();
  const request = { type: 'enter', protocol: PROTOCOL_VERSION, table, token: tokens.usa };
  const answer = await wire.ask('request', request);
  const time = performance.now() - begun;
  wire.close();
  if (!answer.includes('"ok":true')) throw new Error(answer.toString());
  return time;
}

async function visits(name: string, url: string, seated: readonly Seated[]): Promise<Measure[]> {
  const times: number[] = [];
  for (const each of seated) times.push(await visit(url, each));
  return [
    measureOf(`${name}, p50`, 'ms', [percentile(times, 0.5)]),
    measureOf(`${name}, p99`, 'ms', [percentile(times, 0.99)]),
  ];
}

async function sleeping(tables: number): Promise<Measure[]> {
  const server = await warmed(() => startOurs({ IDLE_SECONDS: String(IDLE_SECONDS) }));
  try {
    await asleep();
    const before = await server.memory();
    const seated = await inTurns(tables, () => server.fill());
    await asleep();
    const measures = growth(`${tables} asleep`, tables, before, await server.memory());
    const every = Math.max(1, Math.floor(tables / VISITS));
    const some = seated.filter((_, index) => index % every === 0);
    return [...measures, ...(await visits('waking one of them', server.url, some))];
  } finally {
    await server.stop();
  }
}

/** Games that were played to their end by people who talk. */
async function long(games: number): Promise<Measure[]> {
  const server = await startOurs({ IDLE_SECONDS: String(IDLE_SECONDS) });
  try {
    const moves: number[] = [];
    const seated = await inTurns(games, async (index) => {
      const each = await server.fill();
      const table = await server.gather(each);
      const random = stream(`long:${index}`);
      let count = 0;
      while (await playOn(table, SAID, random)) count += 1;
      moves.push(count);
      table.close();
      return each;
    });
    const measures: Measure[] = [];
    for (let round = 0; round < 3; round += 1) {
      await asleep();
      measures.push(...(await visits('waking a game that was played to its end', server.url, seated)));
    }
    const [first, second] = [
      measures.filter((_, index) => index % 2 === 0),
      measures.filter((_, index) => index % 2 === 1),
    ];
    const joined = ([of, ...others]: Measure[]): Measure =>
      measureOf(of!.name, of!.unit, [of!.median, ...others.map((each) => each.median)]);
    return [measureOf('acts and messages of such a game', '', moves), joined(first), joined(second)];
  } finally {
    await server.stop();
  }
}

export const idle: Bench = {
  about: 'memory of 1,000 and 10,000 tables at which nobody is, awake and asleep, and how soon one is awake',
  async run({ tables = TABLES, runs = LONG, only }) {
    const parts: Record<string, () => Promise<Measure[]>> = {};
    for (const count of tables) {
      parts[`awake-${count}`] = () =>
        awake(`${count} awake`, count, () => startOurs({ IDLE_SECONDS: '86400' }));
      parts[`asleep-${count}`] = () => sleeping(count);
    }
    const least = tables[0] ?? 1_000;
    parts.stock = () => awake(`${least} in boardgame.io’s own server`, least, startStock);
    parts.long = () => long(runs);
    const measures: Measure[] = [];
    for (const [name, measure] of Object.entries(parts)) {
      if (only === undefined || name.startsWith(only)) measures.push(...(await measure()));
    }
    return measures;
  },
};
