/** Playing a recording's acts again, one after the other. */
import { isSeat } from '../content/seats';
import { channelSeats, isTeamChannel, type Channel } from '../protocol/messages';
import { apply } from '../rules/apply';
import type { State } from '../rules/state';
import { beginningOf } from './begin';
import { hashState } from './chain';
import type { Act, RecordedResult, RecordedRound, RecordingHeader } from './format';
import type { Fault } from './problems';

/** A game while it is played again. `state` is changed in place. */
export class Fold {
  readonly state: State;
  readonly rounds: RecordedRound[] = [];
  readonly #channels: readonly Channel[];
  #at: number;
  #entries = 0;
  #logged = 0;

  constructor(header: RecordingHeader) {
    this.state = beginningOf(header);
    this.#channels = header.messages;
    this.#at = header.createdAt;
  }

  /** Plays the next act; why it cannot be, if it cannot. */
  play(act: Act): Fault | null {
    const { state } = this;
    const { round } = state;
    this.#entries += 1;
    const fault = (code: Fault['code'], detail: Fault['detail'] = {}): Fault => ({
      code,
      entry: this.#entries,
      round,
      detail,
    });
    if (act.at < this.#at) return fault('entry-out-of-time');
    this.#at = act.at;
    if (act.kind === 'message') {
      const { channel } = act.payload;
      const speaks = isSeat(act.actor)
        ? channelSeats(channel).includes(act.actor)
        : channel === 'open' || isTeamChannel(channel);
      return speaks && this.#channels.includes(channel) ? null : fault('entry-misplaced', { channel });
    }
    // The rules would let the chair still change who holds a seat; no table does.
    if (state.step === 'ended') return fault('entry-refused', { refusal: 'ended' });
    const refusal = apply(state, act.actor, act.payload);
    if (refusal) return fault('entry-refused', { refusal: refusal.code });
    if (state.round > round || state.ending) {
      this.rounds.push({ round, entry: this.#entries, state: hashState(state, this.#logged) });
      this.#logged = state.logged;
    }
    return null;
  }
}

/** The result of a game; `null` while it is not over. */
export const resultOf = ({ ending }: State): RecordedResult | null =>
  ending && { ending: ending.id, round: ending.round, scores: ending.scores };
