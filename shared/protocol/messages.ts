/** What a client and the server say to each other about a table. Parsed by the schemas in protocol/schema.ts. */
import type { Seat, Viewer } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import type { BotLevel } from '../rules/state';
import type { View } from '../views/view';

export const PROTOCOL_VERSION = 1;

/** Quick messages: a fixed phrase about a term, an order or a seat, which bots understand too. */
export const QUICK = ['propose', 'warn', 'promise', 'ask', 'accept', 'refuse', 'thank'] as const;
export type Quick = (typeof QUICK)[number];

/** What a quick message is about. */
export type About =
  | { readonly kind: 'term'; readonly id: string }
  | { readonly kind: 'order'; readonly id: string }
  | { readonly kind: 'seat'; readonly id: Seat };

export type MessageBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quick'; readonly quick: Quick; readonly about: About };

export const MESSAGE_MOST = 2_000;

/** A channel: everybody at the table and the gallery, or two seats alone in the order of `SEATS`. */
export type Channel = 'open' | 'usa-iran' | 'usa-israel' | 'iran-israel';
export const CHANNELS = [
  'open',
  'usa-iran',
  'usa-israel',
  'iran-israel',
] as const satisfies readonly Channel[];
export const channelSeats = (channel: Channel): readonly Seat[] =>
  channel === 'open' ? ['usa', 'iran', 'israel'] : (channel.split('-') as Seat[]);
export const channelBetween = (a: Seat, b: Seat): Channel =>
  CHANNELS.find((c) => c !== 'open' && c.split('-').includes(a) && c.split('-').includes(b)) ?? 'open';

/** Whether a viewer may read a channel: the open one is for all, the others for their two seats and the chair. */
export const readsChannel = (viewer: Viewer, channel: Channel): boolean =>
  channel === 'open' || viewer === 'chair' || channelSeats(channel).some((seat) => seat === viewer);

export interface Message {
  readonly from: Seat;
  readonly channel: Channel;
  readonly round: number;
  /** Number of log lines that its reader had seen when it came: tells where in the stream it belongs. */
  readonly after: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly body: MessageBody;
}

export interface Presence {
  /** Whether any socket of this seat is connected; the server's own bots always are. */
  readonly here: boolean;
  readonly name: string | null;
  readonly kind: 'person' | 'bot' | 'open';
  /** Of the server's own bots; `null` for a program from outside, which is a bot too, and for persons. */
  readonly level: BotLevel | null;
  /** A bot plays for a person who is away. */
  readonly standIn: boolean;
  /** Seats that voted to let a bot play on for this one. */
  readonly votes: Partial<Record<Seat, true>>;
  /** Whether a vote on this seat is open: it has been away longer than the grace period. */
  readonly votable: boolean;
}

export interface ClockState {
  readonly talksMinutes: number | null;
  readonly ordersMinutes: number | null;
  /** When the step ends, in milliseconds since 1970 by the server's clock; `null` without a clock or while paused. */
  readonly deadline: number | null;
}

/** Everything that one viewer sees of a table; sent whole at first, then as differences. */
export interface TableView {
  readonly table: string;
  readonly view: View;
  /** Messages that the viewer may read, numbered from 1 without gaps. */
  readonly messages: Readonly<Record<string, Message>>;
  readonly people: Readonly<Record<Seat, Presence>>;
  readonly clock: ClockState;
  /** Whether the table may be watched without a seat. */
  readonly gallery: boolean;
  /** In a gallery that is behind: so many rounds, until the game is over. */
  readonly behind?: number;
}

/** Requests over the socket; every one is acknowledged with a `Reply`. */
export type Request =
  /** Take a place: with a seat's token, the host's token, or none for the gallery. Answers with the whole `TableView`. */
  | { readonly type: 'enter'; readonly protocol: number; readonly table: string; readonly token?: string }
  | { readonly type: 'leave'; readonly table: string }
  /** `id` is chosen by the client; sending the same id again has no further effect and gets the same answer. */
  | { readonly type: 'act'; readonly table: string; readonly id: string; readonly action: SeatAction }
  | {
      readonly type: 'say';
      readonly table: string;
      readonly id: string;
      readonly channel: Channel;
      readonly body: MessageBody;
    }
  /** Vote for (or against) a bot in an absent person's seat. */
  | { readonly type: 'vote'; readonly table: string; readonly seat: Seat; readonly bot: boolean }
  /** Let a bot play on for oneself, until one returns or acts. */
  | { readonly type: 'step-away'; readonly table: string }
  /** Take one's own seat back from the bot that stood in. */
  | { readonly type: 'return'; readonly table: string };

export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly detail: Readonly<Record<string, unknown>> };

/** Answer to `enter`. */
export interface Entered {
  readonly viewer: Viewer;
  /** Version of the table view; each update carries the next. */
  readonly version: number;
  readonly state: TableView;
  /** The server's clock, to show deadlines by. */
  readonly now: number;
}

/** Pushed to every socket of one view of a table; `version` counts up by one for each view apart. */
export interface Update {
  readonly table: string;
  readonly version: number;
  readonly delta: Delta;
  readonly now: number;
}

/** Difference of two JSON objects: set, deleted, and nested differences by key. Arrays are replaced whole. */
export interface Delta {
  readonly s?: Readonly<Record<string, unknown>>;
  readonly d?: readonly string[];
  readonly n?: Readonly<Record<string, Delta>>;
}

/** Codes of refusals that are not the rules' (those are in rules/actions.ts). */
export const SERVER_REFUSALS = [
  'malformed',
  'too-large',
  'too-many-requests',
  'unknown-table',
  'unknown-code',
  'wrong-token',
  'wrong-invite',
  'seat-taken',
  'no-gallery',
  'not-entered',
  'no-seat',
  'wrong-protocol',
  'not-votable',
  'not-away',
  'not-over',
  'storage',
  'internal',
] as const;
export type ServerRefusal = (typeof SERVER_REFUSALS)[number];
