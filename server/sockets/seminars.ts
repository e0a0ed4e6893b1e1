import type { Namespace, Server } from 'socket.io';
import type { Reply } from '../../shared/protocol/messages';
import {
  SEMINAR_NAMESPACE,
  SEMINAR_PROTOCOL_VERSION,
  type Attending,
  type SeminarRequest,
  type SeminarUpdate,
} from '../../shared/protocol/seminar';
import { parseSeminarRequest } from '../../shared/protocol/seminar-schema';
import type { Attendant, Seminar, Visitor } from '../seminars/seminar';
import type { Seminars } from '../seminars/seminars';
import { DONE, Refused, refuse } from '../tables/replies';
import type { Manners } from './programs';

/** Those who have a page of a seminar open, each over a connection of its own. */
export class SeminarSockets {
  readonly #namespace: Namespace;
  readonly #manners: Pick<Manners, 'listen' | 'now'>;

  constructor(io: Server, manners: Pick<Manners, 'listen' | 'now'>) {
    this.#namespace = io.of(SEMINAR_NAMESPACE);
    this.#manners = manners;
  }

  attach(seminars: Seminars): void {
    const { now } = this.#manners;
    this.#namespace.on('connection', (socket) => {
      const visit = new SeminarVisit(
        seminars,
        now,
        (update) => void socket.emit('update', update),
        () => void socket.emit('dismissed'),
      );
      this.#manners.listen(socket, async (event, input) => {
        if (event !== 'request') return refuse('malformed', { path: '', expected: 'request' });
        const parsed = parseSeminarRequest(input);
        return parsed.path === undefined
          ? visit.handle(parsed.value)
          : refuse('malformed', { path: parsed.path });
      });
      socket.on('disconnect', () => visit.end());
      socket.on('error', () => void socket.disconnect(true));
    });
  }
}

interface Open {
  readonly seminar: Seminar;
  readonly visitor: Visitor;
  readonly token: string;
}

/** One connection: the seminar that it attends, and as whom. */
class SeminarVisit {
  readonly #seminars: Seminars;
  readonly #now: () => number;
  readonly #push: (update: SeminarUpdate) => void;
  readonly #dismissed: () => void;
  #open: Open | null = null;
  #gone = false;

  constructor(
    seminars: Seminars,
    now: () => number,
    push: (update: SeminarUpdate) => void,
    dismissed: () => void,
  ) {
    this.#seminars = seminars;
    this.#now = now;
    this.#push = push;
    this.#dismissed = dismissed;
  }

  async handle(request: SeminarRequest): Promise<Reply> {
    switch (request.type) {
      case 'attend':
        return this.#attend(request);
      case 'leave':
        this.#leave();
        return DONE;
      case 'sit':
      case 'answer': {
        const { seminar, attendant } = this.#attended();
        if (attendant.role !== 'person') throw new Refused('not-participant');
        return seminar.askedByPerson(attendant.id, request);
      }
      default: {
        const { seminar, attendant } = this.#attended();
        if (attendant.role !== 'facilitator') throw new Refused('not-facilitator');
        return seminar.askedByFacilitator(attendant.id, request);
      }
    }
  }

  /** The connection is gone. */
  end(): void {
    this.#gone = true;
    this.#leave();
  }

  async #attend(request: Extract<SeminarRequest, { type: 'attend' }>): Promise<Reply<Attending>> {
    const { protocol, token, projector = false } = request;
    if (protocol !== SEMINAR_PROTOCOL_VERSION)
      return refuse('wrong-protocol', { protocol: SEMINAR_PROTOCOL_VERSION });
    const seminar = await this.#seminars.find(request.seminar);
    if (this.#gone) return refuse('not-entered');
    const attendant = seminar.attendantWith(token);
    if (projector && attendant.role !== 'facilitator') throw new Refused('not-facilitator');
    this.#leave();
    const visitor: Visitor = {
      attendant,
      projector,
      tell: (version, delta) => this.#push({ version, delta, now: this.#now() }),
      dismiss: () => {
        this.#leave();
        this.#dismissed();
      },
    };
    this.#open = { seminar, visitor, token };
    const me = attendant.role === 'facilitator' && { me: attendant.id };
    return { ok: true, value: { ...seminar.enter(visitor), now: this.#now(), ...me } };
  }

  /** As whom this connection attends: asked anew each time, since a token may have been taken back. */
  #attended(): { readonly seminar: Seminar; readonly attendant: Attendant } {
    if (!this.#open) throw new Refused('not-entered');
    const { seminar, token } = this.#open;
    return { seminar, attendant: seminar.attendantWith(token) };
  }

  #leave(): void {
    const open = this.#open;
    this.#open = null;
    open?.seminar.leave(open.visitor);
  }
}
