import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log';
import { connectionTo } from '../storage/postgres';
import { Queue } from '../tables/queue';
import type { News, Peers, PeersListener } from './peers';
import { pack, Unpacking } from './post';

const CHANNEL = 'brittle_peace';
/** How often a process says that it lives, in the time after which it is taken for dead. */
const BEATS = 5;
/** Part of that time by which a process stops before others begin. */
const MARGIN = 0.2;
/** Tables that are taken over from the dead at once, so that every living process gets some. */
const INHERITED_MOST = 50;
const RECONNECT = [50, 2_000] as const;
/** Beats after which the tables of the dead are looked for in any case. */
const LOOK_EVERY = 10;

/** Milliseconds since 1970 as the database has it, which is the one clock that all processes share. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

interface PostgresPeersOptions {
  readonly url: string;
  /** How long a process is silent before it is taken for dead. */
  readonly leaseSeconds: number;
  readonly log: Log;
}

/**
 * Processes on one PostgreSQL database. They tell each other news with NOTIFY, say that they live in a row of their own, and
 * note what each keeps in rows that count as long as it lives. All of that goes over one connection of its own, so that it
 * waits for nothing else; if it is lost, it is made anew.
 */
export class PostgresPeers implements Peers {
  readonly shared = true;
  readonly id = randomBytes(8).toString('hex');
  readonly #options: PostgresPeersOptions;
  readonly #listeners: PeersListener[] = [];
  readonly #unpacking = new Unpacking();
  #client: pg.Client | null = null;
  /** A connection does one thing after the other. */
  readonly #queue = new Queue();
  #outbox: News[] = [];
  #flushing: Promise<void> | null = null;
  #sent = 0;
  readonly #kept = new Set<string>();
  #living = new Set<string>();
  /** Until when, by this process's own clock, no other takes it for dead. */
  #sure = 0;
  #beats = 0;
  #beater: NodeJS.Timeout | null = null;
  #beating: Promise<void> | null = null;
  #reconnecting: NodeJS.Timeout | null = null;
  #shows = '';
  #closed = false;

  constructor(options: PostgresPeersOptions) {
    this.#options = options;
  }

  listen(listener: PeersListener): void {
    this.#listeners.push(listener);
  }

  async start(): Promise<void> {
    await this.#connect();
    await this.#beat();
    this.#beater = setInterval(() => void this.#beat(), this.#lease / BEATS);
  }

  tell(news: News): void {
    this.#outbox.push(news);
    this.#flushing ??= this.#flush();
  }

  async keep(table: string): Promise<boolean> {
    if (this.keeps(table)) return true;
    try {
      return await this.#take(table);
    } catch (error) {
      // It is tried again as soon as there is a connection: a table goes on without its bots until then.
      this.#options.log.warn({ table, err: error }, 'table not kept');
      return false;
    }
  }

