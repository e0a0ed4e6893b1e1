import { beforeEach, expect, test, vi } from 'vitest';
import { liveSource } from '../../client/session/live';
import type { TableSource } from '../../client/session/source';
import type { Reply, Request, TableView, UpdateSent } from '../../shared/protocol/messages';
import { LocalTable } from '../e2e/support/local-source';
import { FakeSocket } from './fake-socket';

// A table on a server, drawn frame by frame: what comes faster than frames do must not be drawn one by one.

const sockets = vi.hoisted(() => ({ open: (): unknown => null }));
vi.mock('socket.io-client', () => ({ io: () => sockets.open() }));

const first = new LocalTable({
  viewer: 'iran',
  scenario: 'standard',
  seed: '000102030405060708090a0b0c0d0e0f',
  round: 1,
  step: 'talks',
  bots: true,
  clock: false,
}).view();

const tollAt = (toll: number): TableView => ({
  ...first,
  view: { ...first.view, tracks: { ...first.view.tracks, toll } },
});
const entered = (version: number, state: TableView): Reply => ({
  ok: true,
  value: { viewer: 'iran', version, state, now: Date.now() },
});
const update = (version: number, toll: number): UpdateSent => [
  first.table,
  version,
  { n: { view: { n: { tracks: { s: { toll } } } } } },
  Date.now(),
];
const yes: Reply = { ok: true, value: null };

let socket: FakeSocket<Request>;
let source: TableSource;
let stop: () => void;
let tolls: number[];
let states: string[];
let callbacks: Map<number, () => void>;

/** The page comes to its next frame. */
function frame(): void {
  const due = [...callbacks.values()];
  callbacks.clear();
  for (const callback of due) callback();
}

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  sockets.open = () => socket;
  callbacks = new Map();
  let frames = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    callbacks.set((frames += 1), callback);
    return frames;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => callbacks.delete(id));
  tolls = [];
  states = [];
  source = liveSource({ table: first.table, token: 'secret' });
  stop = source.start({
    show: ({ view }) => {
      if (tolls.at(-1) !== view.tracks.toll) tolls.push(view.tracks.toll);
    },
    connection: (connection) => states.push(connection),
  });
  socket.connect();
  socket.last('enter').answer(null, entered(1, tollAt(100)));
  return () => {
    stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  };
});

test('what comes first is shown at once, also after a pause', () => {
  expect(tolls).toEqual([100]);
  frame();
  socket.fire('update', ...update(2, 101));
  expect(tolls).toEqual([100, 101]);
});

test('of a burst within one frame only what was last is drawn, and nothing of it is lost', () => {
  for (let n = 1; n <= 60; n += 1) socket.fire('update', ...update(1 + n, 100 + n));
  expect(tolls).toEqual([100]);
  frame();
  expect(tolls).toEqual([100, 160]);
  frame();
  socket.fire('update', ...update(62, 161));
  expect(tolls).toEqual([100, 160, 161]);
  expect(socket.count('enter')).toBe(1);
});

test('after a slow drawing there is as much time for keys and clicks as it took', () => {
  socket.fire('update', ...update(2, 101));
  vi.advanceTimersByTime(120);
  frame();
  vi.advanceTimersByTime(119);
  expect(tolls).toEqual([100]);
  vi.advanceTimersByTime(1);
  expect(tolls).toEqual([100, 101]);
});

test('a page that is not drawn is told all the same', () => {
  socket.fire('update', ...update(2, 101));
  vi.advanceTimersByTime(250);
  expect(tolls).toEqual([100, 101]);
});

test('whoever is answered has seen what came of it', async () => {
  const seen: number[] = [];
  const act = source.act({ type: 'ready', ready: true }).then(() => seen.push(...tolls));
  socket.fire('update', ...update(2, 101));
  socket.last('act').answer(null, yes);
  await act;
  expect(seen).toEqual([100, 101]);
});

test('what came before a connection broke is shown before that is said', () => {
  socket.fire('update', ...update(2, 101));
  const before = states.length;
  socket.drop();
  expect(tolls).toEqual([100, 101]);
  expect(states.slice(before)).toEqual(['reconnecting']);
});

test('everything again is shown, also when an update to it comes within the same frame', () => {
  socket.drop();
  socket.connect();
  socket.last('enter').answer(null, entered(3, tollAt(130)));
  socket.fire('update', ...update(4, 131));
  frame();
  expect(tolls.at(-1)).toBe(131);
});

test('nothing is shown once it was left', () => {
  socket.fire('update', ...update(2, 101));
  stop();
  frame();
  vi.advanceTimersByTime(1_000);
  expect(tolls).toEqual([100]);
});
