import { bySeat, CHAIR, isSeat, SEATS, type Seat, type Viewer } from '../../shared/content/seats';
import {
  ALL_CHANNELS,
  CHANNELS,
  channelSeats,
  isTeamChannel,
  readsChannel,
  type Channel,
  type ClockState,
  type Mark,
  type MessageBody,
  type Moved,
  type Reply,
  type TableView,
  type TeamChannel,
} from '../../shared/protocol/messages';
import type { OnView } from '../../shared/protocol/gallery';
import { record, type Journal as Recordable, type RecordOptions } from '../../shared/recording/record';
import type { Recording } from '../../shared/recording/format';
import type { ChairAction, SeatAction } from '../../shared/rules/actions';
import { scenarioOf } from '../../shared/rules/scenario';
import type { BotLevel, Holder, State } from '../../shared/rules/state';
import type { Log } from '../log';
import { ALONE, type Here, type Huddle, type News, type Peers } from '../peers/peers';
import type { DelegationStore } from '../storage/delegation-store';
import { ConflictError, type Claim, type Entry, type Journal, type TableHeader } from '../storage/journal';
import { actsOf } from './acts';
import { begunAt, deadlineOf, minutesOf } from './clock';
import type { Company } from './company';
import { Delegations } from './delegations';
import { Ledger, type Wrote } from './ledger';
import { Presence } from './presence';
import { delegatesOf, peopleOf, Projection, UNTOLD } from './projection';
import { Queue } from './queue';
import { DONE, Refused, refuse, refusedByRules } from './replies';
import { Rooms, type Publish, type Shown } from './rooms';
import { Seating } from './seating';
import { hashOf, isSecretOf, newInjectionId, newSecret } from './secrets';

/** The level of a bot that stands in for a person: the best that answers at once. */
const STAND_IN: BotLevel = 'middle';
/** Refusals that are remembered, to answer a repeated request alike. */
const REFUSALS_KEPT = 200;
/** How long to wait before the clock is tried again where it could not be written. */
const RETRY = 1_000;
/** Longest time that a timer is set for. */
const LONGEST = 3_600_000;

export interface HostOptions {
  readonly journal: Journal;
  readonly delegations: DelegationStore;
  readonly log: Log;
  readonly graceSeconds: number;
  readonly now: () => number;
  readonly publish: (table: string, ...args: Parameters<Publish>) => void;
  /** Sends away the program that plays a seat. */
  readonly dismissProgram?: (table: string, seat: Seat, code?: 'wrong-token' | 'seat-taken') => void;
  /** Called with every entry that this process writes. */
  readonly wrote?: Wrote;
  /** Other processes at whose connections people of the same table may sit; without them there are none. */
  readonly peers?: Peers;
}

/** What other processes tell of one table that is in memory. */
export type TableNews = Extract<
  News,
  { type: 'entries' | 'seating' | 'program' | 'here' | 'who' | 'huddle' }
>;

/** What proves that a free seat may be taken. */
export interface Credentials {
  readonly invite?: string;
  readonly code?: string;
  /** The secret of whoever opened the table, which opens every seat that no person has. */
  readonly host?: string;
}

const NOBODY: Here = { seats: [], votes: { usa: [], iran: [], israel: [] }, gallery: 0, people: {} };

/** As whom somebody looks at a table, and who that is where several share a seat. */
export interface Place {
  readonly viewer: Viewer;
  readonly person: string | null;
}

/** A connection that has entered a table of a seminar with a token. */
export interface Visitor extends Place {
  readonly token: string;
  /** It has no place here any more. It is to leave. */
  dismiss(): void;
}

/** Who of a seat acts, and why, where that is known. */
export interface Doer {
  readonly person?: string | null;
  readonly reason?: string | undefined;
}

/**
 * One table while it is in memory. Whatever changes it waits in one queue: it is checked, written, applied, answered and
 * then shown to whom it concerns.
 */
export class TableHost {
  readonly header: TableHeader;
  readonly #options: HostOptions;
  readonly #ledger: Ledger;
  readonly #seating: Seating;
  readonly #presence: Presence;
  readonly #projection: Projection;
  readonly #rooms: Rooms;
  readonly #queue = new Queue();
  readonly #refusals = new Map<string, Reply<never>>();
  readonly #listeners = new Set<() => void>();
  readonly #company: Company | null;
  readonly #delegations: Delegations | null;
  readonly #visitors = new Set<Visitor>();
  readonly #peers: Peers;
  /** What others were last told of who is connected here. */
  #told = '';
  /** Connections of the gallery at other processes. */
  readonly #galleries = new Map<string, number>();
  #isFollowing = false;
  #isSeatingStale = false;
  #held = 0;
  #timer: NodeJS.Timeout | null = null;
  #refreshing: NodeJS.Immediate | null = null;
  #expired = '';
  /** The step that delegations were last tidied up in. */
  #step = '';
  #finished = false;
  #stopped = false;
  /** When it last had something to do. */
  #used: number;

