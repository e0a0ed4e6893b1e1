/** The debrief of a finished game as it comes: the chronicle at once, the analysis from a thread, part by part. */
import { useEffect, useMemo } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import type { Analysis, Chronicle } from '../../shared/analysis/debrief/debrief';
import type { Timeline } from '../../shared/recording/timeline';
import { keepAnalysis, keptAnalysis } from './kept';
import type { AnalystNews } from './messages';

export interface DebriefNow {
  readonly chronicle: Chronicle;
  /** As far as it is finished. */
  readonly analysis: Partial<Analysis>;
  readonly status: 'working' | 'done' | 'failed';
  /** Share of the work that is done, from 0 to 1. */
  readonly progress: number;
  /** What went wrong and what helps, in words; `null` unless it failed. */
  readonly problem: string | null;
  /** Begins the analysis anew after it failed. */
  readonly again: () => void;
}

/** What is needed of a worker. */
export interface AnalystThread<News = AnalystNews> {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<News>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
  terminate(): void;
}

export const startThread = <News = AnalystNews>(): AnalystThread<News> =>
  new Worker(new URL('./analyst.ts', import.meta.url), { type: 'module', name: 'analyst' });

export const NOT_LOADED =
  'The part of this page that analyses games could not be started. See whether you are connected, and try again.';
const FAILED =
  'The analysis of this game broke off. What is shown so far holds; try again, or load the page anew.';

export interface DebriefStore extends StoreApi<DebriefNow> {
  /** Looks for what is kept, or begins to work; ends with what it returns. */
  run(): () => void;
}

export function debriefStore(timeline: Timeline, start: () => AnalystThread = startThread): DebriefStore {
  const { recording } = timeline;
  const store = createStore<DebriefNow>()(() => ({
    chronicle: chronicleOf(timeline),
    analysis: {},
    status: 'working',
    progress: 0,
    problem: null,
    again: () => void begin(),
  }));
  let thread: AnalystThread | null = null;
  let running = false;

  const end = (): void => {
    thread?.terminate();
    thread = null;
  };
  const fail = (problem: string): void => {
    end();
    store.setState({ status: 'failed', problem });
  };
  const finish = (analysis: Analysis): void => {
    end();
    store.setState({ analysis, status: 'done', progress: 1, problem: null });
  };
  const hear = (news: AnalystNews): void => {
    if ('failed' in news) {
      console.error(news.failed);
      fail(FAILED);
    } else if ('analysis' in news) {
      finish(news.analysis);
      void keepAnalysis(recording.seal, news.analysis);
    } else {
      const progress = news.parts > 0 ? news.done / news.parts : 0;
      store.setState({ progress, ...(news.part && { analysis: news.part }) });
    }
  };

  async function begin(): Promise<void> {
    store.setState({ status: 'working', problem: null, progress: 0 });
    const kept = await keptAnalysis(recording.seal);
    // Somebody may have left meanwhile, or begun a second time.
    if (!running || thread) return;
    if (kept) {
      finish(kept);
      return;
    }
    try {
      const started = start();
      thread = started;
      started.onmessage = ({ data }) => {
        if (thread === started) hear(data);
      };
      started.onerror = (event) => {
        event.preventDefault();
        if (thread === started) fail(event.message ? FAILED : NOT_LOADED);
      };
      started.postMessage(recording);
    } catch (error) {
      console.error(error);
      fail(NOT_LOADED);
    }
  }

  return {
    ...store,
    run: () => {
      running = true;
      if (store.getState().status !== 'done') void begin();
      return () => {
        running = false;
        end();
      };
    },
  };
}

/** The debrief of the game on a timeline. Its thread ends with the component. */
export function useDebrief(timeline: Timeline): DebriefNow {
  const store = useMemo(() => debriefStore(timeline), [timeline]);
  useEffect(() => store.run(), [store]);
  return useStore(store);
}
