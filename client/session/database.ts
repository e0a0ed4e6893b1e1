/** A database of this browser's IndexedDB. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Opens when it is first asked for, and again where it was closed or failed. */
export class Database<Schema extends DBSchema> {
  readonly #name: string;
  readonly #upgrade: (database: IDBPDatabase<Schema>) => void;
  #opened: Promise<IDBPDatabase<Schema>> | null = null;

  /** `upgrade` makes what a database holds that is not there yet. */
  constructor(name: string, upgrade: (database: IDBPDatabase<Schema>) => void) {
    this.#name = name;
    this.#upgrade = upgrade;
  }

  /** Rejects where storage is closed to the page. */
  open(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= openDB<Schema>(this.#name, 1, {
      upgrade: this.#upgrade,
      // A newer page wants another shape: it must not wait for this one.
      blocking: () => this.close(),
      terminated: () => (this.#opened = null),
    });
    this.#opened.catch(() => (this.#opened = null));
    return this.#opened;
  }

  close(): void {
    void this.#opened?.then((database) => database.close()).catch(() => undefined);
    this.#opened = null;
  }
}
