import { bySeat, SEATS, type Seat } from '../../shared/content/seats';
import type { Delegation, DelegationDraft, Motion } from '../../shared/protocol/seminar';
import type { Moved, Reply } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import { check } from '../../shared/rules/apply';
import type { Drafted, Huddle, KeptMotion } from '../peers/peers';
import type { State } from '../../shared/rules/state';
import type { DelegationStore, KeptPart } from '../storage/delegation-store';
import type { Company } from './company';
import type { Ledger } from './ledger';
import { DONE, refuse, refusedByRules } from './replies';
import { hashOf } from './secrets';

/** An act that waits for a majority. */
interface Proposed {
  /** Of the request that it came with. */
  readonly requestId: string;
  readonly by: string;
  readonly action: SeatAction;
  readonly votes: Map<string, boolean>;
  readonly at: number;
}

/** The id of what is put to the vote: the same for the same request, also after a restart, and never another's. */
const motionOf = (seat: Seat, requestId: string): string => `m${hashOf(`${seat} ${requestId}`).slice(0, 12)}`;

/** Motions of a delegation that may wait at once. */
const MOTIONS_MOST = 20;

/** How exactly other processes are told when somebody last did something, in milliseconds: not at every act. */
const ROUGHLY = 15_000;

/** What delegations need of their table. */
interface Surroundings {
  readonly table: string;
  readonly store: DelegationStore;
  readonly now: () => number;
  readonly state: () => State;
  readonly begun: () => boolean;
  readonly move: Ledger['move'];
  /** Whether a seat's request was carried out. */
  readonly has: Ledger['has'];
  /** Tells other processes what is done here. */
  readonly tell: (huddle: Huddle) => void;
}

/**
 * The people of a table of a seminar while it is in memory: who is here, what each is working on, and how they vote. None
 * of it is in the journal: what a delegation does is, once it does it. A vote is kept before it is acknowledged, a draft
 * within a second.
 */
export class Delegations {
  readonly #company: Company;
  readonly #table: Surroundings;
  readonly #sockets = new Map<string, number>();
  readonly #active = new Map<string, number>();
  /** Who is connected to other processes, and when each last did something. */
  readonly #elsewhere = new Map<string, Readonly<Record<string, number>>>();
  readonly #drafts = bySeat(() => new Map<string, Drafted>());
  readonly #headVotes = bySeat(() => new Map<string, string>());
  readonly #motions = bySeat(() => new Map<string, Proposed>());

  constructor(company: Company, table: Surroundings) {
    this.#company = company;
    this.#table = table;
  }

  /** Takes up what was under way when the table was last in memory, as far as it still can go on. */
  async open(): Promise<void> {
    const { store, table, has } = this.#table;
    for (const { seat, part, id, content, at } of await store.read(table)) {
      switch (part) {
        case 'draft':
          this.#drafts[seat].set(id, { ...(content as Omit<Drafted, 'at'>), at });
          break;
        case 'head-vote':
          this.#headVotes[seat].set(id, content as string);
          break;
        case 'motion': {
          const { votes, ...motion } = content as KeptMotion;
          // It was carried out, and the server ended before it had noted that.
          if (has(seat, motion.requestId)) this.#forget(seat, 'motion', id);
          else this.#motions[seat].set(id, { ...motion, votes: new Map(Object.entries(votes)) });
        }
      }
    }
    this.dropOrders();
    this.prune();
  }

  /** Resolves once all that was under way is kept. */
  settle(): Promise<void> {
    return this.#table.store.settle();
  }

  came(person: string): void {
    this.#sockets.set(person, (this.#sockets.get(person) ?? 0) + 1);
    this.touch(person);
  }

