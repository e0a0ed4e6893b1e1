/** Analyses of games that were looked at before, in this browser's IndexedDB: they come out the same each time, so once is enough. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { DEBRIEF_VERSION, type Analysis } from '../../shared/analysis/debrief/debrief';
import { RULES_VERSION } from '../../shared/rules/version';

interface Kept {
  /** Seal of the recording, and what the figures depend on besides. */
  readonly key: string;
  readonly analysis: Analysis;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
}

interface Schema extends DBSchema {
  analyses: { key: string; value: Kept; indexes: { at: number } };
}

const DATABASE = 'brittle-peace-debrief';
/** Some hundred thousand characters each: the oldest make room. */
const MOST = 60;

const keyOf = (seal: string): string => `${seal}:${DEBRIEF_VERSION}:${RULES_VERSION}`;

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('analyses', { keyPath: 'key' }).createIndex('at', 'at');
    },
  });

/** The database for as long as `work` takes: a page that wants another shape of it never waits. */
async function within<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** What is kept of a game; `null` where nothing is, or where this browser does not show its storage. */
export async function keptAnalysis(seal: string): Promise<Analysis | null> {
  try {
    return await within(async (database) => (await database.get('analyses', keyOf(seal)))?.analysis ?? null);
  } catch {
    return null;
  }
}

/** Keeps an analysis, if there is room: without, it is made again the next time. */
export async function keepAnalysis(seal: string, analysis: Analysis): Promise<void> {
  try {
    await within(async (database) => {
      const transaction = database.transaction('analyses', 'readwrite');
      await transaction.store.put({ key: keyOf(seal), analysis, at: Date.now() });
      const byAge = await transaction.store.index('at').getAllKeys();
      await Promise.all(byAge.slice(0, -MOST).map((key) => transaction.store.delete(key)));
      await transaction.done;
    });
  } catch {
    // Nothing is lost but time.
  }
}
