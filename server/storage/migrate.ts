import { Migrator, type Kysely, type Migration } from 'kysely';
import type { Database } from './tables';
import { up as tables } from './migrations/0001-tables';
import { up as passes } from './migrations/0002-passes';
import { up as library } from './migrations/0003-library';
import { up as studies } from './migrations/0004-studies';
import { up as delegates } from './migrations/0005-delegates';
import { up as seminars } from './migrations/0006-seminars';
import { up as processes } from './migrations/0009-processes';

/** Every migration under its name, in order; one that was released is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-tables': { up: tables },
  '0002-passes': { up: passes },
  '0003-library': { up: library },
  '0004-studies': { up: studies },
  '0005-delegates': { up: delegates },
  '0006-seminars': { up: seminars },
  '0009-processes': { up: processes },
};

/** Brings the database to the newest form; what was there stays. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
}
