import type { Namespace, Server, Socket } from 'socket.io';
import type { Reply } from '../../shared/protocol/messages';
import {
  parseStudyRequest,
  STUDY_NAMESPACE,
  STUDY_PROTOCOL_VERSION,
  type RoomNow,
  type StudyRequest,
} from '../../shared/study/room';
import type { Guest, Rooms } from '../studies/rooms';
import type { Studies } from '../studies/studies';
import { DONE, Refused, refuse } from '../tables/replies';
import type { Manners } from './programs';

/** Those who have a shared study open, each over a connection of its own: docs/study-format.md. */
export class StudySockets {
  readonly #namespace: Namespace;
  readonly #manners: Pick<Manners, 'listen'>;

  constructor(io: Server, manners: Pick<Manners, 'listen'>) {
    this.#namespace = io.of(STUDY_NAMESPACE);
    this.#manners = manners;
  }

  attach(studies: Studies, rooms: Rooms): void {
    this.#namespace.on('connection', (socket) => {
      const visit = new StudyVisit(studies, rooms, (room) => void socket.emit('room', room));
      this.#manners.listen(socket, async (event, input) => {
        if (event !== 'request') return refuse('malformed', { path: '', expected: 'request' });
        const parsed = parseStudyRequest(input);
        return parsed.path === undefined
          ? visit.handle(parsed.request)
          : refuse('malformed', { path: parsed.path });
      });
      socket.on('disconnect', () => visit.end());
      socket.on('error', () => hangUp(socket));
    });
  }
}

const hangUp = (socket: Socket): void => void socket.disconnect(true);

/** One connection: the study that it has open, and whether it may lead. */
class StudyVisit implements Guest {
  readonly #studies: Studies;
  readonly #rooms: Rooms;
  readonly tell: (room: RoomNow) => void;
  #open: { readonly study: string; readonly mayLead: boolean } | null = null;
  #gone = false;

  constructor(studies: Studies, rooms: Rooms, tell: (room: RoomNow) => void) {
    this.#studies = studies;
    this.#rooms = rooms;
    this.tell = tell;
  }

  async handle(request: StudyRequest): Promise<Reply> {
    switch (request.type) {
      case 'open':
        return this.#enter(request);
      case 'lead': {
        const { study, mayLead } = this.#opened();
        if (!mayLead) throw new Refused('wrong-key');
        const { as, name, place } = request;
        return { ok: true, value: this.#rooms.lead(study, this, as, name, place) };
      }
      case 'show':
        this.#rooms.show(this.#opened().study, this, request.place);
        return DONE;
      case 'stop':
        this.#rooms.stop(this.#opened().study, this);
        return DONE;
    }
  }

  /** The connection is gone. */
  end(): void {
    this.#gone = true;
    this.#leave();
  }

  async #enter({ protocol, study, key }: Extract<StudyRequest, { type: 'open' }>): Promise<Reply<RoomNow>> {
    if (protocol !== STUDY_PROTOCOL_VERSION)
      return refuse('wrong-protocol', { protocol: STUDY_PROTOCOL_VERSION });
    const { version, mayLead } = await this.#studies.open(study, key);
    if (this.#gone) return refuse('not-entered');
    this.#leave();
    const room = this.#rooms.enter(study, version, this);
    this.#open = { study, mayLead };
    return { ok: true, value: room };
  }

  #opened(): { readonly study: string; readonly mayLead: boolean } {
    if (!this.#open) throw new Refused('not-entered');
    return this.#open;
  }

  #leave(): void {
    if (this.#open) this.#rooms.leave(this.#open.study, this);
    this.#open = null;
  }
}
