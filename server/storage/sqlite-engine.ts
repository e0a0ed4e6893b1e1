/** SQLite itself: one connection, and what is asked of it one after the other. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

/** How many statements are kept prepared. */
const PREPARED_MOST = 100;

/** What came of a statement: rows, or else how many it changed. */
export interface Outcome {
  readonly rows: unknown[];
  readonly changes?: number | bigint;
  readonly lastInsertRowid?: number | bigint;
}

interface Prepared {
  readonly statement: StatementSyncInstance;
  readonly isReader: boolean;
}

export class SqliteEngine {
  readonly #database: DatabaseSyncInstance;
  readonly #prepared = new Map<string, Prepared>();

  /** Opens the database in a file, or in memory (`:memory:`). A write has reached the disk when it returns. */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    this.#database.exec('pragma journal_mode = wal');
    this.#database.exec('pragma synchronous = full');
    this.#database.exec('pragma foreign_keys = on');
    this.#database.exec('pragma busy_timeout = 5000');
  }

  execute(sql: string, parameters: readonly unknown[]): Outcome {
    const { statement, isReader } = this.#prepare(sql);
    const values = parameters as Parameters<StatementSyncInstance['all']>;
    return isReader ? { rows: statement.all(...values) } : { rows: [], ...statement.run(...values) };
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, isReader: statement.columns().length > 0 };
    if (this.#prepared.size >= PREPARED_MOST) this.#prepared.clear();
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
