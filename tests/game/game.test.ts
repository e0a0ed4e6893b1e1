import { Client } from 'boardgame.io/client';
import { CreateGameReducer, Transport } from 'boardgame.io/internal';
import { describe, expect, test } from 'vitest';
import { CHAIR, SEATS, type Actor, type Viewer } from '../../shared/content/seats';
import {
  BrittlePeace,
  clientState,
  playerOf,
  reduceGame,
  startGame,
  viewerOf,
  type TableState,
} from '../../shared/game';
import type { Action } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { stateHash } from '../../shared/rules/hash';
import { createState } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import type { View } from '../../shared/views/view';
import { people, random, SEED, someAct } from './support';

const setup = { scenario: 'short', seed: SEED, seats: people };

describe('the boardgame.io game', () => {
  test('a whole game is the same through boardgame.io and through the rules', () => {
    const moves = Array.from({ length: 30 }, (_, index) => playBoth(index + 1));
    expect(Math.max(...moves)).toBeGreaterThan(30);
  });

  function playBoth(number: number): number {
    const next = random(number);
    const seed = number.toString(16).padStart(32, '0');
    let table = startGame({ ...setup, seed });
    const state = createState({ ...setup, seed });
    expect(stateHash(table.G)).toBe(stateHash(state));
    let moves = 0;
    for (let act = someAct(table.G, next); act && moves < 1000; act = someAct(table.G, next)) {
      const before = stateHash(table.G);
      const ctxBefore = JSON.stringify(table.ctx);
      const result = reduceGame(table, act.actor, act.action);
      expect(apply(state, act.actor, act.action)).toEqual('refusal' in result ? result.refusal : null);
      expect(stateHash(table.G)).toBe(before);
      expect(JSON.stringify(table.ctx)).toBe(ctxBefore);
      if ('state' in result) {
        table = result.state;
        expect(stateHash(table.G)).toBe(stateHash(state));
        expect(table.ctx.phase ?? 'ended').toBe(state.step);
      }
      moves += 1;
    }
    expect(table.G.step).toBe('ended');
    expect(table.ctx.gameover).toEqual(table.G.ending);
    return moves;
  }

  test('a table shares with the one before what a move left as it was', () => {
    const before = startGame(setup);
    const result = reduceGame(before, 'usa', { type: 'ready', ready: true });
    if (!('state' in result)) throw new Error('refused');
    const [old, now] = [before.G, result.state.G];
    expect(now.ready).not.toBe(old.ready);
    const changed = (Object.keys(now) as (keyof State)[]).filter((key) => now[key] !== old[key]);
    expect(changed).toEqual(['ready']);
  });

  test('a reducer of boardgame.io without our help comes to the same, on its drafts', () => {
    const next = random(9);
    const reduce = CreateGameReducer({ game: BrittlePeace as never });
    let table = startGame(setup);
    let drafted = startGame(setup);
    for (let act = someAct(table.G, next); act; act = someAct(table.G, next)) {
      const result = reduceGame(table, act.actor, act.action);
      if (!('state' in result)) continue;
      table = result.state;
      const payload = { type: 'act', args: [act.action], playerID: playerOf(act.actor), credentials: '' };
      drafted = reduce(
        structuredClone(drafted) as never,
        { type: 'MAKE_MOVE', payload } as never,
      ) as TableState;
      expect(stateHash(drafted.G)).toBe(stateHash(table.G));
      // Phases, counters, the log and the numbers of states, too, where it keeps what is its own.
      expect({ ...table, G: null }).toEqual({ ...drafted, G: null });
    }
    expect(drafted.G.step).toBe('ended');
  });

  test('a refusal carries its reason and changes nothing', () => {
    const table = startGame(setup);
    expect(reduceGame(table, 'usa', { type: 'orders', orders: [] })).toEqual({
      refusal: { code: 'wrong-step', data: { step: 'orders', now: 'talks' } },
    });
    expect(reduceGame(table, 'usa', { type: 'pause', paused: true })).toMatchObject({
      refusal: { code: 'not-for-this-actor' },
    });
  });

  test('players are the seats and the chair', () => {
    expect([...SEATS, CHAIR].map((actor) => playerOf(actor as Actor))).toEqual(['0', '1', '2', '3']);
    expect(['0', '1', '2', '3', '4', 'x', '', null, undefined].map(viewerOf)).toEqual([
      'usa',
      'iran',
      'israel',
      'chair',
      'gallery',
      'gallery',
      'gallery',
      'gallery',
      'gallery',
    ]);
  });

  test('a pause by the chair goes through it as well', () => {
    const paused = reduceGame(startGame(setup), CHAIR, { type: 'pause', paused: true });
    if (!('state' in paused)) throw new Error('refused');
    expect(reduceGame(paused.state, 'usa', { type: 'ready', ready: true })).toEqual({
      refusal: { code: 'paused' },
    });
  });
});

