/** Asking a bot across threads: all of its input as plain data. */
import type { Seat } from '../content/seats';
import type { Message } from '../protocol/messages';
import { below } from '../rules/chance';
import type { BotLevel } from '../rules/state';
import type { SeatView } from '../views/view';
import { CHARACTERS, type BotAct, type Character } from './bot';
import { botFor } from './index';
import { stream } from './randomness';

export interface BotRequest {
  readonly level: BotLevel;
  readonly view: SeatView;
  readonly messages: Readonly<Record<string, Message>>;
  /** Names the stream of random numbers: the same name, the same act. */
  readonly random: string;
  readonly character: Character;
  /** Rollouts at the most. */
  readonly rollouts: number;
}

/** The character that sits in a seat of the table with this seed. */
export const characterOf = (seed: string, seat: Seat): Character =>
  CHARACTERS[below(seed, 0, `character:${seat}`, CHARACTERS.length)] ?? 'cautious';

/** The act of the bot that is asked; `spent` tells how much of its time is gone: from 0 on, and at 1 it is over. */
export function answer(request: BotRequest, spent: () => number): BotAct | null {
  const { level, view, messages, random, character, rollouts } = request;
  const effort = { rollouts, spent, stop: () => spent() >= 1 };
  return botFor(level, view.viewer).act({ view, messages, random: stream(random), character, effort });
}
