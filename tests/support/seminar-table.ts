/** A server with tables of one seminar, whose people are kept in memory here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driveBots } from '../../server/bots/driver';
import { readConfig } from '../../server/config';
import { createLog } from '../../server/log';
import { Sockets } from '../../server/sockets/sockets';
import { openStorage, type Storage } from '../../server/storage/open';
import { checkStudy } from '../../server/studies/check';
import { Rooms } from '../../server/studies/rooms';
import { Seminars } from '../../server/seminars/seminars';
import { Studies } from '../../server/studies/studies';
import type { Company } from '../../server/tables/company';
import type { TableHost } from '../../server/tables/host';
import { Ledger } from '../../server/tables/ledger';
import { Registry, type Plan } from '../../server/tables/registry';
import type { Seat } from '../../shared/content/seats';
import type { Dismissed, Mark } from '../../shared/protocol/messages';
import type { Deciding } from '../../shared/protocol/seminar';
import { people, plan, TestClient, thinkHere } from './server';

const FACILITATOR = 'facilitator';
export const tokenOf = (person: string): string => `token-of-${person}`;

/** People by id, each in a seat or in none; the first to sit down is head. */
export class People implements Company {
  readonly readsPrivate: boolean;
  readonly deciding: Deciding;
  inDebrief = false;
  readonly #seats = new Map<string, Seat>();
  readonly #heads = new Map<Seat, string>();

  constructor(deciding: Deciding, readsPrivate: boolean) {
    this.deciding = deciding;
    this.readsPrivate = readsPrivate;
  }

