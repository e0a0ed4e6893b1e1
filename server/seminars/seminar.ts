import { SEATS, type Seat } from '../../shared/content/seats';
import type { Delta, Reply } from '../../shared/protocol/messages';
import { diff } from '../../shared/protocol/diff';
import {
  SEMINAR_PEOPLE_MOST,
  type Answers,
  type DeskPerson,
  type DeskTable,
  type FacilitatorRequest,
  type Injected,
  type Injection,
  type ParticipantRequest,
  type Plan,
  type SeatPlace,
  type SeminarFacts,
  type SeminarView,
} from '../../shared/protocol/seminar';
import type { ChairAction } from '../../shared/rules/actions';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Holder } from '../../shared/rules/state';
import type { Log } from '../log';
import { ALONE, type Peers } from '../peers/peers';
import { ConflictError } from '../storage/journal';
import type { KeptSeminar, SeminarStore } from '../storage/seminar-store';
import type { Company } from '../tables/company';
import type { TableHost } from '../tables/host';
import { Queue } from '../tables/queue';
import type { Registry } from '../tables/registry';
import { DONE, refuse, Refused } from '../tables/replies';
import { hashOf, newPersonId, newSecret } from '../tables/secrets';
import { headOf, isPeopled, seatedAt, type PersonDoc, type SeminarDoc } from './document';
import { nameKey, placeForLate, placeForNext } from './placement';
import { rowOf } from './row';
import { deskPerson, deskView, participantView, projectorView, type Attendance } from './views';

const NOTES_MOST = 500;
const PLANS_MOST = 100;
const FACILITATORS_MOST = 20;
/** How long to wait before what a table waits for is tried again where it could not be written. */
const RETRY = 1_000;
/** How exactly other processes are told when somebody last did something, in milliseconds. */
const ROUGHLY = 15_000;

/** Whom a token of a seminar belongs to. */
export type Attendant =
  | { readonly role: 'facilitator'; readonly id: string }
  | { readonly role: 'person'; readonly id: string };

/** A connection; told every change of what it sees. */
export interface Visitor {
  readonly attendant: Attendant;
  readonly projector: boolean;
  tell(version: number, delta: Delta): void;
  /** Its token opens nothing any more. */
  dismiss(): void;
}

/** What several visitors see alike, with the version that it has by now. */
interface Room {
  version: number;
  view: SeminarView;
  readonly visitors: Set<Visitor>;
}

export interface SeminarOptions {
  readonly store: SeminarStore;
  readonly registry: Registry;
  readonly log: Log;
  readonly now: () => number;
  /** Other processes at whose connections people of the same seminar may be; without them there are none. */
  readonly peers?: Peers;
}

/** Another process changed the document first: what was found out about the one before may not hold. */
class Stale extends Error {}

/**
 * One seminar while it is in memory. What changes it waits in one queue, and is written before it is acknowledged; what
 * happens at a table is written by the table, as the chair's act.
 */
export class Seminar implements Attendance {
  readonly #options: SeminarOptions;
  readonly #queue = new Queue();
  /** Writing waits for nothing but writing: a table's task may wait for it, while a task of the queue waits for the table. */
  readonly #writes = new Queue();
  readonly #rooms = new Map<string, Room>();
  /** Connections of each person, and of each facilitator. */
  readonly #here = new Map<string, number>();
  readonly #active = new Map<string, number>();
  readonly #peers: Peers;
  /** Who is connected to other processes, and when each last did something. */
  readonly #elsewhere = new Map<string, Readonly<Record<string, number>>>();
  /** What others were last told of who is connected here. */
  #told = '{}';
  readonly #hosts = new Map<number, TableHost>();
  readonly #leaving: (() => void)[] = [];
  #doc: SeminarDoc;
  #version: number;
  /** The version that the task under way goes by. */
  #judged = 0;
  #rows: Record<string, DeskTable> = {};
  #people: Record<string, DeskPerson> = {};
  readonly #stale = new Set<number>();
  #peopleStale = true;
  #refreshing: NodeJS.Immediate | null = null;
  #used: number;
  #closed = false;

  constructor(doc: SeminarDoc, version: number, options: SeminarOptions) {
    this.#doc = doc;
    this.#version = version;
    this.#options = options;
    this.#peers = options.peers ?? ALONE;
    this.#used = options.now();
  }