  went(person: string): void {
    const left = (this.#sockets.get(person) ?? 0) - 1;
    if (left > 0) this.#sockets.set(person, left);
    else this.#sockets.delete(person);
  }

  touch(person: string): void {
    this.#active.set(person, this.#table.now());
  }

  isHere(person: string): boolean {
    if (this.#sockets.has(person)) return true;
    for (const people of this.#elsewhere.values()) if (Object.hasOwn(people, person)) return true;
    return false;
  }

  activeAt(person: string): number | null {
    let latest = this.#active.get(person) ?? null;
    for (const people of this.#elsewhere.values()) {
      const at = Object.hasOwn(people, person) ? people[person] : undefined;
      if (at !== undefined && (latest === null || at > latest)) latest = at;
    }
    return latest;
  }

  /** Who is connected to this process, with the time of the last thing that each did, roughly. */
  own(): Record<string, number> {
    const rough = (at: number) => at - (at % ROUGHLY);
    return Object.fromEntries(
      [...this.#sockets.keys()].map((person) => [person, rough(this.#active.get(person) ?? 0)]),
    );
  }

  /** Who is connected to another process by now; `null`: nobody. */
  hear(peer: string, people: Readonly<Record<string, number>> | null): void {
    if (people) this.#elsewhere.set(peer, people);
    else this.#elsewhere.delete(peer);
  }

  /** Forgets what other processes told. */
  forget(): void {
    this.#elsewhere.clear();
  }

  isOf(seat: Seat, person: string): boolean {
    return Object.hasOwn(this.#company.people(seat), person);
  }

  /** Under what name somebody does something. */
  signature(seat: Seat, person: string): { readonly by?: string } {
    const by = this.#nameOf(seat, person);
    return by === undefined ? {} : { by };
  }

  /** Shows those who share a seat what somebody works on. */
  draft(seat: Seat, person: string, draft: Pick<DelegationDraft, 'kind' | 'content'> | null): Reply<null> {
    if (!draft) {
      this.#dropDraft(seat, person);
      this.#table.tell({ kind: 'draft', seat, person, draft: null });
      return DONE;
    }
    const at = this.#table.now();
    const drafted = { ...draft, step: this.#step() };
    this.#drafts[seat].set(person, { ...drafted, at });
    this.#table.store.soon(this.#key(seat, 'draft', person), { content: drafted, at });
    this.#table.tell({ kind: 'draft', seat, person, draft: { ...drafted, at } });
    return DONE;
  }

  /** The head passes it on; anybody else votes for a head, and more than half of those here decide. */
  async makeHead(seat: Seat, by: string, person: string): Promise<Reply<null>> {
    if (!this.isOf(seat, person)) return refuse('unknown-person', { person });
    if (this.#company.head(seat) === by) {
      await this.setHead(seat, person);
      return DONE;
    }
    await this.#keep(seat, 'head-vote', by, person);
    this.#headVotes[seat].set(by, person);
    this.#table.tell({ kind: 'head-vote', seat, by, person });
    await this.#countHeads(seat, person);
    return DONE;
  }

  /** Makes somebody head, whoever wanted that; votes for a head begin anew. */
  async setHead(seat: Seat, person: string): Promise<void> {
    if (this.#company.head(seat) !== person) await this.#company.setHead(seat, person);
    for (const voter of this.#headVotes[seat].keys()) this.#forget(seat, 'head-vote', voter);
    this.#headVotes[seat].clear();
    this.#table.tell({ kind: 'head-made', seat });
  }

  /** Tells other processes all that is at work here. */
  tellAll(): void {
    const all = bySeat((seat) => ({
      drafts: Object.fromEntries(this.#drafts[seat]),
      headVotes: Object.fromEntries(this.#headVotes[seat]),
      motions: Object.fromEntries(
        [...this.#motions[seat]].map(([id, motion]) => [id, keptMotion(motion)] as const),
      ),
    }));
    const isNothing = SEATS.every((seat) =>
      Object.values(all[seat]).every((each) => Object.keys(each).length === 0),
    );
    if (!isNothing) this.#table.tell({ kind: 'all', all });
  }

  /**
   * Does here what was done elsewhere, where it was kept as well. Where votes cross, the process decides that keeps the table.
   */
  async take(huddle: Huddle, isKept: boolean): Promise<void> {
    switch (huddle.kind) {
      case 'draft':
        return this.#takeDraft(huddle.seat, huddle.person, huddle.draft);
      case 'head-vote':
        this.#headVotes[huddle.seat].set(huddle.by, huddle.person);
        if (isKept) await this.#countHeads(huddle.seat, huddle.person);
        return;
      case 'head-made':
        return this.#headVotes[huddle.seat].clear();
      case 'motion':
        return this.#takeMotion(huddle.seat, huddle.id, huddle.motion);
      case 'vote':
        this.#motions[huddle.seat].get(huddle.id)?.votes.set(huddle.by, huddle.support);
        if (isKept) await this.#decide(huddle.seat, huddle.id);
        return;
      case 'decided':
        return void this.#motions[huddle.seat].delete(huddle.id);
      case 'all':
        for (const seat of SEATS) {
          const { drafts, headVotes, motions } = huddle.all[seat];
          for (const [person, draft] of Object.entries(drafts)) {
            const own = this.#drafts[seat].get(person);
            if (!own || own.at < draft.at) this.#takeDraft(seat, person, draft);
          }
          for (const [by, person] of Object.entries(headVotes)) this.#headVotes[seat].set(by, person);
          for (const [id, motion] of Object.entries(motions)) this.#takeMotion(seat, id, motion);
        }
        return;
    }
  }

  #takeDraft(seat: Seat, person: string, draft: Drafted | null): void {
    if (draft) this.#drafts[seat].set(person, draft);
    else this.#drafts[seat].delete(person);
  }

  #takeMotion(seat: Seat, id: string, { votes, ...motion }: KeptMotion): void {
    const known = this.#motions[seat].get(id);
    if (!known) {
      this.#motions[seat].set(id, { ...motion, votes: new Map(Object.entries(votes)) });
      return;
    }
    for (const [who, support] of Object.entries(votes)) known.votes.set(who, support);
  }

  async #countHeads(seat: Seat, person: string): Promise<void> {
    if (!this.isOf(seat, person)) return;
    const votes = this.#headVotes[seat];
    const count = this.#voters(seat).filter((voter) => votes.get(voter) === person).length;
    if (count >= this.#needs(seat)) await this.setHead(seat, person);
  }

  /** Carries out what somebody wants, if they decide alone; else puts it to the vote. */
  async act(seat: Seat, person: string, requestId: string, action: SeatAction): Promise<Reply<Moved | null>> {
    if (!this.isOf(seat, person)) return refuse('no-seat');
    if (!this.#table.begun()) return refuse('too-early');
    if (this.#table.state().seats[seat].kind !== 'person') return refuse('facilitated', { seat });
    if (this.#company.deciding === 'head') {
      const head = this.#company.head(seat);
      if (head !== null && head !== person)
        return refuse('not-head', { head: this.#nameOf(seat, head) ?? null });
      return this.#carryOut(seat, person, requestId, action);
    }
    const motions = this.#motions[seat];
    const id = motionOf(seat, requestId);
    if (motions.has(id)) return { ok: true, value: { motion: id } };
    const refusal = check(this.#table.state(), seat, action);
    if (refusal) return refusedByRules(refusal);
    if (motions.size >= MOTIONS_MOST) return refuse('too-many-requests');
    const motion: Proposed = {
      requestId,
      by: person,
      action,
      at: this.#table.now(),
      votes: new Map([[person, true]]),
    };
    motions.set(id, motion);
    try {
      const reply = await this.#decide(seat, id);
      if (motions.has(id)) this.#table.tell({ kind: 'motion', seat, id, motion: keptMotion(motion) });
      return reply;
    } catch (error) {
      // It was not kept, and is answered with a refusal.
      motions.delete(id);
      throw error;
    }
  }

  /** Votes on an act that waits for a majority; carries it out, or drops it, once that is decided. */
  async voteOn(seat: Seat, by: string, id: string, support: boolean): Promise<Reply<Moved | null>> {
    const motion = this.#motions[seat].get(id);
    if (!motion) return refuse('unknown-motion', { motion: id });
    const before = motion.votes.get(by);
    motion.votes.set(by, support);
    try {
      const reply = await this.#decide(seat, id);
      if (this.#motions[seat].has(id)) this.#table.tell({ kind: 'vote', seat, id, by, support });
      return reply;
    } catch (error) {
      // It was not kept, and is answered with a refusal: it does not count.
      if (before === undefined) motion.votes.delete(by);
      else motion.votes.set(by, before);
      throw error;
    }
  }

  async #decide(seat: Seat, id: string): Promise<Reply<Moved | null>> {
    const motion = this.#motions[seat].get(id);
    if (!motion) return { ok: true, value: { motion: id } };
    const outcome = this.#outcome(seat, motion);
    if (outcome === 'open') {
      await this.#keepMotion(seat, id, motion);
      return { ok: true, value: { motion: id } };
    }
    if (outcome === 'lost') {
      this.#dropMotion(seat, id);
      this.#table.tell({ kind: 'decided', seat, id });
      await this.settle();
      return DONE;
    }
    const isTheirs = this.#table.state().seats[seat].kind === 'person';
    const reply = isTheirs
      ? await this.#carryOut(seat, motion.by, motion.requestId, motion.action)
      : refuse('facilitated', { seat });
    this.#dropMotion(seat, id);
    this.#table.tell({ kind: 'decided', seat, id });
    return reply;
  }

  /** How a vote stands: only those who are here count. */
  #outcome(seat: Seat, { votes }: Proposed): 'carried' | 'lost' | 'open' {
    const voters = this.#voters(seat);
    const needs = this.#needs(seat);
    const count = (support: boolean): number => voters.filter((voter) => votes.get(voter) === support).length;
    if (count(true) >= needs) return 'carried';
    return voters.length - count(false) < needs ? 'lost' : 'open';
  }

  async #carryOut(seat: Seat, person: string, requestId: string, action: SeatAction): Promise<Reply<null>> {
    const origin = { actor: seat, requestId, ...this.signature(seat, person) };
    const refusal = await this.#table.move(origin, action);
    return refusal ? refusedByRules(refusal) : DONE;
  }

  /** Those of a delegation who are here, and so have a vote. */
  #voters(seat: Seat): readonly string[] {
    return Object.keys(this.#company.people(seat)).filter((person) => this.isHere(person));
  }

  /** More than half of those who are here. */
  #needs(seat: Seat): number {
    return Math.floor(this.#voters(seat).length / 2) + 1;
  }

  #nameOf(seat: Seat, person: string): string | undefined {
    return this.#company.people(seat)[person]?.name;
  }

  /** Drops what has come to nothing: of people who sit elsewhere now, and acts that are not legal any more. */
  prune(): void {
    const isLegal = (seat: Seat, action: SeatAction) => check(this.#table.state(), seat, action) === null;
    for (const seat of SEATS) {
      for (const person of this.#drafts[seat].keys()) {
        if (!this.isOf(seat, person)) this.#dropDraft(seat, person);
      }
      const head = this.#company.head(seat);
      for (const [voter, person] of this.#headVotes[seat]) {
        if (this.isOf(seat, voter) && this.isOf(seat, person) && person !== head) continue;
        this.#headVotes[seat].delete(voter);
        this.#forget(seat, 'head-vote', voter);
      }
      for (const [id, { by, action }] of this.#motions[seat]) {
        if (!this.isOf(seat, by) || !isLegal(seat, action)) this.#dropMotion(seat, id);
      }
    }
  }

  /** Drops orders that were worked on in a step that is over. */
  dropOrders(): void {
    const step = this.#step();
    for (const seat of SEATS) {
      for (const [person, draft] of this.#drafts[seat]) {
        if (draft.kind === 'orders' && draft.step !== step) this.#dropDraft(seat, person);
      }
    }
  }

  #step(): string {
    const { round, step } = this.#table.state();
    return `${round} ${step}`;
  }

  #dropDraft(seat: Seat, person: string): void {
    if (this.#drafts[seat].delete(person)) this.#forget(seat, 'draft', person);
  }

  #dropMotion(seat: Seat, id: string): void {
    if (this.#motions[seat].delete(id)) this.#forget(seat, 'motion', id);
  }

  #key(seat: Seat, part: KeptPart['part'], id: string) {
    return { table: this.#table.table, seat, part, id };
  }

  #forget(seat: Seat, part: KeptPart['part'], id: string): void {
    this.#table.store.soon(this.#key(seat, part, id), null);
  }

  #keep(seat: Seat, part: KeptPart['part'], id: string, content: unknown, at = this.#table.now()) {
    return this.#table.store.now(this.#key(seat, part, id), { content, at });
  }

  #keepMotion(seat: Seat, id: string, motion: Proposed): Promise<void> {
    return this.#keep(seat, 'motion', id, keptMotion(motion), motion.at);
  }

  /** Who sits there and who decides, without what they have under way: for a facilitator who reads nothing private. */
  shownOutside(seat: Seat): Delegation {
    return { ...this.shown(seat), headVotes: {}, drafts: {}, motions: {} };
  }

  shown(seat: Seat): Delegation {
    const people = Object.entries(this.#company.people(seat));
    const needs = this.#needs(seat);
    const motion = ({ by, action, votes }: Proposed): Motion => {
      const voted = (support: boolean) =>
        [...votes].filter(([, vote]) => vote === support).map(([who]) => who);
      return { by, action, for: voted(true), against: voted(false), needs };
    };
    return {
      deciding: this.#company.deciding,
      people: Object.fromEntries(people.map(([id, { name }]) => [id, { name, here: this.isHere(id) }])),
      head: this.#company.head(seat),
      headVotes: Object.fromEntries(this.#headVotes[seat]),
      drafts: Object.fromEntries(
        [...this.#drafts[seat]].map(([person, { step: _, ...draft }]) => [person, draft]),
      ),
      motions: Object.fromEntries([...this.#motions[seat]].map(([id, each]) => [id, motion(each)])),
    };
  }
}

const keptMotion = ({ votes, ...motion }: Proposed): KeptMotion => ({
  ...motion,
  votes: Object.fromEntries(votes),
});
