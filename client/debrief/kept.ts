/** Analyses of games that were looked at before, in this browser's IndexedDB: they come out the same each time, so once is enough. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { DEBRIEF_VERSION, type Analysis, type Bargain } from '../../shared/analysis/debrief/debrief';
import { RULES_VERSION } from '../../shared/rules/version';

interface Kept {
  /** Seal of the recording, and what the figures depend on besides. */
  readonly key: string;
  readonly analysis: Analysis;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
}

/** The talks of a game alone, as a seminar's debrief has them. */
interface KeptTalks extends Omit<Kept, 'analysis'> {
  readonly bargains: readonly Bargain[];
}

interface Schema extends DBSchema {
  analyses: { key: string; value: Kept; indexes: { at: number } };
  talks: { key: string; value: KeptTalks; indexes: { at: number } };
}

const DATABASE = 'brittle-peace-debrief';
/** Some hundred thousand characters each: the oldest make room. */
const MOST = 60;

const keyOf = (seal: string): string => `${seal}:${DEBRIEF_VERSION}:${RULES_VERSION}`;

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(DATABASE, 2, {
    upgrade(database, before) {
      if (before < 1) database.createObjectStore('analyses', { keyPath: 'key' }).createIndex('at', 'at');
      if (before < 2) database.createObjectStore('talks', { keyPath: 'key' }).createIndex('at', 'at');
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

/** What is kept of a game's talks, by themselves or within its analysis. */
export async function keptTalks(seal: string): Promise<readonly Bargain[] | null> {
  try {
    return await within(async (database) => {
      const alone = await database.get('talks', keyOf(seal));
      return alone?.bargains ?? (await database.get('analyses', keyOf(seal)))?.analysis.bargains ?? null;
    });
  } catch {
    return null;
  }
}

/** Keeps something, if there is room: without, it is made again the next time. */
async function keep<Store extends 'analyses' | 'talks'>(
  store: Store,
  value: Schema[Store]['value'],
): Promise<void> {
  try {
    await within(async (database) => {
      const transaction = database.transaction(store, 'readwrite');
      await transaction.store.put(value);
      const byAge = await transaction.store.index('at').getAllKeys();
      await Promise.all(byAge.slice(0, -MOST).map((key) => transaction.store.delete(key)));
      await transaction.done;
    });
  } catch {
    // Nothing is lost but time.
  }
}

export const keepAnalysis = (seal: string, analysis: Analysis): Promise<void> =>
  keep('analyses', { key: keyOf(seal), analysis, at: Date.now() });

export const keepTalks = (seal: string, bargains: readonly Bargain[]): Promise<void> =>
  keep('talks', { key: keyOf(seal), bargains, at: Date.now() });
