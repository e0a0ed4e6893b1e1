import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Seat, Viewer } from '../../shared/content/seats';
import type { Delta, Reply, TableView, UpdateSent } from '../../shared/protocol/messages';
import { parseRequest } from '../../shared/protocol/schema';
import type { Config } from '../config';
import type { Log } from '../log';
import { StorageError } from '../storage/journal';
import type { Rooms } from '../studies/rooms';
import type { Seminars } from '../seminars/seminars';
import type { Studies } from '../studies/studies';
import type { Registry } from '../tables/registry';
import { Refused, refuse } from '../tables/replies';
import { Addresses } from './addresses';
import { Bucket } from './bucket';
import { send } from './frame';
import { Programs, type Manners } from './programs';
import { SeminarSockets } from './seminars';
import { StudySockets } from './studies';
import { Visit, roomOf, type Line } from './visit';

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

/** A connection below Socket.IO. */
interface EngineSocket {
  readonly request: IncomingMessage;
  once(event: 'close', listener: () => void): void;
}

/** What connections are about. */
interface Attached {
  readonly registry: Registry;
  readonly studies: Studies;
  readonly rooms: Rooms;
  readonly seminars: Seminars;
}

/** What came of a request. */
type Outcome = 'ok' | 'refused' | 'failed';
type Answered = (milliseconds: number, outcome: Outcome) => void;

/** The socket side of the server: one request after the other from each client, updates to the rooms of the tables. */
export class Sockets {
  readonly #io: Server;
  readonly #programs: Programs;
  readonly #studies: StudySockets;
  readonly #seminars: SeminarSockets;
  readonly #log: Log;
  readonly #config: Config;
  readonly #now: () => number;
  readonly #answered: Answered;
  readonly #addresses: Addresses;
  /** The sockets of each viewer of each table. */
  readonly #rooms = new Map<string, Set<Socket>>();

  /** `answered` is called with the time that each request took, in milliseconds, and what came of it. */
  constructor(config: Config, log: Log, now: () => number, answered: Answered = () => undefined) {
    this.#answered = answered;
    this.#config = config;
    this.#log = log;
    this.#now = now;
    const { addressConnections: most, addressRate: rate, trustProxy } = config;
    this.#addresses = new Addresses({ most, rate, burst: 3 * rate, trustProxy }, now);
    this.#io = new Server({
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: MESSAGE_MOST,
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 10_000,
      pingInterval: 15_000,
      pingTimeout: 10_000,
      allowRequest: (request, answer) => {
        if (!isOriginAllowed(request, config.origins)) return answer('origin', false);
        if (!this.#addresses.isFree(this.#addresses.of(request)))
          return answer('too many connections', false);
        return answer(null, true);
      },
    });
    const manners: Manners = {
      now,
      listen: (socket, handle) => this.#listen(socket, handle),
      replyTo: (work) => this.#replyTo(work),
    };
    this.#programs = new Programs(this.#io, manners);
    this.#studies = new StudySockets(this.#io, manners);
    this.#seminars = new SeminarSockets(this.#io, manners);
  }

  /** Sends a viewer's sockets what changed. */
  readonly publish = (
    table: string,
    viewer: Viewer,
    version: number,
    delta: Delta,
    state: TableView,
  ): void => {
    const sockets = this.#rooms.get(roomOf(table, viewer));
    // Deadlines are shown by the server's clock, and nothing else is.
    const sent: UpdateSent = delta.n?.clock ? [table, version, delta, this.#now()] : [table, version, delta];
    if (sockets) send(sockets, 'update', ...sent);
    this.#programs.publish(table, viewer, version, state);
  };

  readonly dismissProgram = (table: string, seat: Seat, code?: 'wrong-token' | 'seat-taken'): void =>
    this.#programs.dismiss(table, seat, code);

  /** Begins to take connections on a server, for the tables of a registry and for shared studies. */
  attach(server: HttpServer, { registry, studies, rooms, seminars }: Attached): void {
    this.#io.on('connection', (socket) => {
      const line: Line = {
        join: (room) => this.#join(room, socket),
        leave: (room) => this.#leave(room, socket),
        dismiss: (dismissed) => void socket.emit('dismissed', dismissed),
      };
      const visit = new Visit(registry, line, this.#now);
      this.#listen(socket, (event, input) => {
        if (event !== 'request')
          return Promise.resolve(refuse('malformed', { path: '', expected: 'request' }));
        return answer(visit, input);
      });
      socket.on('disconnect', () => visit.end());
      socket.on('error', () => socket.disconnect(true));
    });
    this.#programs.attach(registry);
    this.#studies.attach(studies, rooms);
    this.#seminars.attach(seminars);
    this.#io.attach(server);
    this.#io.engine.on('connection', (connection: EngineSocket) => {
      const address = this.#addresses.of(connection.request);
      this.#addresses.came(address);
      connection.once('close', () => this.#addresses.went(address));
    });
  }

  #join(room: string, socket: Socket): void {
    const sockets = this.#rooms.get(room);
    if (sockets) sockets.add(socket);
    else this.#rooms.set(room, new Set([socket]));
  }

  #leave(room: string, socket: Socket): void {
    const sockets = this.#rooms.get(room);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.#rooms.delete(room);
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  /** Answers every event of a socket, and closes one that goes on over its limit. */
  #listen(socket: Socket, handle: (event: string, input: unknown) => Promise<Reply>): void {
    const bucket = new Bucket(this.#config.socketRate, this.#config.socketBurst, this.#now);
    const address = this.#addresses.of(socket.request);
    let over = 0;
    socket.onAny((event: unknown, ...args: unknown[]) => {
      const last = args.at(-1);
      const reply = typeof last === 'function' ? (value: Reply) => void last(value) : () => undefined;
      if (!bucket.take() || !this.#addresses.take(address)) {
        over += 1;
        reply(refuse('too-many-requests'));
        if (over > PATIENCE) socket.disconnect(true);
        return;
      }
      over = 0;
      const input = typeof args[0] === 'function' ? undefined : args[0];
      const begun = performance.now();
      void this.#replyTo(() => handle(String(event), input)).then((value) => {
        reply(value);
        this.#answered(performance.now() - begun, outcomeOf(value));
      });
    });
  }

  /** The reply to what is done, whatever comes of it. Never fails. */
  async #replyTo(work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) return refuse(error.code, error.detail);
      this.#log.error({ err: error }, 'request failed');
      return refuse(error instanceof StorageError ? 'storage' : 'internal');
    }
  }
}

const outcomeOf = (reply: Reply): Outcome => {
  if (reply.ok) return 'ok';
  return reply.code === 'storage' || reply.code === 'internal' ? 'failed' : 'refused';
};

async function answer(visit: Visit, input: unknown): Promise<Reply> {
  const parsed = parseRequest(input);
  return parsed.malformed ? refuse('malformed', { ...parsed.malformed }) : visit.handle(parsed.value);
}