  async #take(table: string): Promise<boolean> {
    const rows = await this.#query<{ process: string }>(
      `insert into keepers as k (table_id, process) values ($1, $2)
       on conflict (table_id) do update set process = excluded.process
       where not exists (select 1 from processes p where p.id = k.process and p.seen_at > ${NOW} - $3)
          or k.process = excluded.process
       returning process`,
      [table, this.id, this.#lease],
    );
    if (rows.length > 0) this.#kept.add(table);
    return rows.length > 0;
  }

  keeps(table: string): boolean {
    return this.#kept.has(table) && performance.now() < this.#sure;
  }

  async release(table: string): Promise<void> {
    if (!this.#kept.delete(table)) return;
    try {
      await this.#query('delete from keepers where table_id = $1 and process = $2', [table, this.id]);
      this.tell({ type: 'free', table });
    } catch (error) {
      // The next connection begins with it.
      this.#options.log.warn({ table, err: error }, 'table not released yet');
    }
  }

  show(text: string): void {
    this.#shows = text;
  }

  async shown(): Promise<readonly string[]> {
    const rows = await this.#query<{ shows: string }>(
      `select shows from processes where id <> $1 and seen_at > ${NOW} - $2 and shows <> ''`,
      [this.id, this.#lease],
    );
    return rows.map(({ shows }) => shows);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#beater) clearInterval(this.#beater);
    if (this.#reconnecting) clearTimeout(this.#reconnecting);
    await this.#beating;
    await this.#flushing;
    try {
      await this.#query('delete from processes where id = $1', [this.id]);
      // Whoever hears it looks at once what there is to take over.
      await this.#query('select pg_notify($1, $2)', [CHANNEL, `${this.id} bye`]);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'left without a word');
    }
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  get #lease(): number {
    return Math.round(this.#options.leaseSeconds * 1_000);
  }

  #query<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.#queue.run(async () => {
      if (!this.#client) throw new Error('There is no connection to the other processes.');
      return (await this.#client.query<Row>(sql, values)).rows;
    });
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...connectionTo(this.#options.url), query_timeout: this.#lease });
    // Told by 'end' too.
    client.on('error', () => undefined);
    client.on('end', () => this.#disconnected(client));
    client.on('notification', ({ payload }) => this.#notified(payload ?? ''));
    try {
      await client.connect();
      // Nothing of this has to outlive a crash of the database.
      await client.query('set synchronous_commit = off');
      await client.query(`listen ${CHANNEL}`);
      await client.query('delete from keepers where process = $1 and table_id <> all($2)', [
        this.id,
        [...this.#kept],
      ]);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
  }

  #disconnected(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    if (this.#closed) return;
    this.#options.log.warn('connection to the other processes lost');
    this.#reconnect(RECONNECT[0]);
  }

  #reconnect(wait: number): void {
    if (this.#reconnecting) clearTimeout(this.#reconnecting);
    this.#reconnecting = setTimeout(() => {
      this.#connect().then(
        () => this.#reconnected(),
        () => this.#reconnect(Math.min(wait * 2, RECONNECT[1])),
      );
    }, wait);
  }

  #reconnected(): void {
    if (this.#closed) return;
    this.#options.log.info('connected to the other processes again');
    for (const listener of this.#listeners) listener.missed();
    void this.#beat();
    this.#flushing ??= this.#flush();
  }

  /** Sends what is to be told. What cannot be sent waits for the next connection. */
  async #flush(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#outbox.length > 0 && this.#client) {
      const news = brief(this.#outbox);
      this.#outbox = [];
      this.#sent += 1;
      try {
        for (const message of pack(this.id, this.#sent, news)) {
          await this.#query('select pg_notify($1, $2)', [CHANNEL, message]);
        }
      } catch (error) {
        this.#options.log.warn({ err: error }, 'news not sent yet');
        this.#outbox = [...news, ...this.#outbox];
        break;
      }
    }
    this.#flushing = null;
  }

  #notified(message: string): void {
    if (message.startsWith(this.id)) return;
    if (message.endsWith(' bye')) return void this.#beat();
    const taken = this.#unpacking.take(message);
    if (!taken) return;
    for (const news of taken.value as News[]) {
      for (const listener of this.#listeners) listener.heard(news, taken.from);
    }
  }

  /** One beat after the other. */
  async #beat(): Promise<void> {
    while (this.#beating) await this.#beating;
    const client = this.#client;
    if (this.#closed || !client) return;
    this.#beating = this.#beatNow().catch((error: unknown) => {
      this.#options.log.warn({ err: error }, 'not heard to live');
      // A connection that answers nothing may not know that it is lost.
      void client.end().catch(() => undefined);
    });
    await this.#beating;
    this.#beating = null;
  }

  async #beatNow(): Promise<void> {
    const begun = performance.now();
    // Whoever was silent too long may have been taken for dead.
    const isLate = this.#sure > 0 && begun >= this.#sure;
    await this.#query(
      `insert into processes (id, seen_at, shows) values ($1, ${NOW}, $2)
       on conflict (id) do update set seen_at = excluded.seen_at, shows = excluded.shows`,
      [this.id, this.#shows],
    );
    if (isLate) await this.#recount();
    this.#sure = begun + this.#lease * (1 - MARGIN);
    const rows = await this.#query<{ id: string }>(
      `select id from processes where id <> $1 and seen_at > ${NOW} - $2`,
      [this.id, this.#lease],
    );
    const before = this.#living;
    this.#living = new Set(rows.map(({ id }) => id));
    const gone = [...before].filter((id) => !this.#living.has(id));
    for (const peer of gone) {
      this.#unpacking.forget(peer);
      for (const listener of this.#listeners) listener.gone(peer);
    }
    this.#beats += 1;
    if (gone.length > 0 || this.#beats % LOOK_EVERY === 1) await this.#inherit();
  }

  /** Finds out what is left of what this process kept. */
  async #recount(): Promise<void> {
    const rows = await this.#query<{ table_id: string }>('select table_id from keepers where process = $1', [
      this.id,
    ]);
    const left = new Set(rows.map(({ table_id }) => table_id));
    const lost = [...this.#kept].filter((table) => !left.has(table));
    for (const table of lost) this.#kept.delete(table);
    this.#options.log.warn({ lost: lost.length }, 'silent too long');
    for (const listener of this.#listeners) {
      listener.lost(lost);
      listener.missed();
    }
  }

  /** Takes over what the dead kept, and forgets them. */
  async #inherit(): Promise<void> {
    for (;;) {
      const rows = await this.#query<{ table_id: string }>(
        `update keepers set process = $1 where table_id in (
           select k.table_id from keepers k
           where not exists (select 1 from processes p where p.id = k.process and p.seen_at > ${NOW} - $2)
           limit ${INHERITED_MOST} for update skip locked)
         returning table_id`,
        [this.id, this.#lease],
      );
      const tables = rows.map(({ table_id }) => table_id);
      for (const table of tables) this.#kept.add(table);
      if (tables.length > 0) {
        this.#options.log.info({ tables: tables.length }, 'tables taken over');
        for (const listener of this.#listeners) listener.inherited(tables);
      }
      if (tables.length < INHERITED_MOST) break;
      await pause(20 + Math.random() * 50);
    }
    await this.#query(`delete from processes where seen_at < ${NOW} - $1`, [this.#lease * 10]);
  }
}

/** News without what later news make needless. */
function brief(all: readonly News[]): News[] {
  const last = new Map<string, number>();
  const key = (news: News) =>
    news.type === 'entries' || news.type === 'here' || news.type === 'seating'
      ? `${news.type} ${news.table}`
      : null;
  for (const [index, news] of all.entries()) {
    const name = key(news);
    if (name !== null) last.set(name, index);
  }
  return all.filter((news, index) => {
    const name = key(news);
    return name === null || last.get(name) === index;
  });
}
