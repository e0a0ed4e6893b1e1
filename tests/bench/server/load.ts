/** Drives a server as fast as it goes: at each table the next thing is done once all three have the last one. */
import { stream } from '../../../shared/bots/randomness';
import { percentile } from '../bench';
import type { Contender, Played } from './contender';
import { playOn } from './mix';

export interface Load {
  readonly tables: number;
  /** Seconds before anything is counted, and those in which it is. */
  readonly warmUp: number;
  readonly seconds: number;
  /** Share of moves that are messages. */
  readonly said: number;
}

/** What was measured in one run. */
export interface Run {
  readonly moves: number;
  /** Milliseconds until all three have a move. */
  readonly p50: number;
  readonly p99: number;
  /** Bytes an update and client. */
  readonly bytes: number;
  /** Microseconds of a processor that the server takes for a move. */
  readonly core: number;
  /** The same of the clients, which decide what is done, too. */
  readonly clients: number;
}

const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1_000);
  });

/** Tables that are opened at the same time, before anything is counted and in place of those whose game is over. */
const OPENING = { first: 10, next: 2 };

/** Opens tables, no more than so many at a time: else the moves of the others would mostly measure that. */
function opener(contender: Contender, atOnce: number): () => Promise<Played> {
  const last: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  let opened = 0;
  return () => {
    const index = opened % atOnce;
    opened += 1;
    const table = last[index]!.then(() => contender.openTable());
    last[index] = table;
    return table;
  };
}

export async function drive(contender: Contender, load: Load): Promise<Run> {
  const times: number[] = [];
  let counts = false;
  let over = false;

  const random = (index: number) => stream(`table:${index}`);
  const first = opener(contender, OPENING.first);
  const tables = await Promise.all(Array.from({ length: load.tables }, first));
  const next = opener(contender, OPENING.next);
  const playing = tables.map(async (opened, index) => {
    let table = opened;
    const chance = random(index);
    while (!over) {
      const begun = performance.now();
      const goesOn = await playOn(table, load.said, chance);
      if (goesOn) {
        if (counts) times.push(performance.now() - begun);
        continue;
      }
      table.close();
      table = await next();
    }
    table.close();
  });
  const failed = Promise.all(playing);

  await Promise.race([failed, wait(load.warmUp)]);
  const before = { ...contender.traffic, seconds: contender.seconds(), at: performance.now() };
  const own = process.cpuUsage();
  counts = true;
  await Promise.race([failed, wait(load.seconds)]);
  counts = false;
  const { updates, bytes } = contender.traffic;
  const seconds = (performance.now() - before.at) / 1_000;
  const core = contender.seconds() - before.seconds;
  const { user, system } = process.cpuUsage(own);
  over = true;
  await failed;

  return {
    moves: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    bytes: (bytes - before.bytes) / (updates - before.updates),
    core: (core / times.length) * 1e6,
    clients: (user + system) / times.length,
  };
}
