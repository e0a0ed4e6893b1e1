import { RULES_VERSION } from '../../shared/rules/version';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Holder } from '../../shared/rules/state';
import type { Log } from '../log';
import type { SeminarTable } from '../../shared/protocol/messages';
import type { OnView } from '../../shared/protocol/gallery';
import { GALLERY_TABLES_MOST } from '../../shared/protocol/gallery';
import { ALONE, type News, type Peers } from '../peers/peers';
import type { Talk } from '../../shared/protocol/seminar';
import { ConflictError, type ClockSettings, type Journal, type TableHeader } from '../storage/journal';
import type { CompanyOf } from './company';
import { TableHost, type HostOptions } from './host';
import { Refused } from './replies';
import { hashOf, newCode, newSecret, newSeed, newTableId } from './secrets';

/** Tables with a clock that were last touched longer ago are not woken when the server starts. */
const FRESH = 30 * 24 * 3_600_000;
const LONGEST = 3_600_000;
/** How often it is tried to delete tables at which other processes still write. */
const REMOVALS = 8;
const SHOWN_EVERY = 1_000;

/** What somebody opens a table with. */
export interface Plan {
  readonly scenario: string;
  readonly seats: Readonly<Record<Seat, Holder>>;
  readonly clock: ClockSettings;
  readonly gallery: boolean;
  readonly galleryDelay?: number | undefined;
  readonly replaceBots?: boolean | undefined;
  readonly name?: string | undefined;
  /** A table of a seminar: nobody finds it by a code or an invitation, it waits for its facilitator. */
  readonly seminar?: SeminarTable | undefined;
  readonly talk?: Talk | undefined;
  readonly guided?: boolean | undefined;
}

/** What the host of a new table is told, once. */
export interface Opened {
  readonly table: string;
  readonly code: string;
  /** The secret that lets somebody take a seat, for each seat meant for a person. */
  readonly invites: Partial<Record<Seat, string>>;
  readonly host: string;
}

export interface RegistryOptions extends HostOptions {
  readonly idleSeconds: number;
  /** Called for each table that comes to memory; what it returns is called when the table leaves it. */
  readonly attend: (host: TableHost) => () => Promise<void>;
  /** Who sits at tables of seminars; without it there are none. Asked whenever one comes to memory. */
  readonly companyOf?: CompanyOf;
}

interface Awake {
  readonly host: TableHost;
  /** Sends its bots away; null while this process does not keep it. */
  dismiss: (() => Promise<void>) | null;
}

/** A table that was in memory. */
interface Taken {
  readonly table: string;
  readonly awake: Awake;
}

