/** The export and the results of a seminar of 20 finished tables: how long they take, and how long the server stands still for them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp } from '../../server/app';
import { readConfig } from '../../server/config';
import { createLog } from '../../server/log';
import { finishedSeminar } from '../support/finished-seminar';
import { median, type Bench, type Measure } from './bench';

const TABLES = 20;
const MESSAGES = 10;
const RUNS = 3;
const SAMPLE = 10;
/** How often a task is looked for that holds the event loop up, in milliseconds. */
const RESOLUTION = 1;
const NANO = 1e6;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  /** Longest time in which nothing else was done, in milliseconds. */
  readonly block: number;
  /** More memory than before, in megabytes, its threads included. */
  readonly memory: number;
}

/** The server runs in this process, so that what holds it up is seen. */
async function asked(url: string, token: string): Promise<Run> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const begun = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;
  const seconds = (performance.now() - begun) / 1_000;
  // What held the loop up until now is seen in the next turn.
  await new Promise((resolve) => setTimeout(resolve, 2 * SAMPLE));
  delay.disable();
  clearInterval(sampling);
  return { seconds, megabytes: bytes / 1e6, block: delay.max / NANO, memory: (most - before) / 1e6 };
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
