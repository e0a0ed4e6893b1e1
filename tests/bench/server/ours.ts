/** The built server as it is started in earnest, with its journal on the disk, and people at its tables. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SEATS, type Seat } from '../../../shared/content/seats';
import { patch } from '../../../shared/protocol/diff';
import {
  PROTOCOL_VERSION,
  type Channel,
  type Entered,
  type Reply,
  type TableView,
  type Update,
  type UpdateSent,
  updateOf,
} from '../../../shared/protocol/messages';
import type { SeatAction } from '../../../shared/rules/actions';
import type { SeatView } from '../../../shared/views/view';
import { startChild } from '../../support/child';
import { openTable, takeSeat } from '../../support/server';
import { Arrivals, type Contender, type Played, type Traffic } from './contender';
import { memoryOf } from './memory';
import { processorSeconds } from './processor';
import { argumentsIn, Wire } from './wire';

export const SCENARIO = 'long';

/** From dist/server, where the bench lies too. */
const MAIN = join(import.meta.dirname, 'main.js');
const MEMORY = new URL('../../tests/bench/server/telling.mjs', import.meta.url).href;

/** One person: their connection, and what they see, kept up to date when somebody looks. */
export class Client {
  readonly wire: Wire;
  #state: TableView | null = null;
  #frames: Buffer[] = [];

  constructor(wire: Wire, traffic: Traffic, arrivals: Arrivals) {
    this.wire = wire;
    wire.onEvent = (frame) => {
      traffic.updates += 1;
      traffic.bytes += frame.length;
      this.#frames.push(frame);
      arrivals.arrived();
    };
  }

  async enter(table: string, token: string): Promise<void> {
    const request = { type: 'enter', protocol: PROTOCOL_VERSION, table, token };
    const [reply] = argumentsIn(await this.wire.ask('request', request)) as [Reply<Entered>];
    if (!reply.ok) throw new Error(`Not entered: ${reply.code}`);
    // Others who came at the same time.
    this.#frames = this.#frames.filter((frame) => updateIn(frame).version > reply.value.version);
    this.#state = reply.value.state;
  }

  /** Whether it has heard that all three are here. */
  get seesAll(): boolean {
    return Object.values(this.state.people).every(({ here }) => here);
  }

  get state(): TableView {
    if (!this.#state) throw new Error('Nobody is here.');
    for (const frame of this.#frames) this.#state = patch(this.#state, updateIn(frame).delta);
    this.#frames = [];
    return this.#state;
  }
}

function updateIn(frame: Buffer): Update {
  const [, ...sent] = argumentsIn(frame);
  return updateOf(...(sent as unknown as UpdateSent));
}

class Table implements Played {
  readonly #table: string;
  readonly #clients: Readonly<Record<Seat, Client>>;
  readonly #traffic: Traffic;
  readonly #arrivals: Arrivals;
  #ids = 0;

  constructor(table: string, clients: Readonly<Record<Seat, Client>>, traffic: Traffic, arrivals: Arrivals) {
    this.#table = table;
    this.#clients = clients;
    this.#traffic = traffic;
    this.#arrivals = arrivals;
  }

  view(seat: Seat): SeatView {
    return this.#clients[seat].state.view as SeatView;
  }

  act(seat: Seat, action: SeatAction): Promise<void> {
    return this.#ask(seat, { type: 'act', action }, SEATS.length);
  }

  say(seat: Seat, text: string, to: Seat | null): Promise<void> {
    const channel = to === null ? 'open' : SEATS.filter((each) => each === seat || each === to).join('-');
    const body = { kind: 'text', text };
    return this.#ask(
      seat,
      { type: 'say', channel: channel as Channel, body },
      to === null ? SEATS.length : 2,
    );
  }

  close(): void {
    for (const seat of SEATS) this.#clients[seat].wire.close();
  }

  async #ask(seat: Seat, what: object, readers: number): Promise<void> {
    const { wire } = this.#clients[seat];
    this.#ids += 1;
    const seen = this.#arrivals.expect(readers);
    const answer = await wire.ask('request', { ...what, table: this.#table, id: String(this.#ids) });
    this.#traffic.bytes += answer.length;
    if (!answer.includes('"ok":true')) throw new Error(`Refused: ${answer.toString()}`);
    await seen;
  }
}

/** A table with the tokens of those who sit there. */
export interface Seated {
  readonly table: string;
  readonly tokens: Readonly<Record<Seat, string>>;
}

export interface Ours extends Contender {
  /** What it complained about so far. */
  readonly complaints: readonly string[];
  readonly url: string;
  /** Opens a table and lets three people take their seats, of whom none connects. */
  fill(): Promise<Seated>;
  /** Connects the three of a table. */
  gather(seated: Seated): Promise<Played>;
}

/** `env` and `nodeArgs` in addition to what the server is started with. */
export async function startOurs(
  env: Record<string, string> = {},
  nodeArgs: readonly string[] = [],
): Promise<Ours> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = await startChild(dataDir, env, MAIN, {
    nodeArgs: ['--expose-gc', `--import=${MEMORY}`, ...nodeArgs],
    channel: true,
  });
  const { url } = child;
  const traffic: Traffic = { updates: 0, bytes: 0 };

  async function fill(): Promise<Seated> {
    const opened = await openTable(url, { scenario: SCENARIO });
    const take = (seat: Seat) => takeSeat(url, opened, seat);
    const tokens = { usa: await take('usa'), iran: await take('iran'), israel: await take('israel') };
    return { table: opened.table, tokens };
  }

  async function gather({ table, tokens }: Seated): Promise<Played> {
    const arrivals = new Arrivals();
    const client = async (seat: Seat): Promise<Client> => {
      const one = new Client(await Wire.open(url), traffic, arrivals);
      await one.enter(table, tokens[seat]);
      return one;
    };
    const [usa, iran, israel] = await Promise.all([client('usa'), client('iran'), client('israel')]);
    const clients = { usa, iran, israel };
    // What comes later is counted, so nothing of their coming may be under way.
    while (!SEATS.every((seat) => clients[seat].seesAll)) await setTimeout(1);
    return new Table(table, clients, traffic, arrivals);
  }

  return {
    url,
    complaints: child.complaints,
    traffic,
    fill,
    gather,
    seconds: () => processorSeconds(child.process.pid),
    memory: () => memoryOf(child.process),
    openTable: async () => gather(await fill()),
    async stop() {
      await child.end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
