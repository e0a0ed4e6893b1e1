import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { driveBots } from '../../server/bots/driver';
import { createLog } from '../../server/log';
import type { Journal } from '../../server/storage/journal';
import { openStorage } from '../../server/storage/open';
import type { TableHost } from '../../server/tables/host';
import { linesRead } from '../../server/tables/lines';
import { Registry, type Opened, type Plan } from '../../server/tables/registry';
import type { BotAct } from '../../shared/bots/bot';
import type { BotRequest } from '../../shared/bots/request';
import { stream } from '../../shared/bots/randomness';
import { CHAIR, SEATS, VIEWERS, type Seat, type Viewer } from '../../shared/content/seats';
import { diff, patch } from '../../shared/protocol/diff';
import type { Delta, TableView } from '../../shared/protocol/messages';
import { stateHash } from '../../shared/rules/hash';
import { viewOf } from '../../shared/views/filter';
import { random, someAct } from '../game/support';
import { bot, pause, people, person, plan, thinkHere } from '../support/server';

interface Sent {
  readonly table: string;
  readonly viewer: Viewer;
  readonly version: number;
  readonly delta: Delta;
}

let folder: string;
let now: number;
/** The clock of the tables; `now` unless a test needs it to run while something is under way. */
let clock: () => number;
const open: { registry: Registry; journal: Journal }[] = [];
const log = createLog({ logLevel: 'silent' });

type Think = (request: BotRequest) => BotAct | null | Promise<BotAct | null>;

/** Another process on the same data, with bots of its own kind if need be. */
async function start(think?: Think, idleSeconds = 300) {
  const { journal, delegations } = await openStorage(folder);
  const sent: Sent[] = [];
  const registry = new Registry({
    journal,
    delegations,
    log,
    now: () => clock(),
    graceSeconds: 60,
    idleSeconds,
    publish: (table, viewer, version, delta) => void sent.push({ table, viewer, version, delta }),
    attend: (host) => driveBots(host, { thinking: thinkHere(think), delay: [0, 0], log }),
  });
  open.push({ registry, journal });
  return { registry, journal, sent };
}

async function openTable(
  registry: Registry,
  more: Partial<Plan> = {},
): Promise<{ opened: Opened; host: TableHost }> {
  const opened = await registry.create({ ...plan(), ...more } as Plan);
  const host = await registry.find(opened.table);
  for (const seat of SEATS) {
    const invite = opened.invites[seat];
    if (invite !== undefined) await host.takeSeat(seat, null, { invite });
  }
  return { opened, host };
}

