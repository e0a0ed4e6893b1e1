import type { MessageBody, Channel, Message } from '../protocol/messages';
import type { SeatAction } from '../rules/actions';
import type { SeatView } from '../views/view';

/** All that a bot is given: the view of its seat, the messages it may read, and randomness of its own. */
export interface BotInput {
  readonly view: SeatView;
  readonly messages: Readonly<Record<string, Message>>;
  /** Uniform in [0, 1); the same inputs and the same numbers give the same act. */
  readonly random: () => number;
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
