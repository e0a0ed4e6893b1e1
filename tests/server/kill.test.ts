import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeAll, expect, test } from 'vitest';
import type { DeskView, Joined } from '../../shared/protocol/seminar';
import { random } from '../game/support';
import { buildServer, startChild } from '../support/child';
import { killing } from '../support/kills';
import { entriesOf, Player } from '../support/player';
import { join as joinSeminar, openSeminar, SeminarClient } from '../support/seminar';
import { bot, openTable, pause, person, takeSeat, TestClient } from '../support/server';

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

test('what a delegation has under way outlives a server that is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
  let server = await startChild(dataDir);
  const opened = await openSeminar(server.url, {
    tables: 1,
    delegation: 3,
    deciding: 'majority',
    placement: 'facilitator',
  });
  const desk = async () => {
    const client = new SeminarClient<DeskView>(server.url);
    expect(await client.attend(opened.seminar, opened.token)).toMatchObject({ ok: true });
    return client;
  };
  const people: Joined[] = [];
  let at = await desk();
  for (const name of ['Ann', 'Ben', 'Cleo']) {
    const joined = await joinSeminar(server.url, opened, name);
    await at.ask({ type: 'move', person: joined.person, place: { table: 1, seat: 'usa' } });
    people.push(joined);
  }
  await at.ask({ type: 'begin' });
  const { id: table } = at.view!.tables['1']!;
  const sit = () =>
    Promise.all(
      people.map(async ({ token }) => {
        const client = new TestClient(server.url);
        expect(await client.enter(table, token)).toMatchObject({ ok: true, value: { viewer: 'usa' } });
        return client;
      }),
    );
  const [ann, ben, cleo] = people.map(({ person: id }) => id) as [string, string, string];
  let [first, second, third] = await sit();
  await first!.ask({ type: 'draft', table, draft: { kind: 'offer', content: 'a text' } });
  await expect.poll(() => keptOf(dataDir, table).length, { timeout: 5_000 }).toBe(1);
  const act = { type: 'act', table, id: 'motion-1', action: { type: 'ready', ready: true } };
  const moved = await second!.ask<{ motion: string }>(act);
  if (!moved.ok) throw new Error(moved.code);
  const { motion } = moved.value;
  expect(await third!.ask({ type: 'motion', table, motion, support: false })).toMatchObject({ ok: true });
  expect(await third!.ask({ type: 'head', table, person: ben })).toMatchObject({ ok: true });
  // At once: what was acknowledged is kept.
  await server.end('SIGKILL');
  server = await startChild(dataDir);
  [first, second, third] = await sit();
  expect(first!.state!.delegation).toMatchObject({
    drafts: { [ann]: { kind: 'offer', content: 'a text' } },
    headVotes: { [cleo]: ben },
    motions: { [motion]: { by: ben, for: [ben], against: [cleo] } },
  });
  expect(await first!.ask({ type: 'motion', table, motion, support: true })).toMatchObject({ value: null });
  await third!.until(({ view }) => view.ready.usa || view.step !== 'talks');
  await server.end('SIGKILL');
  server = await startChild(dataDir);
  [first] = await sit();
  expect(first!.state!.delegation!.motions).toEqual({});
  at = await desk();
  const { ok } = await fetch(`${server.url}/api/seminars/${opened.seminar}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${opened.token}` },
  });
  expect([ok, keptOf(dataDir, table)]).toEqual([true, []]);
  expect(await server.end('SIGTERM')).toBe(0);
  expect(server.complaints).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

function keptOf(dataDir: string, table: string): unknown[] {
  const database = new DatabaseSync(join(dataDir, 'brittle-peace.sqlite'));
  try {
    return database.prepare('select * from delegations where table_id = ?').all(table);
  } finally {
    database.close();
  }
}
