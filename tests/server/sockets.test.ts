import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SEATS, type Seat } from '../../shared/content/seats';
import { SERVER_REFUSALS, type Reply, type TableView } from '../../shared/protocol/messages';
import { SCENARIOS } from '../../shared/content/scenarios';
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
import { SeminarServer } from '../support/seminar-table';

let server: TestServer;
const clients: TestClient[] = [];
const keep = <T extends TestClient>(client: T): T => {
  clients.push(client);
  return client;
};
const client = () => keep(new TestClient(server.url));
const ready = { type: 'ready', ready: true } as const;

beforeAll(async () => {
  server = await startServer({ GRACE_SECONDS: '0.3' });
});
afterAll(() => server.close());
afterEach(() => {
  for (const each of clients.splice(0)) each.close();
});

async function threeSeats() {
  const table = await openTable(server.url, { gallery: true });
  const seats = await Promise.all(
    SEATS.map(async (seat) => [seat, keep(await sit(server.url, table, seat, seat))]),
  );
  const gallery = client();
  await gallery.enter(table.table);
  return { table, gallery, ...(Object.fromEntries(seats) as Record<Seat, TestClient & { token: string }>) };
}

describe('a table over sockets', () => {
  test('three persons and a gallery play; each sees its own view, patched up to date', async () => {
    const { table, usa, iran, israel, gallery } = await threeSeats();
    await Promise.all(
      [usa, iran, israel, gallery].map((each) => each.until((state) => state.people.israel.here)),
    );
    expect(usa.entered).toMatchObject({
      viewer: 'usa',
      state: { people: { usa: { name: 'usa', kind: 'person' } } },
    });
    expect(gallery.entered?.viewer).toBe('gallery');
    for (const each of [usa, iran, israel]) expect(await each.act(ready)).toEqual({ ok: true, value: null });
    await Promise.all(
      [usa, iran, israel, gallery].map((each) => each.until((state) => state.view.step === 'orders')),
    );
    expect(await usa.act({ type: 'orders', orders: [] })).toMatchObject({ ok: true });
    expect(await usa.act({ type: 'orders', orders: [] })).toMatchObject({ ok: false, code: 'already-done' });
    expect(await gallery.act(ready)).toMatchObject({ ok: false, code: 'no-seat' });
    // Whoever comes now is given what the others have been led to by updates.
    const host = await server.app.registry.find(table.table);
    for (const each of [usa, iran, israel, gallery]) {
      const fresh = client();
      await fresh.enter(table.table, 'token' in each ? (each.token as string) : undefined);
      await pause(50);
      expect(each.state).toEqual(fresh.state);
      expect(each.version).toBe(fresh.version);
      fresh.close();
      await pause(20);
    }
    expect(host.seq).toBe(4);
  });

  test('messages reach those who may read them, numbered for each without gaps', async () => {
    const { usa, iran, israel, gallery } = await threeSeats();
    expect(await usa.say('to Iran', 'usa-iran')).toEqual({ ok: true, value: null });
    expect(await israel.say('to all')).toMatchObject({ ok: true });
    expect(await iran.say('to Israel', 'iran-israel')).toMatchObject({ ok: true });
    expect(await iran.say('not mine', 'usa-israel')).toMatchObject({ ok: false, code: 'no-seat' });
    await Promise.all([iran, israel].map((each) => each.until((state) => '2' in state.messages)));
    await pause(50);
    const read = (each: TestClient) =>
      Object.entries(each.state!.messages).map(([number, { body }]) => [
        number,
        body.kind === 'text' && body.text,
      ]);
    expect(read(usa)).toEqual([
      ['1', 'to Iran'],
      ['2', 'to all'],
    ]);
    expect(read(iran)).toEqual([
      ['1', 'to Iran'],
      ['2', 'to all'],
      ['3', 'to Israel'],
    ]);
    expect(read(israel)).toEqual([
      ['1', 'to all'],
      ['2', 'to Israel'],
    ]);
    expect(read(gallery)).toEqual([['1', 'to all']]);
    expect(JSON.stringify(gallery.updates)).not.toMatch(/to Iran|to Israel/);
  });

  test('a request that comes again has no further effect and the same answer, also after a restart', async () => {
    const own = await startServer();
    const table = await openTable(own.url);
    const usa = await sit(own.url, table, 'usa');
    expect(await usa.act(ready, 'one')).toEqual({ ok: true, value: null });
    expect(await usa.act(ready, 'one')).toEqual({ ok: true, value: null });
    expect(await usa.act(ready, 'two')).toMatchObject({ ok: false, code: 'already-done' });
    await usa.act({ type: 'ready', ready: false }, 'three');
    expect(await usa.act(ready, 'two')).toMatchObject({ ok: false, code: 'already-done' });
    expect(await usa.say('once', 'open', 'say')).toMatchObject({ ok: true });
    expect(await usa.say('once', 'open', 'say')).toMatchObject({ ok: true });
    usa.close();
    const next = await own.restart();
    const again = new TestClient(next.url);
    await again.enter(table.table, usa.token);
    expect(again.state!.view.ready.usa).toBe(false);
    expect(Object.keys(again.state!.messages)).toEqual(['1']);
    expect(await again.act(ready, 'one')).toEqual({ ok: true, value: null });
    expect(await again.say('once', 'open', 'say')).toEqual({ ok: true, value: null });
    await pause(50);
    expect(again.state!.view.ready.usa).toBe(false);
    expect(Object.keys(again.state!.messages)).toEqual(['1']);
    again.close();
    await next.close();
  });

  test('a socket that closes is seen, and the others may let a bot play until the person is back', async () => {
    const { table, usa, iran, israel } = await threeSeats();
    const vote = (by: TestClient, seat: Seat, yes = true) =>
      by.ask({ type: 'vote', table: table.table, seat, bot: yes });
    expect(await vote(usa, 'iran')).toMatchObject({ ok: false, code: 'not-away' });
    expect(await vote(usa, 'usa')).toMatchObject({ ok: false, code: 'not-votable' });
    iran.close();
    await usa.until((state) => !state.people.iran.here && !state.people.iran.votable);
    expect(await vote(usa, 'iran')).toMatchObject({ ok: false, code: 'not-away' });
    await usa.until((state) => state.people.iran.votable);
    await vote(usa, 'iran');
    await israel.until((state) => state.people.iran.votes.usa === true);
    await vote(usa, 'iran', false);
    await israel.until((state) => state.people.iran.votes.usa === undefined);
    await vote(usa, 'iran');
    expect(usa.state!.people.iran.standIn).toBe(false);
    await vote(israel, 'iran');
    await usa.until((state) => state.people.iran.standIn);
    expect(usa.state!.view.seats.iran).toEqual({ kind: 'bot', level: 'middle' });
    expect(await vote(usa, 'iran')).toMatchObject({ ok: false, code: 'not-votable' });

    const back = client();
    await back.enter(table.table, iran.token);
    expect(back.state!.people.iran).toMatchObject({ here: true, standIn: true });
    expect(await back.ask({ type: 'return', table: table.table })).toEqual({ ok: true, value: null });
    await usa.until((state) => !state.people.iran.standIn && state.view.seats.iran.kind === 'person');
    expect(await back.ask({ type: 'return', table: table.table })).toEqual({ ok: true, value: null });

    // With one other person present, that one decides; and any act takes the seat back.
    back.close();
    israel.close();
    await usa.until((state) => state.people.iran.votable && state.people.israel.votable);
    await vote(usa, 'iran');
    await usa.until((state) => state.people.iran.standIn);
    const third = client();
    await third.enter(table.table, iran.token);
    await third.act({ type: 'ready', ready: false });
    await usa.until((state) => !state.people.iran.standIn);
  });

  test('bots play a table by themselves to the end', async () => {
    const seats = { usa: bot('easy'), iran: bot('random'), israel: bot('easy') };
    const table = await openTable(server.url, { seats, gallery: true });
    const gallery = client();
    await gallery.enter(table.table);
    const end = await gallery.until((state) => state.view.step === 'ended', 20_000);
    expect(end.view.ending).not.toBeNull();
    expect(end.view.seed).toMatch(/^[0-9a-f]{32}$/);
  });

  test('the clock ends steps, also where nobody is connected', async () => {
    const clock = { talksMinutes: 0.05, ordersMinutes: 0.05 };
    const seats = { usa: person, iran: bot(), israel: bot() };
    const table = await openTable(server.url, { seats, clock });
    const before = client();
    const token = await takeSeat(server.url, table, 'usa');
    await before.enter(table.table, token);
    expect(before.state!.clock.deadline! - before.entered!.now).toBeGreaterThan(1_000);
    expect(before.state!.clock.deadline! - before.entered!.now).toBeLessThanOrEqual(3_000);
    before.close();
    await pause(3_400);
    const after = client();
    await after.enter(table.table, token);
    expect(after.state!.view.step).toBe('orders');
    await after.until((state) => state.view.step !== 'orders', 4_000);
  });

  test('nobody’s clock runs before all seats are taken', async () => {
    const table = await openTable(server.url, { clock: { talksMinutes: 1, ordersMinutes: 1 } });
    const usa = keep(await sit(server.url, table, 'usa'));
    await sit(server.url, table, 'iran').then(keep);
    expect(usa.state!.clock.deadline).toBeNull();
    await sit(server.url, table, 'israel').then(keep);
    const { clock } = await usa.until((state) => state.clock.deadline !== null);
    expect(clock.deadline! - Date.now()).toBeGreaterThan(50_000);
  });
});

