import type { Kysely, Selectable } from 'kysely';
import type { Seat } from '../../shared/content/seats';
import type { Wish } from '../../shared/protocol/library';
import { playedBy, type Facts } from '../../shared/recording/facts';
import { bestSeat, lengthClass, type Filter } from '../../shared/recording/library';
import { guard } from './guard';
import { ConflictError } from './journal';
import type { LibraryPage, LibraryStore, Published, Wishes } from './library';
import type { Database } from './tables';

const toPublished = (row: Selectable<Database['published']>): Published => ({
  facts: JSON.parse(row.facts) as Facts,
  title: row.title,
  recording: row.recording,
  table: row.table_id,
  secretHash: row.secret_hash,
  at: Number(row.at),
});

/** The place in the list after a game: its time, and its id among those of the same time. */
const placeOf = ({ at, game }: { readonly at: number; readonly game: string }): string => `${at}-${game}`;

function placeIn(text: string): { at: number; game: string } | null {
  const match = /^(\d{1,16})-([0-9a-f]{16})$/.exec(text);
  return match ? { at: Number(match[1]), game: match[2] ?? '' } : null;
}

/** Published games in a database that Kysely speaks to. Written for SQLite and PostgreSQL alike. */
export class SqlLibrary implements LibraryStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async publish({ facts, title, recording, table, secretHash, at }: Published): Promise<void> {
    const inserted = await guard(() =>
      this.#db
        .insertInto('published')
        .values({
          game: facts.game,
          table_id: table,
          title,
          facts: JSON.stringify(facts),
          recording,
          ending: facts.ending,
          best: bestSeat(facts),
          length: lengthClass(facts),
          played_by: playedBy(facts),
          secret_hash: secretHash,
          at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('game')
        .execute(),
    );
    if (inserted.length === 0) throw new ConflictError('The game is published.');
  }

  async withdraw(game: string): Promise<boolean> {
    const deleted = await guard(() =>
      this.#db.deleteFrom('published').where('game', '=', game).returning('game').execute(),
    );
    return deleted.length > 0;
  }

  async find(game: string): Promise<Published | null> {
    const row = await guard(() =>
      this.#db.selectFrom('published').selectAll().where('game', '=', game).executeTakeFirst(),
    );
    return row ? toPublished(row) : null;
  }

  async ofTable(table: string): Promise<string | null> {
    const row = await guard(() =>
      this.#db.selectFrom('published').select('game').where('table_id', '=', table).executeTakeFirst(),
    );
    return row?.game ?? null;
  }

  async list({ ending, best, length, by }: Filter, after: string | null, most: number): Promise<LibraryPage> {
    let query = this.#db.selectFrom('published').select(['game', 'title', 'facts', 'at']);
    if (ending !== undefined) query = query.where('ending', '=', ending);
    if (best !== undefined) query = query.where('best', '=', best);
    if (length !== undefined) query = query.where('length', '=', length);
    if (by !== undefined) query = query.where('played_by', '=', by);
    const place = after === null ? null : placeIn(after);
    if (place) {
      query = query.where((eb) =>
        eb.or([eb('at', '<', place.at), eb.and([eb('at', '=', place.at), eb('game', '<', place.game)])]),
      );
    }
    const rows = await guard(() =>
      query
        .orderBy('at', 'desc')
        .orderBy('game', 'desc')
        .limit(most + 1)
        .execute(),
    );
    const shown = rows.slice(0, most);
    const last = shown.at(-1);
    return {
      games: shown.map(({ title, facts }) => ({ title, facts: JSON.parse(facts) as Facts })),
      next: rows.length > most && last ? placeOf({ at: Number(last.at), game: last.game }) : null,
    };
  }

  async wish(table: string, seat: Seat, wish: Wish, at: number): Promise<void> {
    const values = { wish: JSON.stringify(wish), at };
    await guard(() =>
      this.#db
        .insertInto('wishes')
        .values({ table_id: table, seat, ...values })
        .onConflict((conflict) => conflict.columns(['table_id', 'seat']).doUpdateSet(values))
        .execute(),
    );
  }

  async unwish(table: string, seat: Seat): Promise<void> {
    await guard(() =>
      this.#db.deleteFrom('wishes').where('table_id', '=', table).where('seat', '=', seat).execute(),
    );
  }

  async wishes(table: string): Promise<Wishes> {
    const rows = await guard(() =>
      this.#db.selectFrom('wishes').selectAll().where('table_id', '=', table).execute(),
    );
    return Object.fromEntries(rows.map(({ seat, wish }) => [seat, JSON.parse(wish) as Wish]));
  }

  async tableOfSeed(seed: string): Promise<string | null> {
    const row = await guard(() =>
      this.#db.selectFrom('tables').select('id').where('seed', '=', seed).executeTakeFirst(),
    );
    return row?.id ?? null;
  }
}
