/** Solo games in this browser's IndexedDB. */
import type { DBSchema } from 'idb';
import type { ScenarioId } from '../../shared/content/scenarios';
import type { Seat } from '../../shared/content/seats';
import type { Outcome } from '../../shared/recording/compare';
import type { Origin } from '../../shared/recording/origin';
import type { Step } from '../../shared/rules/state';
import { Database } from '../session/database';
import type { Entry, GameHeader, GameJournal } from './journal';

/** What a list of games tells of one. */
export interface GameSummary {
  readonly table: string;
  readonly scenario: ScenarioId;
  /** The person's; `null` where it watches three bots. */
  readonly seat: Seat | null;
  readonly rules: number;
  readonly round: number;
  readonly step: Step;
  /** When something was done last, in milliseconds since 1970. */
  readonly at: number;
  /** Of a branch: where it came from, and how it came out once it is over. */
  readonly origin?: Origin;
  readonly outcome?: Outcome;
}

interface Kept {
  readonly table: string;
  readonly header: GameHeader;
  readonly summary: GameSummary;
}

interface Schema extends DBSchema {
  games: { key: string; value: Kept };
  entries: { key: [string, number]; value: Entry & { readonly table: string } };
}

/** Another thread wrote the next entry first. */
export class ConflictError extends Error {}
/** The game was deleted meanwhile. */
export class GoneError extends Error {}

const DATABASE = 'brittle-peace';

export class SoloStore {
  readonly #database = new Database<Schema>(DATABASE, (fresh) => {
    fresh.createObjectStore('games', { keyPath: 'table' });
    fresh.createObjectStore('entries', { keyPath: ['table', 'seq'] });
  });

  close(): void {
    this.#database.close();
  }

  /** Keeps a new game, with the entries it has already. */
  async create({ header, entries }: GameJournal, summary: GameSummary): Promise<void> {
    const { table } = header;
    const database = await this.#database.open();
    const transaction = database.transaction(['games', 'entries'], 'readwrite', { durability: 'strict' });
    const kept = transaction.objectStore('entries');
    await settled([
      transaction.objectStore('games').add({ table, header, summary }),
      ...entries.map((entry) => kept.add({ ...entry, table })),
      transaction.done,
    ]);
  }

  /** Resolves once the entries are on the disk. Fails with a ConflictError where one of them is there already. */
  async append(header: GameHeader, entries: readonly Entry[], summary: GameSummary): Promise<void> {
    const { table } = header;
    const database = await this.#database.open();
    const transaction = database.transaction(['games', 'entries'], 'readwrite', { durability: 'strict' });
    const games = transaction.objectStore('games');
    const kept = transaction.objectStore('entries');
    if (!(await games.get(table))) {
      await transaction.done;
      throw new GoneError();
    }
    await settled([
      games.put({ table, header, summary }),
      ...entries.map((entry) => kept.add({ ...entry, table })),
      transaction.done,
    ]);
  }

  async read(table: string): Promise<GameJournal | null> {
    const transaction = (await this.#database.open()).transaction(['games', 'entries']);
    const [kept, entries] = await Promise.all([
      transaction.objectStore('games').get(table),
      transaction.objectStore('entries').getAll(entriesOf(table)),
    ]);
    if (!kept) return null;
    return { header: kept.header, entries: entries.map(({ table: _, ...entry }) => entry as Entry) };
  }

  /** All games, the latest first. */
  async list(): Promise<GameSummary[]> {
    const games = await (await this.#database.open()).getAll('games');
    return games.map(({ summary }) => summary).sort((a, b) => b.at - a.at);
  }

  async delete(table: string): Promise<void> {
    const database = await this.#database.open();
    const transaction = database.transaction(['games', 'entries'], 'readwrite');
    await Promise.all([
      transaction.objectStore('games').delete(table),
      transaction.objectStore('entries').delete(entriesOf(table)),
      transaction.done,
    ]);
  }
}

/** Waits for all parts of a transaction. The part that failed says why; the transaction as a whole only that it did. */
async function settled(parts: readonly Promise<unknown>[]): Promise<void> {
  try {
    await Promise.all(parts);
  } catch (error) {
    if (error instanceof Error && error.name === 'ConstraintError') throw new ConflictError();
    throw error;
  }
}

const entriesOf = (table: string): IDBKeyRange => IDBKeyRange.bound([table, 0], [table, Infinity]);
