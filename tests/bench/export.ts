/** The export and the results of a seminar of 20 finished tables: how long they take, and how long the server stands still for them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { createLog } from '../../server/log';
import { finishedSeminar } from '../support/finished-seminar';
import { median, type Bench, type Measure } from './bench';

const TABLES = 20;
const MESSAGES = 10;
const RUNS = 3;
const SAMPLE = 10;
const NANO = 1e6;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  /** Longest turn of the event loop, in milliseconds. */
  readonly block: number;
  /** More memory than before, in megabytes, its threads included. */
  readonly memory: number;
}

/**
 * Milliseconds that this thread has had a processor, which other work on the machine does not lengthen; where the system
 * does not tell (it is not Linux), the time.
 */
function spent(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / NANO;
  } catch {
    return performance.now();
  }
}

/** Goes through the event loop again and again; ends with the longest turn that there was, in milliseconds. */
function watchTurns(): () => number {
  let longest = 0;
  let last = spent();
  const look = (): void => {
    const now = spent();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  return () => {
    look();
    clearInterval(timer);
    return longest;
  };
}

/** The server runs in this process, so that what holds it up is seen. */
async function asked(url: string, token: string): Promise<Run> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE);
  const longest = watchTurns();
  const begun = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;
  const seconds = (performance.now() - begun) / 1_000;
  const block = longest();
  clearInterval(sampling);
  return { seconds, megabytes: bytes / 1e6, block, memory: (most - before) / 1e6 };
}

const measures = (name: string, runs: readonly Run[]): Measure[] =>
  (
    [
      ['', 's', 'seconds'],
      [', read', 'MB', 'megabytes'],
      [', longest block', 'ms', 'block'],
      [', memory', 'MB', 'memory'],
    ] as const
  ).map(([what, unit, key]) => {
    const values = runs.map((run) => Number(run[key].toPrecision(3)));
    return { name: `${name}${what}`, unit, median: median(values), runs: values };
  });

async function run(): Promise<Measure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'export-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    BOT_DELAY_MS: '0',
    TABLE_RATE: '1000000',
    JOIN_RATE: '1000000',
    HTTP_RATE: '1000000',
    SOCKET_RATE: '1000000',
    SOCKET_BURST: '1000000',
  });
  const app = await createApp(config, createLog({ logLevel: 'silent' }), null);
  try {
    const url = `http://127.0.0.1:${await app.listen()}`;
    const { opened, desk } = await finishedSeminar(url, TABLES, MESSAGES, { scenario: 'standard' });
    desk.close();
    const result: Measure[] = [];
    for (const path of ['export', 'results']) {
      const runs: Run[] = [];
      for (let n = 0; n < RUNS; n += 1)
        runs.push(await asked(`${url}/api/seminars/${opened.seminar}/${path}`, opened.token));
      result.push(...measures(path, runs));
    }
    return result;
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export const exporting: Bench = {
  about: `what the export and the results of a seminar of ${TABLES} finished tables cost the server`,
  run,
};
