import type { Kysely } from 'kysely';
import type { Study } from '../../shared/study/format';
import { guard } from './guard';
import type { Database } from './tables';

/** A shared study as it is kept. */
export interface KeptStudy {
  readonly id: string;
  /** SHA-256 of the edit key. */
  readonly keyHash: string;
  readonly version: number;
  readonly study: Study;
}

/** A recording to be kept along with a study, played through already. */
export interface KeptGame {
  readonly seal: string;
  readonly text: string;
  readonly entries: number;
}

/** Shared studies and the recordings that they are about, in a database that Kysely speaks to. */
export class StudyStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Keeps a study, with its recording where it is not kept yet. */
  async create(kept: KeptStudy, game: KeptGame | null): Promise<void> {
    const { id, keyHash, version, study } = kept;
    await guard(() =>
      this.#db.transaction().execute(async (db) => {
        if (game) {
          await db
            .insertInto('study_games')
            .values({
              seal: game.seal,
              recording: game.text,
              entries: game.entries,
              created_at: study.updatedAt,
            })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        await db
          .insertInto('studies')
          .values({
            id,
            key_hash: keyHash,
            seal: study.game.seal,
            version,
            study: JSON.stringify(study),
            created_at: study.createdAt,
            updated_at: study.updatedAt,
          })
          .execute();
      }),
    );
  }

  async find(id: string): Promise<KeptStudy | null> {
    const row = await guard(() =>
      this.#db.selectFrom('studies').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    if (!row) return null;
    const study = JSON.parse(row.study) as Study;
    return { id, keyHash: row.key_hash, version: Number(row.version), study };
  }

  /** How many entries a recording has that is kept; `null` where it is not. */
  async entriesOf(seal: string): Promise<number | null> {
    const row = await guard(() =>
      this.#db.selectFrom('study_games').select('entries').where('seal', '=', seal).executeTakeFirst(),
    );
    return row ? Number(row.entries) : null;
  }

  /** The file of a recording that is kept. */
  async recording(seal: string): Promise<string | null> {
    const row = await guard(() =>
      this.#db.selectFrom('study_games').select('recording').where('seal', '=', seal).executeTakeFirst(),
    );
    return row?.recording ?? null;
  }

  /** Puts a study in place of its version `version`; `false` where there is another by now. */
  async replace(id: string, version: number, study: Study): Promise<boolean> {
    const rows = await guard(() =>
      this.#db
        .updateTable('studies')
        .set({ study: JSON.stringify(study), version: version + 1, updated_at: study.updatedAt })
        .where('id', '=', id)
        .where('version', '=', version)
        .returning('id')
        .execute(),
    );
    return rows.length > 0;
  }

  /** Forgets a study, and its recording where no other is about it. */
  async delete(id: string): Promise<void> {
    await guard(() =>
      this.#db.transaction().execute(async (db) => {
        const row = await db.deleteFrom('studies').where('id', '=', id).returning('seal').executeTakeFirst();
        if (!row) return;
        const other = await db
          .selectFrom('studies')
          .select('id')
          .where('seal', '=', row.seal)
          .executeTakeFirst();
        if (!other) await db.deleteFrom('study_games').where('seal', '=', row.seal).execute();
      }),
    );
  }
}
