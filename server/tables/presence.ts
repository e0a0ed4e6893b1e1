import { SEATS, type Seat } from '../../shared/content/seats';

/** Who of the persons at a table is connected, since when not, and how the others vote about that. */
export class Presence {
  readonly #sockets: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  readonly #awaySince: Record<Seat, number>;
  readonly #votes: Record<Seat, Partial<Record<Seat, true>>> = { usa: {}, iran: {}, israel: {} };

  constructor(now: number) {
    this.#awaySince = { usa: now, iran: now, israel: now };
  }

  came(seat: Seat): void {
    this.#sockets[seat] += 1;
    this.#votes[seat] = {};
  }

  went(seat: Seat, now: number): void {
    this.#sockets[seat] -= 1;
    if (this.#sockets[seat] > 0) return;
    this.#awaySince[seat] = now;
    // Whoever is gone has no say.
    for (const other of SEATS) delete this.#votes[other][seat];
  }

  isHere(seat: Seat): boolean {
    return this.#sockets[seat] > 0;
  }

  /** When somebody who is away has been away for so long. */
  awayFor(seat: Seat, milliseconds: number): number {
    return this.#awaySince[seat] + milliseconds;
  }

  votes(seat: Seat): Partial<Record<Seat, true>> {
    return { ...this.#votes[seat] };
  }

  vote(by: Seat, on: Seat, bot: boolean): void {
    if (bot) this.#votes[on][by] = true;
    else delete this.#votes[on][by];
  }

  /** Whether all of these voted for a bot, and there is one at least. */
  isDecided(on: Seat, voters: readonly Seat[]): boolean {
    return voters.length > 0 && voters.every((voter) => this.#votes[on][voter]);
  }

  clearVotes(seat: Seat): void {
    this.#votes[seat] = {};
  }
}
