/** The page's side of the thread of a solo table. */
import type { Reply } from '../../shared/protocol/messages';
import { TABLE_THREAD, type SoloCall, type SoloNews, type SoloRequest } from './messages';

export class SoloLine {
  readonly #worker = new Worker(new URL('./thread.ts', import.meta.url), {
    type: 'module',
    name: TABLE_THREAD,
  });
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #calls = 0;

  constructor(news: (news: Exclude<SoloNews, { call: number }>) => void = () => undefined) {
    this.#worker.onmessage = ({ data }: MessageEvent<SoloNews>) => {
      if (!('call' in data)) return news(data);
      this.#waiting.get(data.call)?.(data.reply);
      this.#waiting.delete(data.call);
    };
    this.#worker.onerror = () => this.close();
  }

  ask<T = unknown>(request: SoloRequest): Promise<Reply<T>> {
    return new Promise((resolve) => {
      const call = (this.#calls += 1);
      this.#waiting.set(call, resolve as (reply: Reply) => void);
      this.#worker.postMessage({ call, request } satisfies SoloCall);
    });
  }

  /** Ends the thread; what was not answered is refused. */
  close(): void {
    this.#worker.terminate();
    for (const answer of this.#waiting.values()) answer({ ok: false, code: 'thread-lost', detail: {} });
    this.#waiting.clear();
  }
}
