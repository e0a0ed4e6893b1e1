import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from '../../server/tables/registry';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Reply } from '../../shared/protocol/messages';
import type { BotView } from '../../shared/protocol/programs';
import { buildServer, startChild } from '../support/child';
import {
  bot,
  call,
  openTable,
  pause,
  person,
  sit,
  startServer,
  takeSeat,
  TestClient,
  type TestServer,
} from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ GRACE_SECONDS: '0.2' });
});
afterAll(() => server.close());
const closing: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});
const keep = <T extends { close(): unknown }>(each: T): T => {
  closing.push(each);
  return each;
};

async function tokenFor(table: Opened, seat: Seat, url = server.url): Promise<string> {
  const path = `/api/tables/${table.table}/seats/${seat}/program`;
  const { status, body } = await call<{ token: string }>(url, path, { host: table.host, name: 'HAL' });
  expect(status).toBe(200);
  return body.token;
}

class Program {
  readonly socket: Socket;
  readonly views: BotView[] = [];
  readonly outs: Reply[] = [];
  constructor(auth: Record<string, unknown>, url = server.url) {
    this.socket = io(`${url}/bots`, { transports: ['websocket'], reconnection: false, forceNew: true, auth });
    this.socket.on('view', (view: BotView) => this.views.push(view));
    this.socket.on('out', (reply: Reply) => this.outs.push(reply));
  }
  get last(): BotView {
    return this.views.at(-1)!;
  }
  ask(event: string, message?: unknown): Promise<Reply> {
    const socket = this.socket.timeout(5_000);
    return (
      message === undefined ? socket.emitWithAck(event) : socket.emitWithAck(event, message)
    ) as Promise<Reply>;
  }
  async until(done: (program: Program) => boolean): Promise<this> {
    for (let i = 0; i < 600 && !done(this); i += 1) await pause(5);
    expect(done(this)).toBe(true);
    return this;
  }
  refused(): Promise<unknown> {
    return new Promise((resolve) => {
      this.socket.once('connect_error', (error) => resolve((error as Error & { data?: unknown }).data));
    });
  }
  close(): void {
    this.socket.disconnect();
  }
}
const program = (token: string, url = server.url) => keep(new Program({ token, protocol: 1 }, url));
const seated = (token: string) => program(token).until(({ views }) => views.length > 0);
const ready = { type: 'ready', ready: true };

