/**
 * Studies in this browser's IndexedDB. Each note is a record of its own, so that two tabs that write different notes do
 * not overwrite each other; of one note, the later word stands.
 */
import type { DBSchema } from 'idb';
import { inOrder, STUDY_FORMAT, STUDY_VERSION, type Note, type Study } from '../../shared/study/format';
import { Database } from '../session/database';

/** Where a study is shared, with the right to change it there. */
export interface Share {
  readonly study: string;
  readonly key: string;
  /** Version of the shared study that `base` is: what this browser and the server last agreed on. */
  readonly version: number;
  readonly base: Study;
}

/** A study without its notes. */
export interface KeptStudy {
  readonly id: string;
  readonly game: Study['game'];
  readonly title: string;
  readonly author?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly share: Share | null;
}

export interface WholeStudy {
  readonly kept: KeptStudy;
  readonly notes: readonly Note[];
}

type KeptNote = Note & { readonly study: string };

interface Schema extends DBSchema {
  studies: { key: string; value: KeptStudy; indexes: { game: string; shared: string } };
  notes: { key: [string, string]; value: KeptNote };
}

const DATABASE = 'brittle-peace-studies';
const notesOf = (study: string): IDBKeyRange => IDBKeyRange.bound([study, ''], [study, '\uffff']);
const bare = ({ study: _, ...note }: KeptNote): Note => note;
const isSame = (a: Note | undefined, b: Note | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A kept study as the format has it. */
export const toStudy = ({ kept, notes }: WholeStudy): Study => ({
  format: STUDY_FORMAT,
  version: STUDY_VERSION,
  title: kept.title,
  ...(kept.author !== undefined && { author: kept.author }),
  game: kept.game,
  notes: inOrder(notes),
  createdAt: kept.createdAt,
  updatedAt: kept.updatedAt,
});

export class StudyShelf {
  readonly #database = new Database<Schema>(DATABASE, (database) => {
    const studies = database.createObjectStore('studies', { keyPath: 'id' });
    studies.createIndex('game', 'game.seal');
    studies.createIndex('shared', 'share.study');
    database.createObjectStore('notes', { keyPath: ['study', 'id'] });
  });
  #channel: BroadcastChannel | null = null;

  /** Calls with the id of every study that another tab changes, until it is closed. */
  onElsewhere(tell: (id: string) => void): void {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(DATABASE);
    this.#channel.addEventListener('message', ({ data }) => typeof data === 'string' && tell(data));
  }

  /** It opens again by itself. */
  close(): void {
    this.#channel?.close();
    this.#channel = null;
    this.#database.close();
  }

  /** The studies of one game, the latest first. */
  async ofGame(seal: string): Promise<KeptStudy[]> {
    const found = await (await this.#database.open()).getAllFromIndex('studies', 'game', seal);
    return found.sort((a, b) => b.updatedAt - a.updatedAt);
  }

  async read(id: string): Promise<WholeStudy | null> {
    const transaction = (await this.#database.open()).transaction(['studies', 'notes']);
    const [kept, notes] = await Promise.all([
      transaction.objectStore('studies').get(id),
      transaction.objectStore('notes').getAll(notesOf(id)),
    ]);
    return kept ? { kept, notes: inOrder(notes.map(bare)) } : null;
  }

  /** The study by which this browser may change a shared one. */
  async byShared(shared: string): Promise<WholeStudy | null> {
    const kept = await (await this.#database.open()).getFromIndex('studies', 'shared', shared);
    return kept ? this.read(kept.id) : null;
  }

  async create({ kept, notes }: WholeStudy): Promise<void> {
    const transaction = (await this.#database.open()).transaction(['studies', 'notes'], 'readwrite');
    await Promise.all([
      transaction.objectStore('studies').add(kept),
      ...notes.map((note) => transaction.objectStore('notes').put({ ...note, study: kept.id })),
      transaction.done,
    ]);
    this.#channel?.postMessage(kept.id);
  }

  /** Changes what is kept of a study beside its notes. Nothing happens where it was deleted. */
  async change(id: string, change: (kept: KeptStudy) => KeptStudy): Promise<void> {
    const transaction = (await this.#database.open()).transaction('studies', 'readwrite');
    const kept = await transaction.store.get(id);
    if (kept) await transaction.store.put(change(kept));
    await transaction.done;
    this.#channel?.postMessage(id);
  }

  /** Writes notes, and deletes others. Nothing happens where the study was deleted. */
  async write(
    id: string,
    at: number,
    notes: readonly Note[],
    deleted: readonly string[] = [],
  ): Promise<void> {
    const transaction = (await this.#database.open()).transaction(['studies', 'notes'], 'readwrite');
    const studies = transaction.objectStore('studies');
    const kept = await studies.get(id);
    if (kept) {
      await studies.put({ ...kept, updatedAt: at });
      for (const note of notes) await transaction.objectStore('notes').put({ ...note, study: id });
      for (const note of deleted) await transaction.objectStore('notes').delete([id, note]);
    }
    await transaction.done;
    this.#channel?.postMessage(id);
  }

  /**
   * Brings a study to what was agreed on with the server. `mine` is what it was when that began: a note that was written
   * since stays as it is now.
   */
  async settle(id: string, share: Share, mine: Study, agreed: Study): Promise<void> {
    const transaction = (await this.#database.open()).transaction(['studies', 'notes'], 'readwrite');
    const [studies, store] = [transaction.objectStore('studies'), transaction.objectStore('notes')];
    const kept = await studies.get(id);
    if (kept) {
      const now = new Map((await store.getAll(notesOf(id))).map((note) => [note.id, bare(note)]));
      const [was, next] = [mine, agreed].map(({ notes }) => new Map(notes.map((note) => [note.id, note])));
      for (const note of new Set([...(was?.keys() ?? []), ...(next?.keys() ?? [])])) {
        const [before, after] = [was?.get(note), next?.get(note)];
        if (isSame(before, after) || !isSame(before, now.get(note))) continue;
        if (after) await store.put({ ...after, study: id });
        else await store.delete([id, note]);
      }
      const { author: _, ...rest } = kept;
      const author = kept.author === mine.author ? agreed.author : kept.author;
      const title = kept.title === mine.title ? agreed.title : kept.title;
      await studies.put({ ...rest, title, ...(author !== undefined && { author }), share });
    }
    await transaction.done;
    this.#channel?.postMessage(id);
  }

  async delete(id: string): Promise<void> {
    const transaction = (await this.#database.open()).transaction(['studies', 'notes'], 'readwrite');
    await Promise.all([
      transaction.objectStore('studies').delete(id),
      transaction.objectStore('notes').delete(notesOf(id)),
      transaction.done,
    ]);
    this.#channel?.postMessage(id);
  }
}
