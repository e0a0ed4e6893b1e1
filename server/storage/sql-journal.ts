import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Actor, Seat } from '../../shared/content/seats';
import { AppendBatch } from './batch';
import { guard } from './guard';
import {
  ConflictError,
  type Claim,
  type Entry,
  type Journal,
  type Pass,
  type Payload,
  type Snapshot,
  type TableHeader,
} from './journal';
import type { Database } from './tables';

type Settings = Pick<
  TableHeader,
  | 'seats'
  | 'clock'
  | 'gallery'
  | 'galleryDelay'
  | 'replaceBots'
  | 'inviteHashes'
  | 'hostHash'
  | 'seminar'
  | 'talk'
  | 'guided'
>;

const settingsOf = (header: TableHeader): string => {
  const { seats, clock, gallery, galleryDelay, replaceBots, inviteHashes, hostHash, seminar, talk, guided } =
    header;
  const settings = {
    seats,
    clock,
    gallery,
    galleryDelay,
    replaceBots,
    inviteHashes,
    hostHash,
    seminar,
    talk,
    guided,
  };
  return JSON.stringify(settings satisfies { [Key in keyof Settings]: Settings[Key] | undefined });
};

function toHeader(row: Selectable<Database['tables']>): TableHeader {
  const settings = JSON.parse(row.settings) as Settings;
  return {
    table: row.id,
    code: row.code,
    name: row.name,
    scenario: row.scenario,
    seed: row.seed,
    rules: row.rules,
    ...settings,
    createdAt: Number(row.created_at),
  };
}

const toRow = (table: string, entry: Entry): Insertable<Database['entries']> => ({
  table_id: table,
  seq: entry.seq,
  actor: entry.actor,
  kind: entry.kind,
  payload: JSON.stringify(entry.payload),
  at: entry.at,
  request_id: entry.requestId ?? null,
  // PostgreSQL keeps no text with it.
  reason: entry.reason?.replaceAll('\0', '') ?? null,
  by_name: entry.by ?? null,
});

const toEntry = (row: Selectable<Database['entries']>): Entry => ({
  ...({ kind: row.kind, payload: JSON.parse(row.payload) } as Payload),
  seq: row.seq,
  actor: row.actor as Actor,
  at: Number(row.at),
  ...(row.request_id !== null && { requestId: row.request_id }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.by_name !== null && { by: row.by_name }),
});

const toClaim = (row: Selectable<Database['claims']>): Claim => ({
  seat: row.seat as Seat,
  name: row.name,
  tokenHash: row.token_hash,
  at: Number(row.at),
});

/** The journal in a database that Kysely speaks to. Written for SQLite and PostgreSQL alike. */
export class SqlJournal implements Journal {
  readonly #db: Kysely<Database>;
  readonly #appends: AppendBatch;

  /** `lanes`: how many appends may be under way at once. */
  constructor(db: Kysely<Database>, lanes: number) {
    this.#db = db;
    this.#appends = new AppendBatch(db, lanes);
  }

