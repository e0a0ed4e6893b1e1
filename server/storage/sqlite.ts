import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Database } from './tables';

/** How many statements are kept prepared. */
const PREPARED_MOST = 100;

/** What Kysely asks of a driver, on top of @photostructure/sqlite. */
class Driver implements SqliteDatabase {
  readonly #database: DatabaseSyncInstance;
  readonly #prepared = new Map<string, SqliteStatement>();

  constructor(database: DatabaseSyncInstance) {
    this.#database = database;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const adapted: SqliteStatement = {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters) as unknown[],
      run: (parameters) => statement.run(...parameters),
      iterate: (parameters) => statement.iterate(...parameters) as IterableIterator<unknown>,
    };
    if (this.#prepared.size >= PREPARED_MOST) this.#prepared.clear();
    this.#prepared.set(sql, adapted);
    return adapted;
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }
}

/** Opens the database in a file, or in memory (`:memory:`). A write has reached the disk when it returns. */
export function openSqlite(file: string): Kysely<Database> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  database.exec('pragma busy_timeout = 5000');
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: new Driver(database) }) });
}
