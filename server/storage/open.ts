import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { DelegationStore } from './delegation-store';
import type { Journal } from './journal';
import type { LibraryStore } from './library';
import { migrate } from './migrate';
import { SeminarStore } from './seminar-store';
import { SqlJournal } from './sql-journal';
import { SqlLibrary } from './sql-library';
import { openSqlite } from './sqlite';
import { StudyStore } from './study-store';
import type { Database } from './tables';

/** Name of the database's file in a data folder. */
export const DATABASE_FILE = 'brittle-peace.sqlite';

/** What is kept in a data folder. */
export interface Storage {
  readonly journal: Journal;
  readonly library: LibraryStore;
  readonly studies: StudyStore;
  readonly seminars: SeminarStore;
  readonly delegations: DelegationStore;
}

/** A connection to the database of a data folder; several may be open at once. */
export const openDatabase = (dataDir: string): Kysely<Database> => openSqlite(join(dataDir, DATABASE_FILE));

/** Opens the database of a data folder, and creates it where there is none. It is closed with the journal. */
export async function openStorage(dataDir: string): Promise<Storage> {
  const db = openDatabase(dataDir);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    journal: new SqlJournal(db),
    library: new SqlLibrary(db),
    studies: new StudyStore(db),
    seminars: new SeminarStore(db),
    delegations: new DelegationStore(db),
  };
}
