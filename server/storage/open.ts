import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Journal } from './journal';
import { migrate } from './migrate';
import { SqlJournal } from './sql-journal';
import { openSqlite } from './sqlite';
import { StudyStore } from './study-store';
import type { Database } from './tables';

async function openDatabase(dataDir: string): Promise<Kysely<Database>> {
  const db = openSqlite(join(dataDir, 'brittle-peace.sqlite'));
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** What is kept in a data folder; closing the journal closes it all. */
export interface Stores {
  readonly journal: Journal;
  readonly studies: StudyStore;
}

/** Opens a data folder, and creates what is not there yet. */
export async function openStores(dataDir: string): Promise<Stores> {
  const db = await openDatabase(dataDir);
  return { journal: new SqlJournal(db), studies: new StudyStore(db) };
}

/** Opens the journal of a data folder, and creates it where there is none. */
export const openJournal = async (dataDir: string): Promise<Journal> => (await openStores(dataDir)).journal;
