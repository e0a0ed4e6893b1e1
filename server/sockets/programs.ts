import type { Namespace, Server, Socket } from 'socket.io';
import type { Seat, Viewer } from '../../shared/content/seats';
import type { Reply, TableView } from '../../shared/protocol/messages';
import { BOT_NAMESPACE, BOT_PROTOCOL_VERSION } from '../../shared/protocol/programs';
import { parseBotAuth } from '../../shared/protocol/schema';
import type { TableHost } from '../tables/host';
import type { Registry } from '../tables/registry';
import { Refused, refuse } from '../tables/replies';
import { ProgramVisit } from './program';
import { roomOf } from './visit';

/** What the sockets of persons and of programs have in common. */
export interface Manners {
  readonly now: () => number;
  /** Answers every event of a socket, so many a second. */
  listen(socket: Socket, handle: (event: string, input: unknown) => Promise<Reply>): void;
  /** The reply to what is done, whatever comes of it. */
  replyTo(work: () => Promise<Reply>): Promise<Reply>;
}

/** The programs from outside that play seats, each over a connection of its own: docs/bot-protocol.md. */
export class Programs {
  readonly #namespace: Namespace;
  readonly #manners: Manners;
  /** By table and seat: a seat has one connection. */
  readonly #visits = new Map<string, ProgramVisit>();

  constructor(io: Server, manners: Manners) {
    this.#namespace = io.of(BOT_NAMESPACE);
    this.#manners = manners;
  }

  attach(registry: Registry): void {
    this.#namespace.use((socket, next) => {
      void this.#manners
        .replyTo(async () => ({ ok: true, value: await this.#admit(socket, registry) }))
        .then((reply) => {
          if (reply.ok) {
            (socket.data as Admitted).host = reply.value as TableHost;
            return next();
          }
          const { code, detail } = reply;
          next(Object.assign(new Error(code), { data: { code, detail } }));
        });
    });
    this.#namespace.on('connection', (socket) => void this.#welcome(socket));
  }

  publish(table: string, viewer: Viewer, version: number, state: TableView): void {
    this.#visits.get(roomOf(table, viewer))?.show(version, state);
  }

  /** Sends the program away that plays a seat. */
  dismiss(table: string, seat: Seat, code: 'wrong-token' | 'seat-taken' = 'wrong-token'): void {
    this.#visits.get(roomOf(table, seat))?.dismiss(code);
  }

  /** The table that a program's token opens; throws what is to be answered if there is none. */
  async #admit(socket: Socket, registry: Registry): Promise<TableHost> {
    const parsed = parseBotAuth(socket.handshake.auth);
    if (parsed.malformed) throw new Refused('malformed', { ...parsed.malformed });
    const { value } = parsed;
    if (value.protocol !== BOT_PROTOCOL_VERSION)
      throw new Refused('wrong-protocol', { protocol: BOT_PROTOCOL_VERSION });
    return registry.byPass(value.token);
  }

  async #welcome(socket: Socket): Promise<void> {
    const { host } = socket.data as Admitted;
    const { token } = socket.handshake.auth as { token: string };
    let visit: ProgramVisit | null = null;
    const end = (reply: Reply) => {
      socket.emit('out', reply);
      socket.disconnect();
    };
    socket.on('disconnect', () => {
      visit?.end();
      if (visit && this.#visits.get(room(visit)) === visit) this.#visits.delete(room(visit));
    });
    socket.on('error', () => socket.disconnect(true));
    const seated = this.#manners.replyTo(async () => ({ ok: true, value: await host.seatProgram(token) }));
    this.#manners.listen(socket, async (event, input) => {
      await seated;
      return visit ? visit.handle(event, input) : refuse('not-entered');
    });
    const reply = await seated;
    if (!reply.ok) return end(reply);
    if (!socket.connected) return;
    const seat = reply.value as Seat;
    this.dismiss(host.header.table, seat, 'seat-taken');
    const line = { show: (view: unknown) => void socket.emit('view', view), end };
    visit = new ProgramVisit(host, seat, line, this.#manners.now);
    this.#visits.set(room(visit), visit);
  }
}

interface Admitted {
  host: TableHost;
}

const room = ({ host, seat }: ProgramVisit): string => roomOf(host.header.table, seat);
