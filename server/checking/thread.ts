/** Files from anybody are looked through here: not where tables are served. */
import { Tinypool } from 'tinypool';
import type { Log } from '../log';

export interface Checking<Checked> {
  /** What a text from outside holds. Rejects with a `BusyError` where that cannot be found out in time. */
  check(text: string): Promise<Checked>;
  close(): Promise<void>;
}

/** Too many files wait, or one took too long. */
export class BusyError extends Error {}

/** How long one file may take, in milliseconds; the longest game takes a fifth of a second, the worst of files a second. */
const PATIENCE = 15_000;
/** Files that may wait; each is some megabytes at most. */
const WAITING_MOST = 16;
const MEMORY_MOST = 512;
const IDLE = 60_000;

/** One file after the other in a thread of its own, begun when something comes and ended when nothing does. */
export class CheckingThread<Checked> implements Checking<Checked> {
  readonly #worker: string;
  readonly #log: Log;
  #pool: Tinypool | null = null;
  #waiting = 0;

  /** `worker` is the name of a built worker: `library-worker` for server/library/library-worker.ts. */
  constructor(worker: string, log: Log) {
    this.#worker = worker;
    this.#log = log;
  }

  async check(text: string): Promise<Checked> {
    if (this.#waiting >= WAITING_MOST) throw new BusyError();
    this.#waiting += 1;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), PATIENCE);
    try {
      return (await this.#thread().run(text, { signal: late.signal })) as Checked;
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