const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
  now = 1_700_000_000_000;
  clock = () => now;
});
afterEach(async () => {
  for (const { registry, journal } of open.splice(0)) {
    await registry.close();
    await journal.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Plays a random game with random talk; calls back after each act. */
async function playAtRandom(host: TableHost, seed: number, after: () => Promise<void> | void, most = 120) {
  const next = random(seed);
  const channels = ['open', 'usa-iran', 'usa-israel', 'iran-israel'] as const;
  for (let id = 0; id < most; id += 1) {
    const act = someAct(host.state, next);
    if (!act) break;
    now += Math.floor(next() * 5_000);
    const seat = act.actor === CHAIR ? 'usa' : act.actor;
    if (act.actor === CHAIR || next() < 0.4) {
      const channel = channels[Math.floor(next() * channels.length)]!;
      await host.say(seat, `s${id}`, channel, { kind: 'text', text: `word ${id}` });
    } else {
      await host.act(seat, `a${id}`, act.action as never);
    }
    await after();
  }
}

describe('absence', () => {
  test('a grace that ends while the table is being shown is not forgotten', async () => {
    for (let reads = 0; reads < 16; reads += 1) {
      clock = () => now;
      const { registry, sent } = await start();
      const { host } = await openTable(registry);
      host.enter('usa');
      host.enter('iran');
      host.leave('iran');
      await settled();
      const ends = now + 60_000;
      let left = reads;
      clock = () => (left-- > 0 ? ends - 1 : ends);
      await host.say('usa', 'word', 'open', { kind: 'text', text: 'Is anybody there?' });
      const votable = () => JSON.stringify(sent).includes('"votable":true');
      for (let tries = 0; tries < 40 && !votable(); tries += 1) await pause(5);
      expect(votable(), `the clock read ${reads} times before the grace ends`).toBe(true);
    }
  });
});

describe('updates', () => {
  test.each([1, 2, 3, 4])(
    'a viewer is sent what changes its view, and nothing when nothing does (%i)',
    async (seed) => {
      const { registry, sent } = await start();
      const { host } = await openTable(registry);
      await settled();
      const held = new Map<Viewer, { version: number; state: TableView }>();
      for (const viewer of VIEWERS) held.set(viewer, host.enter(viewer));
      await settled();
      for (const { viewer, version, delta } of sent) {
        const mine = held.get(viewer)!;
        if (version > mine.version) held.set(viewer, { version, state: patch(mine.state, delta) });
      }
      let silent = 0;
      await playAtRandom(host, seed, async () => {
        sent.length = 0;
        await settled();
        for (const viewer of VIEWERS) {
          const mine = held.get(viewer)!;
          const fresh = host.look(viewer);
          const updates = sent.filter((each) => each.viewer === viewer);
          if (diff(mine.state, fresh.state) === null) {
            expect(updates).toEqual([]);
            expect(fresh.version).toBe(mine.version);
            silent += 1;
          } else {
            expect(updates.map(({ version }) => version)).toEqual([mine.version + 1]);
            const state = patch(mine.state, JSON.parse(JSON.stringify(updates[0]!.delta)) as Delta);
            expect(state).toEqual(fresh.state);
            expect(state.view).toEqual(viewOf(host.state, viewer));
            held.set(viewer, { version: mine.version + 1, state });
          }
        }
      });
      expect(silent).toBeGreaterThan(0);
    },
  );

  test('messages say where in a viewer’s own log they came, and the count of lines is the view’s', async () => {
    const { registry } = await start();
    const { host } = await openTable(registry);
    const counts = new Map<string, number>();
    await playAtRandom(host, 11, () => {
      for (const viewer of VIEWERS) {
        const lines = Object.keys(viewOf(host.state, viewer).log).length;
        expect(linesRead(host.state, viewer, host.state.logged)).toBe(lines);
        const { messages } = host.look(viewer).state;
        const number = String(Object.keys(messages).length);
        if (number === '0' || host.state.step === 'ended') continue;
        const key = `${viewer} ${number}`;
        expect(messages[number]!.after).toBe(counts.get(key) ?? lines);
        if (!counts.has(key)) counts.set(key, messages[number]!.after);
      }
    });
    expect(counts.size).toBeGreaterThan(20);
  });
});

describe('the journal behind a table', () => {
  test.each([5, 6])('a table that is woken is the table that was put away (%i)', async (seed) => {
    const first = await start();
    const { opened, host } = await openTable(first.registry, {
      clock: { talksMinutes: 5, ordersMinutes: 2 },
      gallery: true,
    });
    await playAtRandom(host, seed, () => undefined);
    const second = await start();
    const again = await second.registry.find(opened.table);
    expect(again.seq).toBe(host.seq);
    expect(stateHash(again.state)).toBe(stateHash(host.state));
    expect(again.deadline()).toBe(host.deadline());
    for (const viewer of VIEWERS) expect(again.look(viewer).state).toEqual(host.look(viewer).state);
  });

  test('a table that was put away is woken from its snapshot, and goes on', async () => {
    const first = await start();
    const { opened, host } = await openTable(first.registry, { gallery: true, scenario: 'long' });
    for (let id = 0; id < 50; id += 1)
      await host.say('iran', `t${id}`, 'usa-iran', { kind: 'text', text: `word ${id}` });
    // No game is over as soon as this, whatever the dice.
    await playAtRandom(host, 7, () => undefined, 5);
    await first.registry.rest([opened.table]);
    expect((await first.journal.snapshot(opened.table))?.seq).toBe(host.seq);

    const second = await start();
    const read = vi.spyOn(second.journal, 'read');
    const again = await second.registry.find(opened.table);
    expect(read.mock.calls.map(([, after]) => after)).toEqual([host.seq]);
    expect(again.seq).toBe(host.seq);
    expect(stateHash(again.state)).toBe(stateHash(host.state));
    for (const viewer of VIEWERS) expect(again.look(viewer).state).toEqual(host.look(viewer).state);
    // What was asked before is known, and what is done now is what the whole journal comes to.
    expect(await again.say('iran', 't0', 'usa-iran', { kind: 'text', text: 'twice' })).toEqual({
      ok: true,
      value: null,
    });
    await again.say('iran', 'new', 'usa-iran', { kind: 'text', text: 'once' });
    const next = random(1);
    const acts = Array.from({ length: 20 }, () => someAct(again.state, next));
    const act = acts.find((each) => each && each.actor !== CHAIR);
    expect(await again.act(act!.actor as Seat, 'newer', act!.action as never)).toMatchObject({ ok: true });
    expect(again.seq).toBe(host.seq + 2);
    const { length } = await second.journal.read(opened.table);
    expect(again.seq).toBe(length);
    const third = await start();
    await third.journal.keepSnapshot(opened.table, { seq: length, text: '{"version":0}' });
    const whole = await third.registry.find(opened.table);
    expect(whole.seq).toBe(length);
    expect(stateHash(whole.state)).toBe(stateHash(again.state));
    for (const viewer of VIEWERS) expect(whole.look(viewer).state).toEqual(again.look(viewer).state);
  });

  test('two processes on one database play one game', async () => {
    const one = await start();
    const two = await start();
    const { opened, host: here } = await openTable(one.registry);
    const there = await two.registry.find(opened.table);
    const replies = await Promise.all([
      here.act('usa', 'a', { type: 'ready', ready: true }),
      there.act('iran', 'b', { type: 'ready', ready: true }),
      here.say('usa', 'c', 'open', { kind: 'text', text: 'hello' }),
      there.say('iran', 'd', 'open', { kind: 'text', text: 'hello' }),
      there.act('usa', 'a', { type: 'ready', ready: true }),
    ]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    await here.say('usa', 'e', 'open', { kind: 'text', text: 'again' });
    await there.say('usa', 'f', 'open', { kind: 'text', text: 'again' });
    await here.say('usa', 'g', 'open', { kind: 'text', text: 'again' });
    const entries = await one.journal.read(opened.table);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(here.state.ready).toEqual({ usa: true, iran: true, israel: false });
    expect(there.seq).toBe(6);
  });

  test('a table that nobody looks at leaves memory and comes back', async () => {
    const { registry } = await start(undefined, 1);
    const { opened, host } = await openTable(registry);
    host.enter('usa');
    now += 10_000;
    await pause(700);
    expect(registry.size).toBe(1);
    host.leave('usa');
    now += 10_000;
    await pause(1_200);
    expect(registry.size).toBe(0);
    const again = await registry.find(opened.table);
    expect(again).not.toBe(host);
    expect(stateHash(again.state)).toBe(stateHash(host.state));
  });

  test('an append that fails leaves the table as it was', async () => {
    const { registry, journal } = await start();
    const { host } = await openTable(registry);
    const before = stateHash(host.state);
    await journal.close();
    await expect(host.act('usa', 'a', { type: 'ready', ready: true })).rejects.toThrow('database');
    expect(stateHash(host.state)).toBe(before);
    expect(host.seq).toBe(0);
  });

  test('a seed is new for each table, and its hash is published', async () => {
    const { registry } = await start();
    const tables = await Promise.all(Array.from({ length: 20 }, () => openTable(registry)));
    expect(new Set(tables.map(({ host }) => host.header.seed)).size).toBe(20);
    for (const { host } of tables) {
      expect(host.header.seed).toMatch(/^[0-9a-f]{32}$/);
      expect(host.look('gallery').state.view.seedHash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(host.look('usa').state)).not.toContain(host.header.seed);
    }
  });
});

describe('the clock', () => {
  const clock = { talksMinutes: 5, ordersMinutes: 2 };

  test('a step ends in time of the journal, and is not lost over a restart', async () => {
    const { registry } = await start();
    const { opened, host } = await openTable(registry, { clock });
    expect(host.deadline()).toBe(now + 300_000);
    now += 200_000;
    for (const seat of SEATS) await host.act(seat, 'r', { type: 'ready', ready: true });
    expect(host.deadline()).toBe(now + 120_000);
    const deadline = host.deadline();
    now += 50_000;
    const other = await start();
    const again = await other.registry.find(opened.table);
    expect(again.deadline()).toBe(deadline);
    now += 70_001;
    const late = await start();
    const woken = await late.registry.find(opened.table);
    for (let i = 0; i < 50 && woken.state.step === 'orders'; i += 1) await pause(10);
    expect(woken.state.step).not.toBe('orders');
  });
});

describe('bots', () => {
  const wait = async (host: TableHost, done: () => boolean) => {
    for (let i = 0; i < 1_000 && !done(); i += 1) await pause(10);
    expect(done(), `${host.state.round} ${host.state.step}`).toBe(true);
  };
  const bots = { usa: bot(), iran: bot(), israel: bot() };
  const act = (action: unknown): BotAct => ({ action: action as BotAct['action'], reason: 'a test' });

  test.each<[string, Think]>([
    ['throws', () => void (null as unknown as { x: { y: 1 } }).x.y as never],
    ['does what is not legal', () => act({ type: 'orders', orders: [{ order: 'bomb' }] })],
    ['does what nobody can do', () => act({ type: 'conquer' })],
    ['returns nonsense', () => 7 as never],
    ['returns nothing', () => undefined as never],
    ['gives no reason', () => ({ action: { type: 'ready', ready: true } }) as never],
    ['fails later', () => Promise.reject(new Error('later'))],
    ['never ends', (input) => act({ type: 'ready', ready: !input.view.ready[input.view.viewer] })],
    [
      'says what may not be said',
      () => ({ ...act({ type: 'ready', ready: true }), say: { channel: 'x' } as never }),
    ],
  ])('a bot that %s does not hold up the table', async (_, play) => {
    const { registry } = await start(play);
    const { host } = await openTable(registry, { seats: bots });
    await wait(host, () => host.state.step === 'ended' || host.state.round > 2);
  });

  test('a bot that waits for ever is passed over where only bots are waited for', async () => {
    const { registry } = await start(() => null);
    const { host } = await openTable(registry, { seats: { ...bots, usa: person } });
    await host.act('usa', 'r', { type: 'ready', ready: true });
    await wait(host, () => host.state.step !== 'talks');
  });

  test('bots are given their own view, messages that they may read, and the same chance for the same position', async () => {
    const seen: { viewer: string; secret: boolean; number: number; texts: string }[] = [];
    const { registry } = await start(({ view, messages, random: name }) => {
      seen.push({
        viewer: view.viewer,
        secret: view.secret !== null,
        number: stream(name)(),
        texts: JSON.stringify(messages),
      });
      return null;
    });
    const { host } = await openTable(registry, { seats: { ...people, iran: bot(), israel: bot() } });
    await host.say('usa', 'm', 'usa-israel', { kind: 'text', text: 'for Israel' });
    await wait(host, () => seen.some(({ texts }) => texts.includes('for Israel')));
    await settled();
    expect(seen.filter(({ texts }) => texts.includes('for Israel')).map(({ viewer }) => viewer)).toEqual([
      'israel',
    ]);
    for (const { viewer, secret } of seen) expect(secret).toBe(viewer === 'iran');
  });

  test('a bot’s act is kept with its reason, which no view shows', async () => {
    const { registry, journal } = await start(({ view }) =>
      view.ready[view.viewer] ? null : act({ type: 'ready', ready: true }),
    );
    const { opened, host } = await openTable(registry, { seats: { ...bots, usa: person } });
    await wait(host, () => host.state.ready.iran && host.state.ready.israel);
    const entries = await journal.read(opened.table);
    expect(entries.map(({ reason }) => reason)).toEqual(['a test', 'a test']);
    for (const viewer of VIEWERS) expect(JSON.stringify(host.look(viewer).state)).not.toContain('a test');
  });
});
