import { CHAIR, isSeat, type Seat, type Viewer } from '../../shared/content/seats';
import {
  PROTOCOL_VERSION,
  type Dismissed,
  type Entered,
  type Reply,
  type Request,
} from '../../shared/protocol/messages';
import type { Delegations } from '../tables/delegations';
import type { Place, TableHost, Visitor } from '../tables/host';
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
  /** Says that there is no place for it at a table any more. */
  dismiss(dismissed: Dismissed): void;
}

interface Entrance extends Place {
  readonly host: TableHost;
  /** At a table of a seminar, where people are moved. */
  readonly visitor?: Visitor;
}

/** Whoever has a seat, alone or among others. */
interface Sitting {
  readonly host: TableHost;
  readonly seat: Seat;
  readonly person: string | null;
}

type Of<T extends Request['type']> = Extract<Request, { type: T }>;

/** One connection: the tables that it has entered, and as whom. What a request may do follows from that alone. */
export class Visit {
  readonly #registry: Registry;
  readonly #line: Line;
  readonly #now: () => number;
  readonly #places = new Map<string, Entrance>();
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
        return this.#withSeat(request.table, ({ host, seat, person }) =>
          host.act(seat, request.id, request.action, { person }),
        );
      case 'say':
        return this.#withSeat(request.table, ({ host, seat, person }) => {
          const { id, channel, body, mark } = request;
          return host.say(seat, id, channel, body, { person, mark });
        });
      case 'vote':
        return this.#withSeat(request.table, ({ host, seat }) => host.vote(seat, request.seat, request.bot));
      case 'step-away':
        return this.#withSeat(request.table, ({ host, seat }) => host.stepAway(seat));
      case 'return':
        return this.#withSeat(request.table, ({ host, seat }) => host.takeBack(seat));
      case 'draft':
        return this.#together(request.table, (delegations, seat, person) =>
          delegations.draft(seat, person, request.draft),
        );
      case 'head':
        if (this.#places.get(request.table)?.viewer === CHAIR)
          return this.#still(request.table).host.makeHead(request.person);
        return this.#together(request.table, (delegations, seat, person) =>
          delegations.makeHead(seat, person, request.person),
        );
      case 'motion':
        return this.#together(request.table, (delegations, seat, person) =>
          delegations.voteOn(seat, person, request.motion, request.support),
        );
      case 'mark':
        return this.#withSeat(request.table, ({ host, seat, person }) =>
          host.mark(seat, person, request.message, request.mark),
        );
    }
  }

  /** Leaves every table. */
  end(): void {
    this.#gone = true;
    for (const table of this.#places.keys()) this.#leave(table);
  }

  async #enter({ protocol, table, token, asGallery }: Of<'enter'>): Promise<Reply<Entered>> {
    if (protocol !== PROTOCOL_VERSION) return refuse('wrong-protocol', { protocol: PROTOCOL_VERSION });
    const host = await this.#registry.find(table);
    const { viewer, person } = host.placeFor(token, asGallery);
    // From here to the answer others may come at most: each update after the version answered is sent, be it before the answer.
    if (this.#gone) return refuse('not-entered');
    this.#leave(table);
    if (this.#places.size >= TABLES_MOST) return refuse('too-many-requests', { tables: TABLES_MOST });
    const isMoved = host.header.seminar !== undefined && token !== undefined;
    const dismiss = () => this.#dismiss(table);
    const visitor = isMoved ? { viewer, person, token, dismiss } : undefined;
    const { version, state } = host.enter(viewer, visitor);
    this.#places.set(table, { host, viewer, person, ...(visitor && { visitor }) });
    this.#line.join(roomOf(table, viewer));
    const value = { viewer, version, state, now: this.#now(), ...(person !== null && { person }) };
    return { ok: true, value };
  }

  #dismiss(table: string): void {
    this.#leave(table);
    this.#line.dismiss({ table });
  }

  #leave(table: string): void {
    const place = this.#places.get(table);
    if (!place) return;
    this.#places.delete(table);
    this.#line.leave(roomOf(table, place.viewer));
    place.host.leave(place.viewer, place.visitor);
  }

  #together(
    table: string,
    work: (delegations: Delegations, seat: Seat, person: string) => Promise<Reply> | Reply,
  ): Promise<Reply> {
    return this.#withSeat(table, ({ host, seat, person }) =>
      host.together(seat, person, (delegations, who) => work(delegations, seat, who)),
    );
  }

  /** The table that was entered, by whoever still is there who they were. */
  #still(table: string): Entrance {
    const place = this.#places.get(table);
    if (!place) throw new Refused('not-entered');
    if (place.visitor && !place.host.isStill(place.visitor)) {
      this.#dismiss(table);
      throw new Refused('not-entered');
    }
    return place;
  }

  #withSeat(table: string, work: (sitting: Sitting) => Promise<Reply>): Promise<Reply> {
    const { host, viewer, person } = this.#still(table);
    if (!isSeat(viewer)) throw new Refused('no-seat');
    if (person !== null) host.touch(person);
    return work({ host, seat: viewer, person });
  }
}
