import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Socket } from 'socket.io-client';
import { seminarLine, type SeminarLine } from '../../client/seminar/line';
import type { Reply } from '../../shared/protocol/messages';
import type { SeminarRequest, SeminarView } from '../../shared/protocol/seminar';
import { FakeSocket } from './fake-socket';

// The line to a seminar against a socket that does what a test tells it to.

const viewOf = (people: number) => ({ kind: 'projector', people }) as SeminarView;
const attended = (people: number, version: number, now = Date.now()): Reply => ({
  ok: true,
  value: { version, view: viewOf(people), now },
});
const update = (version: number, people: number) => ({ version, delta: { s: { people } }, now: Date.now() });
const no = (code: string): Reply => ({ ok: false, code, detail: {} });
const sit = { type: 'sit', place: null } as const;

let socket: FakeSocket<SeminarRequest>;
let line: SeminarLine;
const people = () => (line.getState().view as { people: number } | null)?.people;
const attends = (reply: Reply) => socket.last('attend').answer(null, reply);

beforeEach(() => {
  vi.useRealTimers();
  socket = new FakeSocket();
  line = seminarLine({ seminar: 's1', token: 'secret' }, () => socket as unknown as Socket);
  line.open();
  socket.connect();
});

describe('attending', () => {
  test('asks with the token, shows the whole, and tells the time by the server', () => {
    expect(socket.last('attend').request).toEqual({
      type: 'attend',
      protocol: 1,
      seminar: 's1',
      token: 'secret',
    });
    expect(line.getState()).toMatchObject({ view: null, connection: 'connecting' });
    attends(attended(3, 7, Date.now() + 60_000));
    expect(people()).toBe(3);
    expect(line.getState().connection).toBe('live');
    expect(line.now() - Date.now()).toBeGreaterThan(59_000);
  });

  test('without a token there is nothing to try', () => {
    const connect = vi.fn<() => Socket>();
    const other = seminarLine({ seminar: 's1', token: undefined }, connect);
    other.open();
    expect(other.getState()).toMatchObject({ connection: 'refused', why: { code: 'no-token' } });
    expect(connect).not.toHaveBeenCalled();
  });

  test.each(['wrong-token', 'unknown-seminar', 'not-facilitator', 'wrong-protocol'])(
    'after %s it does not come back',
    (code) => {
      attends(no(code));
      expect(line.getState()).toMatchObject({ view: null, connection: 'refused', why: { code } });
      expect(socket.connected).toBe(false);
    },
  );

  test('after a refusal that may pass it tries again', () => {
    vi.useFakeTimers();
    attends(no('storage'));
    vi.advanceTimersByTime(2_500);
    expect(socket.count('attend')).toBe(2);
  });

  test('updates that overtake the answer are kept, those that it holds already are dropped', () => {
    socket.fire('update', update(4, 9));
    socket.fire('update', update(5, 2));
    attends(attended(1, 4));
    expect(people()).toBe(2);
  });
});

describe('updates', () => {
  test('are applied in order, and a gap asks for everything again', () => {
    attends(attended(1, 1));
    socket.fire('update', update(2, 2));
    expect(people()).toBe(2);
    socket.fire('update', update(2, 99));
    expect(people()).toBe(2);
    socket.fire('update', update(4, 4));
    expect(people()).toBe(2);
    expect(socket.count('attend')).toBe(2);
    attends(attended(5, 5));
    expect(people()).toBe(5);
  });

  test('what was made from something else asks for everything again', () => {
    attends(attended(1, 1));
    socket.fire('update', { version: 2, delta: { d: ['nothing'] }, now: 0 });
    expect(socket.count('attend')).toBe(2);
  });

  test('after the line broke one attends again, and what is shown stays meanwhile', () => {
    attends(attended(1, 1));
    socket.drop();
    expect(line.getState()).toMatchObject({ connection: 'reconnecting', view: { people: 1 } });
    socket.connect();
    attends(attended(2, 1));
    expect(line.getState()).toMatchObject({ connection: 'live', view: { people: 2 } });
  });

  test('whoever is removed learns why', () => {
    attends(attended(1, 1));
    socket.fire('dismissed');
    attends(no('wrong-token'));
    expect(line.getState()).toMatchObject({ connection: 'refused', why: { code: 'wrong-token' } });
  });
});

describe('asking', () => {
  test('waits until one attends, and is sent once', async () => {
    const reply = line.ask(sit);
    expect(socket.count('sit')).toBe(0);
    attends(attended(1, 1));
    expect(socket.count('sit')).toBe(1);
    socket.last('sit').answer(null, { ok: true, value: null });
    expect(await reply).toEqual({ ok: true, value: null });
  });

  test('is refused where the line does not come back in time', async () => {
    vi.useFakeTimers();
    const reply = line.ask(sit);
    vi.advanceTimersByTime(10_000);
    expect(await reply).toMatchObject({ ok: false, code: 'offline' });
    attends(attended(1, 1));
    expect(socket.count('sit')).toBe(0);
  });

  test('a lost answer is told, and not asked again: it may have been a yes', async () => {
    attends(attended(1, 1));
    const reply = line.ask(sit);
    socket.last('sit').answer(new Error('timeout'));
    expect(await reply).toMatchObject({ ok: false, code: 'timeout' });
    expect(socket.count('sit')).toBe(1);
  });

  test('a server that has forgotten this visitor is attended again, and asked again', async () => {
    attends(attended(1, 1));
    const reply = line.ask(sit);
    socket.last('sit').answer(null, no('not-entered'));
    expect(socket.count('attend')).toBe(2);
    attends(attended(1, 1));
    socket.last('sit').answer(null, { ok: true, value: null });
    expect(await reply).toMatchObject({ ok: true });
    expect(socket.count('sit')).toBe(2);
  });

  test('what waits is refused as the page is left, and the server is told', async () => {
    const early = line.ask(sit);
    line.close();
    expect(await early).toMatchObject({ code: 'offline' });
    line.open();
    socket.connect();
    attends(attended(1, 1));
    line.close();
    expect(socket.count('leave')).toBe(1);
  });
});
