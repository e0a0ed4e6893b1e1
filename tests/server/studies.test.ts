// Shared studies over HTTP, and a facilitator who leads those who have one open.
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { randomBot } from '../../shared/bots/random';
import type { Reply } from '../../shared/protocol/messages';
import { write } from '../../shared/recording/record';
import type { Study } from '../../shared/study/format';
import { writeStudy } from '../../shared/study/read';
import { STUDY_NAMESPACE, STUDY_PROTOCOL_VERSION, type RoomNow } from '../../shared/study/room';
import { recordingOf, seedOf } from '../recording/support';
import { note, studyOf } from '../study/support';
import { pause, startServer, type TestServer } from '../support/server';

const bots = { usa: randomBot, iran: randomBot, israel: randomBot };
const recording = recordingOf('short', seedOf(1), bots);
const other = recordingOf('short', seedOf(2), bots);
const first = studyOf(recording, { notes: [note()] });

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ LEAD_SECONDS: '0.3' });
});
afterAll(() => server.close());

interface Answer {
  status: number;
  body: Record<string, unknown> & { code?: string; detail?: Record<string, unknown> };
}

interface Ask {
  method?: string;
  body?: string;
  key?: string;
  version?: string;
  type?: string;
}

async function ask(
  path: string,
  { method = 'GET', body, key, version, type = 'application/json' }: Ask = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}/api/studies${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': type }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(version !== undefined && { 'if-match': version }),
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

interface Shared {
  study: string;
  key: string;
  version: number;
}

async function share(study: Study = first): Promise<Shared> {
  const { status, body } = await ask('', { method: 'POST', body: writeStudy(study, recording) });
  expect(status).toBe(201);
  return body as unknown as Shared;
}

const save = ({ study, key }: Shared, version: number, next: Study): Promise<Answer> =>
  ask(`/${study}`, { method: 'PUT', body: writeStudy(next), key, version: `"${version}"` });

describe('a shared study', () => {
  test('is read by whoever has its id, with the recording it is about', async () => {
    const shared = await share();
    expect(shared).toMatchObject({ study: expect.stringMatching(/^[a-z0-9]{20}$/), version: 1 });
    const { status, body } = await ask(`/${shared.study}`);
    expect([status, body.version]).toEqual([200, 1]);
    expect(body.study).toEqual({ ...first, updatedAt: expect.any(Number) });
    expect(JSON.stringify(body)).not.toContain(shared.key);
    const file = await fetch(`${server.url}/api/studies/${shared.study}/recording`);
    expect(await file.text()).toBe(write(recording));
  });

  test('is changed by whoever has its key, one version after the other', async () => {
    const shared = await share();
    const next = studyOf(recording, { title: 'Second thoughts', notes: [note(), note({ id: 'note0002' })] });
    expect(await save(shared, 1, next)).toEqual({ status: 200, body: { version: 2 } });
    // Somebody who had not heard of it.
    expect(await save(shared, 1, first)).toEqual({
      status: 409,
      body: { code: 'study-changed', detail: { version: 2 } },
    });
    expect((await ask(`/${shared.study}`)).body).toMatchObject({
      version: 2,
      study: { title: 'Second thoughts' },
    });
  });

  test('of two who save at once, one is told', async () => {
    const shared = await share();
    const answers = await Promise.all([
      save(shared, 1, first),
      save(shared, 1, first),
      save(shared, 1, first),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test('needs no recording where the server has it, and is gone once deleted, with the recording of the last', async () => {
    const [one, two] = [await share(), await share()];
    const bare = { method: 'POST', body: writeStudy(first) };
    expect((await ask('', bare)).status).toBe(201);
    expect((await ask('', { method: 'POST', body: writeStudy(studyOf(other)) })).body.code).toBe(
      'no-recording',
    );
    expect(await ask(`/${one.study}`, { method: 'DELETE', key: one.key })).toEqual({ status: 200, body: {} });
    expect((await ask(`/${one.study}`)).body.code).toBe('unknown-study');
    expect((await ask(`/${two.study}/recording`)).status).toBe(200);
    const lonely = await ask('', { method: 'POST', body: writeStudy(studyOf(other), other) });
    const { study, key } = lonely.body as unknown as Shared;
    await ask(`/${study}`, { method: 'DELETE', key });
    expect((await ask('', { method: 'POST', body: writeStudy(studyOf(other)) })).body.code).toBe(
      'no-recording',
    );
  });

  test('is there after a restart', async () => {
    const again = await startServer();
    const sent = await fetch(`${again.url}/api/studies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: writeStudy(first, recording),
    });
    const { study, key } = (await sent.json()) as Shared;
    const restarted = await again.restart();
    const read = await fetch(`${restarted.url}/api/studies/${study}`);
    expect(await read.json()).toMatchObject({ version: 1, study: { title: first.title } });
    expect(`${again.lines.join('\n')}${restarted.lines.join('\n')}`).not.toContain(key);
    await restarted.close();
  });
});

const NONE = 'a'.repeat(20);
const edited = (change: (text: string) => string): string => {
  const text = writeStudy(first, recording);
  const next = change(text);
  expect(next).not.toBe(text);
  return next;
};
const post = (body: string, type?: string) => () => ask('', { method: 'POST', body, ...(type && { type }) });

test.each<[what: string, status: number, code: string, ask: () => Promise<Answer>]>([
  ['nothing', 400, 'bad-study', post('')],
  ['no JSON', 400, 'bad-study', post('{')],
  ['brackets', 400, 'bad-study', post('['.repeat(1_000_000))],
  ['a prototype', 400, 'bad-study', post('{"__proto__":{"a":1}}')],
  ['another type', 415, 'malformed', post('x', 'text/plain')],
  ['too much', 413, 'too-large', post(' '.repeat(6_000_001))],
  [
    'a game that was changed',
    400,
    'bad-study',
    post(edited((text) => text.replace(/("actor":"\w+","at":)\d+/, '$11'))),
  ],
  [
    'a game that does not come out so',
    400,
    'bad-study',
    post(edited((text) => text.replace(/"seed":"00000001/, '"seed":"00000009'))),
  ],
  ['a study of another game', 400, 'bad-study', post(writeStudy(studyOf(other), recording))],
  ['an id of nothing', 404, 'unknown-study', () => ask(`/${NONE}`)],
  ['an id that is none', 400, 'malformed', () => ask('/..%2fx')],
  ['the recording of nothing', 404, 'unknown-study', () => ask(`/${NONE}/recording`)],
  ['deleting nothing', 404, 'unknown-study', () => ask(`/${NONE}`, { method: 'DELETE', key: 'x' })],
])('%s: %i %s', async (_, status, code, asks) => {
  const answer = await asks();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test.each<[what: string, status: number, code: string, more: Partial<Ask>]>([
  ['without a key', 403, 'wrong-key', { version: '"1"' }],
  ['with another key', 403, 'wrong-key', { version: '"1"', key: 'x'.repeat(43) }],
  ['with a key that is none', 403, 'wrong-key', { version: '"1"', key: 'a b' }],
  ['without a version', 400, 'malformed', { key: 'KEY' }],
  ['with a version that is none', 400, 'malformed', { key: 'KEY', version: 'x' }],
  [
    'with another game',
    409,
    'other-game',
    { key: 'KEY', version: '"1"', body: writeStudy(studyOf(other), other) },
  ],
  [
    'with a note after the end',
    400,
    'bad-study',
    {
      key: 'KEY',
      version: '"1"',
      body: writeStudy(studyOf(recording, { notes: [note({ entry: 19_999 })] })),
    },
  ],
])('saving %s: %i %s', async (_, status, code, more) => {
  const shared = await share();
  const key = more.key === 'KEY' ? shared.key : more.key;
  const answer = await ask(`/${shared.study}`, {
    method: 'PUT',
    body: writeStudy(first),
    ...more,
    ...(key !== undefined && { key }),
  });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await ask(`/${shared.study}`)).body.version).toBe(1);
});

test('so many a minute, and no more', async () => {
  const strict = await startServer({ TABLE_RATE: '3' });
  const codes: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const { status } = await fetch(`${strict.url}/api/studies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    codes.push(status);
  }
  expect(codes).toEqual([400, 400, 400, 429, 429]);
  await strict.close();
});

/** Somebody who has a study open. */
class Guest {
  readonly socket: Socket;
  readonly rooms: RoomNow[] = [];

  constructor() {
    this.socket = io(`${server.url}${STUDY_NAMESPACE}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.socket.on('room', (room: RoomNow) => this.rooms.push(room));
  }

  get room(): RoomNow | undefined {
    return this.rooms.at(-1);
  }

  ask<T = unknown>(request: unknown): Promise<Reply<T>> {
    return this.socket.timeout(5_000).emitWithAck('request', request) as Promise<Reply<T>>;
  }

  async open(study: string, key?: string): Promise<Reply<RoomNow>> {
    const reply = await this.ask<RoomNow>({
      type: 'open',
      protocol: STUDY_PROTOCOL_VERSION,
      study,
      ...(key !== undefined && { key }),
    });
    if (reply.ok) this.rooms.push(reply.value);
    return reply;
  }

  lead(as: string, name: string, entry: number): Promise<Reply<RoomNow>> {
    return this.ask({ type: 'lead', as, name, place: at(entry) });
  }

  show(entry: number): Promise<Reply> {
    return this.ask({ type: 'show', place: at(entry) });
  }

  async sees(wanted: (room: RoomNow) => boolean): Promise<void> {
    await expect.poll(() => this.room && wanted(this.room), { timeout: 3_000 }).toBe(true);
  }
}

const at = (entry: number) => ({ entry, viewer: 'iran', playing: false });
const guests: Guest[] = [];
const guest = (): Guest => {
  const one = new Guest();
  guests.push(one);
  return one;
};
const ANN = 'leader00ann';
const BEN = 'leader00ben';

describe('led viewing', () => {
  afterEach(() => {
    for (const each of guests.splice(0)) each.socket.disconnect();
  });

  test('whoever has the key leads; the others are moved, and a late joiner is where the leader is', async () => {
    const { study, key } = await share();
    const [ann, cid] = [guest(), guest()];
    expect(await ann.open(study, key)).toMatchObject({
      ok: true,
      value: { present: 1, lead: null, version: 1 },
    });
    await cid.open(study);
    await ann.sees(({ present }) => present === 2);
    expect(await ann.lead(ANN, 'Ann', 3)).toMatchObject({ ok: true, value: { lead: { by: ANN } } });
    await cid.sees(({ lead }) => lead?.name === 'Ann' && lead.place.entry === 3);
    expect(await ann.show(8)).toEqual({ ok: true, value: null });
    await cid.sees(({ lead }) => lead?.place.entry === 8 && lead.place.viewer === 'iran');
    const late = guest();
    expect(await late.open(study)).toMatchObject({
      ok: true,
      value: { present: 3, lead: { name: 'Ann', place: { entry: 8 }, away: false } },
    });
    expect(await ann.ask({ type: 'stop' })).toMatchObject({ ok: true });
    await late.sees(({ lead }) => lead === null);
  });

  test('the later of two leads, and the one before is told', async () => {
    const { study, key } = await share();
    const [ann, ben, cid] = [guest(), guest(), guest()];
    await Promise.all([ann.open(study, key), ben.open(study, key), cid.open(study)]);
    await ann.lead(ANN, 'Ann', 3);
    await ben.lead(BEN, 'Ben', 5);
    await ann.sees(({ lead }) => lead?.by === BEN);
    expect(await ann.show(4)).toMatchObject({ ok: false, code: 'not-leading' });
    expect(await ann.ask({ type: 'stop' })).toMatchObject({ ok: false, code: 'not-leading' });
    // That one leaves ends nothing.
    ann.socket.disconnect();
    await cid.sees(({ present }) => present === 2);
    expect(cid.room?.lead).toMatchObject({ by: BEN, away: false, place: { entry: 5 } });
  });

  test('a leader who is cut off may come back for a while; then nobody leads', async () => {
    const { study, key } = await share();
    const [ann, cid] = [guest(), guest()];
    await Promise.all([ann.open(study, key), cid.open(study)]);
    await ann.lead(ANN, 'Ann', 3);
    ann.socket.disconnect();
    await cid.sees(({ lead }) => lead?.away === true);
    const back = guest();
    await back.open(study, key);
    await back.lead(ANN, 'Ann', 4);
    await cid.sees(({ lead }) => lead?.away === false && lead.place.entry === 4);
    await pause(400);
    expect(cid.room?.lead).toMatchObject({ by: ANN });
    back.socket.disconnect();
    await cid.sees(({ lead }) => lead?.away === true);
    await cid.sees(({ lead }) => lead === null);
  });

  test('a leader alone who is cut off finds the room as it was', async () => {
    const { study, key } = await share();
    const ann = guest();
    await ann.open(study, key);
    await ann.lead(ANN, 'Ann', 3);
    ann.socket.disconnect();
    const late = guest();
    expect(await late.open(study)).toMatchObject({ value: { lead: { by: ANN } } });
  });

  test('those who have it open are told of every newer version, and when it is deleted', async () => {
    const shared = await share();
    const cid = guest();
    await cid.open(shared.study);
    await save(shared, 1, first);
    await cid.sees(({ version }) => version === 2);
    await ask(`/${shared.study}`, { method: 'DELETE', key: shared.key });
    await cid.sees(({ gone }) => gone);
    expect(await guest().open(shared.study)).toMatchObject({ ok: false, code: 'unknown-study' });
  });

  test('nobody leads without the key, or without having come in', async () => {
    const { study } = await share();
    const cid = guest();
    expect(await cid.lead(ANN, 'Ann', 3)).toMatchObject({ ok: false, code: 'not-entered' });
    await cid.open(study);
    expect(await cid.lead(ANN, 'Ann', 3)).toMatchObject({ ok: false, code: 'wrong-key' });
    expect(await cid.show(3)).toMatchObject({ ok: false, code: 'not-leading' });
    expect(await cid.open(study, 'x')).toMatchObject({ ok: false, code: 'wrong-key' });
    expect(await cid.open(NONE)).toMatchObject({ ok: false, code: 'unknown-study' });
    expect(await cid.ask({ type: 'open', protocol: 99, study })).toMatchObject({ code: 'wrong-protocol' });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['an unknown type', { type: 'constructor' }],
    ['a name that steers', { type: 'lead', as: ANN, name: 'a\u202eb', place: at(1) }],
    ['no name', { type: 'lead', as: ANN, name: ' ', place: at(1) }],
    ['a place that is none', { type: 'show', place: { entry: -1, viewer: 'usa', playing: false } }],
    ['a viewer that is none', { type: 'show', place: { entry: 1, viewer: 'toString', playing: false } }],
    ['a key too many', { type: 'stop', lead: true }],
    ['a key that is an object', { type: 'open', protocol: 1, study: NONE, key: { length: 1 } }],
    ['a prototype', JSON.parse('{"type":"stop","__proto__":{"a":1}}')],
  ])('%s is refused', async (_, request) => {
    expect(await guest().ask(request)).toMatchObject({ ok: false, code: 'malformed' });
  });

  test('a socket that sends too much is slowed, then closed', async () => {
    const strict = await startServer({ SOCKET_RATE: '5', SOCKET_BURST: '10' });
    const socket = io(`${strict.url}${STUDY_NAMESPACE}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const replies = await Promise.all(
      Array.from(
        { length: 30 },
        () => socket.timeout(5_000).emitWithAck('request', { type: 'stop' }) as Promise<Reply>,
      ),
    );
    const codes = replies.map((reply) => (reply.ok ? '' : reply.code));
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(15);
    for (let i = 0; i < 300; i += 1) socket.emit('request', { type: 'stop' });
    await expect.poll(() => socket.connected).toBe(false);
    await strict.close();
  });
});

test('the server complained of nothing', () => {
  const levels = server.lines.map((line) => (JSON.parse(line) as { level: number }).level);
  expect(Math.max(...levels)).toBeLessThan(50);
});
