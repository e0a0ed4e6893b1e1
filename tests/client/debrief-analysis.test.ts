// The debrief as it comes to a page: chronicle at once, the analysis from a thread, kept for the next time.
import 'fake-indexeddb/auto';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { debriefStore, useDebrief, type AnalystThread, type DebriefNow } from '../../client/debrief/analysis';
import { keepAnalysis, keptAnalysis } from '../../client/debrief/kept';
import type { AnalystNews } from '../../client/debrief/messages';
import { analyse } from '../../shared/analysis/debrief/analyse';
import { golden } from '../analysis/games';

/** One round, so that a whole analysis takes no time. */
const timeline = golden('08-short-breakout.peace.json');
const { seal, result } = timeline.recording;
const analysis = analyse(timeline, { effort: 0.02 })!;

class FakeThread implements AnalystThread {
  onmessage: AnalystThread['onmessage'] = null;
  onerror: AnalystThread['onerror'] = null;
  readonly got: unknown[] = [];
  ended = false;
  postMessage(message: unknown): void {
    this.got.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  tell(data: AnalystNews): void {
    this.onmessage?.({ data } as MessageEvent<AnalystNews>);
  }
}

function opened() {
  const threads: FakeThread[] = [];
  const store = debriefStore(timeline, () => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  });
  const close = store.run();
  return { store, threads, close, now: (): DebriefNow => store.getState() };
}

const started = async ({ threads }: ReturnType<typeof opened>, number = 1): Promise<FakeThread> => {
  await vi.waitFor(() => expect(threads).toHaveLength(number));
  return threads.at(-1)!;
};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  indexedDB = new IDBFactory();
});

describe('a debrief on a page', () => {
  test('has its chronicle at once, then what the thread finds, and keeps it', async () => {
    const page = opened();
    expect(page.now()).toMatchObject({ status: 'working', progress: 0, analysis: {} });
    expect(page.now().chronicle.facts.seal).toBe(seal);
    const thread = await started(page);
    expect(thread.got).toEqual([timeline.recording]);

    thread.tell({ done: 5, parts: 20, part: { par: analysis.par } });
    expect(page.now()).toMatchObject({ progress: 0.25, analysis: { par: analysis.par } });
    thread.tell({ done: 10, parts: 20 });
    expect(page.now()).toMatchObject({ progress: 0.5, analysis: { par: analysis.par } });
    thread.tell({ analysis });
    expect(page.now()).toMatchObject({ status: 'done', progress: 1 });
    expect(page.now().analysis).toEqual(analysis);
    expect(thread.ended).toBe(true);

    await vi.waitFor(async () => expect(await keptAnalysis(seal)).toEqual(analysis));
    const again = opened();
    await vi.waitFor(() => expect(again.now().status).toBe('done'));
    expect(again.now().analysis).toEqual(analysis);
    expect(again.threads).toHaveLength(0);
  });

  test('is drawn with its chronicle before there is any thread', () => {
    const Page = () => {
      const { chronicle, status, progress } = useDebrief(timeline);
      return `${chronicle.facts.ending}, ${status}, ${progress}`;
    };
    expect(renderToStaticMarkup(createElement(Page))).toBe('breakout, working, 0');
  });

  test('ends its thread when it is left, and hears it no more', async () => {
    const page = opened();
    const thread = await started(page);
    page.close();
    expect(thread.ended).toBe(true);
    thread.tell({ done: 5, parts: 20 });
    expect(page.now().progress).toBe(0);
  });

  test('is left before it began: no thread is started', async () => {
    const page = opened();
    page.close();
    await keptAnalysis(seal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.threads).toHaveLength(0);
  });

  test('a page that is drawn twice starts one thread', async () => {
    const page = opened();
    page.close();
    page.store.run();
    await started(page);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.threads).toHaveLength(1);
  });

  test.each<[what: string, fail: (thread: FakeThread) => void, words: RegExp]>([
    ['fails', (thread) => thread.tell({ failed: 'TypeError' }), /broke off/],
    [
      'breaks',
      (thread) => thread.onerror?.({ message: 'x', preventDefault: () => undefined } as ErrorEvent),
      /broke off/,
    ],
    [
      'is not loaded',
      (thread) => thread.onerror?.({ message: '', preventDefault: () => undefined } as ErrorEvent),
      /could not be started/,
    ],
  ])('a thread that %s is answered in words, and can be begun again', async (_, fail, words) => {
    const page = opened();
    const thread = await started(page);
    fail(thread);
    expect(page.now().status).toBe('failed');
    expect(page.now().problem).toMatch(words);
    expect(page.now().problem).not.toContain('TypeError');
    expect(thread.ended).toBe(true);
    page.now().again();
    await started(page, 2);
    expect(page.now()).toMatchObject({ status: 'working', problem: null });
  });

  test('without storage it works all the same', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('closed', 'SecurityError');
    });
    const page = opened();
    const thread = await started(page);
    thread.tell({ analysis });
    expect(page.now().status).toBe('done');
  });

  test('only so many are kept, the latest', async () => {
    let now = 1;
    vi.spyOn(Date, 'now').mockImplementation(() => (now += 1));
    for (let game = 0; game < 63; game++) await keepAnalysis(`seal-${game}`, analysis);
    vi.mocked(Date.now).mockRestore();
    const kept = await Promise.all(Array.from({ length: 63 }, (_, game) => keptAnalysis(`seal-${game}`)));
    expect(kept.map((one) => one !== null)).toEqual(kept.map((_, game) => game >= 3));
  });
});

describe('the thread', () => {
  const news: AnalystNews[] = [];
  const scope = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    postMessage: (one: AnalystNews) => news.push(structuredClone(one)),
  };

  test('tells its progress, what is finished, and in the end all; of a broken recording, that it is broken', async () => {
    vi.stubGlobal('self', scope);
    await import('../../client/debrief/analyst');
    vi.unstubAllGlobals();
    scope.onmessage?.({ data: timeline.recording });
    const last = news.at(-1)!;
    expect(last).toMatchObject({
      analysis: {
        par: analysis.par,
        evaluation: { points: expect.arrayContaining([expect.objectContaining({ entry: timeline.length })]) },
        bargains: [{ round: 1 }],
      },
    });
    expect(result.round).toBe(1);
    const parts = news.flatMap((one) => ('part' in one && one.part ? [Object.keys(one.part)] : []));
    expect(parts[0]).toEqual(['par']);
    expect(parts[1]).toEqual(['par', 'evaluation']);
    news.length = 0;
    scope.onmessage?.({ data: { ...timeline.recording, seal: 'x' } });
    expect(news).toEqual([{ failed: expect.stringContaining('seal-changed') }]);
  });
});
