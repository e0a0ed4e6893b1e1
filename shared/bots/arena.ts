/** Whole games among bots, without server or screen. */
import { SEATS, type Actor, type Seat } from '../content/seats';
import { readsChannel, type Message } from '../protocol/messages';
import type { Action } from '../rules/actions';
import { apply } from '../rules/apply';
import { createState } from '../rules/setup';
import type { BotLevel, Holder, State } from '../rules/state';
import { seatView } from '../views/filter';
import type { Bot, Effort } from './bot';
import { stream } from './randomness';
import { characterOf } from './request';

export interface ArenaEntry {
  readonly actor: Actor;
  readonly action: Action;
  readonly reason: string;
}

export interface ArenaGame {
  readonly state: State;
  readonly entries: readonly ArenaEntry[];
}

/** Acts of one seat in one step, at most; a bot that is not done by then is made to be. */
const PATIENCE = 40;
/** Rollouts of a searching bot for one act, unless told otherwise: a number, not a time, so that games repeat. */
const ROLLOUTS = 200;

/**
 * Plays a game to its end. The same seed and the same bots give the same game. `onAct` sees the state after each act.
 * With `deal`, what is dealt comes from that seed and the rest from `seed`. Throws if a bot returns an act that is not
 * legal.
 */
export function playGame(
  scenario: string,
  seed: string,
  bots: Readonly<Record<Seat, Bot>>,
  onAct: (state: State, entry: ArenaEntry) => void = () => {},
  rollouts = ROLLOUTS,
  deal = seed,
): ArenaGame {
  const holder = (seat: Seat): Holder => ({ kind: 'bot', level: bots[seat].level as BotLevel });
  const seats = { usa: holder('usa'), iran: holder('iran'), israel: holder('israel') };
  const state = createState({ scenario, seed, seats, deal });
  const entries: ArenaEntry[] = [];
  /** As on the wire, but without a clock. */
  const messages: Record<Seat, Record<string, Message>> = { usa: {}, iran: {}, israel: {} };
  const heard = { usa: 0, iran: 0, israel: 0 };
  const random = {
    usa: stream(`${seed}:usa`),
    iran: stream(`${seed}:iran`),
    israel: stream(`${seed}:israel`),
  };
  const characters = {
    usa: characterOf(seed, 'usa'),
    iran: characterOf(seed, 'iran'),
    israel: characterOf(seed, 'israel'),
  };
  const effort: Effort = { rollouts, stop: () => false };
  let at = '';
  /** Acts so far, and how many a seat had seen when it had nothing to do: it is not asked again before the next. */
  let version = 0;
  const waited = { usa: -1, iran: -1, israel: -1 };
  const acts = { usa: 0, iran: 0, israel: 0 };
  const play = (seat: Seat): boolean => {
    // One that is done talking is asked all the same: somebody may have spoken to it since.
    if (state.step === 'ended' || (state.ready[seat] && state.step !== 'talks')) return false;
    if (waited[seat] === version) return false;
    const view = seatView(state, seat);
    const given = bots[seat].act({
      view,
      messages: messages[seat],
      random: random[seat],
      character: characters[seat],
      effort,
    });
    if (!given) {
      waited[seat] = version;
      return false;
    }
    const { action, reason } = given;
    const refusal = apply(state, seat, action);
    if (refusal) {
      throw new Error(
        `${bots[seat].level} in the seat of ${seat}: ${refusal.code} for ${JSON.stringify(action)}`,
      );
    }
    version += 1;
    if (given.say) {
      const message: Message = { from: seat, round: view.round, ...given.say, after: 0, at: 0 };
      for (const reader of SEATS) {
        if (readsChannel(reader, message.channel)) messages[reader][String(++heard[reader])] = message;
      }
    }
    acts[seat] += 1;
    const entry: ArenaEntry = { actor: seat, action, reason };
    entries.push(entry);
    onAct(state, entry);
    return true;
  };
  for (let { step } = state; step !== 'ended'; { step } = state) {
    if (at !== `${state.round}:${step}`) {
      at = `${state.round}:${step}`;
      for (const seat of SEATS) acts[seat] = 0;
    }
    const moved = SEATS.map((seat) => acts[seat] < PATIENCE && play(seat)).some(Boolean);
    if (moved) continue;
    const action: Action = { type: 'expire', round: state.round, step };
    apply(state, 'chair', action);
    version += 1;
    const entry: ArenaEntry = { actor: 'chair', action, reason: 'The clock ran out.' };
    entries.push(entry);
    onAct(state, entry);
  }
  return { state, entries };
}