  private constructor(
    header: TableHeader,
    ledger: Ledger,
    seating: Seating,
    options: HostOptions,
    company: Company | null,
  ) {
    this.header = header;
    this.#company = company;
    this.#delegations =
      company &&
      new Delegations(company, {
        table: header.table,
        store: options.delegations,
        now: options.now,
        state: () => this.state,
        begun: () => this.begun,
        move: (...move) => ledger.move(...move),
        has: (...request) => ledger.has(...request),
        tell: (huddle) => this.#peers.tell({ type: 'huddle', table: header.table, huddle }),
      });
    this.#options = options;
    this.#peers = options.peers ?? ALONE;
    this.#told = JSON.stringify(NOBODY);
    this.#ledger = ledger;
    this.#seating = seating;
    this.#presence = new Presence(options.now());
    this.#projection = new Projection(header, company?.readsPrivate ?? true);
    this.#used = options.now();
    this.#rooms = new Rooms(
      (viewer) => this.#tableView(viewer),
      (...args) => options.publish(header.table, ...args),
    );
  }

  /** `company`: of a table of a seminar, and of no other. */
  static async open(
    header: TableHeader,
    options: HostOptions,
    company: Company | null = null,
  ): Promise<TableHost> {
    const { journal, peers } = options;
    const { table } = header;
    const wrote: Wrote = (entry, milliseconds) => {
      peers?.tell({ type: 'entries', table, seq: entry.seq });
      options.wrote?.(entry, milliseconds);
    };
    const ledger = await Ledger.open(header, journal, options.now, wrote);
    const [claims, passes] = await Promise.all([journal.claims(header.table), journal.passes(header.table)]);
    const host = new TableHost(header, ledger, new Seating(header, claims, passes), options, company);
    // It waits for its facilitator, who lets it begin.
    if (header.seminar && host.seq === 0)
      await ledger.move({ actor: CHAIR }, { type: 'pause', paused: true });
    host.#step = host.#stepKey();
    await host.#delegations?.open();
    host.#changed();
    peers?.tell({ type: 'who', table });
    return host;
  }

  get state(): State {
    return this.#ledger.fold.game.G;
  }

  /** How many moves were made. What is said, and how it is marked, counts for nothing here. */
  get moves(): number {
    return this.#ledger.fold.moves;
  }

  /** How many are connected here at seats, and in the gallery. */
  get connected(): { readonly seats: number; readonly gallery: number } {
    const gallery = this.#rooms.watchersOf('gallery');
    return { seats: this.#rooms.watchers - gallery, gallery };
  }

  /** Whether this process keeps the table: its bots and its clock run here and nowhere else. */
  get isKept(): boolean {
    return this.#peers.keeps(this.header.table);
  }

  /** Number of the last journal entry. */
  get seq(): number {
    return this.#ledger.fold.seq;
  }

  /** Whether all seats are filled, by persons or bots. */
  get begun(): boolean {
    return this.#begunAt() !== null;
  }

  /** Whether a game is on here that anybody may watch. */
  get isOnView(): boolean {
    return this.header.gallery && this.begun && this.state.step !== 'ended';
  }

  /** What a list of games that are on tells of this one: nothing that its gallery does not see. */
  onView(): OnView {
    const { people, view } = this.look('gallery').state;
    const player = ({ kind, level }: (typeof people)[Seat]) => ({ kind, level });
    return {
      table: this.header.table,
      name: this.header.name,
      scenario: this.header.scenario,
      round: view.round,
      rounds: scenarioOf(view).rounds,
      seats: { usa: player(people.usa), iran: player(people.iran), israel: player(people.israel) },
      delay: this.#behind,
      watching: [...this.#galleries.values()].reduce(
        (sum, each) => sum + each,
        this.#rooms.watchersOf('gallery'),
      ),
    };
  }

  /** Whether nobody is connected and nothing is under way, since the time given at least. */
  isUnusedSince(time: number): boolean {
    return this.#rooms.watchers === 0 && this.#queue.length === 0 && this.#used <= time;
  }

  /** Whether it is unused, and not held by anybody who needs it in memory. */
  isIdleSince(time: number): boolean {
    return this.#held === 0 && this.isUnusedSince(time);
  }

  /** Keeps the table in memory until what is returned is called. */
  hold(): () => void {
    this.#held += 1;
    let held = true;
    return () => {
      if (held) this.#held -= 1;
      held = false;
    };
  }

  deadline(): number | null {
    return deadlineOf(this.header.clock, this.#ledger.fold.clock, this.#begunAt());
  }

  claimOf(seat: Seat): Claim | undefined {
    return this.#seating.claimOf(seat);
  }

  /** Whether a person may take this seat: no person has it, and it is meant for one or may be taken from its bot. */
  isFree(seat: Seat): boolean {
    return !this.header.seminar && this.#seating.isFree(seat, this.state.seats[seat]);
  }

  /** Whether a person or a bot plays this seat, or is meant to. */
  kindOf(seat: Seat): 'person' | 'bot' {
    if (this.claimOf(seat)) return 'person';
    return this.state.seats[seat].kind === 'program'
      ? 'bot'
      : (this.header.seats[seat].kind as 'person' | 'bot');
  }

  /**
   * Whose place a token gives; without one the gallery, and with `asGallery` the gallery too, which a facilitator may so
   * show where nobody else may watch. Throws what is to be answered.
   */
  placeFor(token: string | undefined, asGallery = false): Place {
    if (token === undefined) {
      if (!this.header.gallery) throw new Refused('no-gallery');
      return { viewer: 'gallery', person: null };
    }
    if (this.#company) {
      const guest = this.#company.guest(token);
      if (!guest) throw new Refused('wrong-token');
      if (!asGallery) return guest;
      if (guest.viewer !== CHAIR && !this.header.gallery) throw new Refused('no-gallery');
      return { viewer: 'gallery', person: null };
    }
    const seat = this.#seating.claimedWith(token);
    if (seat) return { viewer: seat, person: null };
    // Whoever opened the table may play at it, so is shown no more than the public is.
    if (this.#seating.isHost(token)) return { viewer: 'gallery', person: null };
    throw new Refused('wrong-token');
  }

  /** Whether somebody who entered is still who they were. */
  isStill({ viewer, person, token }: Omit<Visitor, 'dismiss'>): boolean {
    const guest = this.#company?.guest(token);
    if (viewer === 'gallery') return guest != null && (guest.viewer === CHAIR || this.header.gallery);
    return guest?.viewer === viewer && guest.person === person;
  }

  /** To be called after every change of who sits where: sends away whoever has no place here any more. */
  companyChanged(): void {
    for (const visitor of this.#visitors) if (!this.isStill(visitor)) visitor.dismiss();
    this.#changed();
  }

  /** Sends away everybody whom it can, since the table is to be no more. */
  dismissAll(): void {
    for (const visitor of this.#visitors) visitor.dismiss();
  }

  /** When a person last did something at this table; `null` if never since it came to memory. */
  activeAt(person: string): number | null {
    return this.#delegations?.activeAt(person) ?? null;
  }

  isHere(person: string): boolean {
    return this.#delegations?.isHere(person) ?? false;
  }

  /** Notes that a person does something. */
  touch(person: string): void {
    this.#delegations?.touch(person);
  }

  /**
   * The recording of a game that is over, for the holder of a seat's token or the host's, or at a table of a seminar for
   * those who sit there and facilitators: with the messages that they could read in the game, or none, and with or without
   * names. Throws what is to be answered.
   */
  async recording(
    token: string | undefined,
    { messages, names }: { readonly messages: boolean; readonly names: boolean },
  ): Promise<Recording> {
    if (token === undefined) throw new Refused('wrong-token');
    const reader = this.#company ? this.#company.guest(token)?.viewer : this.#readerWith(token);
    if (reader === undefined) throw new Refused('wrong-token');
    return this.recordingFor({ messages: messages ? this.channelsOf(reader) : [], names });
  }

  /** The channels that somebody reads: a facilitator no more than the participants were told. */
  channelsOf(viewer: Viewer): readonly Channel[] {
    const all = this.header.seminar ? ALL_CHANNELS : CHANNELS;
    const isHeard = viewer !== CHAIR || (this.#company?.readsPrivate ?? false);
    return all.filter((channel) => readsChannel(isHeard ? viewer : 'gallery', channel));
  }

  #readerWith(token: string): Viewer | undefined {
    return this.#seating.heldWith(token) ?? (this.#seating.isHost(token) ? 'gallery' : undefined);
  }

  /** The seats that somebody holds, persons and programs alike; bots of the server hold none. */
  get holders(): readonly Seat[] {
    return SEATS.filter((seat) => this.#seating.claimOf(seat) ?? this.#seating.passOf(seat));
  }

  /** The seat that somebody holds with this token. */
  holderWith(token: string): Seat | undefined {
    return this.#seating.heldWith(token);
  }

  /** The recording of a game that is over, for those who may have these messages. Throws what is to be answered. */
  async recordingFor(options: RecordOptions): Promise<Recording> {
    // It holds everything that is hidden while the game is on.
    if (this.state.step !== 'ended') throw new Refused('not-over');
    const made = record(this.journalOf(await this.entries()), options);
    if (!made.fault) return made.recording;
    if (made.fault.code === 'too-large' || made.fault.code === 'too-many-values')
      throw new Refused('too-large');
    throw new Error(`The journal of ${this.header.table} makes no recording: ${made.fault.code}.`);
  }

  /** Everything that happened here, as it was written. It is for those alone who may know all of it. */
  entries(): Promise<readonly Entry[]> {
    return this.#options.journal.read(this.header.table);
  }

  /** What was written, as recordings are made of it. */
  journalOf(entries: readonly Entry[]): Recordable {
    const { scenario, seed, rules, seats, createdAt } = this.header;
    const recordedSeat = (id: Seat) => {
      const name = this.#seating.nameOf(id);
      return { holder: seats[id], ...(name !== null && { name }) };
    };
    return {
      scenario,
      seed,
      rules,
      createdAt,
      seats: { usa: recordedSeat('usa'), iran: recordedSeat('iran'), israel: recordedSeat('israel') },
      entries: actsOf(entries),
    };
  }

  /** Counts somebody in who watches. Every update after the version returned is published. */
  enter(viewer: Viewer, visitor?: Visitor): Shown {
    this.#touch();
    if (isSeat(viewer)) this.#presence.came(viewer);
    if (visitor) this.#visitors.add(visitor);
    if (visitor?.person != null) this.#delegations?.came(visitor.person);
    const shown = this.#rooms.enter(viewer);
    this.#changed();
    return shown;
  }

  leave(viewer: Viewer, visitor?: Visitor): void {
    this.#touch();
    this.#rooms.leave(viewer);
    if (isSeat(viewer)) this.#presence.went(viewer, this.#options.now());
    if (visitor) this.#visitors.delete(visitor);
    if (visitor?.person != null) this.#delegations?.went(visitor.person);
    this.#changed();
  }

  /** What a viewer sees now. `changes` grows when its view or its messages change. */
  look(viewer: Viewer): Shown & { readonly changes: number } {
    return this.#rooms.look(viewer);
  }

  /** Gives a free seat to a person; returns the token that proves it. */
  takeSeat(seat: Seat, name: string | null, credentials: Credentials): Promise<string> {
    return this.#task(async () => {
      this.#checkFacilitated(seat);
      if (credentials.host !== undefined) {
        if (!this.#seating.isHost(credentials.host)) throw new Refused('wrong-token');
        if (this.claimOf(seat)) throw new Refused('seat-taken', { seat });
      } else if (this.header.seats[seat].kind === 'bot' && !this.isFree(seat)) {
        throw new Refused('seat-taken', { seat });
      } else if (credentials.invite !== undefined) {
        if (!isSecretOf(credentials.invite, this.header.inviteHashes[seat]))
          throw new Refused('wrong-invite');
      } else if (credentials.code === undefined) {
        throw new Refused('wrong-invite');
      } else if (!isSecretOf(credentials.code.toUpperCase(), hashOf(this.header.code))) {
        throw new Refused('unknown-code');
      }
      if (credentials.host === undefined && !this.isFree(seat)) throw new Refused('seat-taken', { seat });
      const token = newSecret();
      const claim: Claim = { seat, name, tokenHash: hashOf(token), at: this.#options.now() };
      try {
        await this.#options.journal.claim(this.header.table, claim);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        await this.#readSeating();
        throw new Refused('seat-taken', { seat });
      }
      await this.#revoke(seat);
      this.#seating.addClaim(claim);
      this.#tellSeating();
      await this.#seatRightful(seat);
      return token;
    });
  }

  /** Lets the server's bot of a level play a seat that no person has. For whoever opened the table. */
  seatBot(seat: Seat, host: string, level: BotLevel): Promise<void> {
    return this.#task(async () => {
      this.#checkFacilitated(seat);
      this.#checkHost(seat, host);
      await this.#revoke(seat);
      await this.#seat(seat, { kind: 'bot', level });
    });
  }

  /** Makes the token with which a program may play a seat that no person has. It sits down when it first comes. */
  admitProgram(seat: Seat, host: string, name: string | null): Promise<string> {
    return this.#task(async () => {
      this.#checkFacilitated(seat);
      this.#checkHost(seat, host);
      const token = newSecret();
      const pass = { seat, name, tokenHash: hashOf(token), at: this.#options.now() };
      await this.#options.journal.grant(this.header.table, pass);
      this.#seating.setPass(seat, pass);
      this.#tellSeating();
      this.#options.dismissProgram?.(this.header.table, seat);
      return token;
    });
  }

  /** Gives a program its seat; throws what is to be answered if the token opens none. */
  seatProgram(token: string): Promise<Seat> {
    return this.#task(async () => {
      const seat = this.#seating.passedWith(token);
      if (!seat) throw new Refused('wrong-token');
      const came = this.#ledger.fold.clock.stoodIn[seat] !== undefined;
      if (this.state.seats[seat].kind !== 'program' || !came) await this.#seat(seat, { kind: 'program' });
      this.#peers.tell({ type: 'program', table: this.header.table, seat });
      return seat;
    });
  }

  /** Carries out what a person wants, once for each id; or puts it to the vote of those who share the seat. */
  act(seat: Seat, id: string, action: SeatAction, doer: Doer = {}): Promise<Reply<Moved | null>> {
    return this.#once<Moved | null>(seat, id, async () => {
      if (this.#delegations) return this.#delegations.act(seat, doer.person ?? '', id, action);
      await this.#seatRightful(seat);
      const { reason } = doer;
      const origin = { actor: seat, requestId: id, ...(reason !== undefined && { reason }) };
      const refusal = await this.#ledger.move(origin, action);
      return refusal ? refusedByRules(refusal) : DONE;
    });
  }

  /** Passes on what a person says, once for each id. */
  say(
    seat: Seat,
    id: string,
    channel: Channel,
    body: MessageBody,
    { person = null, mark }: { readonly person?: string | null; readonly mark?: 'bluff' | undefined } = {},
  ): Promise<Reply<null>> {
    return this.#once(seat, id, async () => {
      if (!channelSeats(channel).includes(seat)) return refuse('no-seat', { channel });
      const closed = this.#closedFor(channel, body);
      if (closed) return closed;
      const origin = { actor: seat, requestId: id, ...this.#signature(seat, person) };
      await this.#ledger.say(origin, { channel, body, ...(mark && this.#company && { bluff: true }) });
      return DONE;
    });
  }

  /** Marks a message, by the number that it has for a seat, or takes the mark away. */
  mark(seat: Seat, person: string | null, number: number, mark: Mark | null): Promise<Reply<null>> {
    return this.#task(async () => {
      const { fold } = this.#ledger;
      const message = this.#company && this.#projection.numbered(seat, number, fold);
      const isOwn = message?.from === seat;
      const fits = mark === null || (mark === 'bluff') === isOwn;
      if (!message || !isSeat(message.from) || !fits || (isTeamChannel(message.channel) && !isOwn))
        return refuse('unknown-message', { message: number });
      const before = isOwn ? (message.bluff ?? null) : (message.believed?.[seat] ?? null);
      const after = mark === null ? null : mark !== 'doubted';
      if (before === after) return DONE;
      const origin = { actor: seat, ...this.#signature(seat, person) };
      await this.#ledger.mark(origin, { message: message.seq, mark });
      return DONE;
    });
  }

  /** Lets somebody of a delegation do what concerns those who share the seat alone. */
  together<T>(
    seat: Seat,
    person: string | null,
    work: (delegations: Delegations, person: string) => Promise<Reply<T>> | Reply<T>,
  ): Promise<Reply<T>> {
    return this.#task<Reply<T>>(async () => {
      const delegations = this.#delegations;
      if (person === null || !delegations?.isOf(seat, person)) return refuse('no-seat');
      return work(delegations, person);
    });
  }

  /** Makes somebody the head of their delegation, for a facilitator. */
  makeHead(person: string): Promise<Reply<null>> {
    return this.#task<Reply<null>>(async () => {
      const seat = SEATS.find((each) => this.#delegations?.isOf(each, person));
      if (!seat) return refuse('unknown-person', { person });
      await this.#delegations?.setHead(seat, person);
      return DONE;
    });
  }

  /** Carries out what a facilitator does at this table. */
  chairAct(action: ChairAction): Promise<Reply<null>> {
    return this.#task(async () => {
      // A step without a clock has all the time there is.
      if (action.type === 'extend' && minutesOf(this.header.clock, this.state.step) === null) return DONE;
      const isNameless = action.type === 'inject' && action.id === undefined;
      const named = isNameless ? { ...action, id: newInjectionId() } : action;
      const refusal = await this.#ledger.move({ actor: CHAIR }, named);
      return refusal ? refusedByRules(refusal) : DONE;
    });
  }

  /** Passes on what a facilitator says: to everybody, or to a delegation. */
  chairSay(channel: 'open' | TeamChannel, text: string): Promise<void> {
    return this.#task(() => this.#ledger.say({ actor: CHAIR }, { channel, body: { kind: 'text', text } }));
  }

  /** Carries out what a bot wants; the code of the refusal if it is not legal. Does nothing if no bot holds the seat. */
  botAct(seat: Seat, action: SeatAction, reason: string): Promise<string | null> {
    return this.#task(async () => {
      if (this.state.seats[seat].kind !== 'bot' || !this.isKept) return null;
      return (await this.#ledger.move({ actor: seat, reason }, action))?.code ?? null;
    });
  }

  /** Passes on what a bot says. */
  botSay(seat: Seat, channel: Channel, body: MessageBody): Promise<void> {
    return this.#task(async () => {
      if (this.state.seats[seat].kind !== 'bot' || !this.isKept) return;
      if (!channelSeats(channel).includes(seat)) return;
      if (this.#closedFor(channel, body)) return;
      await this.#ledger.say({ actor: seat }, { channel, body });
    });
  }

  /** Counts a vote for a bot in the seat of somebody who is away; when all who are here agree, it sits down. */
  vote(by: Seat, seat: Seat, bot: boolean): Promise<Reply<null>> {
    return this.#task(async () => {
      if (this.header.seminar) return refuse('facilitated', { seat });
      const held = this.state.seats[seat].kind !== 'bot' && this.state.step !== 'ended';
      if (by === seat || !held) return refuse('not-votable', { seat });
      if (!this.#isVotable(seat)) return refuse('not-away', { seat });
      this.#presence.vote(by, seat, bot);
      return this.#countVotes(seat);
    });
  }

  /** Seats a bot where all who are here want one. Where votes come from several processes, the one counts that keeps the table. */
  async #countVotes(seat: Seat): Promise<Reply<null>> {
    // Programs do not vote.
    const voters = SEATS.filter(
      (each) => each !== seat && this.#presence.isHere(each) && this.claimOf(each) !== undefined,
    );
    if (!this.isKept || !this.#isVotable(seat) || !this.#presence.isDecided(seat, voters)) return DONE;
    const holder = this.#standIn(seat);
    const refusal = await this.#ledger.move({ actor: CHAIR }, { type: 'seat', seat, holder });
    this.#presence.clearVotes(seat);
    return refusal ? refusedByRules(refusal) : DONE;
  }

  /** Lets a bot play on for a person who wants a rest. */
  stepAway(seat: Seat): Promise<Reply<null>> {
    return this.#task(async () => {
      if (this.header.seminar) return refuse('facilitated', { seat });
      if (this.state.step === 'ended') return refuse('not-votable', { seat });
      if (this.state.seats[seat].kind !== 'bot') await this.#seat(seat, this.#standIn(seat));
      return DONE;
    });
  }

  /** Gives a person its seat back from the bot that stood in. */
  takeBack(seat: Seat): Promise<Reply<null>> {
    return this.#task(async () => {
      if (this.header.seminar) return refuse('facilitated', { seat });
      await this.#seatRightful(seat);
      return DONE;
    });
  }

  /** Calls back after every change of the table, until what is returned is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  // Other processes

  /** Takes in what another process tells. */
  hear(news: TableNews, from: string): void {
    if (this.isKept) this.#touch();
    switch (news.type) {
      case 'entries':
        if (news.seq > this.seq) this.#follow();
        return;
      case 'seating':
        this.#isSeatingStale = true;
        this.#follow();
        return;
      case 'program':
        this.#options.dismissProgram?.(this.header.table, news.seat, 'seat-taken');
        return;
      case 'who':
        this.#tellHere(true);
        this.#delegations?.tellAll();
        return;
      case 'huddle':
        this.#huddle(news.huddle);
        return;
      case 'here':
        this.#hearOf(from, news.here);
        if (SEATS.some((seat) => (news.here.votes[seat] ?? []).length > 0)) this.#countAllVotes();
        return;
    }
  }

  /** Another process is no more, and with it whoever was connected to it. */
  lost(peer: string): void {
    this.#hearOf(peer, null);
    this.#isSeatingStale = true;
    this.#follow();
  }

  /** News may have been missed: asks for everything anew. */
  missed(): void {
    this.#presence.forget(this.#options.now());
    this.#delegations?.forget();
    this.#galleries.clear();
    this.#isSeatingStale = true;
    this.#follow();
    this.#peers.tell({ type: 'who', table: this.header.table });
    this.#tellHere(true);
  }

  /** Whether this process keeps the table is not as it was. */
  keepingChanged(): void {
    if (this.isKept) this.#countAllVotes();
    this.#changed();
  }

  /** Goes on with what other processes wrote by now. */
  async catchUp(): Promise<void> {
    await this.#company?.refresh?.();
    this.#isSeatingStale = true;
    return this.#catchUp();
  }

  #catchUp(): Promise<void> {
    return this.#queue.run(async () => {
      this.#isFollowing = false;
      const others = await this.#ledger.catchUp();
      const isStale = this.#isSeatingStale;
      if (isStale) await this.#readSeating();
      if (isStale || others.length > 0) this.#changed();
    });
  }

  #follow(): void {
    if (this.#isFollowing || this.#stopped) return;
    this.#isFollowing = true;
    this.#catchUp().catch((error: unknown) => {
      this.#options.log.error({ table: this.header.table, err: error }, 'table not up to date');
      setTimeout(() => this.#follow(), RETRY).unref();
    });
  }

  /** Takes claims and passes as they are written. To be called in the queue. */
  async #readSeating(): Promise<void> {
    const { journal, dismissProgram } = this.#options;
    const { table } = this.header;
    this.#isSeatingStale = false;
    try {
      const [claims, passes] = await Promise.all([journal.claims(table), journal.passes(table)]);
      const before = SEATS.map((seat) => this.#seating.passOf(seat)?.tokenHash);
      this.#seating.replace(claims, passes);
      for (const [index, seat] of SEATS.entries()) {
        const hash = before[index];
        if (hash !== undefined && hash !== this.#seating.passOf(seat)?.tokenHash)
          dismissProgram?.(table, seat);
      }
    } catch (error) {
      this.#isSeatingStale = true;
      throw error;
    }
  }

  #tellSeating(): void {
    this.#peers.tell({ type: 'seating', table: this.header.table });
  }

  /** Who is connected here, as others are to know it. */
  #here(): Here {
    const people = this.#delegations?.own() ?? {};
    return { ...this.#presence.own, gallery: this.#rooms.watchersOf('gallery'), people };
  }

  /** Tells who is connected here, if that changed or somebody asks. */
  #tellHere(isAsked = false): void {
    if (!this.#peers.shared) return;
    const here = this.#here();
    const text = JSON.stringify(here);
    if (text === this.#told && !isAsked) return;
    this.#told = text;
    this.#peers.tell({ type: 'here', table: this.header.table, here });
  }

  #hearOf(peer: string, here: Here | null): void {
    this.#presence.hear(peer, here, this.#options.now());
    this.#delegations?.hear(peer, here?.people ?? null);
    if (here && here.gallery > 0) this.#galleries.set(peer, here.gallery);
    else this.#galleries.delete(peer);
    this.#changed();
  }

  /** Takes in what is done in a delegation by those who are connected elsewhere. */
  #huddle(huddle: Huddle): void {
    this.#task(async () => this.#delegations?.take(huddle, this.isKept)).catch((error: unknown) => {
      this.#options.log.error({ table: this.header.table, err: error }, 'vote not carried out');
    });
  }

  #countAllVotes(): void {
    if (this.header.seminar) return;
    this.#task(async () => {
      for (const seat of SEATS) await this.#countVotes(seat);
    }).catch((error: unknown) => {
      this.#options.log.error({ table: this.header.table, err: error }, 'votes not counted');
    });
  }

  /** Ends timers; resolves once everything under way is done, and what makes waking it quick is kept. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#refreshing) clearImmediate(this.#refreshing);
    this.#listeners.clear();
    await this.#queue.drain();
    await this.#delegations?.settle().catch((error: unknown) => {
      this.#options.log.error(
        { table: this.header.table, err: error },
        'what delegations drafted not written',
      );
    });
    await this.#ledger.keep().catch((error: unknown) => {
      this.#options.log.error({ table: this.header.table, err: error }, 'snapshot not kept');
    });
  }

  /** Who of a delegation does something, by name. */
  #signature(seat: Seat, person: string | null): { by?: string } {
    return person === null ? {} : (this.#delegations?.signature(seat, person) ?? {});
  }

  /** Why this may not be said on a channel now; `null` where it may. */
  #closedFor(channel: Channel, body: MessageBody): Reply<never> | null {
    if (isTeamChannel(channel)) return this.#company ? null : refuse('no-seat', { channel });
    if (this.#company && !this.begun) return refuse('too-early');
    const voice = this.header.talk?.[channel] ?? 'free';
    if (voice === 'none') return refuse('channel-closed', { channel });
    return voice === 'quick' && body.kind === 'text' ? refuse('phrases-only', { channel }) : null;
  }

  #checkFacilitated(seat: Seat): void {
    if (this.header.seminar) throw new Refused('facilitated', { seat });
  }

  /** Gives a seat back to the person or the program whose it is. */
  async #seatRightful(seat: Seat): Promise<void> {
    const holder = this.#seating.rightful(seat);
    if (this.state.seats[seat].kind !== holder.kind) await this.#seat(seat, holder);
  }

  async #seat(seat: Seat, holder: Holder): Promise<void> {
    if (this.state.step === 'ended') return;
    const refusal = await this.#ledger.move({ actor: CHAIR }, { type: 'seat', seat, holder });
    this.#presence.clearVotes(seat);
    if (refusal)
      this.#options.log.warn({ table: this.header.table, seat, code: refusal.code }, 'seat not given');
  }

  /** The bot that plays on in a seat: the one that it was planned for, if any. */
  #standIn(seat: Seat): Holder {
    const planned = this.header.seats[seat];
    return planned.kind === 'bot' ? planned : { kind: 'bot', level: STAND_IN };
  }

  #checkHost(seat: Seat, host: string): void {
    if (!this.#seating.isHost(host)) throw new Refused('wrong-token');
    if (this.claimOf(seat)) throw new Refused('seat-taken', { seat });
  }

  /** Ends what a program may do in a seat, and sends it away. */
  async #revoke(seat: Seat): Promise<void> {
    if (!this.#seating.passOf(seat)) return;
    await this.#options.journal.revoke(this.header.table, seat);
    this.#seating.setPass(seat, null);
    this.#tellSeating();
    this.#options.dismissProgram?.(this.header.table, seat);
  }

  /** A task that a repeated request does not repeat. */
  #once<T>(seat: Seat, id: string, work: () => Promise<Reply<T>>): Promise<Reply<T | null>> {
    const key = `${seat} ${id}`;
    return this.#task<Reply<T | null>>(async () => {
      if (this.#ledger.has(seat, id)) return DONE;
      const known = this.#refusals.get(key);
      if (known) return known;
      const reply = await work();
      if (!reply.ok) {
        this.#refusals.set(key, reply);
        for (const [oldest] of this.#refusals) {
          if (this.#refusals.size <= REFUSALS_KEPT) break;
          this.#refusals.delete(oldest);
        }
      }
      return reply;
    });
  }

  #task<T>(work: () => Promise<T>): Promise<T> {
    this.#touch();
    return this.#queue.run(async () => {
      try {
        return await work();
      } finally {
        this.#changed();
      }
    });
  }

  #touch(): void {
    this.#used = this.#options.now();
  }

  #begunAt(): number | null {
    return begunAt(this.header, this.#seating.claims, this.#ledger.fold.clock);
  }

  #isVotable(seat: Seat): boolean {
    return (
      this.state.seats[seat].kind !== 'bot' &&
      this.state.step !== 'ended' &&
      !this.#presence.isHere(seat) &&
      this.#options.now() >= this.#graceEnds(seat)
    );
  }

  #graceEnds(seat: Seat): number {
    return this.#presence.awayFor(seat, this.#options.graceSeconds * 1000);
  }

  /** How many rounds the gallery is behind: none any more once the game is over. */
  get #behind(): number {
    return this.state.step === 'ended' ? 0 : (this.header.galleryDelay ?? 0);
  }

  /** The table as the gallery sees it: nothing of it is newer than the end of the round that the delay says. */
  #delayedView() {
    const behind = this.#behind;
    const fold = this.#ledger.roundsAgo(behind);
    const { header } = this;
    const seating = this.#seating.asOf(Math.max(fold.at, this.#begunAt() ?? 0));
    const people = this.#company
      ? delegatesOf(this.#company, 'gallery', fold.game.G, UNTOLD.isHere)
      : peopleOf(header, seating, fold.clock, fold.game.G, UNTOLD, () => false);
    const clock: ClockState = { ...header.clock, deadline: null };
    return {
      ...this.#projection.tableView('gallery', fold, people, clock, behind),
      ...this.#seminarView('gallery'),
    };
  }

  /** What a table of a seminar shows besides. */
  #seminarView(viewer: Viewer): Partial<TableView> {
    const { seminar, talk, guided } = this.header;
    const delegations = this.#delegations;
    if (!seminar || !delegations) return {};
    const isHeard = this.#company?.readsPrivate ?? false;
    return {
      seminar,
      ...(talk && { talk }),
      ...(guided && { guided: true }),
      ...(isHeard && { overheard: true }),
      ...(this.#company?.inDebrief && { debrief: true }),
      ...(isSeat(viewer) && { delegation: delegations.shown(viewer) }),
      ...(viewer === CHAIR && {
        delegations: bySeat((seat) => (isHeard ? delegations.shown(seat) : delegations.shownOutside(seat))),
      }),
    };
  }

  #tableView(viewer: Viewer) {
    if (viewer === 'gallery' && this.#behind > 0) return this.#delayedView();
    const { fold } = this.#ledger;
    const people = this.#company
      ? delegatesOf(this.#company, viewer, this.state, (seat) => this.#presence.isHere(seat))
      : peopleOf(this.header, this.#seating, fold.clock, this.state, this.#presence, (seat) =>
          this.#isVotable(seat),
        );
    const clock: ClockState = { ...this.header.clock, deadline: this.deadline() };
    return { ...this.#projection.tableView(viewer, fold, people, clock), ...this.#seminarView(viewer) };
  }

  /** Drops what delegations were at and cannot go on with. */
  #tidy(): void {
    if (!this.#delegations) return;
    const before = this.#step;
    this.#step = this.#stepKey();
    if (before !== this.#step && before.endsWith('orders')) this.#delegations.dropOrders();
    this.#delegations.prune();
  }

  /** After the answer has gone out: shows everybody what changed, tells listeners, sets the timer. */
  #changed(): void {
    if (this.#refreshing || this.#stopped) return;
    this.#refreshing = setImmediate(() => {
      this.#refreshing = null;
      // Whoever's grace ends while this runs was shown as not away yet: the timer counts from before it.
      const seen = this.#options.now();
      try {
        this.#tidy();
        this.#rooms.refresh();
        for (const listener of this.#listeners) listener();
        this.#finish();
        this.#setTimer(seen);
        this.#tellHere();
      } catch (error) {
        this.#options.log.error({ table: this.header.table, err: error }, 'table not refreshed');
      }
    });
  }

  #finish(): void {
    if (this.#finished || this.state.step !== 'ended') return;
    this.#finished = true;
    this.#options.journal.finish(this.header.table, this.#ledger.fold.at).catch((error: unknown) => {
      this.#options.log.error({ table: this.header.table, err: error }, 'end not written');
    });
  }

  /** For the next time at which something is to be shown or done that was not at `seen`. */
  #setTimer(seen: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const times = SEATS.filter(
      (seat) => this.state.seats[seat].kind !== 'bot' && !this.#presence.isHere(seat),
    )
      .map((seat) => this.#graceEnds(seat))
      .filter((time) => time > seen);
    const deadline = this.deadline();
    if (deadline !== null && this.isKept && this.#expired !== this.#stepKey()) times.push(deadline);
    if (times.length === 0) return;
    const wait = Math.min(Math.max(Math.min(...times) - this.#options.now(), 0), LONGEST);
    this.#timer = setTimeout(() => this.#tick(), wait);
  }

  #stepKey(): string {
    return `${this.state.round} ${this.state.step}`;
  }

  #tick(): void {
    const deadline = this.deadline();
    const { round, step } = this.state;
    if (deadline === null || deadline > this.#options.now() || step === 'ended' || !this.isKept)
      return this.#changed();
    this.#expired = this.#stepKey();
    this.#task(async () => {
      // It may have been paused or given more time while this waited.
      const now = this.deadline();
      if (now === null || now > this.#options.now() || !this.isKept) {
        this.#expired = '';
        return;
      }
      const refusal = await this.#ledger.move({ actor: CHAIR }, { type: 'expire', round, step });
      if (refusal)
        this.#options.log.warn({ table: this.header.table, code: refusal.code }, 'clock not heard');
    }).catch((error: unknown) => {
      this.#options.log.error({ table: this.header.table, err: error }, 'clock not heard');
      setTimeout(() => {
        this.#expired = '';
        this.#changed();
      }, RETRY).unref();
    });
  }
}
