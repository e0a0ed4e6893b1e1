import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { driveBots } from '../../server/bots/driver';
import { ThinkingPool, type PoolOptions } from '../../server/bots/pool';
import { createLog } from '../../server/log';
import type { Journal } from '../../server/storage/journal';
import { openStorage } from '../../server/storage/open';
import type { TableHost } from '../../server/tables/host';
import { Registry, type Plan } from '../../server/tables/registry';
import type { BotAct } from '../../shared/bots/bot';
import type { BotRequest } from '../../shared/bots/request';
import { SEATS } from '../../shared/content/seats';
import { BOT_LEVELS } from '../../shared/rules/state';
import { buildServer, startChild } from '../support/child';
import { bot, openTable, pause, person, plan, TestClient, thinkHere } from '../support/server';

const log = createLog({ logLevel: 'silent' });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bots-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('threads that bots think in', () => {
  /** Does what the name of the random numbers says. */
  const WORKER = `
    import { setTimeout } from 'node:timers/promises';
    export default async ({ request, milliseconds }) => {
      switch (request.random) {
        case 'hang': for (;;);
        case 'sleep': await setTimeout(1e9); return;
        case 'throw': throw new Error('thrown');
        case 'throw nothing': throw undefined;
        case 'throw a function': throw () => {};
        case 'exit': process.exit(1);
        case 'late': globalThis.setTimeout(() => { throw new Error('later'); }, 5); await setTimeout(1e9);
        case 'eat': { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); }
        case 'return a function': return () => {};
        case 'time': return milliseconds;
        case 'wait': await setTimeout(30);
      }
      return request.random;
    };`;
  const pools: ThinkingPool[] = [];
  const request = (random: string) => ({ random }) as BotRequest;
  const start = (more: Partial<PoolOptions> = {}) => {
    const filename = join(folder, 'worker.mjs');
    writeFileSync(filename, WORKER);
    const pool = new ThinkingPool({ threads: 1, budget: 1_000, limit: 5_000, log, filename, ...more });
    pools.push(pool);
    return pool;
  };
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
  });

  test.each([
    ['hang', 'no answer within 400 ms'],
    ['sleep', 'no answer within 400 ms'],
    ['exit', 'no answer within 400 ms'],
    ['throw', 'thrown'],
    ['throw nothing', ''],
    ['throw a function', ''],
    ['return a function', ''],
    ['late', 'later'],
  ])('a bot that would %s fails, and the next one is answered', async (what, words) => {
    const pool = start({ limit: 400 });
    expect(await pool.ask('t', () => request('warm'))).toBe('warm');
    const [bad, good] = await Promise.allSettled([
      pool.ask('t', () => request(what)),
      pool.ask('t', () => request('fine')),
    ]);
    expect(bad.status).toBe('rejected');
    expect(String((bad as PromiseRejectedResult).reason)).toContain(words);
    expect(good).toEqual({ status: 'fulfilled', value: 'fine' });
  });

  test('a bot that eats all memory fails alone', async () => {
    const pool = start({ limit: 30_000 });
    await expect(pool.ask('t', () => request('eat'))).rejects.toThrow(/memory/);
    expect(await pool.ask('t', () => request('fine'))).toBe('fine');
  }, 60_000);

  test('a worker that cannot begin fails, again and again', async () => {
    const filename = join(folder, 'broken.mjs');
    writeFileSync(filename, 'throw new Error("broken");');
    const pool = start({ filename, limit: 300 });
    for (let i = 0; i < 3; i += 1) await expect(pool.ask('t', () => request('fine'))).rejects.toThrow();
  });

  test('tables take turns, and a bot is asked about the table as it is when its turn comes', async () => {
    const pool = start();
    await pool.ask('t', () => request('warm'));
    const asked: string[] = [];
    const ask = (table: string, what: string) =>
      pool.ask(table, () => {
        asked.push(what);
        return what === 'nothing' ? null : request(what);
      });
    const answers = Promise.all([
      ask('a', 'wait'),
      ask('a', 'a2'),
      ask('a', 'a3'),
      ask('b', 'nothing'),
      ask('b', 'b2'),
      ask('c', 'c1'),
    ]);
    expect(asked).toEqual(['wait']);
    expect(await answers).toEqual(['wait', 'a2', 'a3', null, 'b2', 'c1']);
    expect(asked).toEqual(['wait', 'a2', 'nothing', 'c1', 'a3', 'b2']);
  });

  test('as many think at once as there are threads', async () => {
    const pool = start({ threads: 2 });
    await Promise.all([0, 1].map(() => pool.ask('t', () => request('wait'))));
    let asked = 0;
    const answers = [1, 2, 3].map(() => pool.ask('t', () => ((asked += 1), request('wait'))));
    expect(asked).toBe(2);
    await Promise.all(answers);
  });

  test('where many wait, each has less time', async () => {
    const pool = start();
    const ask = () => pool.ask('t', () => request('time'));
    expect(await ask()).toBe(1_000);
    expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual([1_000, 1000 / 3, 500, 1_000]);
    const many = (await Promise.all(Array.from({ length: 50 }, ask))) as number[];
    expect(Math.min(...many)).toBe(100);
  });

  test('it closes at once, whatever a bot does, and answers no more', async () => {
    const pool = start();
    await pool.ask('t', () => request('warm'));
    const results = Promise.allSettled(['hang', 'fine'].map((what) => pool.ask('t', () => request(what))));
    await pause(50);
    const begun = performance.now();
    await pool.close();
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.ask('t', () => request('fine'))).rejects.toThrow('closes');
  });
});

