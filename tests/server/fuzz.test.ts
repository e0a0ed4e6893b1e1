import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../support/property';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { randomBot } from '../../shared/bots/random';
import { PROTOCOL_VERSION, type Reply } from '../../shared/protocol/messages';
import { writeStudy } from '../../shared/study/read';
import { recordingOf } from '../recording/support';
import { studyOf } from '../study/support';
import { buildServer, startChild, type ChildServer } from '../support/child';
import { frame, openRaw, sendBytes } from '../support/raw';
import { bot, call, openTable, pause, person, sit, TestClient } from '../support/server';

/* Ten thousand things that no client of ours sends. After each part the same process serves as before. */

const SEED = Number(process.env.FUZZ_SEED ?? 20_250_624);
/** With FUZZ=6.5 it is a hundred thousand; with another FUZZ_SEED others. */
const TIMES = Number(process.env.FUZZ ?? 1);
vi.setConfig({ testTimeout: 120_000 * TIMES });
let server: ChildServer;
let dataDir: string;
let victim: TestClient;
let table: string;
let botToken: string;
let count = 0;

beforeAll(async () => {
  buildServer();
  dataDir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  server = await startChild(dataDir, { LOG_LEVEL: 'info' });
  const opened = await openTable(server.url, {
    gallery: true,
    seats: { usa: person, iran: bot(), israel: person },
  });
  const path = `/api/tables/${opened.table}/seats/israel/program`;
  botToken = (await call<{ token: string }>(server.url, path, { host: opened.host })).body.token;
  table = opened.table;
  victim = await sit(server.url, opened, 'usa');
}, 120_000);
afterAll(async () => {
  victim.close();
  expect(await server.end('SIGTERM')).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

/** The process that was started still answers, over HTTP, old sockets and new ones, and complained of nothing. */
async function stillServes(): Promise<void> {
  expect(server.process.exitCode).toBeNull();
  expect(await fetch(`${server.url}/healthz`).then((reply) => reply.json())).toEqual({ ok: true });
  count += 1;
  expect(await victim.say(`still here ${count}`)).toEqual({ ok: true, value: null });
  const fresh = new TestClient(server.url);
  expect(await fresh.enter(table)).toMatchObject({ ok: true });
  fresh.close();
  expect(server.complaints).toEqual([]);
}

const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const act = (action: unknown) => ({ type: 'act', table, id: 'x', action });
const hostile = (): unknown[] => [
  undefined,
  null,
  0,
  '',
  [],
  {},
  true,
  Number.MAX_VALUE,
  'x'.repeat(60_000),
  Array.from({ length: 5_000 }, () => ({})),
  JSON.parse(`{"__proto__":{"type":"enter"}}`),
  JSON.parse(`{"type":"leave","table":"${table}","__proto__":{"a":1}}`),
  JSON.parse(`{"type":"leave","table":"${table}","constructor":{"prototype":{"a":1}}}`),
  { type: '__proto__' },
  { type: 'constructor', table },
  { type: 'enter', protocol: PROTOCOL_VERSION, table: '__proto__' },
  { type: 'enter', protocol: PROTOCOL_VERSION, table: 'constructor' },
  { type: 'enter', protocol: PROTOCOL_VERSION, table: "x' or 1=1 --" },
  { type: 'enter', protocol: PROTOCOL_VERSION, table, token: 'x'.repeat(129) },
  { type: 'enter', protocol: PROTOCOL_VERSION, table, token: ['x'] },
  { type: 'enter', protocol: 1e308, table },
  { type: 'enter', protocol: -1, table },
  act({ type: 'orders', orders: [{ order: '__proto__' }] }),
  act({ type: 'orders', orders: [{ order: 'bomb', target: '__proto__' }] }),
  act({ type: 'orders', orders: Array.from({ length: 17 }, () => ({ order: 'rally' })) }),
  act({ type: 'choose', option: 'constructor' }),
  act({ type: 'accept', offer: 'toString' }),
  act({ type: 'denounce', deal: 'hasOwnProperty' }),
  act({ type: 'expire', round: 1, step: 'talks' }),
  act({ type: 'seat', seat: 'iran', holder: { kind: 'person' } }),
  act({ type: 'pause', paused: true }),
  act({ type: 'inject', event: 'x' }),
  act(JSON.parse(deep(2_000, '[', ']'))),
  act({
    type: 'offer',
    draft: { parties: ['usa', 'usa', 'usa'], terms: [], rounds: 1e9, secret: 0, snapback: 'no' },
  }),
  act({
    type: 'offer',
    draft: { parties: ['usa', 'iran'], terms: [], rounds: Number.NaN, secret: false, snapback: false },
  }),
  { type: 'say', table, id: 'x', channel: 'chair', body: { kind: 'text', text: 'x' } },
  { type: 'say', table, id: 'x', channel: 'open', body: { kind: 'text', text: 'x'.repeat(2_001) } },
  { type: 'say', table, id: 'x', channel: 'open', body: { kind: 'text', text: ' \n ' } },
  { type: 'say', table, id: '', channel: 'open', body: { kind: 'text', text: 'x' } },
  { type: 'say', table, id: 'x'.repeat(65), channel: 'open', body: { kind: 'text', text: 'x' } },
  { type: 'vote', table, seat: 'chair', bot: true },
  { type: 'return', table: 7 },
];

/** A valid request, and the same with something in it replaced, added or left out. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'usa',
    'iran',
    'talks',
    '__proto__',
    'constructor',
    '',
    null,
    -1,
    1e9,
    true,
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const valid = fc.oneof(
  fc.record({
    type: fc.constant('act'),
    table: fc.constantFrom('T', 'none'),
    id: fc.string({ maxLength: 5 }),
    action: fc.record({
      type: fc.constantFrom(
        'choose',
        'offer',
        'accept',
        'decline',
        'withdraw',
        'denounce',
        'publish',
        'ready',
        'orders',
        'respond',
      ),
      option: value,
      draft: fc.record({
        parties: value,
        terms: fc.array(value),
        rounds: value,
        secret: value,
        snapback: value,
      }),
      offer: value,
      deal: value,
      ready: value,
      orders: fc.array(fc.record({ order: value, target: value }), { maxLength: 4 }),
      response: value,
    }),
  }),
  fc.record({
    type: fc.constantFrom('enter', 'leave', 'say', 'vote', 'return'),
    table: fc.constantFrom('T', 'x'),
  }),
  fc.record({
    type: value,
    table: value,
    id: value,
    action: value,
    channel: value,
    body: value,
    token: value,
  }),
);
const mutated = fc
  .tuple(fc.oneof(valid, value), fc.array(fc.tuple(fc.string({ maxLength: 8 }), value), { maxLength: 3 }))
  .map(([request, extras]) =>
    typeof request === 'object' && request !== null && !Array.isArray(request)
      ? { ...request, ...Object.fromEntries(extras) }
      : request,
  );
const withTable = (request: unknown): unknown =>
  typeof request === 'object' && request !== null && (request as { table?: unknown }).table === 'T'
    ? { ...request, table }
    : request;

const isReply = (reply: Reply) =>
  reply.ok === true ||
  (reply.ok === false && typeof reply.code === 'string' && typeof reply.detail === 'object');

test('6,000 requests of wrong shapes are each answered', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, () => new TestClient(server.url).connected()));
  for (const client of clients.slice(2)) await client.enter(table);
  const requests = [...hostile(), ...fc.sample(mutated, { seed: SEED, numRuns: 6_000 * TIMES })].map(
    withTable,
  );
  const replies: Reply[] = [];
  for (let i = 0; i < requests.length; i += 200) {
    const part = requests.slice(i, i + 200).map((request, index) => clients[(i + index) % 4]!.ask(request));
    replies.push(...(await Promise.all(part)));
  }
  expect(replies.every(isReply)).toBe(true);
  expect(replies.filter(({ ok }) => !ok).length).toBeGreaterThan(5_900 * TIMES);
  expect(replies.map((reply) => (reply.ok ? '' : reply.code))).not.toContain('internal');
  for (const client of clients) client.close();
  await stillServes();
});

test('3,000 messages of wrong shapes over the connection of a program, and 300 of wrong tokens', async () => {
  const connect = (auth: Record<string, unknown>) =>
    io(`${server.url}/bots`, { transports: ['websocket'], reconnection: false, forceNew: true, auth });
  const program = connect({ token: botToken, protocol: 1 });
  await new Promise((resolve) => program.once('view', resolve));
  const events = ['act', 'say', 'look', 'request', 'view', 'out', '__proto__', ''];
  const bodies = [...hostile(), ...fc.sample(mutated, { seed: SEED, numRuns: 3_000 * TIMES })].map(withTable);
  const replies: Reply[] = [];
  for (let i = 0; i < bodies.length; i += 100) {
    const part = bodies.slice(i, i + 100).map((body, index) => {
      const event = events[(i + index) % events.length]!;
      return program.timeout(10_000).emitWithAck(event, body) as Promise<Reply>;
    });
    replies.push(...(await Promise.all(part)));
  }
  expect(replies.every(isReply)).toBe(true);
  expect(replies.map((reply) => (reply.ok ? '' : reply.code))).not.toContain('internal');
  // Only a look does anything.
  expect(replies.filter(({ ok }) => ok)).toHaveLength(Math.floor((bodies.length - 3) / 8) + 1);
  program.emit('act');
  program.emit('act', () => undefined, {});
  program.emit('act', Buffer.from('x'), { a: Buffer.from('y') });
  const tokens = fc.sample(fc.oneof(value, fc.string({ maxLength: 200 })), { seed: SEED, numRuns: 300 });
  const refusals = await Promise.all(
    tokens.map(async (token) => {
      const stranger = connect({ token, protocol: 1 });
      const error = await new Promise<unknown>((resolve) => stranger.once('connect_error', resolve));
      stranger.close();
      return (error as { data: { code: string } }).data.code;
    }),
  );
  expect([...new Set(refusals)].sort()).toEqual(['malformed', 'wrong-token']);
  program.close();
  await stillServes();
});

test('3,000 messages of wrong shapes over the connection of a study', async () => {
  const recording = recordingOf('short', '1'.repeat(32), {
    usa: randomBot,
    iran: randomBot,
    israel: randomBot,
  });
  const sent = await fetch(`${server.url}/api/studies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: writeStudy(studyOf(recording), recording),
  });
  const { study, key } = (await sent.json()) as { study: string; key: string };
  const guest = () =>
    io(`${server.url}/studies`, { transports: ['websocket'], reconnection: false, forceNew: true });
  const ask = (socket: Socket, event: string, body: unknown) =>
    socket.timeout(10_000).emitWithAck(event, body) as Promise<Reply>;
  const [leader, stranger] = [guest(), guest()];
  const place = { entry: 1, viewer: 'iran', playing: false };
  for (const socket of [leader, stranger]) {
    await ask(socket, 'request', { type: 'open', protocol: 1, study, ...(socket === leader && { key }) });
  }
  await ask(leader, 'request', { type: 'lead', as: 'leader01', name: 'Ann', place });
  const shapes = fc.sample(
    fc.record({
      type: fc.oneof(fc.constantFrom('open', 'lead', 'show', 'stop '), value),
      study: fc.oneof(fc.constant(study), value),
      protocol: value,
      key: value,
      as: value,
      name: value,
      place: fc.oneof(value, fc.record({ entry: value, viewer: value, playing: value })),
    }),
    { seed: SEED, numRuns: 3_000 * TIMES },
  );
  const replies: Reply[] = [];
  const bodies = [...hostile(), ...shapes];
  for (let i = 0; i < bodies.length; i += 100) {
    const part = bodies
      .slice(i, i + 100)
      .map((body, index) =>
        ask(index % 2 ? leader : stranger, index % 7 ? 'request' : `x${index % 3}`, body),
      );
    replies.push(...(await Promise.all(part)));
  }
  expect(replies.every(isReply)).toBe(true);
  expect([...new Set(replies.map((reply) => (reply.ok ? '' : reply.code)))]).toEqual(['malformed']);
  leader.emit('request');
  leader.emit('request', () => undefined, {});
  leader.emit('request', Buffer.from('x'), { a: Buffer.from('y') });
  // The lead is what it was.
  expect(await ask(guest(), 'request', { type: 'open', protocol: 1, study })).toMatchObject({
    value: { lead: { name: 'Ann', place } },
  });
  leader.close();
  stranger.close();
  await stillServes();
});

test('1,500 events without acknowledgement, of unknown names, with binary parts', async () => {
  const names = ['request', 'update', '__proto__', 'constructor', 'error', 'message', '', 'x'.repeat(1_000)];
  const bodies = fc.sample(fc.array(fc.oneof(mutated, fc.uint8Array({ maxLength: 64 })), { maxLength: 4 }), {
    seed: SEED,
    numRuns: 1_500 * TIMES,
  });
  let client = await new TestClient(server.url).connected();
  for (const [index, body] of bodies.entries()) {
    if (!client.socket.connected) client = await new TestClient(server.url).connected();
    client.socket.emit(
      names[index % names.length]!,
      ...body.map((part) => (part instanceof Uint8Array ? Buffer.from(part) : part)),
    );
    if (index % 100 === 0) await pause(1);
  }
  // An acknowledgement that is no function, one in the middle, and two.
  client.socket.emit('request', () => undefined, {});
  client.socket.emit('request', {}, () => undefined, 'more');
  await pause(50);
  client.close();
  await stillServes();
});

test('1,500 WebSocket frames of garbage', async () => {
  const known = [
    '',
    '4',
    '42',
    '42[',
    '42["request"',
    '42["request",{}',
    '421e9["request",{}]',
    '42-1["request",{}]',
    '4299999999999999999999["request",{}]',
    '42["disconnect"]',
    '42["connect"]',
    '42["newListener"]',
    '42[null]',
    '42{}',
    '42"x"',
    '42[["request"]]',
    '42[{"toString":1}]',
    '43["x"]',
    '430[]',
    '4399999[]',
    '44{"message":"x"}',
    '45-["request"]',
    '451-["request",{"_placeholder":true,"num":0}]',
    '459-["request",{"_placeholder":true,"num":99}]',
    '4599999999-["request"]',
    '451-["request",{"_placeholder":true,"num":"__proto__"}]',
    `451-["request",${deep(9_000, '[', ']')}]`,
    `42["request",${deep(30_000, '[', ']')}]`,
    `42["request",${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]`,
    '42/other,["request",{}]',
    '40/other,',
    '40/bots,',
    '40/bots,{}',
    '40/bots,{"token":{}}',
    '40/bots,{"token":"x","protocol":1}',
    '40/bots,{"__proto__":{"token":"x"}}',
    `40/bots,${deep(9_000, '[', ']')}`,
    '42/bots,["act",{}]',
    '40/other,{"token":"x"}',
    '40/studies,',
    '40/studies,42/studies,["request",{}]',
    '42/studies,1["request",{"type":"stop"}]',
    '41',
    '46["x"]',
    '47',
    '0{"sid":"x"}',
    '1',
    '2probe',
    '3',
    '5',
    '6',
    '7',
    'b////',
    `42["request","${'x'.repeat(70_000)}"]`,
    '\u0000',
    '42["request",{"type":"leave","table":"\\ud800"}]',
  ].map((text) => frame(text));
  const odd = [
    frame('42["request",{}]', 0x81, false),
    frame('x', 0xf1),
    frame('x', 0x83),
    frame('x', 0x00),
    frame('x'.repeat(200), 0x89),
    frame(Buffer.from([0xff, 0xfe]), 0x81),
    frame(Buffer.from([3, 232]), 0x88),
    frame(Buffer.from([0]), 0x88),
    frame('x', 0x82),
    Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x81, 0xfe, 0xff]),
  ];
  const random = fc
    .sample(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.json().map((text) => `42${text}`),
      ),
      {
        seed: SEED,
        numRuns: 1_500 * TIMES - known.length - odd.length,
      },
    )
    .map((text) => frame(text));
  const frames = [...known, ...odd, ...random];
  expect(frames).toHaveLength(1_500 * TIMES);
  // Each on a connection of its own, since most of them end it; what follows it there is a request.
  const seen = { answered: 0, closed: 0, silent: 0 };
  for (let i = 0; i < frames.length; i += 25) {
    await Promise.all(
      frames.slice(i, i + 25).map(async (each) => {
        const { socket, received } = await openRaw(server.port);
        socket.write(each);
        socket.write(frame('427["request",{}]'));
        const outcome = () => {
          const bytes = received();
          if (bytes.includes('437[')) return 'answered';
          return socket.destroyed || bytes.includes(0x88) ? 'closed' : 'silent';
        };
        for (let look = 0; look < 20 && outcome() === 'silent'; look += 1) await pause(5);
        seen[outcome()] += 1;
        socket.destroy();
      }),
    );
  }
  console.log(seen);
  expect(seen.closed).toBeGreaterThan(500);
  expect(seen.answered).toBeGreaterThan(20);
  // Left open because they are the beginning of something, or a message of which the rest is awaited.
  expect(seen.silent).toBeLessThan(30);
  await stillServes();
});

test('1,000 HTTP requests of garbage', async () => {
  const json = (body: string, type = 'application/json', path = '/api/tables', method = 'POST') =>
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
  const get = (path: string, headers = '') =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}Connection: close\r\n\r\n`;
  const known = [
    '\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'BREW / HTTP/1.1\r\nHost: x\r\n\r\n',
    get('/../../etc/passwd'),
    get('/..%2f..%2fetc%2fpasswd'),
    get('/%'),
    get('/%c0%af'),
    get('/%00'),
    get('/.vite/manifest.json'),
    get('/api/tables/%00'),
    get(`/api/tables/${'x'.repeat(5_000)}`),
    get('/api/codes/__proto__'),
    get('/api/tables/constructor'),
    get('/socket.io/?EIO=4&transport=polling'),
    get('/socket.io/?EIO=3&transport=websocket'),
    get('/socket.io/?EIO=4&transport=websocket&sid=x'),
    get('/socket.io/', 'Upgrade: websocket\r\nConnection: Upgrade\r\n'),
    get('/', `X: ${'x'.repeat(20_000)}\r\n`),
    get('/', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'),
    json('{'),
    json(''),
    json('null'),
    json('[]'),
    json('{"__proto__":{"scenario":"short"}}'),
    json('{"constructor":{"prototype":1}}'),
    json(deep(8_000, '[', ']')),
    json('x'.repeat(20_000)),
    json('{}', 'text/plain'),
    json('{}', 'multipart/form-data'),
    json('{}', 'application/json; charset=utf-7'),
    json('{}', 'application/json', '/api/tables/x/seats/chair'),
    json('{}', 'application/json', '/api/tables/x/seats/__proto__'),
    json('{}', 'application/json', '/api/tables/x/seats/usa/program'),
    json('{"host":[]}', 'application/json', `/api/tables/${table}/seats/iran/program`),
    json('{"host":"x"}', 'application/json', `/api/tables/${table}/seats/iran/program`),
    json('{"host":"x","level":"god"}', 'application/json', `/api/tables/${table}/seats/iran/bot`),
    json('{"host":"x","level":"__proto__"}', 'application/json', '/api/tables/x/seats/iran/bot'),
    json('{}', 'application/json', '/api/tables', 'PUT'),
    json('{}', 'application/json', '/api/tables', 'DELETE'),
    json('{"scenario":"short","seats":{"usa":{"kind":"bot","level":"god"}},"clock":{},"gallery":1}'),
    'POST /api/tables HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ];
  const random = fc.sample(
    fc.oneof(
      fc.jsonValue({ maxDepth: 4 }).map((body) => json(JSON.stringify(body))),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.webPath().map((path) => get(`/api${path}`)),
      fc.string({ maxLength: 40 }).map((path) => get(`/${path}`)),
    ),
    { seed: SEED, numRuns: 1_000 * TIMES - known.length },
  );
  const requests = [...known, ...random];
  const answers: string[] = [];
  for (let i = 0; i < requests.length; i += 50) {
    answers.push(
      ...(await Promise.all(requests.slice(i, i + 50).map((request) => sendBytes(server.port, request)))),
    );
  }
  expect(requests).toHaveLength(1_000 * TIMES);
  const statuses = answers
    .map((answer) => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
    .filter((status) => status !== undefined);
  expect(statuses.length).toBeGreaterThan(300);
  expect(statuses.filter((status) => status.startsWith('5'))).toEqual([]);
  expect(answers.join('')).not.toContain('root:');
  await stillServes();
});

test('the table that was open all the while is as it was, and the process has not grown out of bounds', async () => {
  const { state } = await (async () => {
    const fresh = new TestClient(server.url);
    await fresh.enter(table);
    fresh.close();
    return { state: fresh.state! };
  })();
  expect(state.view.round).toBe(1);
  expect(Object.values(state.messages).filter(({ from }) => from === 'usa')).toHaveLength(count);
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  console.log(`${Math.round(kilobytes / 1000)} MB`);
  expect(kilobytes).toBeLessThan(600_000);
});
