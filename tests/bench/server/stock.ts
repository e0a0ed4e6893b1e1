/** The server that boardgame.io brings along, in memory, with the same game. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEATS, type Seat } from '../../../shared/content/seats';
import { playerOf } from '../../../shared/game';
import type { SeatAction } from '../../../shared/rules/actions';
import type { SeatView } from '../../../shared/views/view';
import { call, people } from '../../support/server';
import { Arrivals, type Contender, type Played, type Traffic } from './contender';
import { memoryOf } from './memory';
import { SCENARIO } from './ours';
import { processorSeconds } from './processor';
import { argumentsIn, Wire } from './wire';

const NAME = 'brittle-peace';
/** From dist/server. */
const FOLDER = fileURLToPath(new URL('../../tests/bench/stock/', import.meta.url));
const GAME = pathOf(import.meta.dirname, 'stock-game.js');

interface Sent {
  readonly G: SeatView;
  readonly _stateID: number;
}

/** One person: their connection, and the last state that came, as it came. */
class Client {
  readonly wire: Wire;
  readonly player: string;
  credentials = '';
  #frame: Buffer | null = null;
  #sent: Sent | null = null;
  #synced: () => void = () => {};

  constructor(wire: Wire, seat: Seat, traffic: Traffic, arrivals: Arrivals) {
    this.wire = wire;
    this.player = playerOf(seat);
    wire.onEvent = (frame) => {
      const start = frame.indexOf('[') + 2;
      const event = frame.toString('latin1', start, frame.indexOf('"', start));
      if (event === 'matchData') return;
      if (event === 'update') {
        this.#frame = frame;
        this.#sent = null;
      }
      if (event === 'sync') {
        this.#sent = (argumentsIn(frame)[2] as { state: Sent }).state;
        return this.#synced();
      }
      traffic.updates += 1;
      traffic.bytes += frame.length;
      arrivals.arrived();
    };
  }

  async enter(match: string, credentials: string): Promise<void> {
    this.credentials = credentials;
    const synced = new Promise<void>((resolve) => {
      this.#synced = resolve;
    });
    this.wire.emit('sync', match, this.player, credentials, SEATS.length + 1);
    await synced;
  }

  get sent(): Sent {
    if (!this.#sent && this.#frame) this.#sent = argumentsIn(this.#frame)[2] as Sent;
    if (!this.#sent) throw new Error('Nobody is here.');
    return this.#sent;
  }
}

class Match implements Played {
  readonly #match: string;
  readonly #clients: Readonly<Record<Seat, Client>>;
  readonly #arrivals: Arrivals;
  #said = 0;

  constructor(match: string, clients: Readonly<Record<Seat, Client>>, arrivals: Arrivals) {
    this.#match = match;
    this.#clients = clients;
    this.#arrivals = arrivals;
  }

  view(seat: Seat): SeatView {
    return this.#clients[seat].sent.G;
  }

  act(seat: Seat, action: SeatAction): Promise<void> {
    const { wire, player, credentials, sent } = this.#clients[seat];
    const seen = this.#arrivals.expect(SEATS.length);
    const payload = { type: 'act', args: [action], playerID: player, credentials };
    wire.emit('update', { type: 'MAKE_MOVE', payload }, sent._stateID, this.#match, player);
    return seen;
  }

  /** Its chat reaches everybody, whomever it is meant for. */
  say(seat: Seat, text: string): Promise<void> {
    const { wire, player, credentials } = this.#clients[seat];
    const seen = this.#arrivals.expect(SEATS.length);
    this.#said += 1;
    const message = { id: String(this.#said), sender: player, payload: text };
    wire.emit('chat', this.#match, message, credentials);
    return seen;
  }

  close(): void {
    for (const seat of SEATS) this.#clients[seat].wire.close();
  }
}

function install(): void {
  if (existsSync(pathOf(FOLDER, 'node_modules', '.package-lock.json'))) return;
  console.error('Installing boardgame.io’s own server (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('boardgame.io’s own server was not installed: see above.');
}

const nextMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`The stock server ended with ${code}.`)));
  });

interface Stock extends Contender {
  /** Opens a match and lets three people take their seats, of whom none connects. */
  fill(): Promise<void>;
}

export async function startStock(): Promise<Stock> {
  install();
  const child = fork(pathOf(FOLDER, 'server.mjs'), [GAME], {
    execArgv: ['--expose-gc'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await nextMessage<{ port: number }>(child);
  const url = `http://127.0.0.1:${port}`;
  const traffic: Traffic = { updates: 0, bytes: 0 };
  let seeds = 0;

  async function openMatch(): Promise<string> {
    seeds += 1;
    const seed = seeds.toString(16).padStart(32, '0');
    const setupData = { scenario: SCENARIO, seed, seats: people };
    const { body } = await call<{ matchID: string }>(url, `/games/${NAME}/create`, {
      numPlayers: SEATS.length + 1,
      setupData,
    });
    return body.matchID;
  }

  async function join(match: string, seat: Seat): Promise<string> {
    const path = `/games/${NAME}/${match}/join`;
    const player = { playerID: playerOf(seat), playerName: seat };
    return (await call<{ playerCredentials: string }>(url, path, player)).body.playerCredentials;
  }

  return {
    traffic,
    seconds: () => processorSeconds(child.pid),
    memory: () => memoryOf(child),
    async fill() {
      const match = await openMatch();
      for (const seat of SEATS) await join(match, seat);
    },
    async openTable() {
      const match = await openMatch();
      const arrivals = new Arrivals();
      // One after the other: of two at once it may forget one.
      const credentials = { usa: '', iran: '', israel: '' };
      for (const seat of SEATS) credentials[seat] = await join(match, seat);
      const client = async (seat: Seat): Promise<Client> => {
        const one = new Client(await Wire.open(url, `/${NAME}`), seat, traffic, arrivals);
        await one.enter(match, credentials[seat]);
        return one;
      };
      const [usa, iran, israel] = await Promise.all([client('usa'), client('iran'), client('israel')]);
      return new Match(match, { usa, iran, israel }, arrivals);
    },
    async stop() {
      child.disconnect();
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