describe('a bot that takes its time', () => {
  let journal: Journal;
  let registry: Registry;
  let now = 1_700_000_000_000;
  /** Questions that wait for an answer. */
  let open: { request: BotRequest; answer: (act: BotAct | null) => void; fail: () => void }[] = [];

  beforeEach(async () => {
    open = [];
    const storage = await openStorage(folder);
    journal = storage.journal;
    registry = new Registry({
      journal,
      delegations: storage.delegations,
      log,
      now: () => now,
      graceSeconds: 60,
      idleSeconds: 300,
      publish: () => undefined,
      attend: (host) => driveBots(host, { thinking: thinkHere(think), delay: [0, 0], log }),
    });
  });
  afterEach(async () => {
    await registry.close();
    await journal.close();
  });

  const think = (request: BotRequest) =>
    new Promise<BotAct | null>((resolve, reject) => {
      open.push({ request, answer: resolve, fail: () => reject(new Error('failed')) });
    });
  const until = async (done: () => boolean) => {
    for (let i = 0; i < 500 && !done(); i += 1) await pause(5);
    expect(done()).toBe(true);
  };
  const next = async () => {
    await until(() => open.length > 0);
    return open.shift()!;
  };
  const act = (action: BotAct['action']): BotAct => ({ action, reason: 'a test' });
  const ready = act({ type: 'ready', ready: true });
  /** Two persons, and Iran played by a bot. */
  async function table(more: Partial<Plan> = {}): Promise<TableHost> {
    const opened = await registry.create({
      ...plan({ seats: { usa: person, iran: bot(), israel: person } }),
      ...more,
    } as Plan);
    const host = await registry.find(opened.table);
    for (const seat of SEATS) {
      const invite = opened.invites[seat];
      if (invite !== undefined) await host.takeSeat(seat, null, { invite });
    }
    return host;
  }
  const reasons = async (host: TableHost) =>
    (await journal.read(host.header.table)).map(({ reason }) => reason ?? '').filter((each) => each !== '');

  test('others act meanwhile', async () => {
    const host = await table();
    await next();
    for (let i = 0; i < 20; i += 1) {
      expect(await host.act('usa', `r${i}`, { type: 'ready', ready: i % 2 === 0 })).toMatchObject({
        ok: true,
      });
    }
  });

  test('is asked again when the step is over, and what it said of the last one is not done', async () => {
    const host = await table({ clock: { talksMinutes: 1, ordersMinutes: 1 } });
    const first = await next();
    now += 60_001;
    await host.say('usa', 's', 'open', { kind: 'text', text: 'time' });
    await until(() => host.state.step === 'orders');
    first.answer(act({ type: 'orders', orders: [] }));
    const second = await next();
    expect(second.request.view.step).toBe('orders');
    expect(host.state.ready.iran).toBe(false);
    now += 60_001;
    await host.say('usa', 't', 'open', { kind: 'text', text: 'time' });
    await until(() => host.state.step !== 'orders');
    second.fail();
    const third = await next();
    expect(third.request.view.round).toBe(2);
    expect(await reasons(host)).toEqual([]);
  });

  test('is asked again where what it wants has become impossible, which is no fault of its own', async () => {
    const host = await table();
    const draft = {
      parties: ['usa', 'iran'],
      terms: [{ kind: 'release', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: 1, after: null }],
      rounds: null,
      secret: false,
      snapback: false,
    } as never;
    expect(await host.act('usa', 'a', { type: 'offer', draft })).toMatchObject({ ok: true });
    const offer = Object.keys(host.state.offers)[0] as never;
    let asked = await next();
    while (Object.keys(asked.request.view.offers).length === 0) {
      asked.answer(null);
      asked = await next();
    }
    await host.act('usa', 'b', { type: 'withdraw', offer });
    asked.answer(act({ type: 'decline', offer }));
    const again = await next();
    expect(again.request.view.offers).toEqual({});
    expect(host.state.ready.iran).toBe(false);
    // Now it has no excuse.
    again.answer(act({ type: 'decline', offer }));
    await until(() => host.state.ready.iran);
    expect(await reasons(host)).toEqual([expect.stringContaining('refused: unknown-offer')]);
  });

  test('does not end its talks over what came while it thought, but not for ever', async () => {
    const host = await table();
    let times = 0;
    while (!host.state.ready.iran) {
      const { answer } = await next();
      times += 1;
      await host.say('usa', `s${times}`, 'open', { kind: 'text', text: 'Wait!' });
      answer(ready);
      await until(() => open.length > 0 || host.state.ready.iran);
    }
    expect(times).toBe(4);
  });

  test('plays no more once a person has taken the seat back', async () => {
    const host = await table({ seats: { usa: person, iran: person, israel: person } });
    host.enter('usa');
    now += 61_000;
    await host.vote('usa', 'iran', true);
    const asked = await next();
    await host.takeBack('iran');
    asked.answer(ready);
    await pause(30);
    expect(host.state.ready.iran).toBe(false);
    expect(open).toEqual([]);
  });

  test('does not keep a table from being put away', async () => {
    const host = await table();
    await next();
    const begun = performance.now();
    await registry.close();
    expect(performance.now() - begun).toBeLessThan(500);
    expect(host.state.ready.iran).toBe(false);
  });
});

