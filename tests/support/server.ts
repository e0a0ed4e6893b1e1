/** Servers and clients for tests: the real ones, on this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { createApp, type App } from '../../server/app';
import type { Thinking } from '../../server/bots/thinking';
import type { Checking } from '../../server/checking/thread';
import { checkSent, type Checked as CheckedGame } from '../../server/library/checked';
import { readConfig } from '../../server/config';
import { createLog } from '../../server/log';
import { Maker } from '../../server/seminars/maker';
import type { Making } from '../../server/seminars/making';
import { checkStudy, type Checked as CheckedStudy } from '../../server/studies/check';
import type { Opened } from '../../server/tables/registry';
import type { BotAct } from '../../shared/bots/bot';
import { answer, type BotRequest } from '../../shared/bots/request';
import type { Seat } from '../../shared/content/seats';
import { patch } from '../../shared/protocol/diff';
import {
  PROTOCOL_VERSION,
  type Entered,
  type Reply,
  type Request,
  type TableView,
  type Update,
  type UpdateSent,
  updateOf,
} from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import type { BotLevel, Holder } from '../../shared/rules/state';

export const person: Holder = { kind: 'person' };
export const bot = (level: BotLevel = 'random'): Holder => ({ kind: 'bot', level });
export const people = { usa: person, iran: person, israel: person };

/** Bots that think in this thread, since the built worker is not there; real ones unless told otherwise. */
export const thinkHere = (
  play: (request: BotRequest) => BotAct | null | Promise<BotAct | null> = (request) =>
    answer({ ...request, rollouts: Math.min(request.rollouts, 20) }, () => 0),
): Thinking => ({
  async ask(_, question) {
    const request = question();
    return request && play(request);
  },
  close: () => Promise.resolve(),
});

/** Recordings are verified in this thread, for the same reason. */
const checkHere: Checking<CheckedGame> = {
  check: async (text) => checkSent(text),
  close: () => Promise.resolve(),
};
const checkStudiesHere: Checking<CheckedStudy> = {
  check: (text) => Promise.resolve(checkStudy(text)),
  close: () => Promise.resolve(),
};

/** Recordings and exports are made in this thread, once there is anything to make. */
function makeHere(dataDir: string, databaseUrl: string | null): Making {
  let opening: Promise<Maker> | null = null;
  const here = (): Promise<Maker> => (opening ??= Maker.open(dataDir, databaseUrl));
  return {
    recording: async (task) => (await here()).recording(task),
    export: async (task) => (await here()).export(task),
    close: async () => (await opening)?.close(),
  };
}

export interface PlanBody {
  scenario: string;
  seats: Record<Seat, Holder>;
  clock: { talksMinutes: number | null; ordersMinutes: number | null };
  gallery: boolean;
  galleryDelay?: number;
  replaceBots?: boolean;
  name?: string;
}
export const plan = (more: Partial<PlanBody> = {}): PlanBody => ({
  scenario: 'short',
  seats: people,
  clock: { talksMinutes: null, ordersMinutes: null },
  gallery: false,
  ...more,
});

export interface TestServer {
  readonly app: App;
  readonly url: string;
  readonly dataDir: string;
  readonly lines: string[];
  /** Ends the server and starts another on the same data; the port changes. */
  restart(): Promise<TestServer>;
  close(): Promise<void>;
}