  async create(header: TableHeader): Promise<void> {
    const inserted = await guard(() =>
      this.#db
        .insertInto('tables')
        .values({
          id: header.table,
          code: header.code,
          name: header.name,
          scenario: header.scenario,
          seed: header.seed,
          rules: header.rules,
          settings: settingsOf(header),
          created_at: header.createdAt,
          finished_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute(),
    );
    if (inserted.length === 0) throw new ConflictError('There is such a table, or such a code.');
  }

  async header(table: string): Promise<TableHeader | null> {
    const row = await guard(() =>
      this.#db.selectFrom('tables').selectAll().where('id', '=', table).executeTakeFirst(),
    );
    return row ? toHeader(row) : null;
  }

  async byCode(code: string): Promise<string | null> {
    const row = await guard(() =>
      this.#db.selectFrom('tables').select('id').where('code', '=', code).executeTakeFirst(),
    );
    return row?.id ?? null;
  }

  async claim(table: string, { seat, name, tokenHash, at }: Claim): Promise<void> {
    const inserted = await guard(() =>
      this.#db
        .insertInto('claims')
        .values({ table_id: table, seat, name, token_hash: tokenHash, at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('seat')
        .execute(),
    );
    if (inserted.length === 0) throw new ConflictError('The seat is claimed.');
  }

  async claims(table: string): Promise<Claim[]> {
    const rows = await guard(() =>
      this.#db.selectFrom('claims').selectAll().where('table_id', '=', table).orderBy('seat').execute(),
    );
    return rows.map(toClaim);
  }

  async grant(table: string, { seat, name, tokenHash, at }: Pass): Promise<void> {
    const values = { name, token_hash: tokenHash, at };
    await guard(() =>
      this.#db
        .insertInto('passes')
        .values({ table_id: table, seat, ...values })
        .onConflict((conflict) => conflict.columns(['table_id', 'seat']).doUpdateSet(values))
        .execute(),
    );
  }

  async revoke(table: string, seat: Seat): Promise<void> {
    await guard(() =>
      this.#db.deleteFrom('passes').where('table_id', '=', table).where('seat', '=', seat).execute(),
    );
  }

  async passes(table: string): Promise<Pass[]> {
    const rows = await guard(() =>
      this.#db.selectFrom('passes').selectAll().where('table_id', '=', table).orderBy('seat').execute(),
    );
    return rows.map(toClaim);
  }

  async byPass(tokenHash: string): Promise<string | null> {
    const row = await guard(() =>
      this.#db.selectFrom('passes').select('table_id').where('token_hash', '=', tokenHash).executeTakeFirst(),
    );
    return row?.table_id ?? null;
  }

  /** Entries that wait for their turn to be written. */
  get waiting(): number {
    return this.#appends.waiting;
  }

  append(table: string, entry: Entry): Promise<void> {
    return this.#appends.add(toRow(table, entry));
  }

  async read(table: string, after = 0): Promise<Entry[]> {
    const rows = await guard(() =>
      this.#db
        .selectFrom('entries')
        .selectAll()
        .where('table_id', '=', table)
        .where('seq', '>', after)
        .orderBy('seq')
        .execute(),
    );
    return rows.map(toEntry);
  }

  async snapshot(table: string): Promise<Snapshot | null> {
    const row = await guard(() =>
      this.#db.selectFrom('snapshots').selectAll().where('table_id', '=', table).executeTakeFirst(),
    );
    return row ? { seq: row.seq, text: row.snapshot } : null;
  }

  async keepSnapshot(table: string, { seq, text }: Snapshot): Promise<void> {
    const values = { seq, snapshot: text };
    await guard(() =>
      this.#db
        .insertInto('snapshots')
        .values({ table_id: table, ...values })
        .onConflict((conflict) =>
          conflict.column('table_id').doUpdateSet(values).where('snapshots.seq', '<', seq),
        )
        .execute(),
    );
  }

  async finish(table: string, at: number): Promise<void> {
    await guard(() =>
      this.#db
        .updateTable('tables')
        .set({ finished_at: at })
        .where('id', '=', table)
        .where('finished_at', 'is', null)
        .execute(),
    );
  }

  async unfinished(): Promise<{ table: string; at: number }[]> {
    const rows = await guard(() =>
      this.#db
        .selectFrom('tables')
        .leftJoin('entries', 'entries.table_id', 'tables.id')
        .where('tables.finished_at', 'is', null)
        .groupBy(['tables.id', 'tables.created_at'])
        .select(({ fn }) => ['tables.id', 'tables.created_at', fn.max('entries.at').as('last')])
        .execute(),
    );
    return rows
      .map((row) => ({ table: row.id, at: Number(row.last ?? row.created_at) }))
      .sort((a, b) => b.at - a.at);
  }

  async remove(tables: readonly string[]): Promise<void> {
    if (tables.length === 0) return;
    await this.#appends.drain();
    await guard(() =>
      this.#db.transaction().execute(async (all) => {
        await all.updateTable('published').set({ table_id: null }).where('table_id', 'in', tables).execute();
        for (const part of ['entries', 'claims', 'passes', 'snapshots', 'wishes', 'delegations'] as const) {
          await all.deleteFrom(part).where('table_id', 'in', tables).execute();
        }
        await all.deleteFrom('tables').where('id', 'in', tables).execute();
      }),
    );
  }

  async close(): Promise<void> {
    await this.#appends.drain();
    await this.#db.destroy();
  }
}