describe('the built server', () => {
  beforeAll(buildServer, 120_000);
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'bots-built-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  test('plays whole games of bots of every level in its threads, answers all the while, and ends well', async () => {
    const server = await startChild(dataDir, { BOT_THREADS: '1', BOT_MS: '50' });
    const watchers: TestClient[] = [];
    for (const level of BOT_LEVELS) {
      const holder = bot(level);
      const table = await openTable(server.url, {
        seats: { usa: holder, iran: holder, israel: holder },
        gallery: true,
      });
      const watcher = new TestClient(server.url);
      await watcher.enter(table.table);
      watchers.push(watcher);
    }
    let over = false;
    let slowest = 0;
    const pinging = (async () => {
      while (!over) {
        const begun = performance.now();
        await fetch(`${server.url}/healthz`);
        slowest = Math.max(slowest, performance.now() - begun);
        await pause(20);
      }
    })();
    for (const watcher of watchers) {
      const { view } = await watcher.until((state) => state.view.step === 'ended', 90_000);
      expect(view.ending).not.toBeNull();
    }
    over = true;
    await pinging;
    console.log(`slowest answer while bots played: ${slowest.toFixed(0)} ms`);
    for (const watcher of watchers) watcher.close();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.complaints).toEqual([]);
    const database = new DatabaseSync(join(dataDir, 'brittle-peace.sqlite'));
    const rows = database.prepare('select reason from entries').all() as { reason: string | null }[];
    database.close();
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(({ reason }) => reason?.startsWith('Passed over'))).toEqual([]);
  }, 120_000);
});
