import { bySeat } from '../../shared/content/seats';
import type { SeminarFacts, SeminarOpened, SeminarSettings } from '../../shared/protocol/seminar';
import type { Log } from '../log';
import type { News, Peers } from '../peers/peers';
import { ConflictError } from '../storage/journal';
import type { SeminarStore } from '../storage/seminar-store';
import type { CompanyOf } from '../tables/company';
import type { Registry } from '../tables/registry';
import { Refused } from '../tables/replies';
import { hashOf, newPersonId, newSecret, newSeminarCode, newTableId } from '../tables/secrets';
import type { SeminarDoc } from './document';
import { Seminar } from './seminar';

const DAY = 24 * 3_600_000;
/** How often seminars are looked for that are to be put away or deleted. */
const SWEEP = 60_000;

interface SeminarsOptions {
  readonly store: SeminarStore;
  readonly registry: Registry;
  readonly log: Log;
  readonly now: () => number;
  readonly idleSeconds: number;
  readonly peers?: Peers;
}

/** All seminars: those in memory, and on demand those in the database. */
export class Seminars {
  readonly #options: SeminarsOptions;
  readonly #awake = new Map<string, Promise<Seminar | null>>();
  readonly #opening = new WeakMap<Seminar, Promise<void>>();
  readonly #sweeper: NodeJS.Timeout;
  #closed = false;

