import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SEATS, type Seat } from '../../shared/content/seats';
import { random } from '../game/support';
import { buildServer, startChild, type ChildServer } from '../support/child';
import { Player } from '../support/player';
import { freshDatabase, query } from '../support/postgres';
import { bot, openTable, pause, people, person, takeSeat, TestClient } from '../support/server';

const KILLS = 4;
const TABLES = 3;

const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
let url: string;
const running = new Set<ChildServer>();

beforeAll(buildServer, 120_000);
beforeEach(async () => {
  url = await freshDatabase();
});
afterAll(async () => {
  await Promise.all([...running].map((server) => server.end('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<ChildServer> {
  const server = await startChild(folder, {
    DATABASE_URL: url,
    LEASE_SECONDS: '1',
    BOT_THREADS: '1',
    ...env,
  });
  running.add(server);
  return server;
}
async function end(server: ChildServer, signal: NodeJS.Signals): Promise<void> {
  running.delete(server);
  await server.end(signal);
}

interface Row {
  readonly seq: number;
  readonly actor: Seat | 'chair';
  readonly request_id: string | null;
  readonly payload: string;
}
const entriesOf = (table: string) =>
  query<Row>(url, 'select seq, actor, request_id, payload from entries where table_id = $1 order by seq', [
    table,
  ]);
const keeperOf = async (table: string): Promise<string | undefined> => {
  const rows = await query<{ process: string }>(url, 'select process from keepers where table_id = $1', [
    table,
  ]);
  return rows[0]?.process;
};

async function until(holds: () => Promise<boolean>, what: string, seconds = 60): Promise<void> {
  for (let tries = 0; tries < seconds * 20; tries += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error(`never: ${what}`);
}

test('either of two servers may be killed at any time: what was acknowledged is kept once, in order, and seen by all', async () => {
  const servers = [await start(), await start()];
  const next = random(7);
  const players: Player[] = [];
  const tables: string[] = [];
  for (let at = 0; at < TABLES; at += 1) {
    const seats = at === 0 ? { ...people, israel: bot() } : people;
    const opened = await openTable(servers[at % 2]!.url, { seats, scenario: 'long' });
    tables.push(opened.table);
    for (const seat of SEATS) {
      if (seats[seat].kind !== 'person') continue;
      const token = await takeSeat(servers[(at + 1) % 2]!.url, opened, seat);
      players.push(new Player(opened.table, seat, token, random(at * 10 + 3)));
    }
  }
  let over = false;
  /** Plays on at whichever server there is. */
  const stay = async (player: Player, first: number): Promise<void> => {
    for (let at = first; !over; at += 1) {
      const connected = await player.connect(servers[at % 2]!.url).then(
        () => true,
        () => false,
      );
      if (connected) await player.play();
      else await pause(20);
    }
  };
  const staying = players.map((player, index) => stay(player, index));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = players.map(({ acknowledged }) => acknowledged.size);
    await until(
      () =>
        Promise.resolve(players.every(({ acknowledged }, index) => acknowledged.size > before[index]! + 2)),
      'everybody goes on',
    );
    await pause(next() * 200);
    const victim = servers[kill % 2]!;
    await end(victim, 'SIGKILL');
    servers[kill % 2] = await start();
  }
  over = true;
  for (const player of players) player.client.close();
  await Promise.all(staying);

  for (const table of tables) {
    const entries = await entriesOf(table);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    const requests = entries.filter(({ request_id }) => request_id !== null);
    expect(new Set(requests.map(({ actor, request_id }) => `${actor} ${request_id}`)).size).toBe(
      requests.length,
    );
    const said = entries.flatMap(({ payload }) => {
      const { body } = JSON.parse(payload) as { body?: { text?: string } };
      return body?.text?.endsWith('says something') ? [body.text] : [];
    });
    for (const player of players.filter((each) => each.table === table)) {
      const kept = new Set(
        requests.filter(({ actor }) => actor === player.seat).map((row) => row.request_id),
      );
      expect([...player.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
      // Everybody sees the same, at either server.
      for (const server of servers) {
        const client = new TestClient(server.url);
        expect(await client.enter(table, player.token)).toMatchObject({ ok: true });
        const state = await client.until(({ messages }) => Object.keys(messages).length >= said.length);
        const texts = Object.values(state.messages).flatMap(({ body }) =>
          'text' in body && body.text.endsWith('says something') ? [body.text] : [],
        );
        expect(texts).toEqual(said);
        client.close();
      }
    }
  }
  expect(players.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)).toBeGreaterThan(150);
  for (const server of servers) {
    expect(server.complaints).toEqual([]);
    await end(server, 'SIGTERM');
  }
}, 300_000);

test('bots and clocks move when their server is killed, or hangs, though nobody is connected', async () => {
  const env = { BOT_DELAY_MS: '1000' };
  const first = await start(env);
  const bots = await openTable(first.url, {
    // Bots that keep the peace for a while: at random a game may be over at once.
    seats: { usa: bot('easy'), iran: bot('easy'), israel: bot('easy') },
    scenario: 'long',
  });
  const timed = await openTable(first.url, {
    seats: { usa: person, iran: person, israel: bot('easy') },
    clock: { talksMinutes: 0.05, ordersMinutes: 0.05 },
    scenario: 'long',
  });
  for (const seat of ['usa', 'iran'] as const) await takeSeat(first.url, timed, seat);
  await until(async () => (await entriesOf(bots.table)).length > 1, 'bots play');
  const [keeper] = [await keeperOf(bots.table)];
  expect(await keeperOf(timed.table)).toBe(keeper);
  const second = await start(env);
  const other = new TestClient(second.url);
  await end(first, 'SIGKILL');
  const steps = async () =>
    (await entriesOf(timed.table)).filter(({ payload }) => payload.includes('"type":"expire"')).length;
  const [acts, expired] = [(await entriesOf(bots.table)).length, await steps()];
  await until(async () => (await entriesOf(bots.table)).length > acts + 3, 'bots play at the other server');
  await until(async () => (await steps()) > expired, 'the clock runs at the other server');
  const heir = await keeperOf(bots.table);
  expect(heir).not.toBe(keeper);

  // One that hangs does not know that it does.
  const third = await start(env);
  second.process.kill('SIGSTOP');
  const [played, ended] = [(await entriesOf(bots.table)).length, await steps()];
  await until(async () => (await entriesOf(bots.table)).length > played + 3, 'bots play at the third');
  await until(async () => (await steps()) > ended, 'the clock runs at the third');
  expect(await keeperOf(bots.table)).not.toBe(heir);
  second.process.kill('SIGCONT');
  await pause(1_000);
  expect(await keeperOf(bots.table)).not.toBe(heir);
  await end(second, 'SIGTERM');
  const entries = await entriesOf(bots.table);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(third.complaints).toEqual([]);
  await end(third, 'SIGTERM');
  other.close();
}, 300_000);
