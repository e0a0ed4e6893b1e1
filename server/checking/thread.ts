/** Work that takes long, or files from anybody: not done where tables are served. */
import { Tinypool } from 'tinypool';
import type { Log } from '../log';

export interface Checking<Checked> {
  /** What a text from outside holds. Rejects with a `BusyError` where that cannot be found out in time. */
  check(text: string): Promise<Checked>;
  close(): Promise<void>;
}

/** Too much waits, or one piece of work took too long. */
export class BusyError extends Error {}

export interface WorkLimits {
  /** How long one piece of work may take, in milliseconds. */
  readonly patience: number;
  /** Pieces that may wait. */
  readonly waiting: number;
}

/** The longest game takes a fifth of a second to check, the worst of files a second; each is some megabytes at most. */
const FILES: WorkLimits = { patience: 15_000, waiting: 16 };
const MEMORY_MOST = 512;
const IDLE = 60_000;

/** One piece of work after the other in a thread of its own, begun when something comes and ended when nothing does. */
export class WorkThread<Task, Done> {
  readonly #worker: string;
  readonly #log: Log;
  readonly #limits: WorkLimits;
  #pool: Tinypool | null = null;
  #waiting = 0;

  /** `worker` is the name of a built worker: `library-worker` for server/library/library-worker.ts. */
  constructor(worker: string, log: Log, limits: WorkLimits) {
    this.#worker = worker;
    this.#log = log;
    this.#limits = limits;
  }

  /** Rejects with a `BusyError` where it cannot be done in time. */
  async run(task: Task): Promise<Done> {
    const { patience, waiting } = this.#limits;
    if (this.#waiting >= waiting) throw new BusyError();
    this.#waiting += 1;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), patience);
    try {
      return (await this.#thread().run(task, { signal: late.signal })) as Done;
    } catch (error) {
      throw late.signal.aborted ? new BusyError() : error;
    } finally {
      clearTimeout(timer);
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }

  #thread(): Tinypool {
    if (this.#pool) return this.#pool;
    const pool = new Tinypool({
      filename: new URL(`./${this.#worker}.js`, import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MOST },
    });
    pool.on('error', (error: unknown) => this.#log.error({ err: error }, `${this.#worker} failed`));
    this.#pool = pool;
    return pool;
  }
}

/** Looks files through in a thread. */
export class CheckingThread<Checked> implements Checking<Checked> {
  readonly #thread: WorkThread<string, Checked>;

  constructor(worker: string, log: Log) {
    this.#thread = new WorkThread(worker, log, FILES);
  }

  check(text: string): Promise<Checked> {
    return this.#thread.run(text);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