  /** Takes its tables to memory, and goes on with what waits for them. */
  async open(): Promise<void> {
    for (const [key, { id }] of Object.entries(this.#doc.tables)) {
      const number = Number(key);
      const host = await this.#options.registry.find(id);
      this.#hosts.set(number, host);
      this.#leaving.push(
        host.hold(),
        host.onChange(() => this.#tableChanged(number)),
      );
      this.#stale.add(number);
    }
    this.#rebuild();
    for (const number of this.#hosts.keys()) this.#goOn(number);
    this.#peers.tell({ type: 'who-attends', seminar: this.#doc.id });
    // The server may have ended between the change of phase and what follows of it.
    if (Object.values(this.#doc.tables).every(({ frozen }) => !frozen)) return;
    this.#phaseChanged().catch((error: unknown) =>
      this.#options.log.error({ seminar: this.#doc.id, err: error }, 'games not stopped for the debrief'),
    );
  }

  get doc(): SeminarDoc {
    return this.#doc;
  }

  /** Ids of its tables. */
  get tables(): string[] {
    return Object.values(this.#doc.tables).map(({ id }) => id);
  }

  /** Whether nobody is connected, to it or to any of its tables, and nothing is under way, since the time given at least. */
  isIdleSince(time: number): boolean {
    const isAttended = this.#rooms.size > 0 || this.#queue.length > 0 || this.#writes.length > 0;
    return (
      !isAttended && this.#used <= time && [...this.#hosts.values()].every((host) => host.isUnusedSince(time))
    );
  }

  facts(): SeminarFacts {
    const { id, settings, phase, people, expiresAt } = this.#doc;
    const { scenario, readsPrivate, talk, gallery, days, asks } = settings;
    return {
      seminar: id,
      name: settings.name,
      phase,
      people: Object.keys(people).length,
      settings: { scenario, readsPrivate, talk, gallery, days, asks },
      expiresAt,
    };
  }

  host(number: number): TableHost {
    const host = this.#hosts.get(number);
    if (!host) throw new Refused('unknown-place', { table: number });
    return host;
  }

  /** Whom a token belongs to; throws what is to be answered if to nobody. */
  attendantWith(token: string): Attendant {
    const attendant = this.#whose(token);
    if (!attendant) throw new Refused('wrong-token');
    return attendant;
  }

  #whose(token: string): Attendant | null {
    const hash = hashOf(token);
    const { facilitators, people } = this.#doc;
    const facilitator = Object.keys(facilitators).find((id) => facilitators[id]?.hash === hash);
    if (facilitator !== undefined) return { role: 'facilitator', id: facilitator };
    const person = Object.keys(people).find((id) => people[id]?.hash === hash);
    return person === undefined ? null : { role: 'person', id: person };
  }

  /** Throws what is to be answered unless the token is a facilitator's. */
  checkFacilitator(token: string | undefined): void {
    if (token === undefined || this.attendantWith(token).role !== 'facilitator')
      throw new Refused('not-facilitator');
  }

  /** Who sits at a table, for the table itself. */
  company(number: number): Company {
    const doc = (): SeminarDoc => this.#doc;
    return {
      readsPrivate: this.#doc.settings.readsPrivate,
      deciding: this.#doc.settings.deciding,
      get inDebrief() {
        return doc().phase === 'debrief';
      },
      refresh: () => this.refresh(),
      guest: (token) => {
        const attendant = this.#closed ? null : this.#whose(token);
        if (!attendant) return null;
        if (attendant.role === 'facilitator') return { viewer: 'chair', person: null };
        const place = doc().people[attendant.id]?.place;
        return place?.table === number ? { viewer: place.seat, person: attendant.id } : null;
      },
      people: (seat) =>
        Object.fromEntries(
          seatedAt(doc(), number, seat).map((id) => [id, { name: doc().people[id]?.name ?? '' }]),
        ),
      head: (seat) => headOf(doc(), number, seat),
      setHead: (seat, person) =>
        this.#writeAnyhow((next) => {
          const table = next.tables[number];
          if (table) table.heads = { ...table.heads, [seat]: person };
        }),
    };
  }

  // Other processes

  /** Goes by the document as it is kept by now. */
  async refresh(): Promise<void> {
    if (!this.#peers.shared) return;
    await this.#writes.run(async () => {
      const kept = await this.#options.store.find(this.#doc.id);
      if (kept) this.#take(kept);
      else this.#end();
    });
  }

  get isOver(): boolean {
    return this.#closed;
  }

  /** Who is connected to another process by now; `null`: nobody. */
  hear(peer: string, people: Readonly<Record<string, number>> | null): void {
    if (people) this.#elsewhere.set(peer, people);
    else this.#elsewhere.delete(peer);
    this.#peopleStale = true;
    this.#soon();
  }

