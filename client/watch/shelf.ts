/** Recordings that this browser keeps, and where one is looked for by its game's id. */
import type { DBSchema } from 'idb';
import { factsOf, factsSchema, type Facts } from '../../shared/recording/facts';
import { gameIdOf } from '../../shared/recording/id';
import { write } from '../../shared/recording/record';
import type { Timeline } from '../../shared/recording/timeline';
import { Database } from '../session/database';
import { isOffline, shippedGames } from './library';

/** Where a recording came from: only what somebody brought here is theirs to list and to delete. */
export type Origin = 'own' | 'library' | 'server';

/** What a list tells of a recording that is kept here. */
export interface Kept {
  readonly facts: Facts;
  readonly from: Origin;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly summary: unknown;
  readonly from: Origin;
  readonly at: number;
}

interface Schema extends DBSchema {
  recordings: { key: string; value: Row };
  /** All but the texts, for a list to be had without them. */
  summaries: { key: string; value: Omit<Row, 'text'> };
}

const BOTH = ['recordings', 'summaries'] as const;
/** Games of others that were watched are kept for a time without a connection: the latest so many. */
const OTHERS_MOST = 40;

const database = new Database<Schema>('brittle-peace-watch', (fresh) => {
  fresh.createObjectStore('recordings', { keyPath: 'id' });
  fresh.createObjectStore('summaries', { keyPath: 'id' });
});

/** Keeps the recording of a timeline; `false` where storage is full or closed to the page. */
export async function keepRecording(timeline: Timeline, from: Origin = 'own'): Promise<boolean> {
  const { recording } = timeline;
  const id = gameIdOf(recording);
  const text = write(recording);
  try {
    const transaction = (await database.open()).transaction(BOTH, 'readwrite');
    const [texts, summaries] = [transaction.objectStore('recordings'), transaction.objectStore('summaries')];
    const known = await summaries.get(id);
    // What is one's own stays so, also when it is seen elsewhere.
    const row = {
      id,
      summary: known?.summary ?? factsOf(timeline),
      from: known?.from === 'own' ? ('own' as const) : from,
      at: Date.now(),
    };
    await Promise.all([texts.put({ ...row, text }), summaries.put(row)]);
    const others = (await summaries.getAll()).filter((each) => each.from !== 'own');
    const old = others.sort((a, b) => b.at - a.at).slice(OTHERS_MOST);
    await Promise.all(old.flatMap((each) => [texts.delete(each.id), summaries.delete(each.id)]));
    await transaction.done;
    return true;
  } catch {
    return false;
  }
}

/** All that are kept, the latest first; none where storage is closed to the page. */
export async function keptRecordings(): Promise<readonly Kept[]> {
  try {
    const rows = await (await database.open()).getAll('summaries');
    return rows
      .flatMap(({ summary, from, at }) => {
        const facts = factsSchema.safeParse(summary);
        return facts.success ? [{ facts: facts.data, from, at }] : [];
      })
      .sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** Deletes a recording from this browser. Fails where it cannot. */
export async function forgetRecording(game: string): Promise<void> {
  const transaction = (await database.open()).transaction(BOTH, 'readwrite');
  await Promise.all([
    transaction.objectStore('recordings').delete(game),
    transaction.objectStore('summaries').delete(game),
    transaction.done,
  ]);
}

export type Found =
  | { readonly text: string; readonly from: Origin; readonly missing?: never }
  /** `unknown`: nobody has it; `unreachable`: the server could not be asked. */
  | { readonly missing: 'unknown' | 'unreachable' };

/**
 * The text of a recording: from this browser, from a study of it that is shared, from the library, or from those that
 * were published to the server.
 */
export async function findRecording(game: string, study?: string): Promise<Found> {
  try {
    const kept = await (await database.open()).get('recordings', game);
    if (kept) return { text: kept.text, from: kept.from };
  } catch {
    // Without storage it is looked for elsewhere.
  }
  if (study !== undefined) {
    const studied = await fetched(`/api/studies/${encodeURIComponent(study)}/recording`);
    if (typeof studied === 'string') return { text: studied, from: 'server' };
  }
  if ((await shippedGames()).some(({ facts }) => facts.game === game)) {
    const shipped = await fetched(`/library/${game}.peace.json`);
    return typeof shipped === 'string' ? { text: shipped, from: 'library' } : { missing: 'unreachable' };
  }
  const published = await fetched(`/api/library/${game}`);
  if (typeof published === 'string') return { text: published, from: 'server' };
  return { missing: published === 404 ? 'unknown' : 'unreachable' };
}

/** What is at an address, or the status of the refusal; 0 without an answer. */
async function fetched(path: string): Promise<string | number> {
  if (isOffline()) return 0;
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(20_000), credentials: 'omit' });
    return response.ok ? await response.text() : response.status;
  } catch {
    return 0;
  }
}
