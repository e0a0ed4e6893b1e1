/** The built server under a steady load for a long time: what it takes in memory, and whether anything goes wrong. */
import { setTimeout } from 'node:timers/promises';
import { stream } from '../../shared/bots/randomness';
import { SEATS, type Seat } from '../../shared/content/seats';
import { bot, openTable, people, takeSeat } from '../support/server';
import { measureOf, percentile, yardstick, type Bench, type Measure } from './bench';
import { Arrivals } from './server/contender';
import { Client, startOurs, type Ours } from './server/ours';
import { Wire } from './server/wire';
import { growthOf } from './soak/growth';
import { play, type Answers } from './soak/seated';

const TABLES = 300;
const SECONDS = 600;
/** Seconds after which people leave a game that has not ended: it grows as it is played, the server must not. */
const STAY = 60;
/** Until games are in all stages, and as many tables fall asleep as are opened. */
const WARM_UP = 120;
const SAMPLES = 40;
const MEGABYTE = 1_000_000;
/**
 * MB that the heap and all of the process may grow by while it is measured, by the slope less two of its standard errors.
 * The process grows in steps, by what its threads and SQLite keep, so a minute alone says little of it.
 */
const LIMITS = { heapUsed: 5, rss: 20 };

/** At every third table three people, at the others one with two bots. */
const seatsOf = (index: number) =>
  index % 3 === 0 ? people : { ...people, iran: bot('easy'), israel: bot('easy') };

interface Soak {
  readonly server: Ours;
  readonly answers: Answers;
  over: boolean;
  /** Tables that were replaced, and those of them whose game had ended. */
  replaced: number;
  ended: number;
}

/** A table, and another in its place whenever its game ends or has been played for a while. */
async function keepOne(soak: Soak, index: number): Promise<void> {
  const { url, traffic } = soak.server;
  const random = stream(`soak:${index}`);
  // At different times, so that games are in all stages.
  await setTimeout(random() * STAY * 1_000);
  while (!soak.over) {
    const seats = seatsOf(index);
    const table = await openTable(url, { seats, scenario: 'short' });
    const taken = SEATS.filter((seat: Seat) => seats[seat].kind === 'person');
    const clients = await Promise.all(
      taken.map(async (seat) => {
        const token = await takeSeat(url, table, seat);
        const client = new Client(await Wire.open(url), traffic, new Arrivals());
        await client.enter(table.table, token);
        return client;
      }),
    );
    const end = performance.now() + STAY * 1_000;
    const over = () => soak.over || performance.now() > end;
    const played = clients.map((client) => play(table.table, client, random, soak.answers, over));
    const ends = await Promise.all(played);
    for (const { wire } of clients) wire.close();
    if (ends.every(Boolean)) soak.ended += 1;
    soak.replaced += 1;
  }
}

async function run(tables: number, seconds: number, warmUp: number): Promise<Measure[]> {
  const server = await startOurs({ BOT_DELAY_MS: '600-1800', IDLE_SECONDS: '10' });
  const soak: Soak = {
    server,
    answers: { times: [], late: 0, errors: [] },
    over: false,
    replaced: 0,
    ended: 0,
  };
  const { answers } = soak;
  const tablesDone = Array.from({ length: tables }, (_, index) =>
    keepOne(soak, index).catch((error: unknown) => {
      answers.errors.push(`a table broke off: ${String(error)}`);
    }),
  );
  const heap: [number, number][] = [];
  const rss: [number, number][] = [];
  try {
    await setTimeout(warmUp * 1_000);
    const before = { late: answers.late, ended: soak.ended, replaced: soak.replaced };
    answers.times.length = 0;
    const begun = performance.now();
    for (let sample = 0; sample <= SAMPLES; sample += 1) {
      await setTimeout(Math.max(0, begun + (sample * seconds * 1_000) / SAMPLES - performance.now()));
      const at = (performance.now() - begun) / 1_000;
      const memory = await server.memory();
      heap.push([at, memory.heapUsed / MEGABYTE]);
      rss.push([at, memory.rss / MEGABYTE]);
    }
    const lasted = (performance.now() - begun) / 1_000;
    const { late } = answers;
    const times = [...answers.times];
    const { ended, replaced } = soak;
    soak.over = true;
    await Promise.all(tablesDone);
    const errors = [...answers.errors, ...server.complaints];
    for (const error of new Set(errors))
      console.error(`${errors.filter((each) => each === error).length} times: ${error}`);
    const one = (name: string, unit: string, value: number) => measureOf(name, unit, [value], 4);
    const samples = { heapUsed: heap, rss };
    const grown = Object.entries(samples).map(([what, values]) => [what, growthOf(values)] as const);
    const all = Object.entries(samples).map(([what, values]) =>
      measureOf(
        what,
        'MB',
        values.map(([, value]) => value),
        4,
      ),
    );
    const leaks = grown.filter(
      ([what, { slope, error }]) => ((slope - 2 * error) * lasted) / 60 > LIMITS[what as keyof typeof LIMITS],
    );
    for (const [what] of leaks)
      console.error(`It grows: ${what}, by more than ${LIMITS[what as keyof typeof LIMITS]} MB.`);
    if (errors.length > 0 || leaks.length > 0) process.exitCode = 1;
    return [
      yardstick(),
      one('requests answered', '', times.length),
      one('a second', '/s', times.length / lasted),
      one('p50', 'ms', percentile(times, 0.5)),
      one('p99', 'ms', percentile(times, 0.99)),
      one('moves that others were faster than', '', late - before.late),
      one('tables replaced', '', replaced - before.replaced),
      one('games that ended', '', ended - before.ended),
      ...all,
      ...grown.flatMap(([what, { first, last, slope, error }]) => [
        one(`${what} after warm-up`, 'MB', first),
        one(`${what} at the end`, 'MB', last),
        one(`${what}, slope`, 'MB/min', slope),
        one(`${what}, standard error of the slope`, 'MB/min', error),
      ]),
      one('errors', '', errors.length),
    ];
  } finally {
    soak.over = true;
    await server.stop();
  }
}

export const soak: Bench = {
  about: `${TABLES} tables of people and bots for ${SECONDS / 60} minutes: memory after warm-up and at the end, errors`,
  run: ({ tables, seconds = SECONDS, warmUp = WARM_UP }) => run(tables?.[0] ?? TABLES, seconds, warmUp),
};
