/**
 * Rollouts with common random numbers: every outcome is played to the end of the game in the same worlds, with the same
 * dice and the same moods of the players, so that what is left of a difference is the outcome's own.
 */
import type { EndingId } from '../content/endings';
import { SEATS, type Seat } from '../content/seats';
import { apply } from '../rules/apply';
import { cloneState } from '../rules/clone';
import { sign } from '../rules/deals';
import type { Draft, OfferId, State } from '../rules/state';
import type { SeatView } from '../views/view';
import { evenBeliefs, trialFor, type Beliefs } from '../bots/evaluation/outlook';
import type { Trial } from '../bots/evaluation/trial';
import { beliefsOfView } from '../bots/middle/belief';
import { fork, stream } from '../bots/randomness';
import { determinise } from '../bots/search/determinise';
import { playOut } from '../bots/search/playout';

/** Of three seats, in the order of `SEATS`. */
export type Triple = readonly [usa: number, iran: number, israel: number];

/** What is analysed: the table itself, or what a seat sees of it. */
export type Analysed = State | SeatView;

const isView = (table: Analysed): table is SeatView => 'viewer' in table;

export interface World {
  /** Never changed: a rollout plays a copy. */
  readonly state: State;
  /** What the moods of the players are drawn from. */
  readonly words: readonly [number, number];
}

/**
 * World number `index` of a table, always the same for the same `name`. Of a state it differs from the others in the
 * dice to come alone; of a view, in all that the seat does not know (drawn from what it believes).
 */
export function worldsOf(table: Analysed, name: string): (index: number) => World {
  const beliefs: Beliefs = isView(table) ? beliefsOfView(table) : evenBeliefs;
  return (index) => {
    const random = stream(`${name}:${index}`);
    const seed = `analysis:${name}:${index}`;
    const state: State = isView(table)
      ? determinise(table, beliefs, random, seed)
      : {
          ...cloneState({ ...table, log: null }),
          seed,
          offers: {},
          pictures: { usa: null, israel: null, public: null },
          logged: 0,
        };
    state.paused = false;
    return { state, words: [random(), random()] };
  };
}

/** The evaluation of a table for all three seats, for a first look at a text. */
export const trialOf = (table: Analysed): Trial =>
  isView(table) ? trialFor(table, table.viewer, beliefsOfView(table)) : trialFor(table, 'iran');

const STEPS: readonly State['step'][] = ['talks', 'orders', 'response', 'ended'];

/**
 * Random numbers that begin anew whenever a seat is done or a step ends. One stream for the whole game would fall out
 * of step at the first difference between two rollouts, and share nothing from there on.
 */
function inStep({ words }: World, state: State): () => number {
  let at = -1;
  let now: () => number = () => 0;
  return () => {
    let moment = state.round * STEPS.length + STEPS.indexOf(state.step);
    for (const seat of SEATS) moment = 2 * moment + (state.ready[seat] ? 1 : 0);
    if (moment !== at) {
      at = moment;
      const seeds = [...words, moment / 2 ** 20];
      let word = 0;
      now = fork(() => seeds[word++] ?? 0);
    }
    return now();
  };
}

/**
 * The final scores of a game in which this text, and nothing else, is signed this round; with `null`, nothing is. A text
 * that could not be signed is signed all the same, to see what it would have come to.
 */
export function scoresWith(world: World, draft: Draft | null): Triple {
  const state = cloneState(world.state);
  if (draft && state.step !== 'ended') {
    const by = draft.parties[0] as Seat;
    sign(state, { id: 'text' as OfferId, by, draft, counters: null, accepted: {}, declined: {} });
  }
  if (state.step === 'talks') apply(state, 'chair', { type: 'expire', round: state.round, step: 'talks' });
  return playOut(state, inStep(world, state));
}

/** How a game that goes on from here comes out, with talks that are on going on too. */
export function outcomeOf(world: World): { readonly scores: Triple; readonly ending: EndingId | null } {
  const state = cloneState(world.state);
  const scores = playOut(state, inStep(world, state));
  return { scores, ending: state.ending?.id ?? null };
}
