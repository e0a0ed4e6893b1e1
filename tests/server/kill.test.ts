import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeAll, expect, test } from 'vitest';
import type { Opened } from '../../server/tables/registry';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { DeskView, Joined } from '../../shared/protocol/seminar';
import type { SeatAction } from '../../shared/rules/actions';
import { options } from '../../shared/rules/options';
import { random } from '../game/support';
import { buildServer, startChild, type ChildServer } from '../support/child';
import { join as joinSeminar, openSeminar, SeminarClient } from '../support/seminar';
import { bot, openTable, pause, person, takeSeat, TestClient } from '../support/server';

const KILLS = 20;
const TABLES = 4;

beforeAll(buildServer, 120_000);

/** Somebody who plays on whatever happens to the server, and remembers what was acknowledged. */
class Player {
  readonly acknowledged = new Set<string>();
  #client: TestClient | null = null;
  /** A request without an answer, which is sent again. */
  #open: Record<string, unknown> | null = null;
  #count = 0;

  constructor(
    readonly table: string,
    readonly seat: Seat,
    readonly token: string,
    readonly next: () => number,
  ) {}

  get view() {
    return this.#client!.state!.view;
  }
  get client() {
    return this.#client!;
  }

  async connect(url: string): Promise<void> {
    this.#client = new TestClient(url);
    const reply = await this.#client.enter(this.table, this.token);
    expect(reply).toMatchObject({ ok: true, value: { viewer: this.seat } });
  }

  /** Acts and talks until the server is gone. */
  async play(): Promise<void> {
    const client = this.#client!;
    while (client.socket.connected) {
      this.#open ??= this.#something();
      if (!this.#open) {
        await pause(5);
        continue;
      }
      const reply = await client.ask(this.#open).catch(() => null);
      if (reply === null) return;
      if (reply.ok) this.acknowledged.add(this.#open.id as string);
      this.#open = null;
      await pause(this.next() * 10);
    }
  }

  #something(): Record<string, unknown> | null {
    const id = `${this.seat}-${(this.#count += 1)}`;
    const { table, seat } = this;
    if (this.next() < 0.5) {
      const body = { kind: 'text', text: `${id} says something` };
      return { type: 'say', table, id, channel: 'open', body };
    }
    const may = options(this.view, seat);
    if (!may.awaited) return null;
    const legal = may.responses.filter(({ refusal }) => refusal === null);
    const acts: Partial<Record<string, SeatAction>> = {
      talks: { type: 'ready', ready: true },
      orders: { type: 'orders', orders: [] },
      response: { type: 'respond', response: legal[0]?.value as never },
    };
    // Ready after a while, or the game would be over before the first kill.
    return this.next() < 0.25 ? { type: 'act', table, id, action: acts[this.view.step] } : null;
  }
}

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
