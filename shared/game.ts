/**
 * Brittle Peace as a boardgame.io game: the only file of shared/ that knows that library. Phases mirror `G.step`; the one
 * move carries an action of the rules. What is legal and what it does is decided in shared/rules alone.
 */
import type { Ctx, Game, State as GameState } from 'boardgame.io';
import { ActivePlayers, INVALID_MOVE } from 'boardgame.io/core';
import { CreateGameReducer, InitializeGame, ProcessGameConfig } from 'boardgame.io/internal';
import { CHAIR, SEATS, type Actor, type Viewer } from './content/seats';
import type { Action, Refusal } from './rules/actions';
import { apply, check } from './rules/apply';
import { cloneState } from './rules/clone';
import { createState, type Setup } from './rules/setup';
import { shareParts } from './rules/sharing';
import type { State } from './rules/state';
import { viewOf } from './views/filter';
import type { View } from './views/view';

/** A table as boardgame.io holds it. `G` is the state of the rules, never changed in place. */
export type TableState = GameState<State>;

/** boardgame.io's players, by their numbers. */
const PLAYERS: readonly Actor[] = [...SEATS, CHAIR];
/** The number under which boardgame.io knows a seat or the chair. */
export const playerOf = (actor: Actor): string => String(PLAYERS.indexOf(actor));
/** Whose number this is; without one it is the gallery. */
export const viewerOf = (playerID: string | null | undefined): Viewer =>
  PLAYERS.find((_, index) => String(index) === playerID) ?? 'gallery';

const PHASES = ['talks', 'orders', 'response'] as const;
type Phase = (typeof PHASES)[number];

const phase = (name: Phase) => ({
  start: name === 'talks',
  // The step moves on inside the rules; the phase follows it.
  endIf: ({ G }: { G: State }) =>
    G.step === name || G.step === 'ended' ? undefined : { next: G.step satisfies Phase },
});

interface Context {
  readonly G: State;
  readonly playerID: string;
}

function act({ G, playerID }: Context, action: Action): typeof INVALID_MOVE | undefined {
  const actor = PLAYERS[Number(playerID)];
  return !actor || apply(G, actor, action) ? INVALID_MOVE : undefined;
}

/** The game. Legality, chance and views are those of shared/rules and shared/views. */
export const BrittlePeace: Game<State, Record<string, unknown>, Setup> = {
  name: 'brittle-peace',
  minPlayers: 4,
  maxPlayers: 4,
  // Nothing here draws from boardgame.io's generator; without this it would be seeded from the clock.
  seed: 'unused',
  disableUndo: true,
  setup: (_context, setup) => {
    if (!setup) throw new Error('A table needs setup data.');
    return createState(setup);
  },
  moves: { act: { move: act, client: false, ignoreStaleStateID: true } },
  turn: { activePlayers: ActivePlayers.ALL },
  phases: Object.fromEntries(PHASES.map((name) => [name, phase(name)])),
  endIf: ({ G }) => G.ending ?? undefined,
  playerView: ({ G, playerID }) => viewOf(G, viewerOf(playerID)),
};

const processed = ProcessGameConfig(BrittlePeace as Game);

/**
 * The move on a plain copy. On the draft of it that boardgame.io's own way to a move leads to, the rules are several times
 * as slow. What the move leaves as it was is shared with the state before, so that views can be compared by what changed.
 */
function play(before: State, playerID: string, action: Action): State {
  const after = cloneState(before);
  if (act({ G: after, playerID }, action) === INVALID_MOVE)
    throw new Error(`A legal action was refused: ${action.type}`);
  // Frozen, or boardgame.io would freeze it in depth after each move.
  return Object.freeze(shareParts(before, after));
}

/** What the move came to that the reducer below is told of. It asks for it in the midst of its own work. */
let played: State;
const reduce = CreateGameReducer({ game: { ...processed, processMove: () => played } as unknown as Game });

/** A new table, in the first talks. */
export const startGame = (setup: Setup): TableState =>
  InitializeGame({ game: processed as Game, numPlayers: PLAYERS.length, setupData: setup }) as TableState;

/** boardgame.io counts the moves of its players in the state that it is given. */
function withOwnCounters(ctx: Ctx): Ctx {
  return {
    ...ctx,
    ...(ctx._activePlayersNumMoves && { _activePlayersNumMoves: { ...ctx._activePlayersNumMoves } }),
  };
}

type Made = Parameters<typeof reduce>[1] & { readonly payload: { readonly playerID: string } };

/** What boardgame.io's reducer comes to after a move that ends neither a phase nor the game, at a tenth of the time. */
function goOn(table: TableState, made: Made, G: State): TableState {
  const { ctx, _stateID } = table;
  const { playerID } = made.payload;
  const own = withOwnCounters(ctx);
  if (playerID === ctx.currentPlayer) own.numMoves = (ctx.numMoves ?? 0) + 1;
  const counted = own._activePlayersNumMoves;
  if (counted) counted[playerID] = (counted[playerID] ?? 0) + 1;
  const entry = { action: made, _stateID, turn: ctx.turn, phase: ctx.phase };
  return { ...table, G, ctx: own, deltalog: [entry], _stateID: _stateID + 1 } as unknown as TableState;
}

/** The table after an action, or why the action is not legal. The table given is left as it was. */
export function reduceGame(
  table: TableState,
  actor: Actor,
  action: Action,
): { readonly state: TableState } | { readonly refusal: Refusal } {
  if (table.ctx.gameover !== undefined) return { refusal: { code: 'ended' } };
  // Asked first, since boardgame.io gives no reason and prints what it refuses.
  const refusal = check(table.G, actor, action);
  if (refusal) return { refusal };
  const playerID = playerOf(actor);
  const made = {
    type: 'MAKE_MOVE',
    payload: { type: 'act', args: [action], playerID, credentials: '' },
  } as Made;
  played = play(table.G, playerID, action);
  if (played.step === table.G.step && !played.ending) return { state: goOn(table, made, played) };
  const { transients, ...state } = reduce({ ...table, ctx: withOwnCounters(table.ctx) }, made);
  if (transients?.error) throw new Error(`boardgame.io refused a legal action: ${transients.error.type}`);
  return { state: state as TableState };
}

/** What boardgame.io's client holds of a table: a view in place of the state. Versions must grow. */
export function clientState(view: View, version: number): GameState<View> {
  const ended = view.ending;
  return {
    G: view,
    ctx: {
      numPlayers: PLAYERS.length,
      turn: 1,
      currentPlayer: '0',
      playOrder: PLAYERS.map((_, index) => String(index)),
      playOrderPos: 0,
      phase: view.step === 'ended' ? (null as unknown as string) : view.step,
      activePlayers: ended ? null : Object.fromEntries(PLAYERS.map((_, index) => [String(index), ''])),
      ...(ended && { gameover: ended }),
    },
    plugins: {},
    _undo: [],
    _redo: [],
    _stateID: version,
  };
}
