// The talks of all tables on a page: roughly first, then as in each debrief, a few threads at a time, kept for the next time.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnalystThread } from '../../client/debrief/analysis';
import { keepAnalysis, keptTalks } from '../../client/debrief/kept';
import type { TalksNews } from '../../client/debrief/messages';
import { talksStore } from '../../client/seminar-debrief/talks';
import { analyse } from '../../shared/analysis/debrief/analyse';
import { golden } from '../analysis/games';
import { sampleBargain } from './debrief-sample';

const timeline = golden('08-short-breakout.peace.json');
const { recording } = timeline;
/** The same game as another table's: by its seal it is another. */
const other = { ...recording, seal: 'f'.repeat(16) };
const bargains = [sampleBargain(1, 0)];

class FakeThread implements AnalystThread<TalksNews> {
  onmessage: AnalystThread<TalksNews>['onmessage'] = null;
  onerror: AnalystThread['onerror'] = null;
  readonly got: { talks: { seal: string }; effort: number }[] = [];
  ended = false;
  postMessage(message: unknown): void {
    this.got.push(message as FakeThread['got'][number]);
  }
  terminate(): void {
    this.ended = true;
  }
  tell(data: TalksNews): void {
    this.onmessage?.({ data } as MessageEvent<TalksNews>);
  }
}

function opened(most = 1) {
  const threads: FakeThread[] = [];
  const store = talksStore(() => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  }, most);
  return { store, threads, now: () => store.getState() };
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  indexedDB = new IDBFactory();
});

test('every table is looked at roughly before any is weighed whole; only the whole is kept', async () => {
  const { store, threads, now } = opened();
  await store.add(1, recording);
  await store.add(2, other);
  expect(now()).toMatchObject({ status: 'idle', progress: 0 });
  expect(threads).toHaveLength(0);

  store.begin();
  expect(now().status).toBe('working');
  const [thread] = threads;
  thread!.tell({ bargains });
  expect(now().tables.get(1)).toEqual({ bargains, whole: false });
  thread!.tell({ bargains });
  thread!.tell({ bargains });
  expect(now().tables.get(1)).toEqual({ bargains, whole: true });
  expect(now().tables.get(2)!.whole).toBe(false);
  thread!.tell({ bargains });
  expect(thread!.got.map(({ talks, effort }) => [talks.seal, effort < 1])).toEqual([
    [recording.seal, true],
    [other.seal, true],
    [recording.seal, false],
    [other.seal, false],
  ]);
  expect(now()).toMatchObject({ status: 'done', progress: 1 });
  expect(threads.map(({ ended }) => ended)).toEqual([true]);
  await vi.waitFor(async () => expect(await keptTalks(other.seal)).toEqual(bargains));

  const again = opened();
  await again.store.add(2, other);
  again.store.begin();
  expect(again.now()).toMatchObject({ status: 'done', tables: new Map([[2, { bargains, whole: true }]]) });
  expect(again.threads).toHaveLength(0);
});

test('a game whose own debrief was looked at needs no work', async () => {
  const analysis = analyse(timeline, { effort: 0.02 })!;
  await keepAnalysis(recording.seal, analysis);
  const { store, now } = opened();
  await store.add(1, recording);
  expect(now().tables.get(1)).toEqual({ bargains: analysis.bargains, whole: true });
});

test('so many threads work at once as there may be, and tables that come later are taken in', async () => {
  const { store, threads, now } = opened(2);
  store.begin();
  await store.add(1, recording);
  expect(threads).toHaveLength(2);
  await store.add(2, other);
  expect(threads).toHaveLength(2);
  for (let n = 0; n < 4; n += 1) threads.find(({ got }) => got.length > 0)!.tell({ bargains });
  store.end();
  expect(threads.every(({ ended }) => ended)).toBe(true);
  expect(now().status).not.toBe('working');
});

describe('a thread that fails', () => {
  test.each<[what: string, fail: (thread: FakeThread) => void, words: RegExp]>([
    ['by itself', (thread) => thread.tell({ failed: 'TypeError' }), /broke off/],
    [
      'to load',
      (thread) => thread.onerror?.({ message: '', preventDefault: () => undefined } as ErrorEvent),
      /could not be started/,
    ],
  ])('%s is answered in words, and its work can be begun again', async (_, fail, words) => {
    const { store, threads, now } = opened();
    store.begin();
    await store.add(1, recording);
    fail(threads[0]!);
    expect(now().status).toBe('failed');
    expect(now().problem).toMatch(words);
    expect(now().problem).not.toContain('TypeError');
    expect(threads[0]!.ended).toBe(true);
    store.begin();
    expect(now()).toMatchObject({ status: 'working', problem: null });
    threads[1]!.tell({ bargains });
    expect(now().tables.get(1)!.whole).toBe(false);
  });
});
