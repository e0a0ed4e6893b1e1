/** Who has a study open, and who leads: the part of it that knows no sockets. */
import type { Lead, RoomNow, ShownPlace } from '../../shared/study/room';
import { ALONE, type News, type Peers } from '../peers/peers';
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
  /** The process that the leader is connected to; `null`: this one. */
  ledAt: string | null;
  /** When the lead was taken, in milliseconds since 1970. */
  ledSince: number;
  /** How many have it open at other processes. */
  readonly elsewhere: Map<string, number>;
  /** What others were last told. */
  told: string;
  /** Ends the lead of somebody who does not come back. */
  ending: NodeJS.Timeout | null;
  telling: NodeJS.Timeout | null;
}

export class Rooms {
  readonly #rooms = new Map<string, Room>();
  /** How long a leader may be away, in milliseconds. */
  readonly #grace: number;
  readonly #peers: Peers;

  constructor(grace: number, peers: Peers = ALONE) {
    this.#grace = grace;
    this.#peers = peers;
    peers.listen({
      heard: (news, from) => this.#heard(news, from),
      gone: (peer) => {
        for (const [study, room] of this.#rooms) this.#gone(study, room, peer);
      },
      missed: () => {
        for (const [study, room] of this.#rooms) {
          for (const peer of room.elsewhere.keys()) this.#gone(study, room, peer);
          peers.tell({ type: 'who-studies', study });
          this.#relay(study, room, true);
        }
      },
      inherited: () => undefined,
      lost: () => undefined,
    });
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
        ledAt: null,
        ledSince: 0,
        elsewhere: new Map(),
        told: '',
        ending: null,
        telling: null,
      };
      this.#rooms.set(study, room);
      this.#peers.tell({ type: 'who-studies', study });
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
    if (room.guests.size === 0 && !isLedHere(room)) return this.#forget(study, room);
    this.#tellSoon(study, room);
  }

  /** Leads, in place of whoever did. */
  lead(study: string, guest: Guest, as: string, name: string, place: ShownPlace): RoomNow {
    const room = this.#rooms.get(study);
    if (!room?.guests.has(guest)) throw new Refused('not-entered');
    stop(room);
    room.leader = guest;
    room.ledSince = Math.max(Date.now(), room.ledSince + 1);
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
    this.#peers.tell({ type: 'study', study, version });
    this.#changed(study, version);
  }

  deleted(study: string): void {
    this.#peers.tell({ type: 'study', study, version: null });
    this.#deleted(study);
  }

  #changed(study: string, version: number): void {
    const room = this.#rooms.get(study);
    if (!room) return;
    room.version = Math.max(room.version, version);
    this.#tell(study, room);
  }

  #deleted(study: string): void {
    const room = this.#rooms.get(study);
    if (!room) return;
    room.gone = true;
    stop(room);
    this.#tell(study, room);
    this.#forget(study, room);
  }

  /** Takes in what another process tells. */
  #heard(news: News, from: string): void {
    if (news.type !== 'study' && news.type !== 'study-here' && news.type !== 'who-studies') return;
    const { study } = news;
    const room = this.#rooms.get(study);
    if (!room) return;
    if (news.type === 'who-studies') return this.#relay(study, room, true);
    if (news.type === 'study') {
      return news.version === null ? this.#deleted(study) : this.#changed(study, news.version);
    }
    room.elsewhere.set(from, news.present);
    const isTheirs = room.lead !== null && room.ledAt === from;
    if (news.lead && (isTheirs || news.at > room.ledSince)) {
      stop(room);
      room.lead = news.lead;
      room.ledAt = from;
      room.ledSince = news.at;
    } else if (!news.lead && isTheirs) {
      stop(room);
    }
    this.#tellSoon(study, room);
  }

  /** A process is no more: its leader may come back to another. */
  #gone(study: string, room: Room, peer: string): void {
    room.elsewhere.delete(peer);
    if (room.lead && room.ledAt === peer) this.#lost(study, room);
    this.#tellSoon(study, room);
  }

  /** Tells others how it stands here, if that changed or somebody asks. */
  #relay(study: string, room: Room, isAsked = false): void {
    if (!this.#peers.shared) return;
    const lead = isLedHere(room) ? room.lead : null;
    const text = JSON.stringify([room.guests.size, lead]);
    if (text === room.told && !isAsked) return;
    room.told = text;
    this.#peers.tell({ type: 'study-here', study, present: room.guests.size, lead, at: room.ledSince });
  }

  close(): void {
    for (const [study, room] of this.#rooms) this.#forget(study, room);
  }

  /** The leader's connection is gone: the others wait a while, where they are. */
  #lost(study: string, room: Room): void {
    room.leader = null;
    if (!room.lead) return;
    if (room.ending) clearTimeout(room.ending);
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
    if (room.guests.size === 0) this.#relay(study, room);
    if (this.#rooms.get(study) === room) this.#rooms.delete(study);
  }

  #tell(study: string, room: Room): void {
    if (room.telling) clearTimeout(room.telling);
    room.telling = null;
    const said = now(study, room);
    for (const guest of room.guests) guest.tell(said);
    this.#relay(study, room);
  }

  #tellSoon(study: string, room: Room): void {
    room.telling ??= setTimeout(() => this.#tell(study, room), TOLD_AFTER);
  }
}

/** Whether whoever leads is connected to this process, or was to one that is no more. */
const isLedHere = ({ lead, ledAt }: Room): boolean => lead !== null && ledAt === null;

const now = (study: string, { version, guests, elsewhere, lead, gone }: Room): RoomNow => ({
  study,
  version,
  present: [...elsewhere.values()].reduce((sum, each) => sum + each, guests.size),
  lead,
  gone,
});

function stop(room: Room): void {
  if (room.ending) clearTimeout(room.ending);
  room.ending = null;
  room.lead = null;
  room.leader = null;
  room.ledAt = null;
}
