import type { MessageBody, Channel, Message } from '../protocol/messages';
import type { SeatAction } from '../rules/actions';
import type { SeatView } from '../views/view';

/** How a bot bargains; which one sits at a table follows from its seed, so that nobody knows before the end. */
export const CHARACTERS = ['cautious', 'hard', 'opportunist'] as const;
export type Character = (typeof CHARACTERS)[number];

/** What a bot that searches may spend on one act. */
export interface Effort {
  /** Rollouts at the most; with nothing else to stop it, a bot makes use of all, and does the same each time. */
  readonly rollouts: number;
  /** Asked between rollouts: whether time is up. */
  readonly stop: () => boolean;
  /** Share of the time that is gone, where there is a clock: a search then paces itself by it. */
  readonly spent?: () => number;
}

/** All that a bot is given: the view of its seat, the messages it may read, and what it may draw on. */
export interface BotInput {
  readonly view: SeatView;
  readonly messages: Readonly<Record<string, Message>>;
  /** Uniform in [0, 1); the same inputs and the same numbers give the same act. */
  readonly random: () => number;
  readonly character: Character;
  readonly effort: Effort;
}

/** What a bot does next. Doing nothing is `null`: it waits until its view changes. */
export interface BotAct {
  readonly action: SeatAction;
  /** In plain words, with figures; kept with the journal entry, shown after the game. */
  readonly reason: string;
  /** Said along with it. */
  readonly say?: { readonly channel: Channel; readonly body: MessageBody };
}

/**
 * A player without a screen. `act` is asked whenever the view changed and the seat may act; it must return an act that
 * `check` allows, and must become ready in finitely many acts, or the table would never go on.
 */
export interface Bot {
  readonly level: string;
  act(input: BotInput): BotAct | null;
}
