/** Seminars for tests: opened, joined and attended as the pages do it, at a real server. */
import { io, type Socket } from 'socket.io-client';
import { patch } from '../../shared/protocol/diff';
import type { Reply } from '../../shared/protocol/messages';
import {
  SEMINAR_NAMESPACE,
  SEMINAR_PROTOCOL_VERSION,
  type Attending,
  type Joined,
  type SeminarOpened,
  type SeminarRequest,
  type SeminarSettings,
  type SeminarUpdate,
  type SeminarView,
} from '../../shared/protocol/seminar';
import { call } from './server';

export const settings = (more: Partial<SeminarSettings> = {}): SeminarSettings => ({
  name: 'Seminar on bargaining',
  scenario: 'short',
  tables: 2,
  delegation: 2,
  botLevel: 'easy',
  clock: { talksMinutes: null, ordersMinutes: null },
  talk: { open: 'free', 'usa-iran': 'free', 'usa-israel': 'free', 'iran-israel': 'free' },
  readsPrivate: false,
  gallery: false,
  placement: 'even',
  deciding: 'head',
  guided: false,
  asks: { before: true, after: true },
  questions: [],
  days: 90,
  ...more,
});

export async function openSeminar(url: string, more: Partial<SeminarSettings> = {}): Promise<SeminarOpened> {
  const { status, body } = await call<SeminarOpened>(url, '/api/seminars', settings(more));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export async function join(url: string, { seminar, code }: SeminarOpened, name: string): Promise<Joined> {
  const { status, body } = await call<Joined>(url, `/api/seminars/${seminar}/people`, { code, name });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** A page of a seminar: it holds the view and patches it with what comes. */
export class SeminarClient<View extends SeminarView = SeminarView> {
  readonly socket: Socket;
  view: View | null = null;
  version = 0;
  bytes = 0;
  updates = 0;
  dismissed = 0;
  readonly #waiting = new Set<() => void>();

  constructor(url: string) {
    this.socket = io(`${url}${SEMINAR_NAMESPACE}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.socket.on('update', (update: SeminarUpdate) => {
      if (!this.view) return;
      if (update.version !== this.version + 1)
        throw new Error(`update ${update.version} after ${this.version}`);
      this.version = update.version;
      this.updates += 1;
      this.bytes += JSON.stringify(update).length;
      this.view = patch(this.view, update.delta);
      for (const look of this.#waiting) look();
    });
    this.socket.on('dismissed', () => {
      this.dismissed += 1;
      this.view = null;
    });
  }

  ask<T = unknown>(request: SeminarRequest | Record<string, unknown>): Promise<Reply<T>> {
    return this.socket.timeout(15_000).emitWithAck('request', request) as Promise<Reply<T>>;
  }

  attend(seminar: string, token: string, projector = false): Promise<Reply<Attending>> {
    const request = {
      type: 'attend',
      protocol: SEMINAR_PROTOCOL_VERSION,
      seminar,
      token,
      ...(projector && { projector }),
    };
    // In the acknowledgement itself: the first update may come before anything that waits for a promise runs.
    return new Promise((resolve, reject) => {
      this.socket.timeout(15_000).emit('request', request, (error: Error | null, reply: Reply<Attending>) => {
        if (error) return reject(error);
        if (reply.ok) {
          this.view = reply.value.view as View;
          this.version = reply.value.version;
        }
        resolve(reply);
      });
    });
  }

  /** Resolves once what is seen is as asked. */
  until(what: string, test: (view: View) => boolean, milliseconds = 15_000): Promise<View> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!this.view || !test(this.view)) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(this.view);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`Not in time: ${what}.`));
      }, milliseconds);
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.socket.close();
  }
}
