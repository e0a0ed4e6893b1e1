/** One, two and three servers on one PostgreSQL, with the people of every table spread over all of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SEATS } from '../../shared/content/seats';
import { startChild, type ChildServer } from '../support/child';
import { startPostgres } from '../support/postgres-server';
import { openTable, pause, takeSeat, TestClient } from '../support/server';
import { measureOf, percentile, type Bench, type Measure } from './bench';
import { processorSeconds } from './server/processor';

const TABLES = 50;
const WARM_UP = 3_000;
const MEASURED = 6_000;
const PROCESSES = [1, 2, 3];

/** Processor time that processes took since they began, in seconds, without those that ended meanwhile. */
const processorTime = (ids: readonly (number | undefined)[]): number =>
  ids.map(processorSeconds).reduce((sum, seconds) => sum + (seconds || 0), 0);

/** The processes of a PostgreSQL that somebody is connected to. */
async function postgresIds(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
  await client.end();
  return rows.map(({ pid }) => pid);
}

async function database(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

/** Lets everybody at a table see a move before the next is made; tells how long each took until its maker was answered and all had it. */
async function play(
  clients: readonly TestClient[],
  isOver: () => boolean,
  took: (at: number, answered: number, seen: number) => void,
) {
  for (let ready = true; !isOver(); ready = !ready) {
    const begun = performance.now();
    const seen = clients.map((client) => client.until(({ view }) => view.ready.usa === ready, 30_000));
    const reply = await clients[0]!.act({ type: 'ready', ready });
    if (!reply.ok) throw new Error(reply.code);
    const answered = performance.now() - begun;
    await Promise.all(seen);
    took(begun, answered, performance.now() - begun);
  }
}

async function measured(url: string, processes: number): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  const servers: ChildServer[] = [];
  const clients: TestClient[] = [];
  try {
    for (let number = 0; number < processes; number += 1) {
      servers.push(await startChild(folder, { DATABASE_URL: url, LOG_LEVEL: 'info' }));
    }
    const tables: TestClient[][] = [];
    for (let at = 0; at < TABLES; at += 1) {
      const opened = await openTable(servers[at % processes]!.url);
      const table: TestClient[] = [];
      for (const [index, seat] of SEATS.entries()) {
        const client = new TestClient(servers[(at + index) % processes]!.url);
        clients.push(client);
        const reply = await client.enter(opened.table, await takeSeat(servers[0]!.url, opened, seat));
        if (!reply.ok) throw new Error(reply.code);
        table.push(client);
      }
      tables.push(table);
    }
    let isOver = false;
    const [answers, sights]: [number[], number[]] = [[], []];
    let from = Infinity;
    const playing = tables.map((table) =>
      play(
        table,
        () => isOver,
        (begun, answered, seen) => {
          if (begun < from || isOver) return;
          answers.push(answered);
          sights.push(seen);
        },
      ),
    );
    await pause(WARM_UP);
    const ids = servers.map((server) => server.process.pid);
    const backends = await postgresIds(url);
    from = performance.now();
    const [own, ofPostgres] = [processorTime(ids), processorTime(backends)];
    await pause(MEASURED);
    const seconds = (performance.now() - from) / 1_000;
    isOver = true;
    const moves = answers.length;
    const spent = (processorTime(ids) - own) / seconds;
    const spentByPostgres = (processorTime(backends) - ofPostgres) / seconds;
    await Promise.all(playing);
    const name = `${processes} ${processes === 1 ? 'process' : 'processes'}`;
    return [
      measureOf(`${name}: moves`, 'moves/s', [moves / seconds]),
      measureOf(`${name}: answered, p50`, 'ms', [percentile(answers, 0.5)]),
      measureOf(`${name}: answered, p99`, 'ms', [percentile(answers, 0.99)]),
      measureOf(`${name}: seen by all, p99`, 'ms', [percentile(sights, 0.99)]),
      measureOf(`${name}: servers' processor`, 'ms a move', [(spent / (moves / seconds)) * 1_000]),
      measureOf(`${name}: PostgreSQL's processor`, 'ms a move', [
        (spentByPostgres / (moves / seconds)) * 1_000,
      ]),
    ];
  } finally {
    for (const client of clients) client.close();
    await Promise.all(servers.map((server) => server.end('SIGTERM')));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(): Promise<Measure[]> {
  const postgres = await startPostgres();
  try {
    const all: Measure[] = [];
    for (const processes of PROCESSES) {
      all.push(...(await measured(await database(postgres.url, `bench_${processes}`), processes)));
    }
    return all;
  } finally {
    await postgres.stop();
  }
}

export const cluster: Bench = {
  about: `one, two and three servers on one PostgreSQL: ${TABLES} tables, the people of each spread over all of them`,
  run,
};