  /** News may have been missed: asks for everything anew. */
  missed(): void {
    this.#elsewhere.clear();
    this.#peers.tell({ type: 'who-attends', seminar: this.#doc.id });
    this.tellAttending(true);
  }

  /** Tells others who is connected here, if that changed or somebody asks. */
  tellAttending(isAsked = false): void {
    if (!this.#peers.shared) return;
    const people = Object.fromEntries(
      [...this.#here.keys()].map((id) => {
        const at = this.#active.get(id) ?? 0;
        return [id, at - (at % ROUGHLY)];
      }),
    );
    const text = JSON.stringify(people);
    if (text === this.#told && !isAsked) return;
    this.#told = text;
    this.#peers.tell({ type: 'attending', seminar: this.#doc.id, people });
  }

  /** Takes a document that another process wrote, if it is newer; sends away whom there is no more in it. */
  #take({ version, doc }: KeptSeminar): void {
    if (version <= this.#version) return;
    this.#doc = doc;
    this.#version = version;
    if (doc.expiresAt <= this.#options.now()) return this.#end();
    this.#allStale();
    for (const host of this.#hosts.values()) host.companyChanged();
    for (const number of this.#hosts.keys()) this.#goOn(number);
    for (const room of this.#rooms.values()) {
      for (const visitor of room.visitors) {
        const { role, id } = visitor.attendant;
        const list = role === 'person' ? doc.people : doc.facilitators;
        if (!Object.hasOwn(list, id)) visitor.dismiss();
      }
    }
  }

  #end(): void {
    this.#closed = true;
    for (const host of this.#hosts.values()) host.companyChanged();
    for (const room of this.#rooms.values()) for (const visitor of room.visitors) visitor.dismiss();
  }

  #allStale(): void {
    for (const number of this.#hosts.keys()) this.#stale.add(number);
    this.#peopleStale = true;
    this.#soon();
  }

  // Who is here

  isHere(person: string): boolean {
    const { place } = this.#doc.people[person] ?? {};
    return (
      this.#isAttending(person) || (place != null && (this.#hosts.get(place.table)?.isHere(person) ?? false))
    );
  }

  isFacilitatorHere(id: string): boolean {
    return this.#isAttending(id);
  }

  #isAttending(id: string): boolean {
    if (this.#here.has(id)) return true;
    for (const people of this.#elsewhere.values()) if (Object.hasOwn(people, id)) return true;
    return false;
  }

  activeAt(person: string): number {
    const { place } = this.#doc.people[person] ?? {};
    const atTable = place == null ? null : this.#hosts.get(place.table)?.activeAt(person);
    const elsewhere = [...this.#elsewhere.values()].map((people) => people[person] ?? 0);
    return Math.max(this.#active.get(person) ?? 0, atTable ?? 0, ...elsewhere);
  }

  // Visitors

  enter(visitor: Visitor): { readonly version: number; readonly view: SeminarView } {
    const { id } = visitor.attendant;
    this.#touch(id);
    this.#here.set(id, (this.#here.get(id) ?? 0) + 1);
    this.#peopleStale = true;
    this.#rebuild();
    const key = roomOf(visitor);
    let room = this.#rooms.get(key);
    if (!room) {
      room = { version: 1, view: this.#viewFor(visitor), visitors: new Set() };
      this.#rooms.set(key, room);
    } else {
      this.#tell(room);
    }
    room.visitors.add(visitor);
    this.#soon();
    return { version: room.version, view: room.view };
  }

  leave(visitor: Visitor): void {
    const { id } = visitor.attendant;
    this.#touch(id);
    const left = (this.#here.get(id) ?? 1) - 1;
    if (left > 0) this.#here.set(id, left);
    else this.#here.delete(id);
    const key = roomOf(visitor);
    const room = this.#rooms.get(key);
    room?.visitors.delete(visitor);
    if (room?.visitors.size === 0) this.#rooms.delete(key);
    this.#peopleStale = true;
    this.#soon();
  }

  // What is asked

  /** Takes somebody in; answers with the id and the token. */
  async join(code: string, name: string): Promise<{ readonly person: string; readonly token: string }> {
    const token = newSecret();
    const person = newPersonId();
    const table = await this.#task(async () => {
      const { people, settings, phase } = this.#doc;
      if (code.toUpperCase() !== this.#doc.code) throw new Refused('unknown-code');
      if (phase === 'debrief') throw new Refused('full');
      const shown = name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
      const key = nameKey(shown);
      if (key === '') throw new Refused('malformed', { path: 'name' });
      if (Object.values(people).some((each) => nameKey(each.name) === key))
        throw new Refused('name-taken', { name: shown });
      const most = Math.min(SEMINAR_PEOPLE_MOST, settings.tables * SEATS.length * settings.delegation);
      if (Object.keys(people).length >= most) throw new Refused('full', { most });
      const isLate = phase === 'playing';
      const isPlaced = settings.placement === 'even' || (isLate && settings.placement === 'choice');
      const place = !isPlaced ? null : isLate ? placeForLate(this.#doc) : placeForNext(this.#doc);
      const made: PersonDoc = {
        name: shown,
        hash: hashOf(token),
        at: this.#options.now(),
        place,
        answers: {},
      };
      await this.#write((next) => void (next.people[person] = made));
      return place?.table ?? null;
    });
    this.#touch(person);
    await this.#seatedAnew(table);
    return { person, token };
  }

  askedByPerson(id: string, request: ParticipantRequest): Promise<Reply> {
    this.#touch(id);
    switch (request.type) {
      case 'sit':
        return this.#sit(id, request.place);
      case 'answer':
        return this.#answer(id, request.when, request.answers);
    }
  }

  async askedByFacilitator(id: string, request: FacilitatorRequest): Promise<Reply> {
    this.#touch(id);
    switch (request.type) {
      case 'begin':
        return this.#begin();
      case 'move':
        return this.#move(request.person, request.place);
      case 'remove':
        return this.#remove(request.person);
      case 'head':
        return this.#makeHead(request.person);
      case 'pause':
        if (!request.paused) this.#checkPlaying();
        return this.#atTables(request.tables, () => ({ type: 'pause', paused: request.paused }));
      case 'extend':
        this.#checkPlaying();
        return this.#atTables(request.tables, () => ({ type: 'extend', minutes: request.minutes }));
      case 'advance':
        this.#checkPlaying();
        return this.#atTables(request.tables, ({ state: { round, step } }) =>
          step === 'talks' || step === 'orders' || step === 'response'
            ? { type: 'expire', round, step }
            : null,
        );
      case 'inject':
        return this.#inject(request);
      case 'drop-plan':
        return this.#drop('plans', request.plan, 'unknown-plan');
      case 'undo':
        this.#checkPlaying();
        return this.host(request.table).chairAct({ type: 'undo', injected: request.injected });
      case 'speak': {
        const { tables, seat } = request.to;
        for (const number of this.#numbers(tables))
          await this.host(number).chairSay(seat === null ? 'open' : `team-${seat}`, request.text);
        return DONE;
      }
      case 'bot':
        return this.#giveToBot(request.place, request.level);
      case 'project':
        return this.#project(request.table);
      case 'note': {
        const { id: key, note } = request;
        if (note.table !== null) this.host(note.table);
        const by = this.#doc.facilitators[id]?.name ?? '';
        return this.#task(async () => {
          if (!this.#doc.notes[key] && Object.keys(this.#doc.notes).length >= NOTES_MOST)
            throw new Refused('full', { most: NOTES_MOST });
          await this.#write((next) => void (next.notes[key] = { ...note, by, at: this.#options.now() }));
          return DONE;
        });
      }
      case 'drop-note':
        return this.#drop('notes', request.id, 'unknown-note');
      case 'invite':
        return this.#invite(request.name);
      case 'dismiss':
        return this.#dismiss(request.facilitator);
      case 'phase':
        return this.#changePhase(request.phase);
    }
  }

  /** While the seminar looks back, its games stand still. */
  #checkPlaying(): void {
    if (this.#doc.phase === 'debrief') throw new Refused('in-debrief');
  }

  /** Opens the debrief, or closes it again. Games that are not over stop for it where they are, and go on after it. */
  async #changePhase(phase: SeminarDoc['phase']): Promise<Reply> {
    await this.#task(async () => {
      if (phase === this.#doc.phase) return;
      if (phase === 'gathering') throw new Refused('already-begun');
      if (this.#doc.phase === 'gathering') throw new Refused('not-begun');
      await this.#write((next) => {
        next.phase = phase;
        if (phase !== 'debrief') return;
        next.debriefed = true;
        for (const [number, host] of this.#hosts) {
          const { step, paused } = host.state;
          const table = next.tables[number];
          // What the facilitator had paused stays so afterwards.
          if (table?.begun && step !== 'ended' && !paused) table.frozen = true;
        }
      });
    });
    await this.#phaseChanged();
    return DONE;
  }

  /** Stops and starts games as the phase asks for; it may be done again and again. */
  #phaseChanged(): Promise<void> {
    return this.#task(async () => {
      const isDebrief = this.#doc.phase === 'debrief';
      const frozen = [...this.#hosts].filter(([number]) => this.#doc.tables[number]?.frozen);
      for (const [, host] of frozen) {
        if (host.state.step !== 'ended' && host.state.paused !== isDebrief)
          await host.chairAct({ type: 'pause', paused: isDebrief });
      }
      if (!isDebrief && frozen.length > 0)
        await this.#write((next) => {
          for (const [number] of frozen) delete next.tables[number]?.frozen;
        });
      for (const [number, host] of this.#hosts) {
        host.companyChanged();
        await this.#seatTable(number);
      }
    });
  }

  /** Refuses everybody from now on. What is kept of it is for `Seminars` to delete. */
  async end(): Promise<void> {
    await this.#task(() => this.#write((next) => void (next.expiresAt = this.#options.now())));
    this.#end();
  }

  /** Puts it away, once all that is under way is done. */
  async close(): Promise<void> {
    if (this.#refreshing) clearImmediate(this.#refreshing);
    for (const leave of this.#leaving) leave();
    this.#leaving.length = 0;
    await this.#queue.drain();
    await this.#writes.drain();
  }

  async #sit(id: string, place: SeatPlace | null): Promise<Reply> {
    const before = await this.#task(async () => {
      const { settings, phase, people } = this.#doc;
      if (settings.placement !== 'choice') throw new Refused('not-by-choice');
      if (phase !== 'gathering') throw new Refused('already-begun');
      const from = people[id]?.place ?? null;
      if (place) this.#checkFree(place, settings.delegation, id);
      await this.#write((next) => void (next.people[id]!.place = place));
      return from;
    });
    await this.#seatedAnew(before?.table ?? null, place?.table ?? null);
    return DONE;
  }

  #answer(id: string, when: 'before' | 'after', answers: Answers): Promise<Reply> {
    return this.#task(async () => {
      const { settings, phase } = this.#doc;
      const isAsked = settings.asks[when] || settings.questions.some((question) => question.when === when);
      if (!isAsked || (when === 'after' && phase === 'gathering')) throw new Refused('not-asked');
      if (when === 'before' && this.#knowsTheEnd(id)) throw new Refused('answers-closed');
      await this.#write((next) => {
        const person = next.people[id]!;
        person.answers = { ...person.answers, [when]: answers };
      });
      return DONE;
    });
  }

  /** Whether somebody knows how a game came out, at their own table or in the debrief: it would colour what they expected. */
  #knowsTheEnd(id: string): boolean {
    const place = this.#doc.people[id]?.place;
    const isOver = place != null && this.#hosts.get(place.table)?.state.step === 'ended';
    return isOver || this.#doc.debriefed === true || this.#doc.phase === 'debrief';
  }

  async #begin(): Promise<Reply> {
    await this.#task(async () => {
      if (this.#doc.phase !== 'gathering') throw new Refused('already-begun');
      await this.#write((next) => {
        next.phase = 'playing';
      });
    });
    await this.#seatedAnew(...this.#hosts.keys());
    return DONE;
  }

  /** A facilitator may seat more in a place than was planned: somebody has to sit somewhere. */
  async #move(person: string, place: SeatPlace | null): Promise<Reply> {
    if (place) this.host(place.table);
    const before = await this.#task(async () => {
      const from = this.#personOf(person).place;
      await this.#write((next) => void (next.people[person]!.place = place));
      return from;
    });
    await this.#seatedAnew(before?.table ?? null, place?.table ?? null);
    return DONE;
  }

  async #remove(person: string): Promise<Reply> {
    const before = await this.#task(async () => {
      const { place } = this.#personOf(person);
      await this.#write((next) => void delete next.people[person]);
      return place;
    });
    await this.#seatedAnew(before?.table ?? null);
    for (const visitor of this.#visitorsOf(person)) visitor.dismiss();
    return DONE;
  }

  async #makeHead(person: string): Promise<Reply> {
    const { place } = this.#personOf(person);
    if (!place) throw new Refused('unknown-place');
    return this.host(place.table).makeHead(person);
  }

  async #giveToBot({ table, seat }: SeatPlace, level: PersonalBot): Promise<Reply> {
    this.host(table);
    await this.#task(async () => {
      if (this.#doc.phase === 'gathering') throw new Refused('not-begun');
      await this.#write((next) => {
        const { bots } = next.tables[table]!;
        if (level === null) delete bots[seat];
        else bots[seat] = level;
      });
    });
    await this.#seatedAnew(table);
    return DONE;
  }

  #project(table: number | null): Promise<Reply> {
    if (table !== null) this.host(table);
    return this.#task(async () => {
      await this.#write((next) => void (next.projected = table));
      return DONE;
    });
  }

  #drop(what: 'plans' | 'notes', key: string, code: 'unknown-plan' | 'unknown-note'): Promise<Reply> {
    return this.#task(async () => {
      if (!Object.hasOwn(this.#doc[what], key)) throw new Refused(code);
      await this.#write((next) => void delete next[what][key]);
      return DONE;
    });
  }

  #invite(name: string | null): Promise<Reply> {
    return this.#task(async () => {
      if (Object.keys(this.#doc.facilitators).length >= FACILITATORS_MOST)
        throw new Refused('full', { most: FACILITATORS_MOST });
      const token = newSecret();
      const made = { name, hash: hashOf(token), at: this.#options.now() };
      await this.#write((next) => void (next.facilitators[newPersonId()] = made));
      return { ok: true, value: { token } };
    });
  }

  /** The last facilitator stays: somebody has to be able to delete it. */
  async #dismiss(facilitator: string): Promise<Reply> {
    await this.#task(async () => {
      const { facilitators } = this.#doc;
      if (!Object.hasOwn(facilitators, facilitator) || Object.keys(facilitators).length === 1)
        throw new Refused('unknown-person');
      await this.#write((next) => void delete next.facilitators[facilitator]);
    });
    for (const host of this.#hosts.values()) host.companyChanged();
    for (const visitor of this.#visitorsOf(facilitator)) visitor.dismiss();
    return DONE;
  }

  async #inject({
    tables,
    injection,
    round,
  }: Extract<FacilitatorRequest, { type: 'inject' }>): Promise<Reply> {
    this.#checkPlaying();
    const numbers = this.#numbers(tables);
    if (round === null) return this.#injectNow(numbers, injection);
    const plan = newPersonId();
    await this.#plan(plan, { injection, round, tables: numbers });
    return { ok: true, value: plan };
  }

  /** At once where a table is in talks; else as its next talks begin, where any are to come. */
  async #injectNow(numbers: readonly number[], injection: Injection): Promise<Reply> {
    if (this.#doc.phase === 'gathering') throw new Refused('not-begun');
    const id = newPersonId();
    const refused: Record<string, string> = {};
    const waiting: number[] = [];
    let first: Reply<never> | null = null;
    for (const number of numbers) {
      const host = this.host(number);
      const reply = await host.chairAct(injected(injection, id));
      if (reply.ok) continue;
      const { round, step } = host.state;
      const isLate = reply.code === 'wrong-step';
      if (isLate && step !== 'ended' && round < scenarioOf(host.state).rounds) {
        waiting.push(number);
        continue;
      }
      const isPast = isLate && step !== 'ended';
      refused[number] = isPast ? 'no-more-talks' : reply.code;
      first ??= isPast ? refuse('no-more-talks', { round }) : reply;
    }
    if (waiting.length > 0) await this.#plan(id, { injection, round: 'next', tables: waiting });
    if (first && Object.keys(refused).length === numbers.length) return first;
    return { ok: true, value: { refused, waiting } satisfies Injected };
  }

  async #plan(id: string, plan: Plan): Promise<void> {
    await this.#task(async () => {
      if (Object.keys(this.#doc.plans).length >= PLANS_MOST) throw new Refused('full', { most: PLANS_MOST });
      await this.#write((next) => void (next.plans[id] = plan));
      for (const number of plan.tables) this.#goOn(number);
    });
  }

  /**
   * Does something at several tables, one after the other. It is refused if it was at all of them, with the first reason;
   * else the answer tells where it was, and why.
   */
  async #atTables(
    tables: readonly number[] | 'all',
    action: (host: TableHost) => ChairAction | null,
  ): Promise<Reply> {
    if (this.#doc.phase === 'gathering') throw new Refused('not-begun');
    const numbers = this.#numbers(tables);
    const refused: Record<string, string> = {};
    let first: Reply<never> | null = null;
    for (const number of numbers) {
      const host = this.host(number);
      const wanted = action(host);
      const reply: Reply = wanted
        ? await host.chairAct(wanted)
        : { ok: false, code: 'wrong-step', detail: { now: host.state.step } };
      if (reply.ok) continue;
      refused[number] = reply.code;
      first ??= reply;
    }
    if (first && Object.keys(refused).length === numbers.length) return first;
    return { ok: true, value: { refused } };
  }

  #numbers(tables: readonly number[] | 'all'): number[] {
    if (tables === 'all')
      return [...this.#hosts.keys()].filter((number) => this.#doc.tables[number]?.begun ?? false);
    for (const number of tables) this.host(number);
    return [...tables];
  }

  #personOf(person: string): PersonDoc {
    const found = Object.hasOwn(this.#doc.people, person) ? this.#doc.people[person] : undefined;
    if (!found) throw new Refused('unknown-person');
    return found;
  }

  #checkFree({ table, seat }: SeatPlace, most: number, person: string): void {
    this.host(table);
    const others = seatedAt(this.#doc, table, seat).filter((id) => id !== person);
    if (others.length >= most) throw new Refused('place-full', { table, seat });
  }

  #visitorsOf(id: string): Visitor[] {
    return [...this.#rooms.values()].flatMap((room) =>
      [...room.visitors].filter(({ attendant }) => attendant.id === id),
    );
  }

  // What follows for tables

  /** Tells tables that somebody else sits there, and has their seats held by whom they are to be held. */
  async #seatedAnew(...tables: readonly (number | null)[]): Promise<void> {
    for (const number of new Set(tables)) {
      if (number === null) continue;
      this.#hosts.get(number)?.companyChanged();
      await this.#task(() => this.#seatTable(number));
    }
  }

  /** The holder that a seat is to have. */
  #holderOf(number: number, seat: Seat): Holder {
    const level = this.#doc.tables[number]?.bots[seat];
    if (level !== undefined) return { kind: 'bot', level };
    return seatedAt(this.#doc, number, seat).length > 0
      ? { kind: 'person' }
      : { kind: 'bot', level: this.#doc.settings.botLevel };
  }

  /** Lets a table's game begin once somebody sits there, and gives seats to bots and back. To be called in the queue. */
  async #seatTable(number: number): Promise<void> {
    const host = this.#hosts.get(number);
    const table = this.#doc.tables[number];
    if (!host || !table || this.#doc.phase === 'gathering' || host.state.step === 'ended') return;
    if (!table.begun && this.#doc.phase === 'debrief') return;
    if (!table.begun && !isPeopled(this.#doc, number)) return;
    for (const seat of SEATS) {
      const wanted = this.#holderOf(number, seat);
      const now = host.state.seats[seat];
      const isSame =
        now.kind === wanted.kind &&
        (now.kind !== 'bot' || wanted.kind !== 'bot' || now.level === wanted.level);
      if (!isSame) await host.chairAct({ type: 'seat', seat, holder: wanted });
    }
    if (table.begun) return;
    await host.chairAct({ type: 'pause', paused: false });
    await this.#write((next) => void (next.tables[number]!.begun = true));
  }

  #tableChanged(number: number): void {
    this.#stale.add(number);
    this.#peopleStale = true;
    this.#goOn(number);
    this.#soon();
  }

  /** Does what was planned for the talks that a table has come to. */
  #goOn(number: number): void {
    const host = this.#hosts.get(number);
    // One process does it: the one that keeps the table.
    if (!host || this.#closed || !host.isKept) return;
    const { round, step, paused } = host.state;
    const isOver = step === 'ended';
    if (!isOver && (step !== 'talks' || paused)) return;
    const due = Object.keys(this.#doc.plans).filter((key) => {
      const plan = this.#doc.plans[key];
      if (!plan?.tables.includes(number)) return false;
      return isOver || plan.round === 'next' || plan.round <= round;
    });
    for (const key of due) this.#carryOut(number, key, host);
  }

  #carryOut(number: number, key: string, host: TableHost): void {
    this.#task(async () => {
      const plan = this.#doc.plans[key];
      const { round, step, injected: known } = host.state;
      if (!plan?.tables.includes(number) || (step !== 'talks' && step !== 'ended')) return;
      // Its id is the plan's: after a crash between the two writes the table knows that it was done.
      const isDone = Object.hasOwn(known ?? {}, key);
      // At a table that is over nothing comes any more.
      if (!isDone && step === 'talks' && (plan.round === 'next' || plan.round === round)) {
        const reply = await host.chairAct(injected(plan.injection, key));
        if (!reply.ok)
          this.#options.log.warn({ table: host.header.table, code: reply.code }, 'planned event refused');
      }
      await this.#write((next) => {
        const left = plan.tables.filter((each) => each !== number);
        if (left.length > 0) next.plans[key] = { ...plan, tables: left };
        else delete next.plans[key];
      });
    }).catch((error: unknown) => {
      this.#options.log.error({ table: host.header.table, err: error }, 'planned event not brought in');
      setTimeout(() => this.#goOn(number), RETRY).unref();
    });
  }

  // Writing and telling

  /** Does something by the document; anew where another process changed that meanwhile. */
  #task<T>(work: () => Promise<T>): Promise<T> {
    this.#used = this.#options.now();
    return this.#queue.run(async () => {
      for (;;) {
        if (this.#closed) throw new Refused('unknown-seminar');
        this.#judged = this.#version;
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof Stale)) throw error;
        }
      }
    });
  }

  /** Writes the document as it is after a change, then goes by it. To be called in a task, which a Stale begins anew. */
  #write(change: (next: SeminarDoc) => void): Promise<void> {
    return this.#writes.run(async () => {
      // It may have been read anew since the task began.
      if (this.#judged !== this.#version) throw new Stale();
      await this.#replace(change);
      this.#judged = this.#version;
    });
  }

  /** Writes a change that fits whatever the document is. */
  async #writeAnyhow(change: (next: SeminarDoc) => void): Promise<void> {
    for (;;) {
      try {
        return await this.#writes.run(() => this.#replace(change));
      } catch (error) {
        if (!(error instanceof Stale)) throw error;
      }
    }
  }

  async #replace(change: (next: SeminarDoc) => void): Promise<void> {
    const next = structuredClone(this.#doc);
    change(next);
    try {
      await this.#options.store.replace(this.#version, next);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const kept = await this.#options.store.find(this.#doc.id);
      if (!kept) throw new Refused('unknown-seminar');
      this.#take(kept);
      throw new Stale();
    }
    this.#doc = next;
    this.#version += 1;
    this.#peers.tell({ type: 'seminar', seminar: next.id });
    this.#allStale();
  }

  #touch(id: string): void {
    this.#used = this.#options.now();
    this.#active.set(id, this.#used);
    this.#peopleStale = true;
  }

  #soon(): void {
    this.#refreshing ??= setImmediate(() => {
      this.#refreshing = null;
      this.#rebuild();
      for (const room of this.#rooms.values()) this.#tell(room);
      this.tellAttending();
    });
  }

  /** Makes anew the parts of the desk that are not up to date; the others stay the same objects. */
  #rebuild(): void {
    if (this.#stale.size > 0) {
      const rows = { ...this.#rows };
      for (const number of this.#stale) {
        const host = this.#hosts.get(number);
        if (host) rows[number] = rowOf(host, this.#doc, number);
      }
      this.#rows = rows;
      this.#stale.clear();
    }
    if (!this.#peopleStale) return;
    this.#peopleStale = false;
    this.#people = Object.fromEntries(
      Object.entries(this.#doc.people).map(([id, person]) => [id, deskPerson(id, person, this)]),
    );
  }

  #viewFor({ attendant, projector }: Pick<Visitor, 'attendant' | 'projector'>): SeminarView {
    if (projector) return projectorView(this.#doc);
    if (attendant.role === 'facilitator') return deskView(this.#doc, this.#rows, this.#people, this);
    return participantView(
      this.#doc,
      attendant.id,
      this.#personOf(attendant.id),
      this.#knowsTheEnd(attendant.id),
    );
  }

  #tell(room: Room): void {
    const [visitor] = room.visitors;
    if (!visitor) return;
    // Somebody who was removed is sent away.
    if (visitor.attendant.role === 'person' && !this.#doc.people[visitor.attendant.id]) return;
    const view = this.#viewFor(visitor);
    const delta = diff(room.view, view);
    room.view = view;
    if (!delta) return;
    room.version += 1;
    for (const each of room.visitors) each.tell(room.version, delta);
  }
}

type PersonalBot = Extract<FacilitatorRequest, { type: 'bot' }>['level'];

const injected = (injection: Injection, id: string): ChairAction =>
  'event' in injection
    ? { type: 'inject', event: injection.event, id }
    : { type: 'inject', written: injection.written, id };

/** Facilitators see the same, and projectors; participants each their own. */
const roomOf = ({ attendant, projector }: Visitor): string =>
  projector ? 'projector' : attendant.role === 'facilitator' ? 'desk' : attendant.id;
