import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { DelegationStore } from './delegation-store';
import type { LibraryStore } from './library';
import { migrate } from './migrate';
import { SeminarStore } from './seminar-store';
import { SqlJournal } from './sql-journal';
import { SqlLibrary } from './sql-library';
import { openSqlite, type Where } from './sqlite';
import { StudyStore } from './study-store';
import type { Database } from './tables';

/** Name of the database's file in a data folder. */
export const DATABASE_FILE = 'brittle-peace.sqlite';

/** What is kept in a database. */
export interface Storage {
  readonly journal: SqlJournal;
  readonly library: LibraryStore;
  readonly studies: StudyStore;
  readonly seminars: SeminarStore;
  readonly delegations: DelegationStore;
}

/** Appends that a process has under way at once, in PostgreSQL; SQLite does one thing after the other. */
const LANES = 4;

/**
 * A connection to the SQLite database of a data folder, or to the PostgreSQL database with this URL; several may be open at
 * once.
 */
export async function openDatabase(
  dataDir: string,
  databaseUrl: string | null,
  where?: Where,
): Promise<Kysely<Database>> {
  if (databaseUrl === null) return openSqlite(join(dataDir, DATABASE_FILE), where);
  // Not loaded where it is not used.
  const { openPostgres } = await import('./postgres');
  return openPostgres(databaseUrl);
}

/**
 * Opens the SQLite database of a data folder, and creates it where there is none; or the PostgreSQL database with this URL.
 * It is closed with the journal. `where` says where SQLite works.
 */
export async function openStorage(
  dataDir: string,
  databaseUrl: string | null = null,
  where?: Where,
): Promise<Storage> {
  const db = await openDatabase(dataDir, databaseUrl, where);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    journal: new SqlJournal(db, databaseUrl === null ? 1 : LANES),
    library: new SqlLibrary(db),
    studies: new StudyStore(db),
    seminars: new SeminarStore(db),
    delegations: new DelegationStore(db),
  };
}
