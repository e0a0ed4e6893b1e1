/**
 * The line to the server for one seminar: attends it, applies updates in order, and attends again where one is missing
 * or the line broke. What is asked is sent once: nothing here could tell whether a lost answer was a yes.
 */
import { io, type Socket } from 'socket.io-client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { patch } from '../../shared/protocol/diff';
import type { Reply } from '../../shared/protocol/messages';
import {
  SEMINAR_NAMESPACE,
  SEMINAR_PROTOCOL_VERSION,
  type Attending,
  type SeminarRequest,
  type SeminarUpdate,
  type SeminarView,
} from '../../shared/protocol/seminar';
import type { Connection, Refused } from '../session/source';

const PATIENCE_MS = 8_000;
/** Answers to `attend` after which trying again would change nothing. */
const FINAL = new Set([
  'unknown-seminar',
  'wrong-token',
  'not-facilitator',
  'not-participant',
  'wrong-protocol',
  'malformed',
]);

/** What is asked once one attends. */
export type SeminarAsk = Exclude<SeminarRequest, { type: 'attend' | 'leave' }>;

export interface SeminarSight {
  readonly view: SeminarView | null;
  readonly connection: Connection;
  /** A facilitator's own id among them. */
  readonly me: string | null;
  /** Why one is refused. */
  readonly why: Refused | null;
}

export interface SeminarLine extends StoreApi<SeminarSight> {
  readonly open: () => void;
  /** It may be opened again. */
  readonly close: () => void;
  /** Waits a while for the line where it is down; then, and after a lost answer, it is refused. */
  readonly ask: (request: SeminarAsk) => Promise<Reply>;
  /** The clock that deadlines are told by. */
  readonly now: () => number;
}

interface SeminarPlace {
  readonly seminar: string;
  /** Without one there is nothing to try. */
  readonly token: string | undefined;
  readonly projector?: boolean;
}

interface Waiting {
  readonly request: SeminarAsk;
  readonly answer: (reply: Reply) => void;
}

const refused = (code: string): Refused => ({ ok: false, code, detail: {} });

const connectHere = (): Socket =>
  io(SEMINAR_NAMESPACE, {
    transports: ['websocket'],
    reconnectionDelay: 400,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    forceNew: true,
  });

export function seminarLine(
  { seminar, token, projector }: SeminarPlace,
  connect: () => Socket = connectHere,
): SeminarLine {
  const store = createStore<SeminarSight>()(() => ({
    view: null,
    connection: 'connecting',
    me: null,
    why: null,
  }));
  let socket: Socket | null = null;
  let version = 0;
  let ahead = 0;
  let attending = false;
  let asking = false;
  /** Updates that came before the answer to `attend` did. */
  let early: SeminarUpdate[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<Waiting>();

  function attend(): void {
    const here = socket;
    if (!here?.connected || asking || token === undefined) return;
    asking = true;
    attending = false;
    const request: SeminarRequest = {
      type: 'attend',
      protocol: SEMINAR_PROTOCOL_VERSION,
      seminar,
      token,
      ...(projector && { projector }),
    };
    here.timeout(PATIENCE_MS).emit('request', request, (error: Error | null, reply?: Reply<Attending>) => {
      if (here !== socket || !asking) return;
      asking = false;
      if (error || !reply) attend();
      else if (reply.ok) welcome(reply.value);
      else if (FINAL.has(reply.code)) turnedAway(reply);
      else retry = setTimeout(attend, 2_000);
    });
  }

  function welcome(attended: Attending): void {
    attending = true;
    ahead = attended.now - Date.now();
    version = attended.version;
    store.setState({ view: attended.view, connection: 'live', me: attended.me ?? null, why: null });
    for (const update of early.splice(0)) take(update);
    for (const each of waiting) send(each);
    waiting.clear();
  }

  function turnedAway(why: Refused): void {
    store.setState({ view: null, connection: 'refused', why });
    drain('offline');
    // The server may hang up besides: there is nothing to come back for.
    clearTimeout(retry);
    socket?.disconnect();
  }

  function take(update: SeminarUpdate): void {
    const { view } = store.getState();
    if (!attending) {
      early.push(update);
      return;
    }
    if (update.version <= version || !view) return;
    // One is missing: everything again.
    if (update.version > version + 1) return attend();
    // What came over the fastest way tells the clocks apart best.
    ahead = Math.max(ahead, update.now - Date.now());
    try {
      const next = patch(view, update.delta);
      version = update.version;
      store.setState({ view: next });
    } catch {
      // It was made from something else than what is here.
      attend();
    }
  }

  function send({ request, answer }: Waiting): void {
    const here = socket;
    if (!here) return answer(refused('offline'));
    here.timeout(PATIENCE_MS).emit('request', request, (error: Error | null, reply?: Reply) => {
      if (error || !reply) return answer(refused('timeout'));
      // It was not done: the server had forgotten this visitor.
      if (!reply.ok && reply.code === 'not-entered') {
        wait({ request, answer });
        return attend();
      }
      answer(reply);
    });
  }

  function wait(each: Waiting): void {
    waiting.add(each);
    setTimeout(() => {
      if (waiting.delete(each)) each.answer(refused('offline'));
    }, PATIENCE_MS);
  }

  function drain(code: string): void {
    for (const { answer } of waiting) answer(refused(code));
    waiting.clear();
  }

  function lost(): void {
    attending = false;
    asking = false;
    early = [];
    if (store.getState().connection !== 'refused') store.setState({ connection: 'reconnecting' });
  }

  return {
    ...store,
    now: () => Date.now() + ahead,
    ask: (request) =>
      new Promise((answer) => {
        if (store.getState().connection === 'refused') answer(refused('offline'));
        else if (attending) send({ request, answer });
        else wait({ request, answer });
      }),
    open() {
      if (token === undefined) return store.setState({ connection: 'refused', why: refused('no-token') });
      store.setState({ connection: 'connecting', why: null });
      const here = connect();
      socket = here;
      here.on('connect', attend);
      here.on('update', take);
      // Removed, or the seminar is gone: asking again tells which.
      here.on('dismissed', attend);
      here.on('disconnect', (reason) => {
        lost();
        // The server hung up, for a restart or because somebody was removed: socket.io leaves it to us to ask.
        if (reason === 'io server disconnect') retry = setTimeout(() => here.connect(), 1_000);
      });
      if (here.connected) attend();
    },
    close() {
      clearTimeout(retry);
      const here = socket;
      socket = null;
      if (attending) here?.emit('request', { type: 'leave' } satisfies SeminarRequest);
      attending = false;
      asking = false;
      early = [];
      here?.removeAllListeners();
      here?.disconnect();
      drain('offline');
    },
  };
}
