/**
 * The talks of all tables, weighed in threads of this browser: first roughly, so that something is there soon, then with as
 * many rollouts as in a table's own debrief, which has the same figures. What is finished is kept for the next time.
 */
import { useEffect, useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import type { Bargain } from '../../shared/analysis/debrief/debrief';
import type { Recording } from '../../shared/recording/format';
import { NOT_LOADED, startThread, type AnalystThread } from '../debrief/analysis';
import { keepTalks, keptTalks } from '../debrief/kept';
import type { TalksNews } from '../debrief/messages';
import type { DebriefedTable } from './results';

type TalksThread = AnalystThread<TalksNews>;

export interface TableTalks {
  readonly bargains: readonly Bargain[];
  /** Weighed with all the rollouts of a table's own debrief. */
  readonly whole: boolean;
}

interface TalksNow {
  /** By the number of the table. */
  readonly tables: ReadonlyMap<number, TableTalks>;
  /** `idle`: there is work, and nobody has asked for it. */
  readonly status: 'idle' | 'working' | 'done' | 'failed';
  /** Share of the work that is done, from 0 to 1. */
  readonly progress: number;
  readonly problem: string | null;
}

export interface TalksStore extends StoreApi<TalksNow> {
  /** Looks for what is kept of a game, and weighs it once it is asked to. */
  add(table: number, recording: Recording): Promise<void>;
  /** Weighs what has to be weighed, also what comes later; again, after it failed. */
  readonly begin: () => void;
  /** Ends all threads; nothing is lost but what they were at. */
  end(): void;
}

/** Share of the usual rollouts for a first look: about a second of a core. A whole one takes about five times as long. */
const ROUGH = 0.15;
const COST = { rough: 1, whole: 5 } as const;
const THREADS_MOST = 4;
const FAILED =
  'The analysis of the talks broke off. What is shown so far holds; try again, or load the page anew.';

/** One core is left for the page, and for whoever speaks meanwhile. */
const threadsHere = (): number =>
  Math.max(1, Math.min(THREADS_MOST, (navigator.hardwareConcurrency || 2) - 1));

interface Job {
  readonly table: number;
  readonly recording: Recording;
  readonly grade: keyof typeof COST;
}

export function talksStore(
  start: () => TalksThread = () => startThread<TalksNews>(),
  threads: number = threadsHere(),
): TalksStore {
  const store = createStore<TalksNow>()(() => ({
    tables: new Map(),
    status: 'done',
    progress: 1,
    problem: null,
  }));
  let waiting: Job[] = [];
  const free: TalksThread[] = [];
  const busy = new Map<TalksThread, Job>();
  let asked = false;
  let done = 0;

  const tell = (more: Partial<TalksNow> = {}): void => {
    const left = [...waiting, ...busy.values()].reduce((sum, { grade }) => sum + COST[grade], 0);
    store.setState({
      progress: done + left === 0 ? 1 : done / (done + left),
      status: left === 0 ? 'done' : asked ? 'working' : 'idle',
      ...more,
    });
  };
  const show = (table: number, talks: TableTalks): void =>
    store.setState({ tables: new Map(store.getState().tables).set(table, talks) });

  function stop(): void {
    waiting = [...busy.values(), ...waiting];
    for (const thread of [...busy.keys(), ...free]) thread.terminate();
    busy.clear();
    free.length = 0;
  }
  function fail(problem: string): void {
    stop();
    asked = false;
    tell({ status: 'failed', problem });
  }
  function finished(thread: TalksThread, bargains: readonly Bargain[]): void {
    const job = busy.get(thread);
    if (!job) return;
    busy.delete(thread);
    free.push(thread);
    done += COST[job.grade];
    const whole = job.grade === 'whole';
    if (whole) void keepTalks(job.recording.seal, bargains);
    show(job.table, { bargains, whole });
    goOn();
  }
  function opened(): TalksThread {
    const thread = start();
    thread.onmessage = ({ data }) => {
      if (!busy.has(thread)) return;
      if ('bargains' in data) return finished(thread, data.bargains);
      console.error(data.failed);
      fail(FAILED);
    };
    thread.onerror = (event) => {
      event.preventDefault();
      if (busy.has(thread)) fail(event.message ? FAILED : NOT_LOADED);
    };
    return thread;
  }
  function goOn(): void {
    // A first look at every table comes before a whole one at any.
    waiting.sort((a, b) => COST[a.grade] - COST[b.grade] || a.table - b.table);
    try {
      while (asked && waiting.length > 0 && busy.size < threads) {
        const thread = free.pop() ?? opened();
        const job = waiting.shift()!;
        busy.set(thread, job);
        thread.postMessage({ talks: job.recording, effort: job.grade === 'rough' ? ROUGH : 1 });
      }
    } catch (error) {
      console.error(error);
      return fail(NOT_LOADED);
    }
    if (waiting.length === 0) for (const thread of free.splice(0)) thread.terminate();
    tell();
  }

  return {
    ...store,
    async add(table, recording) {
      const kept = await keptTalks(recording.seal);
      if (kept) return show(table, { bargains: kept, whole: true });
      waiting.push({ table, recording, grade: 'rough' }, { table, recording, grade: 'whole' });
      goOn();
    },
    begin() {
      asked = true;
      store.setState({ problem: null });
      goOn();
    },
    end() {
      asked = false;
      stop();
      tell();
    },
  };
}

export interface Talks extends TalksNow {
  readonly begin: () => void;
}

/** The talks of the tables that are played through. `unasked`: they are weighed without anybody asking for it. */
export function useTalks(tables: readonly DebriefedTable[], unasked: boolean): Talks {
  const [store] = useState(() => talksStore());
  const [added] = useState(() => new Set<number>());
  useEffect(() => {
    for (const { number, game } of tables) {
      if (!game || added.has(number)) continue;
      added.add(number);
      void store.add(number, game.timeline.recording);
    }
  }, [store, added, tables]);
  useEffect(() => {
    if (unasked) store.begin();
    return () => store.end();
  }, [store, unasked]);
  return { ...useStore(store), begin: store.begin };
}
