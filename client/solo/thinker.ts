/** Bots think in a thread of their own, one at a time. */
import type { BotAct } from '../../shared/bots/bot';
import { answer, type BotRequest } from '../../shared/bots/request';

/** What a bot that searches may take for one act. */
const BUDGET_MS = 1_000;
/** A thread that is silent for so long is lost. */
const SILENCE_MS = 15_000;

/** What is needed of a worker, from outside. */
export interface Thread {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
  terminate(): void;
}

type Answer = { readonly act: BotAct | null } | { readonly failed: string };

/** The thread's side: answers what it is asked. */
export function thinks(request: BotRequest): Answer {
  const begun = performance.now();
  try {
    return { act: answer(request, () => (performance.now() - begun) / BUDGET_MS) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The other side: hands on one request after the other. A thread that fails is ended, and the next request gets another. */
export class Thinker {
  readonly #start: () => Thread;
  #thread: Thread | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(start: () => Thread) {
    this.#start = start;
  }

  /** `request` is made when its turn has come, so that it tells of the table as it then is. */
  ask(request: () => BotRequest): Promise<BotAct | null> {
    const result = this.#last.then(() => this.#ask(request()));
    this.#last = result.catch(() => undefined);
    return result;
  }

  #ask(request: BotRequest): Promise<BotAct | null> {
    const thread = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        thread.terminate();
        this.#thread = null;
        reject(new Error(why));
      };
      const timer = setTimeout(() => fail('The bots do not answer.'), SILENCE_MS);
      thread.onerror = (event) => {
        // Dealt with here: it must not end the thread of the table too.
        event.preventDefault();
        fail(event.message || 'The bots could not be loaded.');
      };
      thread.onmessage = ({ data }) => {
        clearTimeout(timer);
        const given = data as Answer;
        if ('failed' in given) reject(new Error(given.failed));
        else resolve(given.act);
      };
      thread.postMessage(request);
    });
  }
}