describe('a program from outside', () => {
  test('is shown its seat whole at every change, plays, speaks, and is shown to others as a bot', async () => {
    const table = await openTable(server.url, { seats: { usa: person, iran: person, israel: bot() } });
    const usa = keep(await sit(server.url, table, 'usa'));
    const token = await tokenFor(table, 'iran');
    expect(usa.state!.people.iran).toMatchObject({ kind: 'open' });
    const iran = await seated(token);
    expect(iran.last).toMatchObject({ seat: 'iran', view: { viewer: 'iran' }, options: { awaited: true } });
    expect(iran.last.view.secret).not.toBeNull();
    expect(iran.last.view.agendas.usa).toBeNull();
    const { people, view } = await usa.until((state) => state.people.iran.kind === 'bot');
    expect(people.iran).toMatchObject({ kind: 'bot', level: null, name: 'HAL', here: true, standIn: false });
    expect(view.seats.iran).toEqual({ kind: 'program' });

    const count = iran.views.length;
    const body = { kind: 'quick', quick: 'ask', about: { kind: 'seat', id: 'usa' } };
    expect(await iran.ask('say', { id: 's', channel: 'usa-iran', body })).toEqual({ ok: true, value: null });
    await usa.until((state) => '1' in state.messages);
    expect(await iran.ask('say', { id: 't', channel: 'usa-israel', body })).toMatchObject({
      code: 'no-seat',
    });
    expect(await iran.ask('act', { id: 'a', action: ready, reason: 'enough' })).toMatchObject({ ok: true });
    expect(await iran.ask('act', { id: 'a', action: ready })).toMatchObject({ ok: true });
    expect(await iran.ask('act', { id: 'b', action: ready })).toMatchObject({
      ok: false,
      code: 'already-done',
    });
    await iran.until(({ last }) => last.view.ready.iran);
    expect(iran.views.length).toBeGreaterThan(count);
    expect(iran.views.map(({ version }) => version)).toEqual(
      iran.views.map(({ version }) => version).sort((a, b) => a - b),
    );
    const { now: _, ...looked } = ((await iran.ask('look')) as { value: BotView }).value;
    const { now: __, ...pushed } = iran.last;
    expect(looked).toEqual(pushed);
    const host = await server.app.registry.find(table.table);
    expect(JSON.stringify(usa.state)).not.toContain('enough');
    expect(host.state.seats.iran.kind).toBe('program');
  });

  test('its token opens nothing else, and nothing else opens its door', async () => {
    const table = await openTable(server.url, { gallery: true });
    const seat = await takeSeat(server.url, table, 'usa');
    const token = await tokenFor(table, 'iran');
    const browser = keep(new TestClient(server.url));
    expect(await browser.enter(table.table, token)).toMatchObject({ ok: false, code: 'wrong-token' });
    const path = `/api/tables/${table.table}/seats`;
    for (const what of ['bot', 'program']) {
      const more = what === 'bot' ? { level: 'easy' } : {};
      for (const host of [token, seat, 'x']) {
        expect(await call(server.url, `${path}/israel/${what}`, { host, ...more })).toMatchObject({
          status: 403,
          body: { code: 'wrong-token' },
        });
      }
      expect(await call(server.url, `${path}/usa/${what}`, { host: table.host, ...more })).toMatchObject({
        status: 409,
        body: { code: 'seat-taken' },
      });
    }
    expect((await call(server.url, `${path}/israel`, { host: token })).status).toBe(403);
    expect((await call(server.url, `${path}/israel`, { invite: token })).status).toBe(403);
    for (const wrong of [seat, table.host, table.invites.iran!, 'x'])
      expect(await program(wrong).refused()).toEqual({ code: 'wrong-token', detail: {} });
    expect(await keep(new Program({ token, protocol: 2 })).refused()).toEqual({
      code: 'wrong-protocol',
      detail: { protocol: 1 },
    });
    expect(await keep(new Program({})).refused()).toMatchObject({ code: 'malformed' });
    const iran = await seated(token);
    for (const event of ['vote', 'return', 'request', 'enter', '__proto__']) {
      expect(await iran.ask(event, { type: 'vote', table: table.table })).toMatchObject({
        code: 'malformed',
      });
    }
    expect(
      await iran.ask('act', { id: 'x', action: { type: 'expire', round: 1, step: 'talks' } }),
    ).toMatchObject({ code: 'malformed' });
  });

  test('a new token ends the old, and a second connection the first', async () => {
    const table = await openTable(server.url);
    const first = await tokenFor(table, 'iran');
    const one = await seated(first);
    const two = await seated(first);
    await one.until(({ outs }) => outs.length > 0);
    expect(one.outs).toEqual([{ ok: false, code: 'seat-taken', detail: { seat: 'iran' } }]);
    const second = await tokenFor(table, 'iran');
    await two.until(({ outs }) => outs.length > 0);
    expect(two.outs[0]).toMatchObject({ code: 'wrong-token' });
    expect(await program(first).refused()).toMatchObject({ code: 'wrong-token' });
    await seated(second);
  });

  test('that is away may be voted out, and has its seat again when it is back', async () => {
    const table = await openTable(server.url);
    const usa = keep(await sit(server.url, table, 'usa'));
    const tokens = { iran: await tokenFor(table, 'iran'), israel: await tokenFor(table, 'israel') };
    const iran = await seated(tokens.iran);
    await seated(tokens.israel);
    await usa.until((state) => state.people.israel.here);
    iran.close();
    await usa.until((state) => state.people.iran.votable);
    // The one person decides: programs do not vote.
    await usa.ask({ type: 'vote', table: table.table, seat: 'iran', bot: true });
    await usa.until((state) => state.view.seats.iran.kind === 'bot');
    await seated(tokens.iran);
    await usa.until((state) => state.view.seats.iran.kind === 'program');
  });

  test('takes over from a bot of the server, also after a restart, and gives way to it', async () => {
    const own = await startServer();
    const table = await openTable(own.url, { seats: { usa: person, iran: bot(), israel: bot() } });
    const token = await tokenFor(table, 'iran', own.url);
    const next = await own.restart();
    const iran = await program(token, next.url).until(({ views }) => views.length > 0);
    expect(iran.last.view.seats.iran).toEqual({ kind: 'program' });
    const path = `/api/tables/${table.table}/seats/iran/bot`;
    expect((await call(next.url, path, { host: table.host, level: 'easy' })).status).toBe(200);
    await iran.until(({ outs }) => outs.length > 0);
    const host = await next.app.registry.find(table.table);
    expect(host.state.seats.iran).toEqual({ kind: 'bot', level: 'easy' });
    const files = readFileSync(join(next.dataDir, 'brittle-peace.sqlite')).toString('latin1');
    expect(files + next.lines.join('') + own.lines.join('')).not.toContain(token);
    await next.close();
  });

  test('nobody’s clock runs before it has come', async () => {
    const clock = { talksMinutes: 1, ordersMinutes: 1 };
    const table = await openTable(server.url, { clock, seats: { usa: person, iran: person, israel: bot() } });
    const usa = keep(await sit(server.url, table, 'usa'));
    const token = await tokenFor(table, 'iran');
    await pause(50);
    expect(usa.state!.clock.deadline).toBeNull();
    await seated(token);
    await usa.until((state) => state.clock.deadline !== null);
  });
});

