/**
 * The line to the server for one table: enters it, applies updates in order, asks for everything again where one is
 * missing, and keeps each request until it is answered. What was not answered when the line broke is sent again under
 * the same id, so that nothing is lost and nothing done twice.
 */
import { io, type Socket } from 'socket.io-client';
import { patch } from '../../shared/protocol/diff';
import {
  PROTOCOL_VERSION,
  type Dismissed,
  type Entered,
  type Reply,
  type Request,
  type TableView,
  type Update,
  type UpdateSent,
  updateOf,
} from '../../shared/protocol/messages';
import { requestId } from './ids';
import type { Connection, Refused } from './source';

/** How long an answer may take before the request is sent again. */
const PATIENCE_MS = 8_000;
const MOST_TRIES = 5;
/** Answers to `enter` after which trying again would change nothing. */
const FINAL = new Set([
  'unknown-table',
  'wrong-token',
  'no-gallery',
  'wrong-protocol',
  'malformed',
  'no-seat',
]);

type Asked = Exclude<Request, { type: 'enter' | 'leave' | 'step-away' }>;

interface Waiting {
  readonly request: Asked;
  readonly answer: (reply: Reply) => void;
  tries: number;
  /** Whether it is on its way over the present connection. */
  sent: boolean;
}

export interface LineEvents {
  table(table: TableView, version: number, whole: boolean): void;
  connection(connection: Connection, why?: Refused): void;
}

export interface LinePlace {
  readonly table: string;
  readonly token: string | undefined;
  /** As the gallery sees it, whosever token it is. */
  readonly asGallery?: true;
}

const refused = (code: string): Refused => ({ ok: false, code, detail: {} });

export class Line {
  #socket: Socket | null = null;
  #table: TableView | null = null;
  #version = 0;
  #person: string | null = null;
  /** How far the server's clock is ahead of this one. */
  #ahead = 0;
  #entered = false;
  #entering = false;
  /** Updates that came before the answer to `enter` did. */
  #early: Update[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    readonly place: LinePlace,
    readonly events: LineEvents,
    readonly connect: () => Socket = () =>
      io({
        transports: ['websocket'],
        reconnectionDelay: 400,
        reconnectionDelayMax: 8_000,
        randomizationFactor: 0.5,
        // One connection for each table, so that leaving one does not cut another.
        forceNew: true,
      }),
  ) {}

  /** One's own id among those who share a seat; `null` where nobody does. */
  get person(): string | null {
    return this.#person;
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  open(): void {
    this.events.connection('connecting');
    const socket = this.connect();
    this.#socket = socket;
    socket.on('connect', () => this.#enter());
    socket.on('disconnect', (reason) => {
      this.#lost();
      // The server hung up, for a restart perhaps: socket.io leaves it to us to come back.
      if (reason === 'io server disconnect') this.#retry = setTimeout(() => socket.connect(), 1_000);
    });
    socket.on('connect_error', () => {
      if (this.#table) this.events.connection('reconnecting');
    });
    socket.on('update', (...sent: UpdateSent) => this.#update(updateOf(...sent)));
    // Whoever was moved to another table is led there by the seminar.
    socket.on('dismissed', ({ table }: Dismissed) => {
      if (table !== this.place.table) return;
      this.#entered = false;
      const seminar = this.#table?.seminar?.id ?? null;
      this.events.connection('refused', { ...refused('moved'), detail: { seminar } });
    });
    if (socket.connected) this.#enter();
  }

  close(): void {
    clearTimeout(this.#retry);
    if (this.#entered)
      this.#socket?.emit('request', { type: 'leave', table: this.place.table } satisfies Request);
    this.#socket?.disconnect();
    this.#socket?.removeAllListeners();
    this.#socket = null;
    this.#entered = false;
    for (const { answer } of this.#waiting.values()) answer(refused('offline'));
    this.#waiting.clear();
  }

  /** Sends a request and keeps it until it is answered. */
  ask(request: Asked): Promise<Reply> {
    const key = 'id' in request ? request.id : requestId();
    return new Promise((resolve) => {
      const waiting: Waiting = {
        request,
        tries: 0,
        sent: false,
        answer: (reply) => {
          this.#waiting.delete(key);
          resolve(reply);
        },
      };
      this.#waiting.set(key, waiting);
      this.#send(waiting);
    });
  }

  #send(waiting: Waiting): void {
    const socket = this.#socket;
    if (!socket?.connected || !this.#entered || waiting.sent) return;
    waiting.sent = true;
    waiting.tries += 1;
    socket.timeout(PATIENCE_MS).emit('request', waiting.request, (error: Error | null, reply?: Reply) => {
      if (socket !== this.#socket) return;
      waiting.sent = false;
      if (error || !reply) {
        if (waiting.tries >= MOST_TRIES) waiting.answer(refused('timeout'));
        else this.#send(waiting);
      } else if (!reply.ok && reply.code === 'not-entered') this.#enter();
      else waiting.answer(reply);
    });
  }

  #enter(): void {
    const socket = this.#socket;
    if (!socket?.connected || this.#entering) return;
    const { table, token, asGallery } = this.place;
    this.#entering = true;
    this.#entered = false;
    const request: Request = {
      type: 'enter',
      protocol: PROTOCOL_VERSION,
      table,
      ...(token && { token }),
      ...(asGallery && { asGallery }),
    };
    socket.timeout(PATIENCE_MS).emit('request', request, (error: Error | null, reply?: Reply<Entered>) => {
      if (socket !== this.#socket) return;
      this.#entering = false;
      if (error || !reply) return this.#enter();
      if (reply.ok) this.#welcome(reply.value);
      else if (FINAL.has(reply.code)) this.events.connection('refused', reply);
      else this.#retry = setTimeout(() => this.#enter(), 2_000);
    });
  }

  #welcome({ state, version, now, person }: Entered): void {
    this.#entered = true;
    this.#person = person ?? null;
    this.#ahead = now - Date.now();
    this.#table = state;
    this.#version = version;
    this.events.table(state, version, true);
    this.events.connection('live');
    const early = this.#early.splice(0);
    for (const update of early) if (update.version > version) this.#update(update);
    for (const waiting of this.#waiting.values()) this.#send(waiting);
  }

  #update(update: Update): void {
    if (update.table !== this.place.table) return;
    if (this.#entering || !this.#entered) {
      this.#early.push(update);
      return;
    }
    if (update.version <= this.#version || !this.#table) return;
    // One is missing: everything again.
    if (update.version > this.#version + 1) return this.#enter();
    // What came over the fastest way tells the clocks apart best.
    if (update.now !== undefined) this.#ahead = Math.max(this.#ahead, update.now - Date.now());
    try {
      this.#table = patch(this.#table, update.delta);
    } catch {
      // It was made from something else than what is here.
      return this.#enter();
    }
    this.#version = update.version;
    this.events.table(this.#table, this.#version, false);
  }

  #lost(): void {
    this.#entered = false;
    this.#entering = false;
    this.#early = [];
    for (const waiting of this.#waiting.values()) waiting.sent = false;
    this.events.connection('reconnecting');
  }
}
