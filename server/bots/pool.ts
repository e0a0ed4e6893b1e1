import { Tinypool } from 'tinypool';
import type { BotRequest } from '../../shared/bots/request';
import type { Log } from '../log';
import type { Task } from './bots-worker';
import { Line } from './line';
import type { Thinking } from './thinking';

/** Least part of its time that a bot is left with where many wait. */
const LEAST_SHARE = 0.1;
/** Memory of one thread, in MB; a bot that wants more fails alone. */
const MEMORY_MOST = 512;
const IDLE = 60_000;
/** How long threads may take to end; one that ended by itself is never heard of. */
const ENDING = 3_000;

export interface PoolOptions {
  readonly threads: number;
  /** How long a bot that searches may do so, in milliseconds, and when one that goes on is given up. */
  readonly budget: number;
  readonly limit: number;
  readonly log: Log;
  /** Another worker than the built one. */
  readonly filename?: string;
}

interface Waiting {
  readonly question: () => BotRequest | null;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Bots think in so many threads at once, table after table. A thread that gives no answer is replaced. */
export class ThinkingPool implements Thinking {
  readonly #options: PoolOptions;
  readonly #line = new Line<Waiting>();
  #pool: Tinypool | null = null;
  #running = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#line.length;
  }

  ask(table: string, question: () => BotRequest | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error('The server closes.'));
      this.#line.add(table, { question, resolve, reject });
      this.#goOn();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (let next = this.#line.take(); next; next = this.#line.take())
      next.reject(new Error('The server closes.'));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ENDING);
    });
    await Promise.race([this.#pool?.destroy(), patience]);
    clearTimeout(timer);
  }

  #goOn(): void {
    while (this.#running < this.#options.threads) {
      const next = this.#line.take();
      if (!next) return;
      this.#running += 1;
      void this.#answer(next);
    }
  }

  async #answer({ question, resolve, reject }: Waiting): Promise<void> {
    let tell: () => void;
    try {
      const request = question();
      const answer = await (request && this.#think(request));
      tell = () => resolve(answer);
    } catch (error) {
      tell = () => reject(error);
    }
    this.#running -= 1;
    this.#goOn();
    tell();
  }

  async #think(request: BotRequest): Promise<unknown> {
    const { limit } = this.#options;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), limit);
    const task: Task = { request, milliseconds: this.#budget() };
    try {
      return await this.#threads().run(task, { signal: late.signal });
    } catch (error) {
      throw late.signal.aborted ? new Error(`It gave no answer within ${limit} ms.`) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Where more wait than there are threads, each has less time, so that all tables go on. */
  #budget(): number {
    const { budget, threads } = this.#options;
    const share = threads / (this.#running + this.#line.length);
    return budget * Math.min(1, Math.max(share, LEAST_SHARE));
  }

  #threads(): Tinypool {
    if (this.#pool) return this.#pool;
    const { filename, threads, log } = this.#options;
    const pool = new Tinypool({
      filename: filename ?? new URL('./bots-worker.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MOST },
    });
    // A thread that ends while it has nothing to do, or before it begins.
    pool.on('error', (error: unknown) => log.error({ err: error }, 'bot thread failed'));
    this.#pool = pool;
    return pool;
  }
}
