import { CompiledQuery, type Insertable, type Kysely } from 'kysely';
import { ConflictError, StorageError } from './journal';
import type { Database } from './tables';

type Row = Insertable<Database['entries']>;
interface Waiting {
  readonly row: Row;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/** Rows of one statement at most. */
const MOST = 50;

type Key = Pick<Row, 'table_id' | 'seq'>;

const keyOf = (row: Key) => `${row.table_id} ${row.seq}`;
/** In the order of the columns, which each row has all of and in the same order. */
const valuesOf = (row: Row): unknown[] => Object.values(row);

/** Alike everywhere, so that two processes never wait for each other's rows. */
const byKey = ({ row: a }: Waiting, { row: b }: Waiting): number =>
  a.table_id === b.table_id ? a.seq - b.seq : a.table_id < b.table_id ? -1 : 1;

/** Writes the appends of one turn of the event loop, of whatever tables, with one statement and so one sync of the disk. */
export class AppendBatch {
  readonly #db: Kysely<Database>;
  readonly #lanes: number;
  #waiting: Waiting[] = [];
  /** Lanes that still look for rows. */
  #busy = 0;
  readonly #flushing = new Set<Promise<void>>();
  /** By the number of rows. */
  readonly #inserts = new Map<number, string>();

  /** `lanes`: how many statements may be under way at once; more than one where the database is reached over a network. */
  constructor(db: Kysely<Database>, lanes: number) {
    this.#db = db;
    this.#lanes = lanes;
  }

  /** Resolves once the row is on the disk. */
  add(row: Row): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ row, done, failed });
      if (this.#busy >= this.#lanes) return;
      this.#busy += 1;
      const flushing = this.#flush();
      this.#flushing.add(flushing);
      void flushing.then(() => this.#flushing.delete(flushing));
    });
  }

  /** Rows that are not on the disk yet, besides those of statements under way. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves once nothing waits. */
  async drain(): Promise<void> {
    while (this.#flushing.size > 0) await Promise.all(this.#flushing);
  }

  async #flush(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, MOST).sort(byKey));
    this.#busy -= 1;
  }

  /** What inserts so many rows is worked out once. */
  #insert(rows: readonly Row[]): CompiledQuery<Key> {
    let sql = this.#inserts.get(rows.length);
    if (sql === undefined) {
      ({ sql } = this.#db
        .insertInto('entries')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning(['table_id', 'seq'])
        .compile());
      this.#inserts.set(rows.length, sql);
    }
    return CompiledQuery.raw(sql, rows.flatMap(valuesOf)) as CompiledQuery<Key>;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows: written } = await this.#db.executeQuery(this.#insert(batch.map(({ row }) => row)));
      const keys = new Set(written.map(keyOf));
      for (const { row, done, failed } of batch) {
        // A number that comes twice in one batch is written once: the first has it.
        if (keys.delete(keyOf(row))) done();
        else failed(new ConflictError(`Entry ${row.seq} is written already.`));
      }
    } catch (error) {
      if (batch.length > 1) {
        // One bad row must not take the others with it.
        for (const each of batch) await this.#write([each]);
        return;
      }
      for (const { failed } of batch) failed(new StorageError('The database failed.', { cause: error }));
    }
  }
}
