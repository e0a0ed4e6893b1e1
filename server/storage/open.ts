import { join } from 'node:path';
import type { Journal } from './journal';
import { migrate } from './migrate';
import { SqlJournal } from './sql-journal';
import { openSqlite } from './sqlite';

/** Opens the journal of a data folder, and creates it where there is none. */
export async function openJournal(dataDir: string): Promise<Journal> {
  const db = openSqlite(join(dataDir, 'brittle-peace.sqlite'));
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqlJournal(db);
}
