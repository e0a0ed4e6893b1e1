import type { Insertable, Kysely } from 'kysely';
import type { Seat } from '../../shared/content/seats';
import { guard } from './guard';
import type { Database } from './tables';

/** What a delegation has under way: somebody's draft, somebody's vote for a head, or an act that waits for its votes. */
const PARTS = ['draft', 'head-vote', 'motion'] as const;
type Part = (typeof PARTS)[number];

/** Where something is kept: at a table, of a seat, under the id of a person or of a motion. */
export interface PartKey {
  readonly table: string;
  readonly seat: Seat;
  readonly part: Part;
  readonly id: string;
}

export interface KeptPart extends PartKey {
  /** JSON. */
  readonly content: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Row = Insertable<Database['delegations']>;
/** `null`: nothing is kept there any more. */
type Change = { readonly key: PartKey; readonly row: Row | null };

/** How long what need not be kept at once may wait, in milliseconds. */
const LATEST = 1_000;
/** Rows of one statement at most. */
const MOST = 50;

const keyOf = ({ table, seat, part, id }: PartKey): string => `${table} ${seat} ${part} ${id}`;

const changeOf = (key: PartKey, kept: Pick<KeptPart, 'content' | 'at'> | null): Change => ({
  key,
  row: kept && {
    table_id: key.table,
    seat: key.seat,
    part: key.part,
    id: key.id,
    content: JSON.stringify(kept.content),
    at: kept.at,
  },
});

/**
 * What delegations have under way, beside the journal: in no recording, and deleted with its table. Of what changes at every
 * key stroke the last state is written once a second, of all tables together; what was promised is written at once, and
 * takes along whatever waits.
 */
export class DelegationStore {
  readonly #db: Kysely<Database>;
  #waiting = new Map<string, Change>();
  #timer: NodeJS.Timeout | null = null;
  /** One writing after the other, so that an earlier state never takes the place of a later one. */
  #writing: Promise<void> = Promise.resolve();

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** What is kept for a table, the oldest first. */
  async read(table: string): Promise<KeptPart[]> {
    const rows = await guard(() =>
      this.#db
        .selectFrom('delegations')
        .selectAll()
        .where('table_id', '=', table)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
    return rows.map((row) => ({
      table: row.table_id,
      seat: row.seat as Seat,
      part: row.part as Part,
      id: row.id,
      content: JSON.parse(row.content) as unknown,
      at: Number(row.at),
    }));
  }

  /** Keeps something within a second, unless the server is killed before; `null` forgets it. */
  soon(key: PartKey, kept: Pick<KeptPart, 'content' | 'at'> | null): void {
    this.#waiting.set(keyOf(key), changeOf(key, kept));
    this.#wait();
  }

  /** Keeps something, durably when it resolves, with all that waits. Where it fails, what was kept before stays. */
  async now(key: PartKey, kept: Pick<KeptPart, 'content' | 'at'>): Promise<void> {
    const at = keyOf(key);
    const before = this.#waiting.get(at);
    const change = changeOf(key, kept);
    this.#waiting.set(at, change);
    try {
      await this.settle();
    } catch (error) {
      if (this.#waiting.get(at) === change) {
        if (before) this.#waiting.set(at, before);
        else this.#waiting.delete(at);
      }
      throw error;
    }
  }

  /** Resolves once nothing waits; fails where it could not be written, and then it goes on waiting. */
  settle(): Promise<void> {
    const writing = this.#writing.then(() => this.#write());
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.settle().catch(() => undefined);
    }, LATEST).unref();
  }

  async #write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#waiting.size === 0) return;
    const changes = this.#waiting;
    this.#waiting = new Map();
    try {
      await guard(() => this.#replace([...changes.values()]));
    } catch (error) {
      // What came meanwhile is newer.
      this.#waiting = new Map([...changes, ...this.#waiting]);
      this.#wait();
      throw error;
    }
  }

  async #replace(changes: readonly Change[]): Promise<void> {
    await this.#db.transaction().execute(async (all) => {
      const tables = [...new Set(changes.map(({ key }) => key.table))];
      // A table may be gone by now, and with it all that belonged to it.
      const there = await all.selectFrom('tables').select('id').where('id', 'in', tables).execute();
      const isThere = new Set(there.map(({ id }) => id));
      const rows = changes.flatMap(({ row }) => (row && isThere.has(row.table_id) ? [row] : []));
      for (let from = 0; from < rows.length; from += MOST) {
        await all
          .insertInto('delegations')
          .values(rows.slice(from, from + MOST))
          .onConflict((conflict) =>
            conflict.columns(['table_id', 'seat', 'part', 'id']).doUpdateSet((row) => ({
              content: row.ref('excluded.content'),
              at: row.ref('excluded.at'),
            })),
          )
          .execute();
      }
      for (const { key, row } of changes) {
        if (row) continue;
        await all
          .deleteFrom('delegations')
          .where('table_id', '=', key.table)
          .where('seat', '=', key.seat)
          .where('part', '=', key.part)
          .where('id', '=', key.id)
          .execute();
      }
    });
  }
}
