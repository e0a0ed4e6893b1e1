import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Socket } from 'socket.io-client';
import { requestId } from '../../client/session/ids';
import { Line } from '../../client/session/line';
import {
  PROTOCOL_VERSION,
  type Reply,
  type Request,
  type TableView,
  type UpdateSent,
} from '../../shared/protocol/messages';
import { FakeSocket } from './fake-socket';

// The line against a socket that does what a test tells it to: nothing acknowledged may be lost or done twice.

const tableAt = (round: number) => ({ table: 'abc', view: { round } }) as unknown as TableView;
const entered = (round: number, version: number): Reply => ({
  ok: true,
  value: { viewer: 'iran', version, state: tableAt(round), now: Date.now() },
});
const update = (version: number, round: number): UpdateSent => [
  'abc',
  version,
  { n: { view: { s: { round } } } },
];
const ready = (id: string) =>
  ({ type: 'act', table: 'abc', id, action: { type: 'ready', ready: true } }) as const;
const yes: Reply = { ok: true, value: null };

let socket: FakeSocket<Request>;
let line: Line;
let rounds: number[];
let states: string[];

beforeEach(() => {
  socket = new FakeSocket();
  rounds = [];
  states = [];
  line = new Line(
    { table: 'abc', token: 'secret' },
    {
      table: (table) => rounds.push(table.view.round),
      connection: (connection) => states.push(connection),
    },
    () => socket as unknown as Socket,
  );
  line.open();
  socket.connect();
});

describe('entering', () => {
  test('asks with the token and shows the whole', () => {
    expect(socket.last('enter').request).toMatchObject({
      table: 'abc',
      token: 'secret',
      protocol: PROTOCOL_VERSION,
    });
    socket.last('enter').answer(null, entered(1, 4));
    expect(rounds).toEqual([1]);
    expect(states).toEqual(['connecting', 'live']);
  });

  test('says when it will never be let in', () => {
    socket.last('enter').answer(null, { ok: false, code: 'wrong-token', detail: {} });
    expect(states.at(-1)).toBe('refused');
  });

  test('tries again after a refusal that may pass', () => {
    vi.useFakeTimers();
    socket.last('enter').answer(null, { ok: false, code: 'storage', detail: {} });
    vi.advanceTimersByTime(3_000);
    expect(socket.count('enter')).toBe(2);
    vi.useRealTimers();
  });

  test('keeps updates that overtake the answer, and drops those that it holds already', () => {
    socket.fire('update', ...update(4, 9));
    socket.fire('update', ...update(5, 2));
    socket.last('enter').answer(null, entered(1, 4));
    expect(rounds).toEqual([1, 2]);
  });
});

describe('updates', () => {
  beforeEach(() => socket.last('enter').answer(null, entered(1, 1)));

  test('are applied in order, once', () => {
    socket.fire('update', ...update(2, 2));
    socket.fire('update', ...update(2, 7));
    socket.fire('update', ...update(3, 3));
    expect(rounds).toEqual([1, 2, 3]);
  });

  test('with one missing, or made from something else, lead to asking for everything', () => {
    socket.fire('update', ...update(3, 3));
    expect(socket.count('enter')).toBe(2);
    socket.last('enter').answer(null, entered(3, 3));
    socket.fire('update', 'abc', 4, { n: { nowhere: { s: { x: 1 } } } });
    expect(socket.count('enter')).toBe(3);
  });

  test('of another table are nobody’s business', () => {
    const [, ...rest] = update(2, 2);
    socket.fire('update', 'other', ...rest);
    expect(rounds).toEqual([1]);
  });
});

describe('requests', () => {
  beforeEach(() => socket.last('enter').answer(null, entered(1, 1)));

  test('resolve with their answer', async () => {
    const reply = line.ask(ready('r1'));
    socket.last('act').answer(null, yes);
    expect(await reply).toEqual(yes);
  });

  test('not answered when the line broke go out again under the same id', async () => {
    const reply = line.ask(ready('r2'));
    const first = socket.last('act');
    socket.drop();
    expect(states.at(-1)).toBe('reconnecting');
    socket.connect();
    expect(socket.count('act')).toBe(1);
    socket.last('enter').answer(null, entered(1, 2));
    expect(socket.count('act')).toBe(2);
    expect(socket.last('act').request).toEqual(first.request);
    socket.last('act').answer(null, yes);
    expect(await reply).toEqual(yes);
  });

  test('made while the line is down wait for it', async () => {
    socket.drop();
    const reply = line.ask(ready('r3'));
    expect(socket.count('act')).toBe(0);
    socket.connect();
    socket.last('enter').answer(null, entered(1, 2));
    socket.last('act').answer(null, yes);
    expect((await reply).ok).toBe(true);
  });

  test('without an answer in time are sent again, and given up in the end', async () => {
    const reply = line.ask(ready('r4'));
    for (let tries = 0; tries < 5; tries++) socket.last('act').answer(new Error('timeout'));
    expect(await reply).toMatchObject({ ok: false, code: 'timeout' });
    expect(
      new Set(socket.sent.flatMap(({ request }) => (request.type === 'act' ? [request.id] : []))),
    ).toEqual(new Set(['r4']));
  });

  test('to a server that forgot this page make it enter first', async () => {
    const reply = line.ask(ready('r5'));
    socket.last('act').answer(null, { ok: false, code: 'not-entered', detail: {} });
    expect(socket.count('enter')).toBe(2);
    socket.last('enter').answer(null, entered(1, 1));
    socket.last('act').answer(null, yes);
    expect((await reply).ok).toBe(true);
  });

  test('left when the table is left are answered as such', async () => {
    const reply = line.ask(ready('r6'));
    line.close();
    expect(await reply).toMatchObject({ ok: false, code: 'offline' });
    expect(socket.count('leave')).toBe(1);
  });
});

test('the server’s clock is told by its own', () => {
  socket.last('enter').answer(null, {
    ok: true,
    value: { viewer: 'iran', version: 1, state: tableAt(1), now: Date.now() + 60_000 },
  });
  expect(line.now() - Date.now()).toBeGreaterThan(59_000);
});

test('ids of requests do not repeat', () => {
  expect(new Set(Array.from({ length: 500 }, requestId)).size).toBe(500);
});
