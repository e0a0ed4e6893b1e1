import type { Kysely } from 'kysely';
import type { SeminarDoc } from '../seminars/document';
import { guard } from './guard';
import { ConflictError } from './journal';
import type { Database } from './tables';

export interface KeptSeminar {
  readonly version: number;
  readonly doc: SeminarDoc;
}

/** Seminars, each one JSON document with a version, in a database that Kysely speaks to. */
export class SeminarStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Whether this is the code of a seminar. */
  async byCode(code: string): Promise<string | null> {
    const row = await guard(() =>
      this.#db.selectFrom('seminars').select('id').where('code', '=', code).executeTakeFirst(),
    );
    return row?.id ?? null;
  }

  /** Fails with a ConflictError if the id or the code is in use. */
  async create(doc: SeminarDoc): Promise<void> {
    const rows = await guard(() =>
      this.#db
        .insertInto('seminars')
        .values({
          id: doc.id,
          code: doc.code,
          version: 1,
          document: JSON.stringify(doc),
          created_at: doc.createdAt,
          expires_at: doc.expiresAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute(),
    );
    if (rows.length === 0) throw new ConflictError('A seminar has this id or code.');
  }

  async find(id: string): Promise<KeptSeminar | null> {
    const row = await guard(() =>
      this.#db.selectFrom('seminars').select(['version', 'document']).where('id', '=', id).executeTakeFirst(),
    );
    return row ? { version: Number(row.version), doc: JSON.parse(row.document) as SeminarDoc } : null;
  }

  /** Puts a document in place of version `version`, durably; fails with a ConflictError where there is another by now. */
  async replace(version: number, doc: SeminarDoc): Promise<void> {
    const rows = await guard(() =>
      this.#db
        .updateTable('seminars')
        .set({ document: JSON.stringify(doc), version: version + 1, expires_at: doc.expiresAt })
        .where('id', '=', doc.id)
        .where('version', '=', version)
        .returning('id')
        .execute(),
    );
    if (rows.length === 0) throw new ConflictError('The seminar was changed by another process.');
  }

  /** Seminars whose time was over at `now`. */
  async expired(now: number): Promise<string[]> {
    const rows = await guard(() =>
      this.#db.selectFrom('seminars').select('id').where('expires_at', '<=', now).execute(),
    );
    return rows.map(({ id }) => id);
  }

  async delete(id: string): Promise<void> {
    await guard(() => this.#db.deleteFrom('seminars').where('id', '=', id).execute());
  }
}
