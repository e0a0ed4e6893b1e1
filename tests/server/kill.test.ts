import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeAll, expect, test } from 'vitest';
import type { Opened } from '../../server/tables/registry';
import { SEATS } from '../../shared/content/seats';
import { random } from '../game/support';
import { buildServer, startChild, type ChildServer } from '../support/child';
import { Player } from '../support/player';
import { bot, openTable, pause, person, takeSeat } from '../support/server';

const KILLS = 20;
const TABLES = 4;

beforeAll(buildServer, 120_000);

function entriesOf(dataDir: string, table: string) {
  const database = new DatabaseSync(join(dataDir, 'brittle-peace.sqlite'));
  try {
    return database
      .prepare(
        'select seq, actor, kind, request_id as request, payload from entries where table_id = ? order by seq',
      )
      .all(table) as { seq: number; actor: string; kind: string; request: string | null; payload: string }[];
  } finally {
    database.close();
  }
}

test('a server that is killed in the middle of games loses nothing that it acknowledged, and games and clocks go on', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
  let server: ChildServer = await startChild(dataDir);
  const next = random(1);
  const tables: Opened[] = [];
  const players: Player[] = [];
  for (let i = 0; i < TABLES; i += 1) {
    const seats = { usa: person, iran: person, israel: i % 2 ? bot() : person };
    const table = await openTable(server.url, { seats, scenario: 'long' });
    tables.push(table);
    for (const seat of SEATS) {
      if (seats[seat].kind !== 'person') continue;
      players.push(
        new Player(table.table, seat, await takeSeat(server.url, table, seat), random(i * 10 + 1)),
      );
    }
  }
  // A table with a clock alone: nobody acts, only time passes.
  const timed = await openTable(server.url, {
    seats: { usa: person, iran: bot(), israel: bot() },
    clock: { talksMinutes: 0.1, ordersMinutes: 0.1 },
    scenario: 'long',
  });
  const watcher = new Player(timed.table, 'usa', await takeSeat(server.url, timed, 'usa'), next);
  let deadline: { step: string; at: number } | null = null;
  const stepsSeen = new Set<string>();
  const sizes = tables.map(() => 0);

  for (let kill = 0; kill <= KILLS; kill += 1) {
    await Promise.all([...players, watcher].map((player) => player.connect(server.url)));
    const { clock } = watcher.client.state!;
    const step = `${watcher.view.round} ${watcher.view.step}`;
    stepsSeen.add(step);
    if (deadline?.step === step && clock.deadline !== null) expect(clock.deadline).toBe(deadline.at);
    const playing = players.map((player) => player.play());
    const before = players.map((player) => player.acknowledged.size);
    for (let i = 0; i < 500; i += 1) {
      if (players.every((player, index) => player.acknowledged.size >= before[index]! + 3)) break;
      await pause(10);
    }
    await pause(next() * 100);
    // On a fast machine all kills fit into one step of the clock: the last server is given the time to end it.
    for (let i = 0; kill === KILLS && stepsSeen.size < 2 && i < 1000; i += 1) {
      await pause(20);
      stepsSeen.add(`${watcher.view.round} ${watcher.view.step}`);
    }
    deadline = {
      step: `${watcher.view.round} ${watcher.view.step}`,
      at: watcher.client.state!.clock.deadline!,
    };
    expect(server.complaints).toEqual([]);
    await server.end('SIGKILL');
    await Promise.all(playing);

    for (const [index, table] of tables.entries()) {
      const entries = entriesOf(dataDir, table.table);
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => place + 1));
      const requests = entries
        .map(({ actor, request }) => `${actor} ${request}`)
        .filter((each) => !each.endsWith('null'));
      expect(new Set(requests).size).toBe(requests.length);
      for (const player of players.filter((each) => each.table === table.table)) {
        const kept = new Set(
          entries.filter(({ actor }) => actor === player.seat).map(({ request }) => request),
        );
        const lost = [...player.acknowledged].filter((id) => !kept.has(id));
        expect(lost).toEqual([]);
      }
      expect(entries.length).toBeGreaterThan(sizes[index]!);
      sizes[index] = entries.length;
    }
    if (kill < KILLS) server = await startChild(dataDir);
  }
  const acknowledged = players.reduce((sum, player) => sum + player.acknowledged.size, 0);
  console.log(
    `${KILLS + 1} kills, ${acknowledged} acknowledged requests, ${sizes.join(' + ')} entries, ${stepsSeen.size} steps`,
  );
  expect(acknowledged).toBeGreaterThan(500);
  expect(stepsSeen.size).toBeGreaterThan(1);
  rmSync(dataDir, { recursive: true, force: true });
}, 180_000);

test('a server that is told to stop finishes what is under way and ends well', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stop-'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await startChild(dataDir);
    const table = await openTable(server.url, { seats: { usa: person, iran: bot(), israel: bot() } });
    const player = new Player(table.table, 'usa', await takeSeat(server.url, table, 'usa'), random(3));
    await player.connect(server.url);
    const playing = player.play();
    for (let i = 0; i < 500 && player.acknowledged.size < 5; i += 1) await pause(10);
    expect(await server.end(signal)).toBe(0);
    await playing;
    expect(server.complaints).toEqual([]);
    const kept = new Set(entriesOf(dataDir, table.table).map(({ request }) => request));
    expect([...player.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    expect(player.acknowledged.size).toBeGreaterThan(4);
  }
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);