describe('persons and bots change places', () => {
  test('a person takes a bot’s seat at a running table where the host allowed it', async () => {
    const seats = { usa: person, iran: bot(), israel: bot() };
    const closed = await openTable(server.url, { seats });
    const taken = await call(server.url, `/api/tables/${closed.table}/seats/iran`, { code: closed.code });
    expect(taken).toMatchObject({ status: 409, body: { code: 'seat-taken' } });

    const table = await openTable(server.url, { seats, replaceBots: true });
    const usa = keep(await sit(server.url, table, 'usa'));
    expect((await call(server.url, `/api/codes/${table.code}`)).body.seats).toMatchObject({
      iran: { free: true, kind: 'bot' },
    });
    const path = `/api/tables/${table.table}/seats/iran`;
    const { status, body } = await call(server.url, path, { code: table.code, name: 'Ann' });
    expect(status).toBe(200);
    const iran = keep(new TestClient(server.url));
    expect(await iran.enter(table.table, body.token as string)).toMatchObject({ value: { viewer: 'iran' } });
    await usa.until(({ people: { iran: one } }) => one.kind === 'person' && one.here && one.name === 'Ann');
    expect((await call(server.url, path, { code: table.code })).status).toBe(409);
    expect((await call(server.url, `/api/codes/${table.code}`)).body.seats).toMatchObject({
      iran: { free: false, kind: 'person' },
    });
    // Whoever goes again leaves it to the bot that was there.
    iran.close();
    await usa.until((state) => state.people.iran.votable);
    await usa.ask({ type: 'vote', table: table.table, seat: 'iran', bot: true });
    await usa.until((state) => state.people.iran.standIn && state.people.iran.level === 'random');
  });

  test('whoever opened the table puts a person where a bot plays, and a bot where nobody came', async () => {
    const table = await openTable(server.url, { seats: { usa: person, iran: bot(), israel: person } });
    const usa = keep(await sit(server.url, table, 'usa'));
    const path = `/api/tables/${table.table}/seats`;
    const { status } = await call(server.url, `${path}/iran`, { host: table.host });
    expect(status).toBe(200);
    await usa.until((state) => state.people.iran.kind === 'person');
    const filled = await call(server.url, `${path}/israel/bot`, { host: table.host, level: 'easy' });
    expect(filled.status).toBe(200);
    // It may wait for the others to speak, so what it does is not looked at.
    await usa.until((state) => state.people.israel.level === 'easy');
    // Somebody comes after all, and has the seat at once.
    await takeSeat(server.url, table, 'israel');
    await usa.until((state) => state.view.seats.israel.kind === 'person');
  });

  test('a person lets a bot play on, and is back with the first act', async () => {
    const table = await openTable(server.url, { seats: { usa: person, iran: person, israel: bot() } });
    const usa = keep(await sit(server.url, table, 'usa'));
    const iran = keep(await sit(server.url, table, 'iran'));
    const away = { type: 'step-away', table: table.table };
    expect(await usa.ask(away)).toEqual({ ok: true, value: null });
    expect(await usa.ask(away)).toEqual({ ok: true, value: null });
    await iran.until((state) => state.people.usa.standIn && state.view.seats.usa.kind === 'bot');
    // Any act brings the person back, whatever comes of it.
    await usa.act({ type: 'ready', ready: false });
    await iran.until((state) => !state.people.usa.standIn && state.view.seats.usa.kind === 'person');
  });
});

describe('the example', () => {
  beforeAll(buildServer, 120_000);

  test.each([
    ['one against bots of the server', ['usa']],
    ['three against one another', SEATS],
  ] as const)(
    'plays a whole game to its end: %s',
    async (_, own) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'example-'));
      const child = await startChild(dataDir);
      const seats = Object.fromEntries(
        SEATS.map((seat) => [seat, (own as readonly Seat[]).includes(seat) ? person : bot('easy')]),
      ) as Record<Seat, typeof person>;
      const table = await openTable(child.url, { seats, gallery: true, scenario: 'standard' });
      const file = join(import.meta.dirname, '../../docs/example-bot.mjs');
      const runs = await Promise.all(
        own.map(async (seat) => {
          const token = await tokenFor(table, seat, child.url);
          const example = spawn(process.execPath, [file, child.url, token], { stdio: 'pipe' });
          let said = '';
          example.stdout.on('data', (data: Buffer) => (said += data.toString()));
          example.stderr.on('data', (data: Buffer) => (said += data.toString()));
          const status = await new Promise((resolve) => example.once('exit', resolve));
          return { status, said };
        }),
      );
      for (const { status, said } of runs) {
        expect(said).toMatch(/^connected\n(.+: [a-z-]+\n)*ended: [a-z-]+\n$/);
        expect(status).toBe(0);
      }
      console.log(runs.map(({ said }) => said.trim().replaceAll('\n', ', ')).join(' | '));
      expect(await child.end('SIGTERM')).toBe(0);
      expect(child.complaints).toEqual([]);
      rmSync(dataDir, { recursive: true, force: true });
    },
    60_000,
  );

  test('is short', () => {
    const file = join(import.meta.dirname, '../../docs/example-bot.mjs');
    expect(readFileSync(file, 'utf8').split('\n').length - 1).toBeLessThan(100);
  });
});
