/** Where recordings from outside are verified: not where tables are served. */
import { Tinypool } from 'tinypool';
import type { Log } from '../log';
import type { Checked } from './checked';

export interface Checking {
  /** What a text from outside holds. Rejects where that cannot be found out in time. */
  check(text: string): Promise<Checked>;
  close(): Promise<void>;
}

/** How long one may take, and how many may wait. */
const PATIENCE = 15_000;
const WAITING_MOST = 20;
const MEMORY_MOST = 512;
const IDLE = 30_000;

/** One thread of its own, begun when something comes and ended when nothing does. */
export class CheckingThread implements Checking {
  readonly #log: Log;
  #pool: Tinypool | null = null;
  #waiting = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  async check(text: string): Promise<Checked> {
    if (this.#waiting >= WAITING_MOST) return { busy: true };
    this.#waiting += 1;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), PATIENCE);
    try {
      return (await this.#thread().run(text, { signal: late.signal })) as Checked;
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
      filename: new URL('./library-worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MOST },
    });
    pool.on('error', (error: unknown) => this.#log.error({ err: error }, 'library thread failed'));
    this.#pool = pool;
    return pool;
  }
}
