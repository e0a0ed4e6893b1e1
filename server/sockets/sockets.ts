import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Viewer } from '../../shared/content/seats';
import type { Delta, Reply, Update } from '../../shared/protocol/messages';
import { parseRequest } from '../../shared/protocol/schema';
import type { Config } from '../config';
import type { Log } from '../log';
import { StorageError } from '../storage/journal';
import type { Registry } from '../tables/registry';
import { Refused, refuse } from '../tables/replies';
import { Bucket } from './bucket';
import { Visit, roomOf } from './visit';

/** Most of what one message may carry: the longest legal one has some 12,000 bytes. */
const MESSAGE_MOST = 65_536;
/** Messages over the limit in a row after which a socket is closed. */
const PATIENCE = 200;

/** Whether a page from this origin may connect. What is no browser names no origin, and needs a token like anybody. */
function isOriginAllowed(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The socket side of the server: one request after the other from each client, updates to the rooms of the tables. */
export class Sockets {
  readonly #io: Server;
  readonly #log: Log;
  readonly #config: Config;
  readonly #now: () => number;

  constructor(config: Config, log: Log, now: () => number) {
    this.#config = config;
    this.#log = log;
    this.#now = now;
    this.#io = new Server({
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: MESSAGE_MOST,
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 10_000,
      pingInterval: 15_000,
      pingTimeout: 10_000,
      allowRequest: (request, answer) => answer(null, isOriginAllowed(request, config.origins)),
    });
  }

  /** Sends a viewer's sockets what changed. */
  readonly publish = (table: string, viewer: Viewer, version: number, delta: Delta): void => {
    const update: Update = { table, version, delta, now: this.#now() };
    this.#io.to(roomOf(table, viewer)).emit('update', update);
  };

  /** Begins to take connections on a server, for the tables of a registry. */
  attach(server: HttpServer, registry: Registry): void {
    this.#io.on('connection', (socket) => {
      const bucket = new Bucket(this.#config.socketRate, this.#config.socketBurst, this.#now);
      let over = 0;
      const visit = new Visit(
        registry,
        socket as { join(room: string): void; leave(room: string): void },
        this.#now,
      );
      socket.onAny((event: unknown, ...args: unknown[]) => {
        const last = args.at(-1);
        const answer = typeof last === 'function' ? (reply: Reply) => void last(reply) : () => undefined;
        if (!bucket.take()) {
          over += 1;
          answer(refuse('too-many-requests'));
          if (over > PATIENCE) socket.disconnect(true);
          return;
        }
        over = 0;
        if (event !== 'request') return answer(refuse('malformed', { path: '', expected: 'request' }));
        const request = typeof args[0] === 'function' ? undefined : args[0];
        void this.#answer(visit, request).then(answer);
      });
      socket.on('disconnect', () => visit.end());
      socket.on('error', () => socket.disconnect(true));
    });
    this.#io.attach(server);
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  /** The reply to whatever was sent. Never fails. */
  async #answer(visit: Visit, input: unknown): Promise<Reply> {
    try {
      const parsed = parseRequest(input);
      if (parsed.malformed) return refuse('malformed', { ...parsed.malformed });
      return await visit.handle(parsed.value);
    } catch (error) {
      if (error instanceof Refused) return refuse(error.code, error.detail);
      this.#log.error({ err: error }, 'request failed');
      return refuse(error instanceof StorageError ? 'storage' : 'internal');
    }
  }
}
