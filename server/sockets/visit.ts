import type { Seat, Viewer } from '../../shared/content/seats';
import { isSeat } from '../../shared/content/seats';
import { PROTOCOL_VERSION, type Entered, type Reply, type Request } from '../../shared/protocol/messages';
import type { TableHost } from '../tables/host';
import type { Registry } from '../tables/registry';
import { DONE, Refused, refuse } from '../tables/replies';

/** Tables that one socket may be at. */
const TABLES_MOST = 8;

/** The sockets of one viewer of a table. */
export const roomOf = (table: string, viewer: Viewer): string => `${table}/${viewer}`;

/** What a visit needs of a socket. */
export interface Line {
  join(room: string): void;
  leave(room: string): void;
}

interface Place {
  readonly host: TableHost;
  readonly viewer: Viewer;
}

type Of<T extends Request['type']> = Extract<Request, { type: T }>;

/** One connection: the tables that it has entered, and as whom. What a request may do follows from that alone. */
export class Visit {
  readonly #registry: Registry;
  readonly #line: Line;
  readonly #now: () => number;
  readonly #places = new Map<string, Place>();
  #gone = false;

  constructor(registry: Registry, line: Line, now: () => number) {
    this.#registry = registry;
    this.#line = line;
    this.#now = now;
  }

  /** Carries out a request. What it throws is a refusal, or a fault of the server. */
  async handle(request: Request): Promise<Reply> {
    switch (request.type) {
      case 'enter':
        return this.#enter(request);
      case 'leave':
        this.#leave(request.table);
        return DONE;
      case 'act':
        return this.#withSeat(request.table, (host, seat) => host.act(seat, request.id, request.action));
      case 'say':
        return this.#withSeat(request.table, (host, seat) =>
          host.say(seat, request.id, request.channel, request.body),
        );
      case 'vote':
        return this.#withSeat(request.table, (host, seat) => host.vote(seat, request.seat, request.bot));
      case 'step-away':
        return this.#withSeat(request.table, (host, seat) => host.stepAway(seat));
      case 'return':
        return this.#withSeat(request.table, (host, seat) => host.takeBack(seat));
    }
  }

  /** Leaves every table. */
  end(): void {
    this.#gone = true;
    for (const table of this.#places.keys()) this.#leave(table);
  }

  async #enter({ protocol, table, token }: Of<'enter'>): Promise<Reply<Entered>> {
    if (protocol !== PROTOCOL_VERSION) return refuse('wrong-protocol', { protocol: PROTOCOL_VERSION });
    const host = await this.#registry.find(table);
    const viewer = host.viewerFor(token);
    // From here to the answer nothing else runs, so the first update is the one after the version answered.
    if (this.#gone) return refuse('not-entered');
    this.#leave(table);
    if (this.#places.size >= TABLES_MOST) return refuse('too-many-requests', { tables: TABLES_MOST });
    const { version, state } = host.enter(viewer);
    this.#places.set(table, { host, viewer });
    this.#line.join(roomOf(table, viewer));
    return { ok: true, value: { viewer, version, state, now: this.#now() } };
  }

  #leave(table: string): void {
    const place = this.#places.get(table);
    if (!place) return;
    this.#places.delete(table);
    this.#line.leave(roomOf(table, place.viewer));
    place.host.leave(place.viewer);
  }

  #withSeat(table: string, work: (host: TableHost, seat: Seat) => Promise<Reply>): Promise<Reply> {
    const place = this.#places.get(table);
    if (!place) throw new Refused('not-entered');
    if (!isSeat(place.viewer)) throw new Refused('no-seat');
    return work(place.host, place.viewer);
  }
}