/** A server in this process on a port of its own. */
export async function startServer(
  env: Record<string, string> = {},
  dataDir?: string,
  clientDir: string | null = null,
): Promise<TestServer> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'server-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    BOT_DELAY_MS: '0',
    HTTP_RATE: '1000000',
    TABLE_RATE: '1000000',
    JOIN_RATE: '1000000',
    ADDRESS_CONNECTIONS: '1000000',
    ADDRESS_RATE: '1000000',
    SOCKET_RATE: '1000000',
    SOCKET_BURST: '1000000',
    LOG_LEVEL: 'trace',
    ...env,
  });
  const lines: string[] = [];
  const log = createLog(config, { write: (line) => void lines.push(line) });
  const app = await createApp(
    config,
    log,
    clientDir,
    thinkHere(),
    checkHere,
    checkStudiesHere,
    makeHere(folder, config.databaseUrl),
  );
  const port = await app.listen();
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    dataDir: folder,
    lines,
    async restart() {
      await app.close();
      return startServer(env, folder, clientDir);
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function call<T = Record<string, unknown>>(
  url: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${url}${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

export async function openTable(url: string, more: Partial<PlanBody> = {}): Promise<Opened> {
  const { status, body } = await call<Opened>(url, '/api/tables', plan(more));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export async function takeSeat(url: string, table: Opened, seat: Seat, name?: string): Promise<string> {
  const { status, body } = await call<{ token: string }>(url, `/api/tables/${table.table}/seats/${seat}`, {
    invite: table.invites[seat],
    ...(name !== undefined && { name }),
  });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.token;
}

/** A client as the browser's is: it holds the view and patches it with what comes. */
export class TestClient {
  readonly socket: Socket;
  readonly updates: Update[] = [];
  entered: Entered | null = null;
  state: TableView | null = null;
  version = 0;
  #ids = 0;
  readonly #waiting = new Set<() => void>();
  /** Updates that came before the answer to `enter`: others may come meanwhile. */
  readonly #early: Update[] = [];

  constructor(url: string, options: Parameters<typeof io>[1] = {}) {
    this.socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, ...options });
    this.socket.on('update', (...sent: UpdateSent) => {
      const update = updateOf(...sent);
      this.updates.push(update);
      if (!this.state) this.#early.push(update);
      else if (update.table === this.state.table) this.#take(update);
    });
  }

  #take(update: Update): void {
    if (update.version !== this.version + 1)
      throw new Error(`update ${update.version} after ${this.version}`);
    this.version = update.version;
    this.state = patch(this.state!, update.delta);
    for (const look of this.#waiting) look();
  }

  async connected(): Promise<this> {
    if (this.socket.connected) return this;
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
    return this;
  }

  ask<T = unknown>(request: unknown): Promise<Reply<T>> {
    return this.socket.timeout(10_000).emitWithAck('request', request) as Promise<Reply<T>>;
  }

  async enter(table: string, token?: string): Promise<Reply<Entered>> {
    await this.connected();
    const request: Request = {
      type: 'enter',
      protocol: PROTOCOL_VERSION,
      table,
      ...(token !== undefined && { token }),
    };
    // In the acknowledgement itself: the first update may come before anything that waits for a promise runs.
    return new Promise((resolve, reject) => {
      this.socket.timeout(10_000).emit('request', request, (error: Error | null, reply: Reply<Entered>) => {
        if (error) return reject(error);
        if (reply.ok) {
          this.entered = reply.value;
          this.state = reply.value.state;
          this.version = reply.value.version;
          for (const update of this.#early.splice(0)) {
            if (update.table === table && update.version > this.version) this.#take(update);
          }
        }
        resolve(reply);
      });
    });
  }

  act(action: SeatAction, id?: string): Promise<Reply> {
    return this.ask({ type: 'act', table: this.state!.table, id: id ?? this.newId(), action });
  }

  say(text: string, channel = 'open', id?: string): Promise<Reply> {
    const body = { kind: 'text', text };
    return this.ask({ type: 'say', table: this.state!.table, id: id ?? this.newId(), channel, body });
  }

  newId(): string {
    this.#ids += 1;
    return `${this.socket.id?.slice(0, 8) ?? 'x'}-${this.#ids}`.replace(/[^A-Za-z0-9_-]/g, '_');
  }

  /** Resolves once the state is as wanted. */
  until(wanted: (state: TableView) => boolean, milliseconds = 10_000): Promise<TableView> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(
          new Error(`not within ${milliseconds} ms; step ${this.state?.view.round} ${this.state?.view.step}`),
        );
      }, milliseconds);
      const look = () => {
        if (!this.state || !wanted(this.state)) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(this.state);
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Takes a seat and enters. */
export async function sit(
  url: string,
  table: Opened,
  seat: Seat,
  name?: string,
): Promise<TestClient & { token: string }> {
  const token = await takeSeat(url, table, seat, name);
  const client = new TestClient(url);
  const reply = await client.enter(table.table, token);
  if (!reply.ok) throw new Error(reply.code);
  return Object.assign(client, { token });
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