describe('what one seat hides', () => {
  /** A legal covert or secret act of Iran in each step, and whom it may be seen by. */
  test('a private message, a secret offer and orders send nothing to others than their views show', async () => {
    const { usa, iran, israel, gallery } = await threeSeats();
    await pause(100);
    const quiet = [israel, gallery];
    const before = quiet.map((each) => ({ version: each.version, updates: each.updates.length }));
    const draft = {
      parties: ['usa', 'iran'],
      terms: [{ kind: 'release', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: 1, after: null }],
      rounds: null,
      secret: true,
      snapback: false,
    } as const;
    for (let i = 0; i < 5; i += 1)
      expect(await iran.say(`word ${i}`, 'usa-iran')).toMatchObject({ ok: true });
    expect(await iran.act({ type: 'offer', draft: draft as never })).toMatchObject({ ok: true });
    const offer =
      Object.keys(iran.state!.view.offers)[0] ??
      (await usa.until((s) => Object.keys(s.view.offers).length > 0)).view.offers;
    expect(
      await usa.act({
        type: 'decline',
        offer: (typeof offer === 'string' ? offer : Object.keys(offer)[0]) as never,
      }),
    ).toMatchObject({ ok: true });
    await usa.until((state) => Object.keys(state.messages).length === 5);
    await pause(100);
    expect(quiet.map((each) => ({ version: each.version, updates: each.updates.length }))).toEqual(before);

    for (const each of [usa, iran, israel]) await each.act(ready);
    await Promise.all(
      [usa, iran, israel, gallery].map((each) => each.until((state) => state.view.step === 'orders')),
    );
    await pause(50);
    const marks = [usa, israel, gallery].map((each) => each.updates.length);
    expect(await iran.act({ type: 'orders', orders: [{ order: 'proxies' }] })).toMatchObject({ ok: true });
    await usa.until((state) => state.view.ready.iran);
    await pause(50);
    [usa, israel, gallery].forEach((each, index) => {
      const sent = each.updates.slice(marks[index]);
      expect(sent.map(({ delta }) => delta)).toEqual([
        { n: { view: { n: { ready: { s: { iran: true } } } } } },
      ]);
    });
  });

  test('what came over the wire is what a view of the end state’s journal shows: no secret of another seat', async () => {
    const { usa, iran, israel, gallery } = await threeSeats();
    const secrets = (state: TableView) => [state.view.seed, state.view.secret, state.view.agendas];
    expect(secrets(usa.state!)).toEqual([null, null, { usa: expect.any(String), iran: null, israel: null }]);
    expect(secrets(israel.state!)).toEqual([
      null,
      null,
      { usa: null, iran: null, israel: expect.any(String) },
    ]);
    expect(secrets(gallery.state!)).toEqual([null, null, { usa: null, iran: null, israel: null }]);
    expect(iran.state!.view.secret).not.toBeNull();
    expect(iran.state!.view.pictures).toMatchObject({ usa: null, israel: null });
  });
});