/** A table in memory with boardgame.io clients around it. */
class Hub {
  table: TableState = startGame(setup);
  version = 1;
  readonly transports = new Set<Wire>();

  send(actor: Viewer, action: Action): void {
    if (actor === 'gallery') return;
    const result = reduceGame(this.table, actor, action);
    if ('refusal' in result) return;
    this.table = result.state;
    this.version += 1;
    for (const transport of this.transports) transport.update();
  }
}

class Wire extends Transport {
  constructor(
    private readonly hub: Hub,
    options: ConstructorParameters<typeof Transport>[0],
  ) {
    super(options);
  }
  #state() {
    return clientState(viewOf(this.hub.table.G, viewerOf(this.playerID)), this.hub.version);
  }
  update(): void {
    this.notifyClient({ type: 'update', args: [this.matchID, this.#state(), []] });
  }
  requestSync(): void {
    const state = this.#state();
    this.notifyClient({
      type: 'sync',
      args: [this.matchID, { state, initialState: state, log: [], filteredMetadata: [] }],
    });
  }
  connect(): void {
    this.hub.transports.add(this);
    this.setConnectionStatus(true);
    this.requestSync();
  }
  disconnect(): void {
    this.hub.transports.delete(this);
    this.setConnectionStatus(false);
  }
  sendAction(_state: unknown, action: { payload: { args?: unknown } }): void {
    this.hub.send(viewerOf(this.playerID), (action.payload.args as [Action])[0]);
  }
  sendChatMessage(): void {}
  updateMatchID(): void {}
  updatePlayerID(): void {}
  updateCredentials(): void {}
}

describe("boardgame.io's own client", () => {
  test('plays a whole game over a custom transport and sees its view alone', () => {
    const hub = new Hub();
    const next = random(7);
    const clients = Object.fromEntries(
      [...SEATS, 'gallery'].map((viewer) => {
        const client = Client<View>({
          game: BrittlePeace as never,
          multiplayer: (options: ConstructorParameters<typeof Transport>[0]) => new Wire(hub, options),
          matchID: 'm',
          ...(viewer !== 'gallery' && { playerID: playerOf(viewer as Actor) }),
          debug: false,
        } as Parameters<typeof Client<View>>[0]);
        client.start();
        return [viewer, client];
      }),
    );
    let moves = 0;
    for (let act = someAct(hub.table.G, next); act && moves < 1000; act = someAct(hub.table.G, next)) {
      if (act.actor === CHAIR) hub.send(CHAIR, act.action);
      else clients[act.actor]!.moves.act!(act.action);
      moves += 1;
      for (const [viewer, client] of Object.entries(clients)) {
        const state = client.getState()!;
        expect(state.G).toEqual(viewOf(hub.table.G, viewer as Viewer));
        expect(state.isActive).toBe(viewer !== 'gallery' && hub.table.G.step !== 'ended');
      }
    }
    expect(hub.table.G.step).toBe('ended');
    expect(clients.usa!.getState()!.ctx.gameover).toEqual(hub.table.G.ending);
    for (const client of Object.values(clients)) client.stop();
  });
});
