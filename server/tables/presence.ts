import { bySeat, SEATS, type Seat } from '../../shared/content/seats';
import type { Here } from '../peers/peers';

/** Who of the persons at a table is connected, to whichever process, since when not, and how the others vote about that. */
export class Presence {
  readonly #sockets: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  readonly #awaySince: Record<Seat, number>;
  readonly #votes: Record<Seat, Partial<Record<Seat, true>>> = { usa: {}, iran: {}, israel: {} };
  /** What other processes tell of those who are connected there. */
  readonly #elsewhere = new Map<string, Pick<Here, 'seats' | 'votes'>>();

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
    // Whoever is gone has no say.
    for (const other of SEATS) delete this.#votes[other][seat];
    if (!this.isHere(seat)) this.#awaySince[seat] = now;
  }

  /** Who is connected to another process by now; `null`: nobody. */
  hear(peer: string, here: Pick<Here, 'seats' | 'votes'> | null, now: number): void {
    const before = bySeat((seat) => this.isHere(seat));
    if (here) this.#elsewhere.set(peer, here);
    else this.#elsewhere.delete(peer);
    for (const seat of SEATS) {
      if (before[seat] && !this.isHere(seat)) this.#awaySince[seat] = now;
      if (!before[seat] && this.isHere(seat)) this.#votes[seat] = {};
    }
  }

  /** Forgets what other processes told. */
  forget(now: number): void {
    for (const peer of this.#elsewhere.keys()) this.hear(peer, null, now);
  }

  isHere(seat: Seat): boolean {
    if (this.#sockets[seat] > 0) return true;
    for (const { seats } of this.#elsewhere.values()) if (seats.includes(seat)) return true;
    return false;
  }

  /** Who is connected to this process, and how they vote. */
  get own(): Pick<Here, 'seats' | 'votes'> {
    const seats = SEATS.filter((seat) => this.#sockets[seat] > 0);
    const votes = bySeat((on) => seats.filter((by) => this.#votes[on][by]));
    return { seats, votes };
  }

  /** When somebody who is away has been away for so long. */
  awayFor(seat: Seat, milliseconds: number): number {
    return this.#awaySince[seat] + milliseconds;
  }

  votes(seat: Seat): Partial<Record<Seat, true>> {
    const all = { ...this.#votes[seat] };
    for (const { votes } of this.#elsewhere.values()) for (const by of votes[seat] ?? []) all[by] = true;
    return all;
  }

  vote(by: Seat, on: Seat, bot: boolean): void {
    if (bot) this.#votes[on][by] = true;
    else delete this.#votes[on][by];
  }

  /** Whether all of these voted for a bot, and there is one at least. */
  isDecided(on: Seat, voters: readonly Seat[]): boolean {
    const votes = this.votes(on);
    return voters.length > 0 && voters.every((voter) => votes[voter]);
  }

  clearVotes(seat: Seat): void {
    this.#votes[seat] = {};
  }
}
