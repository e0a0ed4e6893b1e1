/** Who has a study open, and who leads: the part of it that knows no sockets. */
import type { Lead, RoomNow, ShownPlace } from '../../shared/study/room';
import { Refused } from '../tables/replies';

/** How many may have one study open at once. */
const PRESENT_MOST = 500;
/** Comings and goings, and steps in quick succession, are told together so many milliseconds after the first. */
const TOLD_AFTER = 60;

/** Somebody who has a study open. */
export interface Guest {
  tell(room: RoomNow): void;
}

interface Room {
  version: number;
  gone: boolean;
  readonly guests: Set<Guest>;
  lead: Lead | null;
  leader: Guest | null;
  /** Ends the lead of somebody who does not come back. */
  ending: NodeJS.Timeout | null;
  telling: NodeJS.Timeout | null;
}

export class Rooms {
  readonly #rooms = new Map<string, Room>();
  /** How long a leader may be away, in milliseconds. */
  readonly #grace: number;

  constructor(grace: number) {
    this.#grace = grace;
  }

  /** Comes in, and learns what there is. */
  enter(study: string, version: number, guest: Guest): RoomNow {
    let room = this.#rooms.get(study);
    if (room && room.guests.size >= PRESENT_MOST) throw new Refused('room-full', { most: PRESENT_MOST });
    if (!room) {
      room = {
        version,
        gone: false,
        guests: new Set(),
        lead: null,
        leader: null,
        ending: null,
        telling: null,
      };
      this.#rooms.set(study, room);
    }
    room.version = Math.max(room.version, version);
    room.guests.add(guest);
    this.#tellSoon(study, room);
    return now(study, room);
  }

  leave(study: string, guest: Guest): void {
    const room = this.#rooms.get(study);
    if (!room?.guests.delete(guest)) return;
    if (room.leader === guest) this.#lost(study, room);
    if (room.guests.size === 0 && !room.lead) return this.#forget(study, room);
    this.#tellSoon(study, room);
  }

  /** Leads, in place of whoever did. */
  lead(study: string, guest: Guest, as: string, name: string, place: ShownPlace): RoomNow {
    const room = this.#rooms.get(study);
    if (!room?.guests.has(guest)) throw new Refused('not-entered');
    stop(room);
    room.leader = guest;
    room.lead = { by: as, name, place, away: false };
    this.#tell(study, room);
    return now(study, room);
  }

  show(study: string, guest: Guest, place: ShownPlace): void {
    const room = this.#rooms.get(study);
    if (!room?.lead || room.leader !== guest) throw new Refused('not-leading');
    room.lead = { ...room.lead, place };
    this.#tellSoon(study, room);
  }

  stop(study: string, guest: Guest): void {
    const room = this.#rooms.get(study);
    if (!room?.lead || room.leader !== guest) throw new Refused('not-leading');
    stop(room);
    this.#tell(study, room);
  }

  changed(study: string, version: number): void {
    const room = this.#rooms.get(study);
    if (!room) return;
    room.version = Math.max(room.version, version);
    this.#tell(study, room);
  }

  deleted(study: string): void {
    const room = this.#rooms.get(study);
    if (!room) return;
    room.gone = true;
    stop(room);
    this.#tell(study, room);
    this.#forget(study, room);
  }

  close(): void {
    for (const [study, room] of this.#rooms) this.#forget(study, room);
  }

  /** The leader's connection is gone: the others wait a while, where they are. */
  #lost(study: string, room: Room): void {
    room.leader = null;
    if (!room.lead) return;
    room.lead = { ...room.lead, away: true, place: { ...room.lead.place, playing: false } };
    room.ending = setTimeout(() => {
      stop(room);
      if (room.guests.size === 0) this.#forget(study, room);
      else this.#tell(study, room);
    }, this.#grace);
  }

  #forget(study: string, room: Room): void {
    stop(room);
    if (room.telling) clearTimeout(room.telling);
    room.telling = null;
    if (this.#rooms.get(study) === room) this.#rooms.delete(study);
  }

  #tell(study: string, room: Room): void {
    if (room.telling) clearTimeout(room.telling);
    room.telling = null;
    const said = now(study, room);
    for (const guest of room.guests) guest.tell(said);
  }

  #tellSoon(study: string, room: Room): void {
    room.telling ??= setTimeout(() => this.#tell(study, room), TOLD_AFTER);
  }
}

const now = (study: string, { version, guests, lead, gone }: Room): RoomNow => ({
  study,
  version,
  present: guests.size,
  lead,
  gone,
});

function stop(room: Room): void {
  if (room.ending) clearTimeout(room.ending);
  room.ending = null;
  room.lead = null;
  room.leader = null;
}
