import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../shared/content/seats';
import { reduceGame, type TableState } from '../../shared/game';
import type { Action, Refusal } from '../../shared/rules/actions';
import {
  ConflictError,
  StorageError,
  type Entry,
  type Journal,
  type Payload,
  type TableHeader,
} from '../storage/journal';
import { foldEntry, requestKey, startFold, type Fold } from './fold';
import { readSnapshot, writeSnapshot } from './snapshot';

/** How often an append is tried again after another process was first: each time, that one went on. */
const TRIES = 100;

export type Wrote = (entry: Entry, milliseconds: number) => void;

export interface Origin {
  readonly actor: Actor;
  readonly requestId?: string;
  readonly reason?: string;
  readonly by?: string;
}

/** A snapshot is kept where so many entries came since the last one: fewer are played again in no time. */
const SNAPSHOT_EVERY = 50;

/** Writes a table's journal and keeps its fold in step: nothing is in the fold that is not on the disk. */
export class Ledger {
  readonly #header: TableHeader;
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #wrote: Wrote;
  #fold: Fold;
  /** The beginning, and the fold after the entry that ended each round; nothing where no gallery is behind. */
  readonly #ends: Fold[];
  /** Number of the last entry that is in the snapshot kept. */
  #kept = 0;

  private constructor(header: TableHeader, journal: Journal, now: () => number, wrote: Wrote) {
    this.#header = header;
    this.#wrote = wrote;
    this.#journal = journal;
    this.#now = now;
    this.#fold = startFold(header);
    this.#ends = this.#hasSnapshots ? [] : [this.#fold];
  }

  /** `wrote` is called with each entry that is written here, once it is, and how many milliseconds that took. */
  static async open(
    header: TableHeader,
    journal: Journal,
    now: () => number,
    wrote: Wrote = () => undefined,
  ): Promise<Ledger> {
    const ledger = new Ledger(header, journal, now, wrote);
    await ledger.#takeUp();
    await ledger.catchUp();
    return ledger;
  }

  get fold(): Fold {
    return this.#fold;
  }

  /** The table as it was `rounds` rounds before this one ended: as it began, where there were not so many. */
  roundsAgo(rounds: number): Fold {
    const at = Math.max(0, this.#fold.game.G.round - rounds);
    return this.#ends[at] ?? this.#fold;
  }

  /** Whether this request was carried out. */
  has(actor: Actor, requestId: string): boolean {
    return this.#fold.requests.has(requestKey(actor, requestId));
  }

  /** Makes a move, unless the rules refuse it. To be called by one caller at a time. */
  move(origin: Origin, action: Action): Promise<Refusal | null> {
    return this.#write(origin, { kind: 'move', payload: action }, () => {
      const result = reduceGame(this.#fold.game, origin.actor, action);
      return 'refusal' in result ? result : { game: result.state };
    });
  }

  /** Keeps a message. To be called by one caller at a time. */
  async say(origin: Origin, payload: (Payload & { kind: 'message' })['payload']): Promise<void> {
    await this.#write(origin, { kind: 'message', payload }, () => ({}));
  }

  /** Keeps how a message is marked. To be called by one caller at a time. */
  async mark(origin: Origin, payload: (Payload & { kind: 'mark' })['payload']): Promise<void> {
    await this.#write(origin, { kind: 'mark', payload }, () => ({}));
  }

  /** Keeps a snapshot, where that saves a good part of the way. */
  async keep(): Promise<void> {
    const { seq } = this.#fold;
    if (!this.#hasSnapshots || seq - this.#kept < SNAPSHOT_EVERY) return;
    await this.#journal.keepSnapshot(this.#header.table, {
      seq,
      text: writeSnapshot(startFold(this.#header), this.#fold),
    });
    this.#kept = seq;
  }

  /** A gallery that is behind has to see earlier rounds, which are in no snapshot. */
  get #hasSnapshots(): boolean {
    return this.#header.galleryDelay === undefined;
  }

  /** Begins with the snapshot, if one is there. */
  async #takeUp(): Promise<void> {
    const snapshot = this.#hasSnapshots ? await this.#journal.snapshot(this.#header.table) : null;
    const fold = snapshot && readSnapshot(this.#fold, snapshot.text);
    if (!fold) return;
    this.#fold = fold;
    this.#kept = fold.seq;
  }

  async #write(
    origin: Origin,
    payload: Payload,
    prepare: () => { refusal: Refusal } | { refusal?: never; game?: TableState },
  ): Promise<Refusal | null> {
    const begun = performance.now();
    const wrote = (entry: Entry) => this.#wrote(entry, performance.now() - begun);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const prepared = prepare();
      if (prepared.refusal) return prepared.refusal;
      const entry: Entry = {
        ...payload,
        seq: this.#fold.seq + 1,
        at: Math.max(this.#now(), this.#fold.at),
        ...origin,
      };
      try {
        await this.#journal.append(this.#header.table, entry);
      } catch (error) {
        const isConflict = error instanceof ConflictError;
        const others = await this.catchUp().catch((second: unknown) => {
          throw isConflict ? second : error;
        });
        // A failure may come after the deed, and a write that is tried again may meet itself.
        if (others.some((other) => isDeepStrictEqual(other, entry))) {
          wrote(entry);
          return null;
        }
        if (!isConflict) throw error;
        if (origin.requestId !== undefined && this.has(origin.actor, origin.requestId)) return null;
        continue;
      }
      this.#goOn(foldEntry(this.#fold, entry, prepared.game));
      wrote(entry);
      return null;
    }
    throw new StorageError('Others write this table all the time.');
  }

  /** Goes on with what others wrote meanwhile; resolves with it. To be called by one caller at a time. */
  async catchUp(): Promise<readonly Entry[]> {
    const others = await this.#journal.read(this.#header.table, this.#fold.seq);
    for (const entry of others) this.#goOn(foldEntry(this.#fold, entry));
    return others;
  }

  #goOn(fold: Fold): void {
    if (!this.#hasSnapshots && fold.game.G.round > this.#fold.game.G.round) this.#ends.push(fold);
    this.#fold = fold;
  }
}
