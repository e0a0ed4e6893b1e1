import { StorageError, type Claim, type Entry, type Journal } from '../../server/storage/journal';

/** How a write goes wrong: not done and said so, done and said not to be, or done late. */
export type Fault = 'lost' | 'unsure' | 'slow';

/** A journal whose next writes of a table go wrong as told, at the interface of the storage. */
export class FaultyJournal implements Journal {
  readonly #journal: Journal;
  /** What befalls the writes to come, the next one first. */
  readonly faults: Fault[] = [];

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  async #write<T>(write: () => Promise<T>): Promise<T> {
    const fault = this.faults.shift();
    if (fault === 'lost') throw new StorageError('The disk is full.');
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 20));
    const done = await write();
    if (fault === 'unsure') throw new StorageError('The connection was cut.');
    return done;
  }

  append = (table: string, entry: Entry) => this.#write(() => this.#journal.append(table, entry));
  claim = (table: string, claim: Claim) => this.#write(() => this.#journal.claim(table, claim));

  create: Journal['create'] = (header) => this.#journal.create(header);
  header: Journal['header'] = (table) => this.#journal.header(table);
  byCode: Journal['byCode'] = (code) => this.#journal.byCode(code);
  claims: Journal['claims'] = (table) => this.#journal.claims(table);
  grant: Journal['grant'] = (table, pass) => this.#journal.grant(table, pass);
  revoke: Journal['revoke'] = (table, seat) => this.#journal.revoke(table, seat);
  passes: Journal['passes'] = (table) => this.#journal.passes(table);
  byPass: Journal['byPass'] = (hash) => this.#journal.byPass(hash);
  read: Journal['read'] = (table, after) => this.#journal.read(table, after);
  finish: Journal['finish'] = (table, at) => this.#journal.finish(table, at);
  unfinished: Journal['unfinished'] = () => this.#journal.unfinished();
  remove: Journal['remove'] = (tables) => this.#journal.remove(tables);
  close: Journal['close'] = () => this.#journal.close();
}