  constructor(options: SeminarsOptions) {
    this.#options = options;
    options.peers?.listen({
      heard: (news, from) => void this.#heard(news, from),
      gone: (peer) =>
        void this.#each((seminar) => {
          seminar.hear(peer, null);
          return seminar.refresh();
        }),
      missed: () =>
        void this.#each((seminar) => {
          seminar.missed();
          return seminar.refresh();
        }),
      inherited: () => undefined,
      lost: () => undefined,
    });
    const every = Math.min(Math.max(options.idleSeconds * 500, 50), SWEEP);
    this.#sweeper = setInterval(() => void this.#sweep(), every).unref();
  }

  /** Opens a seminar with all its tables, which wait for its facilitator. */
  async create(settings: SeminarSettings): Promise<SeminarOpened> {
    const { now, store } = this.#options;
    const registry = this.#options.registry;
    const token = newSecret();
    const id = newTableId();
    const createdAt = now();
    const tables: SeminarDoc['tables'] = {};
    for (let number = 1; number <= settings.tables; number += 1) {
      const { scenario, clock, gallery, talk, guided } = settings;
      const seats = bySeat(() => ({ kind: 'person' as const }));
      const { table } = await registry.create({
        scenario,
        seats,
        clock,
        gallery,
        talk,
        guided,
        ...(settings.name !== null && { name: `${settings.name}, table ${number}`.slice(0, 80) }),
        seminar: { id, number },
      });
      tables[number] = { id: table, heads: {}, bots: {}, begun: false };
    }
    for (let tries = 0; ; tries += 1) {
      const code = newSeminarCode();
      const doc: SeminarDoc = {
        id,
        code,
        settings,
        phase: 'gathering',
        createdAt,
        expiresAt: createdAt + settings.days * DAY,
        facilitators: { [newPersonId()]: { name: null, hash: hashOf(token), at: createdAt } },
        people: {},
        tables,
        plans: {},
        notes: {},
        projected: null,
      };
      try {
        await store.create(doc);
      } catch (error) {
        if (error instanceof ConflictError && tries < 10) continue;
        await registry.remove(Object.values(tables).map((table) => table.id));
        throw error;
      }
      this.#options.log.info({ seminar: id, tables: settings.tables }, 'seminar opened');
      return { seminar: id, code, token };
    }
  }

  /** The seminar with this id, woken if need be; throws what is to be answered if there is none. */
  async find(id: string): Promise<Seminar> {
    if (this.#closed) throw new Refused('internal');
    const isAwake = this.#awake.has(id);
    const seminar = await this.#waking(id);
    if (!seminar) throw new Refused('unknown-seminar');
    await this.#opened(seminar);
    // Whoever comes may have been at another process a moment ago.
    if (isAwake) await seminar.refresh();
    if (seminar.isOver) throw new Refused('unknown-seminar');
    if (seminar.doc.expiresAt <= this.#options.now()) throw new Refused('unknown-seminar');
    return seminar;
  }

  async factsOf(code: string): Promise<SeminarFacts> {
    const id = await this.#options.store.byCode(code.toUpperCase());
    if (id === null) throw new Refused('unknown-code');
    return (await this.find(id)).facts();
  }

  /** Who sits at a table of a seminar, for the table. Asked as the table is woken, by the seminar itself perhaps. */
  readonly companyOf: CompanyOf = async ({ id, number }) => {
    const seminar = await this.#waking(id);
    if (!seminar?.doc.tables[number]) return null;
    // A table alone was asked for: the others follow.
    this.#opened(seminar).catch((error: unknown) =>
      this.#options.log.error({ seminar: id, err: error }, 'seminar not opened'),
    );
    return seminar.company(number);
  };

  /** Deletes a seminar, for a facilitator: its tables with everything about them, its people, answers and notes. */
  async delete(id: string, token: string | undefined): Promise<void> {
    const seminar = await this.find(id);
    seminar.checkFacilitator(token);
    await seminar.end();
    await this.#forget(id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeper);
    const all = await Promise.all([...this.#awake.values()].map((waking) => waking.catch(() => null)));
    await Promise.all(all.map(async (seminar) => seminar?.close()));
    this.#awake.clear();
  }

  #waking(id: string): Promise<Seminar | null> {
    let waking = this.#awake.get(id);
    if (!waking) {
      waking = this.#wake(id);
      this.#awake.set(id, waking);
      const forget = () => this.#awake.delete(id);
      waking.then((seminar) => seminar ?? forget(), forget);
    }
    return waking;
  }

  /** Resolves once its tables are in memory, which ask for it while they are being woken. */
  #opened(seminar: Seminar): Promise<void> {
    let opening = this.#opening.get(seminar);
    if (!opening) {
      opening = seminar.open();
      this.#opening.set(seminar, opening);
      opening.catch(() => this.#awake.delete(seminar.doc.id));
    }
    return opening;
  }

  async #wake(id: string): Promise<Seminar | null> {
    const { store, log, now, registry, peers } = this.#options;
    const kept = await store.find(id);
    if (!kept || kept.doc.expiresAt <= now()) return null;
    return new Seminar(kept.doc, kept.version, { store, registry, log, now, ...(peers && { peers }) });
  }

  /** Does something with every seminar in memory. */
  async #each(work: (seminar: Seminar) => Promise<void>): Promise<void> {
    for (const waking of this.#awake.values()) {
      try {
        const seminar = await waking;
        if (seminar) await work(seminar);
      } catch (error) {
        this.#options.log.error({ err: error }, 'seminar not up to date');
      }
    }
  }

  /** Takes in what another process tells. */
  async #heard(news: News, from: string): Promise<void> {
    if (news.type !== 'seminar' && news.type !== 'attending' && news.type !== 'who-attends') return;
    const { seminar: id } = news;
    try {
      const seminar = await this.#awake.get(id);
      if (!seminar) return;
      if (news.type === 'attending') return seminar.hear(from, news.people);
      if (news.type === 'who-attends') return seminar.tellAttending(true);
      await seminar.refresh();
      if (!seminar.isOver) return;
      this.#awake.delete(id);
      await seminar.close();
    } catch (error) {
      this.#options.log.error({ seminar: id, err: error }, 'seminar not up to date');
    }
  }

  async #forget(id: string): Promise<void> {
    const kept = await this.#options.store.find(id);
    const seminar = await this.#awake.get(id)?.catch(() => null);
    this.#awake.delete(id);
    await seminar?.close();
    if (!kept) return;
    await this.#options.registry.remove(Object.values(kept.doc.tables).map((table) => table.id));
    await this.#options.store.delete(id);
    this.#options.log.info({ seminar: id }, 'seminar deleted');
  }

  /** Deletes seminars whose time is over. */
  async deleteExpired(): Promise<void> {
    for (const id of await this.#options.store.expired(this.#options.now())) {
      const seminar = await this.#awake.get(id)?.catch(() => null);
      await seminar?.end().catch(() => undefined);
      await this.#forget(id);
    }
  }

  async #sweep(): Promise<void> {
    try {
      await this.deleteExpired();
      const since = this.#options.now() - this.#options.idleSeconds * 1_000;
      for (const [id, waking] of this.#awake) {
        const seminar = await waking.catch(() => null);
        if (!seminar?.isIdleSince(since) || this.#closed) continue;
        this.#awake.delete(id);
        // Its tables ask this one who sits at them: they are woken anew with the next.
        const resting = this.#options.registry.rest(seminar.tables);
        await seminar.close();
        await resting;
      }
    } catch (error) {
      this.#options.log.error({ err: error }, 'seminars not swept');
    }
  }
}
