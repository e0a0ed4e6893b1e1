import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { random } from '../game/support';
import { buildServer, startChild } from '../support/child';
import { killing } from '../support/kills';
import { entriesOf, Player } from '../support/player';
import { bot, openTable, pause, person, takeSeat } from '../support/server';

const KILLS = 15;

beforeAll(buildServer, 120_000);

test('a server that is killed in the middle of games loses nothing that it acknowledged, and games and clocks go on', async () => {
  const { acknowledged, steps, faults } = await killing(KILLS, 1);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(500);
  expect(steps).toBeGreaterThan(1);
}, 300_000);

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