  place(person: string, seat: Seat | null): void {
    const before = this.#seats.get(person);
    this.#seats.delete(person);
    if (before && this.#heads.get(before) === person) {
      const [next] = Object.keys(this.people(before));
      if (next === undefined) this.#heads.delete(before);
      else this.#heads.set(before, next);
    }
    if (seat === null) return;
    this.#seats.set(person, seat);
    if (!this.#heads.has(seat)) this.#heads.set(seat, person);
  }

  guest(token: string): ReturnType<Company['guest']> {
    if (token === tokenOf(FACILITATOR)) return { viewer: 'chair', person: null };
    for (const [person, viewer] of this.#seats) if (tokenOf(person) === token) return { viewer, person };
    return null;
  }

  people(seat: Seat): Record<string, { name: string }> {
    const mine = [...this.#seats].filter(([, of]) => of === seat);
    return Object.fromEntries(mine.map(([person]) => [person, { name: nameOf(person) }]));
  }

  head(seat: Seat): string | null {
    return this.#heads.get(seat) ?? null;
  }

  setHead(seat: Seat, person: string): Promise<void> {
    this.#heads.set(seat, person);
    return Promise.resolve();
  }
}

export const SURNAME = 'Quince';
export const nameOf = (person: string): string =>
  `${person.charAt(0).toUpperCase()}${person.slice(1)} ${SURNAME}`;

/** A delegate's page, or a facilitator's. */
export class Delegate extends TestClient {
  readonly dismissed: Dismissed[] = [];

  constructor(url: string) {
    super(url);
    this.socket.on('dismissed', (dismissed: Dismissed) => void this.dismissed.push(dismissed));
  }

  get #table(): string {
    return this.state!.table;
  }

  draft(draft: unknown) {
    return this.ask({ type: 'draft', table: this.#table, draft });
  }

  head(person: string) {
    return this.ask({ type: 'head', table: this.#table, person });
  }

  motion(motion: string, support: boolean) {
    return this.ask({ type: 'motion', table: this.#table, motion, support });
  }

  mark(message: number, mark: Mark | null) {
    return this.ask({ type: 'mark', table: this.#table, message, mark });
  }
}

export interface Setting extends Partial<Plan> {
  readonly deciding?: Deciding;
  readonly readsPrivate?: boolean;
  readonly seats?: Plan['seats'];
}

export class SeminarServer {
  readonly company: People;
  table = '';
  readonly #folder: string;
  readonly #clients: Delegate[] = [];
  registry!: Registry;
  #url = '';
  #storage: Storage | null = null;
  #close: () => Promise<void> = () => Promise.resolve();

  private constructor(folder: string, company: People) {
    this.#folder = folder;
    this.company = company;
  }

  static async start(
    { deciding = 'head', readsPrivate = true, ...more }: Setting = {},
    sits: Readonly<Partial<Record<Seat, readonly string[]>>> = {
      usa: ['ann', 'ben', 'cleo'],
      iran: ['dara', 'esra'],
      israel: ['fay'],
    },
  ): Promise<SeminarServer> {
    const folder = mkdtempSync(join(tmpdir(), 'seminar-'));
    const company = new People(deciding, readsPrivate);
    for (const [seat, all] of Object.entries(sits)) for (const each of all) company.place(each, seat as Seat);
    const server = new SeminarServer(folder, company);
    await server.#listen();
    const seminar = { id: 's1', number: 1 };
    const opened = await server.registry.create({ ...plan(), seats: people, seminar, ...more });
    server.table = opened.table;
    return server;
  }

  get url(): string {
    return this.#url;
  }

  host(): Promise<TableHost> {
    return this.registry.find(this.table);
  }

  /** Moves somebody, as a seminar does. */
  async place(person: string, seat: Seat | null): Promise<void> {
    this.company.place(person, seat);
    (await this.host()).companyChanged();
  }

  /** Lets the game begin. */
  async begin(): Promise<void> {
    await (await this.host()).chairAct({ type: 'pause', paused: false });
  }

  /** Enters the table as somebody; `null` for the gallery. */
  async enter(person: string | null): Promise<Delegate> {
    const client = new Delegate(this.url);
    this.#clients.push(client);
    const reply = await client.enter(this.table, person === null ? undefined : tokenOf(person));
    if (!reply.ok) throw new Error(reply.code);
    return client;
  }

  chair(): Promise<Delegate> {
    return this.enter(FACILITATOR);
  }

  /** What is kept of what its delegations have under way. */
  async kept(): Promise<unknown[]> {
    await this.#storage!.delegations.settle();
    return this.#storage!.delegations.read(this.table);
  }

  /** The table's journal, as another process would write it. */
  async elsewhere(): Promise<Ledger> {
    const { header } = await this.host();
    return Ledger.open(header, this.#storage!.journal, () => Date.now());
  }

  async restart(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    await this.#close();
    await this.#listen();
  }

  async close(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    await this.#close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #listen(): Promise<void> {
    const config = readConfig({ PORT: '0', SOCKET_RATE: '1000000', SOCKET_BURST: '1000000' });
    const log = createLog({ logLevel: 'silent' });
    const now = () => Date.now();
    const storage = await openStorage(this.#folder);
    const { journal, studies, seminars, delegations } = storage;
    this.#storage = storage;
    const sockets = new Sockets(config, log, now);
    const registry = new Registry({
      journal,
      delegations,
      log,
      now,
      graceSeconds: 60,
      idleSeconds: 300,
      publish: sockets.publish,
      attend: (host) => driveBots(host, { thinking: thinkHere(), delay: [0, 0], log }),
      companyOf: (seminar) => Promise.resolve(seminar.id === 's1' ? this.company : null),
    });
    const rooms = new Rooms(1_000);
    const checking = {
      check: (text: string) => Promise.resolve(checkStudy(text)),
      close: () => Promise.resolve(),
    };
    const server = createServer();
    sockets.attach(server, {
      registry,
      studies: new Studies(studies, checking, rooms, now),
      rooms,
      seminars: new Seminars({ store: seminars, registry, log, now, idleSeconds: 300 }),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.registry = registry;
    this.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#close = async () => {
      await sockets.close();
      rooms.close();
      server.close();
      await registry.close();
      await journal.close();
    };
  }
}