describe('refusals', () => {
  const seen = new Set<string>();
  const refusal = (reply: { ok?: boolean; code?: unknown }) => {
    expect(reply.ok ?? false).toBe(false);
    seen.add(String(reply.code));
    return reply.code;
  };

  test('each code of the server is what something leads to', async () => {
    const table = await openTable(server.url);
    const open = await openTable(server.url, { gallery: true });
    const token = await takeSeat(server.url, table, 'usa');
    const seatUrl = `/api/tables/${table.table}/seats`;

    expect(refusal((await call(server.url, '/api/tables', { scenario: 'none' })).body)).toBe('malformed');
    expect(refusal((await call(server.url, '/api/tables', { name: 'x'.repeat(20_000) })).body)).toBe(
      'too-large',
    );
    expect(refusal((await call(server.url, '/api/tables/abc')).body)).toBe('unknown-table');
    expect(refusal((await call(server.url, '/api/codes/ZZZZZZ')).body)).toBe('unknown-code');
    expect(refusal((await call(server.url, `${seatUrl}/iran`, { invite: 'x' })).body)).toBe('wrong-invite');
    expect(refusal((await call(server.url, `${seatUrl}/iran`, {})).body)).toBe('wrong-invite');
    expect(refusal((await call(server.url, `${seatUrl}/iran`, { code: open.code })).body)).toBe(
      'unknown-code',
    );
    expect(refusal((await call(server.url, `${seatUrl}/usa`, { invite: table.invites.usa })).body)).toBe(
      'seat-taken',
    );
    const early = await fetch(`${server.url}/api/tables/${table.table}/recording`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(refusal((await early.json()) as { code: string })).toBe('not-over');

    const visitor = client();
    expect(refusal(await visitor.enter(table.table, 'x'))).toBe('wrong-token');
    expect(refusal(await visitor.enter(table.table))).toBe('no-gallery');
    expect(refusal(await visitor.enter('abc'))).toBe('unknown-table');
    expect(refusal(await visitor.ask({ type: 'enter', protocol: 999, table: table.table }))).toBe(
      'wrong-protocol',
    );
    const act = { type: 'act', table: table.table, id: 'a', action: ready };
    expect(refusal(await visitor.ask(act))).toBe('not-entered');
    await visitor.enter(open.table);
    expect(refusal(await visitor.ask({ ...act, table: open.table }))).toBe('no-seat');
    expect(refusal(await visitor.ask({ type: 'nonsense' }))).toBe('malformed');

    const usa = client();
    await usa.enter(table.table, token);
    expect(refusal(await usa.ask({ type: 'vote', table: table.table, seat: 'usa', bot: true }))).toBe(
      'not-votable',
    );
    const iran = keep(await sit(server.url, table, 'iran'));
    expect(refusal(await usa.ask({ type: 'vote', table: table.table, seat: 'iran', bot: true }))).toBe(
      'not-away',
    );
    iran.close();

    const talk = {
      open: 'free',
      'usa-iran': 'quick',
      'usa-israel': 'none',
      'iran-israel': 'free',
    } as const;
    const seminar = await SeminarServer.start({ talk });
    const [ann, ben] = [await seminar.enter('ann'), await seminar.enter('ben')];
    expect(refusal(await ann.act(ready))).toBe('too-early');
    await seminar.begin();
    expect(refusal(await ben.act(ready))).toBe('not-head');
    expect(refusal(await ann.say('Hello', 'usa-iran'))).toBe('phrases-only');
    expect(refusal(await ann.say('Hello', 'usa-israel'))).toBe('channel-closed');
    expect(refusal(await ann.motion('m1', true))).toBe('unknown-motion');
    expect(refusal(await ann.mark(1, 'bluff'))).toBe('unknown-message');
    expect(refusal(await ann.ask({ type: 'step-away', table: seminar.table }))).toBe('facilitated');
    await seminar.close();

    // A journal that does not fit the rules, and one that is gone.
    const own = await startServer();
    const broken = await openTable(own.url);
    const brokenToken = await takeSeat(own.url, broken, 'usa');
    await own.app.close();
    const database = new DatabaseSync(join(own.dataDir, 'brittle-peace.sqlite'));
    database.exec(
      `insert into entries values ('${broken.table}', 1, 'usa', 'move', '{"type":"orders","orders":[]}', 1, null, null, null)`,
    );
    database.close();
    const next = await startServer({}, own.dataDir);
    const broke = keep(new TestClient(next.url));
    expect(refusal(await broke.enter(broken.table, brokenToken))).toBe('internal');
    expect((await call(next.url, `/api/tables/${broken.table}`)).status).toBe(500);
    const fine = await openTable(next.url);
    const sitting = keep(await sit(next.url, fine, 'usa'));
    const other = new DatabaseSync(join(own.dataDir, 'brittle-peace.sqlite'));
    other.exec('drop table entries');
    expect(refusal(await sitting.act(ready))).toBe('storage');
    expect(sitting.state!.view.ready.usa).toBe(false);
    other.close();
    await next.close();

    const strict = await startServer({ SOCKET_RATE: '1', SOCKET_BURST: '3', TABLE_RATE: '2' });
    const eager = keep(new TestClient(strict.url));
    await eager.connected();
    const replies = await Promise.all(Array.from({ length: 5 }, () => eager.ask({})));
    expect(replies.map(refusal)).toEqual([
      'malformed',
      'malformed',
      'malformed',
      'too-many-requests',
      'too-many-requests',
    ]);
    for (let i = 0; i < 300; i += 1) eager.socket.emit('request', {});
    await new Promise((resolve) => eager.socket.once('disconnect', resolve));
    await openTable(strict.url);
    await openTable(strict.url);
    const third = await call(strict.url, '/api/tables', {});
    expect([third.status, refusal(third.body)]).toEqual([429, 'too-many-requests']);
    await strict.close();

    expect([...seen].sort()).toEqual([...SERVER_REFUSALS].sort());
  });

  test('a refusal of the rules comes with its data', async () => {
    const { usa } = await threeSeats();
    expect(await usa.act({ type: 'orders', orders: [] })).toEqual({
      ok: false,
      code: 'wrong-step',
      detail: { step: 'orders', now: 'talks' },
    });
  });
});

test('the log has no tokens, invitations, codes or words in it', async () => {
  const own = await startServer();
  const table = await openTable(own.url, { name: 'Nom de Table' });
  const usa = keep(await sit(own.url, table, 'usa', 'Ann Example'));
  await usa.say('a whispered word', 'usa-iran');
  await usa.act(ready);
  const visitor = keep(new TestClient(own.url));
  await visitor.enter(table.table, 'no-such-token-here');
  await visitor.ask({ type: 'say', table: table.table, id: 'x', channel: 'open', body: 'a whispered word' });
  await call(own.url, `/api/codes/${table.code}`);
  await call(own.url, `/api/tables/${table.table}/seats/iran`, {
    invite: 'a-wrong-invite',
    name: 'a whispered word',
  });
  await call(own.url, `/api/tables?token=${usa.token}`);
  await own.app.close();
  const log = own.lines.join('');
  expect(own.lines.length).toBeGreaterThan(5);
  const files = readFileSync(join(own.dataDir, 'brittle-peace.sqlite')).toString('latin1');
  for (const secret of [usa.token, table.host, ...Object.values(table.invites)]) {
    expect(log).not.toContain(secret);
    expect(files).not.toContain(secret);
  }
  for (const word of [
    table.code,
    'whispered',
    'no-such-token',
    'a-wrong-invite',
    'Ann Example',
    'Nom de Table',
  ]) {
    expect(log).not.toContain(word);
  }
});

test('a page from elsewhere may not connect', async () => {
  const connect = (origin: string) => {
    const each = keep(new TestClient(server.url, { extraHeaders: { origin } }));
    return each.connected().then(
      () => true,
      () => false,
    );
  };
  expect(await connect('https://elsewhere.example')).toBe(false);
  expect(await connect('null')).toBe(false);
  expect(await connect(server.url)).toBe(true);
});

test('scenarios are those of the content', async () => {
  for (const scenario of Object.keys(SCENARIOS)) await openTable(server.url, { scenario });
});

test('an address has so many connections, and sends so much over all of them', async () => {
  const own = await startServer({ ADDRESS_CONNECTIONS: '2', ADDRESS_RATE: '1', TRUST_PROXY: '1' });
  const from = (address: string) =>
    keep(new TestClient(own.url, { extraHeaders: { 'x-forwarded-for': address } }));
  const one = await from('10.0.0.1').connected();
  const two = await from('10.0.0.1').connected();
  await expect(from('10.0.0.1').connected()).rejects.toThrow();
  const other = await from('10.0.0.2').connected();
  const codeOf = (reply: Reply) => (reply.ok ? '' : reply.code);
  // What one sends counts for the other.
  const replies = await Promise.all([one, two].flatMap((each) => [each.ask({}), each.ask({})]));
  expect(replies.map(codeOf).sort()).toEqual(['malformed', 'malformed', 'malformed', 'too-many-requests']);
  expect(codeOf(await other.ask({}))).toBe('malformed');
  one.close();
  const next = from('10.0.0.1');
  for (let tries = 0; tries < 50 && !next.socket.connected; tries += 1) {
    next.socket.connect();
    await pause(20);
  }
  expect(next.socket.connected).toBe(true);
  await own.close();
});