/** All tables: those in memory, and on demand those in the journal. */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #journal: Journal;
  readonly #log: Log;
  readonly #peers: Peers;
  readonly #awake = new Map<string, Promise<Awake | null>>();
  /** When a table out of memory has to be woken for its clock. */
  readonly #alarms = new Map<string, NodeJS.Timeout>();
  readonly #sweeper: NodeJS.Timeout;
  /** Shows the other processes which games are on here. */
  readonly #shower: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#journal = options.journal;
    this.#log = options.log;
    this.#peers = options.peers ?? ALONE;
    this.#peers.listen({
      heard: (news, from) => this.#heard(news, from),
      gone: (peer) => void this.#each(({ host }) => host.lost(peer)),
      missed: () =>
        void this.#each((awake) => {
          awake.host.missed();
          void this.#attend(awake);
        }),
      inherited: (tables) => void this.#inherit(tables),
      lost: (tables) => void this.#lose(tables),
    });
    if (this.#peers.shared) this.#shower = setInterval(() => void this.#show(), SHOWN_EVERY).unref();
    const every = Math.min(Math.max(options.idleSeconds * 500, 50), 30_000);
    this.#sweeper = setInterval(() => void this.#sweep(), every).unref();
  }

  /** How many tables are in memory. */
  get size(): number {
    return this.#awake.size;
  }

  /** Tables in memory and those that this process keeps, connections at seats and in galleries. */
  async counts(): Promise<{ tables: number; kept: number; seats: number; gallery: number }> {
    const counts = { tables: this.size, kept: 0, seats: 0, gallery: 0 };
    await this.#each(({ host }) => {
      const { seats, gallery } = host.connected;
      if (host.isKept) counts.kept += 1;
      counts.seats += seats;
      counts.gallery += gallery;
    });
    return counts;
  }

  async create(plan: Plan): Promise<Opened> {
    const invites: Partial<Record<Seat, string>> = {};
    for (const seat of SEATS) {
      if (plan.seats[seat].kind === 'person' && !plan.seminar) invites[seat] = newSecret();
    }
    const host = newSecret();
    const settled = {
      name: plan.name ?? null,
      scenario: plan.scenario,
      seed: newSeed(),
      rules: RULES_VERSION,
      seats: plan.seats,
      clock: plan.clock,
      gallery: plan.gallery,
      ...(plan.gallery && plan.galleryDelay && { galleryDelay: plan.galleryDelay }),
      ...(plan.replaceBots && { replaceBots: true }),
      inviteHashes: Object.fromEntries(
        Object.entries(invites).map(([seat, invite]) => [seat, hashOf(invite)]),
      ) as TableHeader['inviteHashes'],
      hostHash: hashOf(host),
      ...(plan.seminar && { seminar: plan.seminar }),
      ...(plan.talk && { talk: plan.talk }),
      ...(plan.guided && { guided: true }),
      createdAt: this.#options.now(),
    };
    for (let tries = 0; ; tries += 1) {
      const table = newTableId();
      // What no code can be.
      const code = plan.seminar ? `-${table}` : newCode();
      try {
        await this.#journal.create({ ...settled, table, code });
      } catch (error) {
        if (error instanceof ConflictError && tries < 10) continue;
        throw error;
      }
      this.#log.info({ table, scenario: plan.scenario }, 'table opened');
      // A table of bots alone plays at once; one of a seminar may come before the seminar is kept.
      if (!plan.seminar) void this.find(table).catch(() => undefined);
      return { table, code, invites, host };
    }
  }

  /** The table with this id, woken if need be; throws what is to be answered if there is none. */
  async find(table: string): Promise<TableHost> {
    if (this.#closed) throw new Refused('internal');
    let waking = this.#awake.get(table);
    const isAwake = waking !== undefined;
    if (!waking) {
      waking = this.#wake(table);
      this.#awake.set(table, waking);
      const forget = () => this.#awake.delete(table);
      waking.then((awake) => awake ?? forget(), forget);
    }
    const awake = await waking;
    if (!awake) throw new Refused('unknown-table');
    // Whoever comes may have been at another process a moment ago.
    if (isAwake && this.#peers.shared) await awake.host.catchUp();
    return awake.host;
  }

  /** Games that are on and that anybody may watch, those with the most watchers first. */
  async onView(): Promise<OnView[]> {
    const others = await this.#peers.shown();
    const all = [...(await this.#ownOnView()), ...others.flatMap((text) => JSON.parse(text) as OnView[])];
    return all.sort((a, b) => b.watching - a.watching).slice(0, GALLERY_TABLES_MOST);
  }

  async #show(): Promise<void> {
    this.#peers.show(JSON.stringify(await this.#ownOnView()));
  }

  async #ownOnView(): Promise<OnView[]> {
    const found: OnView[] = [];
    await this.#each(({ host }) => {
      if (host.isKept && host.isOnView) found.push(host.onView());
    });
    return found.sort((a, b) => b.watching - a.watching).slice(0, GALLERY_TABLES_MOST);
  }

  /** The id of the table with this code; throws what is to be answered if there is none. */
  async byCode(code: string): Promise<string> {
    const table = await this.#journal.byCode(code.toUpperCase());
    if (table === null) throw new Refused('unknown-code');
    return table;
  }

  /** The table at which a program may play with this token; throws what is to be answered if there is none. */
  async byPass(token: string): Promise<TableHost> {
    const table = await this.#journal.byPass(hashOf(token));
    if (table === null) throw new Refused('wrong-token');
    return this.find(table);
  }

  /** Puts tables away and deletes them with all that belongs to them. */
  async remove(tables: readonly string[]): Promise<void> {
    this.#peers.tell({ type: 'removed', tables });
    await this.#dismissAll(tables);
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#journal.remove(tables);
        break;
      } catch (error) {
        // Another process was about to write there.
        if (!this.#peers.shared || tries === REMOVALS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50 * tries));
      }
    }
    // Whoever came meanwhile has found it again.
    this.#peers.tell({ type: 'removed', tables });
  }

  async #dismissAll(tables: readonly string[]): Promise<void> {
    for (const table of tables) this.#silence(table);
    for (const { table, awake } of await this.#takeOut(tables)) {
      awake.host.dismissAll();
      await putAway(awake);
      await this.#peers.release(table);
    }
  }

  /** Puts tables away that are unused. Whoever comes wakes them anew, and so does their clock. */
  async rest(tables: readonly string[]): Promise<void> {
    for (const each of await this.#takeOut(tables)) await this.#rest(each);
  }

  /** Wakes tables whose clock runs, so that it is heard although nobody has come back yet. */
  async resume(): Promise<void> {
    const since = this.#options.now() - FRESH;
    for (const { table, at } of await this.#journal.unfinished()) {
      if (this.#closed || at < since) return;
      try {
        const header = await this.#journal.header(table);
        const isTimed = header && (header.clock.talksMinutes !== null || header.clock.ordersMinutes !== null);
        // Where another process keeps it, its clock runs there.
        if (isTimed && (await this.#peers.keep(table))) await this.find(table);
      } catch (error) {
        this.#log.error({ table, err: error }, 'table not woken');
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Puts every table away, once all that is under way is done. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeper);
    if (this.#shower) clearInterval(this.#shower);
    for (const alarm of this.#alarms.values()) clearTimeout(alarm);
    const all = await Promise.all([...this.#awake.values()].map((waking) => waking.catch(() => null)));
    await Promise.all(all.map(async (awake) => awake && putAway(awake)));
    this.#awake.clear();
  }

  /** Takes tables out of memory at once, so that whoever comes from now on is given them anew. */
  async #takeOut(tables: readonly string[]): Promise<Taken[]> {
    const taken = tables.flatMap((table) => {
      const waking = this.#awake.get(table);
      this.#awake.delete(table);
      return waking ? [{ table, waking }] : [];
    });
    const found: Taken[] = [];
    for (const { table, waking } of taken) {
      const awake = await waking.catch(() => null);
      if (awake) found.push({ table, awake });
    }
    return found;
  }

  async #rest({ table, awake }: Taken): Promise<void> {
    const deadline = awake.host.deadline();
    const isTimed = deadline !== null && awake.host.isKept;
    if (isTimed) this.#setAlarm(table, deadline);
    await putAway(awake);
    if (!isTimed) await this.#peers.release(table);
  }

  async #wake(table: string): Promise<Awake | null> {
    this.#silence(table);
    const header = await this.#journal.header(table);
    if (!header) return null;
    const company = header.seminar ? ((await this.#options.companyOf?.(header.seminar)) ?? null) : null;
    if (header.seminar && !company) return null;
    const host = await TableHost.open(header, this.#options, company);
    const awake: Awake = { host, dismiss: null };
    await this.#attend(awake);
    return awake;
  }

  /** Lets the bots of a table play if this process keeps it, or may keep it from now on. */
  async #attend(awake: Awake): Promise<void> {
    const { host } = awake;
    if (!(await this.#peers.keep(host.header.table)) || awake.dismiss || this.#closed) return;
    awake.dismiss = this.#options.attend(host);
    host.keepingChanged();
  }

  // Other processes

  /** Does something with every table in memory. */
  async #each(work: (awake: Awake) => void): Promise<void> {
    for (const waking of this.#awake.values()) {
      const awake = await waking.catch(() => null);
      if (awake) work(awake);
    }
  }

  #heard(news: News, from: string): void {
    if (news.type === 'removed') {
      this.#dismissAll(news.tables).catch((error: unknown) =>
        this.#log.error({ err: error }, 'tables not put away'),
      );
      return;
    }
    if (!('table' in news)) return;
    const { table } = news;
    const waking = this.#awake.get(table);
    // Its bots and its clock are this process's: something is going on there.
    if (!waking) return this.#peers.keeps(table) ? this.#wakeUp(table) : undefined;
    waking.then(
      (awake) => {
        if (!awake) return;
        if (news.type === 'free') void this.#attend(awake);
        else awake.host.hear(news, from);
      },
      () => undefined,
    );
  }

  #wakeUp(table: string): void {
    this.find(table).catch((error: unknown) => this.#log.error({ table, err: error }, 'table not woken'));
  }

  /** Goes on with tables that a process kept that is no more. */
  async #inherit(tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      try {
        const waking = this.#awake.get(table);
        const awake = await waking;
        if (awake) await this.#attend(awake);
        else await this.find(table);
      } catch (error) {
        // It is there no more, or cannot be read.
        await this.#peers.release(table);
        if (!(error instanceof Refused)) this.#log.error({ table, err: error }, 'table not taken over');
      }
    }
  }

  /** Leaves tables to whoever keeps them now. */
  async #lose(tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      this.#silence(table);
      const awake = await this.#awake.get(table)?.catch(() => null);
      const dismiss = awake?.dismiss;
      if (!awake || !dismiss) continue;
      awake.dismiss = null;
      await dismiss();
      awake.host.keepingChanged();
    }
  }

  async #sweep(): Promise<void> {
    const since = this.#options.now() - this.#options.idleSeconds * 1000;
    for (const [table, waking] of this.#awake) {
      const awake = await waking.catch(() => null);
      if (!awake?.host.isIdleSince(since) || this.#closed) continue;
      this.#awake.delete(table);
      await this.#rest({ table, awake });
    }
  }

  #silence(table: string): void {
    clearTimeout(this.#alarms.get(table));
    this.#alarms.delete(table);
  }

  #setAlarm(table: string, deadline: number): void {
    const wait = Math.min(Math.max(deadline - this.#options.now(), 0), LONGEST);
    const ring = () => {
      if (deadline > this.#options.now()) return this.#setAlarm(table, deadline);
      this.#alarms.delete(table);
      this.#wakeUp(table);
    };
    this.#alarms.set(table, setTimeout(ring, wait).unref());
  }
}

async function putAway({ host, dismiss }: Awake): Promise<void> {
  await dismiss?.();
  await host.stop();
}
