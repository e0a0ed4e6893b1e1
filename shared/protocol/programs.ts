/** What a program from outside that plays a seat and the server say to each other: docs/bot-protocol.md. */
import type { Seat } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import type { Options } from '../rules/answers';
import type { SeatView } from '../views/view';
import type { Channel, MessageBody, TableView } from './messages';

export const BOT_PROTOCOL_VERSION = 1;
/** The namespace of Socket.IO that programs connect to. */
export const BOT_NAMESPACE = '/bots';

/** What a program connects with, as `auth`. */
export interface BotAuth {
  readonly token: string;
  readonly protocol: number;
}

/** `id` is chosen by the program; sending the same id again has no further effect and gets the same answer. */
export interface BotActs {
  readonly id: string;
  readonly action: SeatAction;
  /** Why, in words; kept with the act, shown after the game. */
  readonly reason?: string;
}

export interface BotSays {
  readonly id: string;
  readonly channel: Channel;
  readonly body: MessageBody;
}

/** All that a program is told: its seat's view of the table, whole each time, and what it may do. */
export interface BotView extends Omit<TableView, 'view'> {
  /** Counts what this seat saw change. */
  readonly version: number;
  readonly seat: Seat;
  readonly view: SeatView;
  readonly options: Options;
  /** The server's clock. */
  readonly now: number;
}
