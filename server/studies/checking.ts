import { Tinypool } from 'tinypool';
import { Refused } from '../tables/replies';
import type { Checked } from './check';

/** Looks through files that come from anybody. */
export interface StudyChecking {
  check(text: string): Promise<Checked>;
  close(): Promise<void>;
}

/** How long one file may take; the longest game takes a fifth of a second, the worst of files a second. */
const LIMIT = 15_000;
/** Files that may wait; each is some megabytes at most. */
const WAITING_MOST = 16;
const MEMORY_MOST = 512;
const IDLE = 60_000;

/** Checks one file after the other in a thread, so that a large one holds nobody else up. */
export class StudyChecks implements StudyChecking {
  #pool: Tinypool | null = null;
  #waiting = 0;

  async check(text: string): Promise<Checked> {
    if (this.#waiting >= WAITING_MOST) throw new Refused('busy');
    this.#waiting += 1;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), LIMIT);
    try {
      return (await this.#thread().run(text, { signal: late.signal })) as Checked;
    } catch (error) {
      throw late.signal.aborted ? new Refused('busy') : error;
    } finally {
      clearTimeout(timer);
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }

  #thread(): Tinypool {
    this.#pool ??= new Tinypool({
      filename: new URL('./check-worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MOST },
    });
    return this.#pool;
  }
}
