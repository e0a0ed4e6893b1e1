import { SEATS, type Seat } from '../../shared/content/seats';
import type { Delegation, DelegationDraft, Motion } from '../../shared/protocol/seminar';
import type { SeatAction } from '../../shared/rules/actions';
import type { Company } from './company';

/** An act that waits for a majority. */
export interface Proposed {
  readonly id: string;
  /** Of the request that it came with. */
  readonly requestId: string;
  readonly by: string;
  readonly action: SeatAction;
  readonly votes: ReadonlyMap<string, boolean>;
}

/** Motions of a delegation that may wait at once. */
const MOTIONS_MOST = 20;

const bySeat = <T>(of: (seat: Seat) => T): Record<Seat, T> => ({
  usa: of('usa'),
  iran: of('iran'),
  israel: of('israel'),
});

/**
 * The people of a table of a seminar while it is in memory: who is here, what each is working on, and how they vote. None
 * of it is in the journal: what a delegation does is, once it does it.
 */
export class Delegations {
  readonly #company: Company;
  readonly #now: () => number;
  readonly #sockets = new Map<string, number>();
  readonly #active = new Map<string, number>();
  readonly #drafts = bySeat(() => new Map<string, DelegationDraft>());
  readonly #headVotes = bySeat(() => new Map<string, string>());
  readonly #motions = bySeat(() => new Map<string, Proposed>());
  #numbered = 0;

  constructor(company: Company, now: () => number) {
    this.#company = company;
    this.#now = now;
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
    this.#active.set(person, this.#now());
  }

  isHere(person: string): boolean {
    return this.#sockets.has(person);
  }

  activeAt(person: string): number | null {
    return this.#active.get(person) ?? null;
  }

  nameOf(seat: Seat, person: string): string | undefined {
    return this.#company.people(seat)[person]?.name;
  }

  isOf(seat: Seat, person: string): boolean {
    return Object.hasOwn(this.#company.people(seat), person);
  }

  /** Those of a delegation who are here, and so have a vote. */
  voters(seat: Seat): readonly string[] {
    return Object.keys(this.#company.people(seat)).filter((person) => this.isHere(person));
  }

  /** More than half of those who are here. */
  needs(seat: Seat): number {
    return Math.floor(this.voters(seat).length / 2) + 1;
  }

  draft(seat: Seat, person: string, draft: Pick<DelegationDraft, 'kind' | 'content'> | null): void {
    if (draft) this.#drafts[seat].set(person, { ...draft, at: this.#now() });
    else this.#drafts[seat].delete(person);
  }

  /** Whether the votes now make somebody head who is not. */
  voteHead(seat: Seat, by: string, person: string): boolean {
    const votes = this.#headVotes[seat];
    votes.set(by, person);
    const count = this.voters(seat).filter((voter) => votes.get(voter) === person).length;
    return count >= this.needs(seat);
  }

  clearHeadVotes(seat: Seat): void {
    this.#headVotes[seat].clear();
  }

  /** The motion that a request made, if it made one. */
  motionOf(seat: Seat, requestId: string): Proposed | undefined {
    return [...this.#motions[seat].values()].find((motion) => motion.requestId === requestId);
  }

  /** Puts an act to the vote, with the vote of whoever wants it; null where too many wait already. */
  propose(seat: Seat, by: string, requestId: string, action: SeatAction): Proposed | null {
    const motions = this.#motions[seat];
    if (motions.size >= MOTIONS_MOST) return null;
    this.#numbered += 1;
    const id = `m${this.#numbered}`;
    const motion = { id, requestId, by, action, votes: new Map([[by, true]]) };
    motions.set(id, motion);
    return motion;
  }

  vote(seat: Seat, by: string, id: string, support: boolean): Proposed | undefined {
    const motion = this.#motions[seat].get(id);
    if (!motion) return undefined;
    const voted = { ...motion, votes: new Map([...motion.votes, [by, support]]) };
    this.#motions[seat].set(id, voted);
    return voted;
  }

  /** How a vote stands: only those who are here count. */
  outcome(seat: Seat, { votes }: Proposed): 'carried' | 'lost' | 'open' {
    const voters = this.voters(seat);
    const needs = this.needs(seat);
    const count = (support: boolean): number => voters.filter((voter) => votes.get(voter) === support).length;
    if (count(true) >= needs) return 'carried';
    return voters.length - count(false) < needs ? 'lost' : 'open';
  }

  drop(seat: Seat, id: string): void {
    this.#motions[seat].delete(id);
  }

  /** Drops what has come to nothing: of people who sit elsewhere now, and acts that are not legal any more. */
  prune(isLegal: (seat: Seat, action: SeatAction) => boolean): void {
    for (const seat of SEATS) {
      for (const person of this.#drafts[seat].keys()) {
        if (!this.isOf(seat, person)) this.#drafts[seat].delete(person);
      }
      for (const [voter, person] of this.#headVotes[seat]) {
        if (!this.isOf(seat, voter) || !this.isOf(seat, person)) this.#headVotes[seat].delete(voter);
      }
      for (const [id, { by, action }] of this.#motions[seat]) {
        if (!this.isOf(seat, by) || !isLegal(seat, action)) this.#motions[seat].delete(id);
      }
    }
  }

  /** Orders that were worked on in a step that is over. */
  dropOrders(): void {
    for (const seat of SEATS) {
      for (const [person, { kind }] of this.#drafts[seat]) {
        if (kind === 'orders') this.#drafts[seat].delete(person);
      }
    }
  }

  shown(seat: Seat): Delegation {
    const people = Object.entries(this.#company.people(seat));
    const needs = this.needs(seat);
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
      drafts: Object.fromEntries(this.#drafts[seat]),
      motions: Object.fromEntries([...this.#motions[seat]].map(([id, each]) => [id, motion(each)])),
    };
  }
}
