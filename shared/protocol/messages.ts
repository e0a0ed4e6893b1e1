/** What a client and the server say to each other about a table. Parsed by the schemas in protocol/schema.ts. */
import type { Actor, Seat, Viewer } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import type { BotLevel } from '../rules/state';
import type { View } from '../views/view';
import type { Delegation, DelegationDraft, Talk } from './seminar';

export const PROTOCOL_VERSION = 2;

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

/** Channels of every table: everybody and the gallery, or two seats alone in the order of `SEATS`. */
export const CHANNELS = ['open', 'usa-iran', 'usa-israel', 'iran-israel'] as const;
/** At tables of seminars: among those who share a seat. */
export const TEAM_CHANNELS = ['team-usa', 'team-iran', 'team-israel'] as const;
export type TeamChannel = (typeof TEAM_CHANNELS)[number];
export const ALL_CHANNELS = [...CHANNELS, ...TEAM_CHANNELS] as const;
export type Channel = (typeof ALL_CHANNELS)[number];
export const teamOf = (seat: Seat): TeamChannel => `team-${seat}`;
export const isTeamChannel = (channel: Channel): channel is TeamChannel => channel.startsWith('team-');
/** Who may speak on a channel. */
export const channelSeats = (channel: Channel): readonly Seat[] =>
  channel === 'open'
    ? ['usa', 'iran', 'israel']
    : (channel.split('-').filter((part) => part !== 'team') as Seat[]);
export const channelBetween = (a: Seat, b: Seat): Channel =>
  CHANNELS.find((c) => c !== 'open' && c.split('-').includes(a) && c.split('-').includes(b)) ?? 'open';

/** Whether a viewer may read a channel: the open one is for all, the others for their two seats and the chair. */
export const readsChannel = (viewer: Viewer, channel: Channel): boolean =>
  channel === 'open' || viewer === 'chair' || channelSeats(channel).some((seat) => seat === viewer);

export interface Message {
  /** `chair`: a facilitator. */
  readonly from: Actor;
  readonly channel: Channel;
  readonly round: number;
  /** Number of log lines that its reader had seen when it came: tells where in the stream it belongs. */
  readonly after: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly body: MessageBody;
  /** Name of the delegate who wrote it; not told to the gallery. */
  readonly by?: string;
  /** Whether its sender means it as a bluff: for the sender's own delegation and facilitators. */
  readonly mark?: 'bluff';
  /** Whether it was believed: for the delegation that says so and facilitators. */
  readonly believed?: boolean;
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
  /** From here on at a table of a seminar alone, which one and the how manieth of it. */
  readonly seminar?: SeminarTable;
  /** What may be said on which channel; a delegation's own is always free. */
  readonly talk?: Talk;
  /** The first round is explained step by step to all who play. */
  readonly guided?: true;
  /** Facilitators read what is said in private and in delegations, and what these draft and vote on. */
  readonly overheard?: true;
  /** The seminar looks back at its games: one that is not over stands still. */
  readonly debrief?: true;
  /** For those who share the seat. */
  readonly delegation?: Delegation;
  /** For facilitators: with what is under way in them where private channels are read, else without. */
  readonly delegations?: Readonly<Record<Seat, Delegation>>;
}

/** Which table of which seminar; they are numbered from 1. */
export interface SeminarTable {
  readonly id: string;
  readonly number: number;
}

/** What is said of a message: one's own is a bluff, or another's is believed or doubted. */
export const MARKS = ['bluff', 'believed', 'doubted'] as const;
export type Mark = (typeof MARKS)[number];
/** Characters of a draft as JSON, at most. */
export const DRAFT_MOST = 8_000;

/** Requests over the socket; every one is acknowledged with a `Reply`. */
export type Request =
  /**
   * Take a place: with a seat's token, the host's token, or none for the gallery. Answers with the whole `TableView`.
   * `asGallery` asks for what the gallery sees, whosever token it is: a facilitator shows that to a room.
   */
  | {
      readonly type: 'enter';
      readonly protocol: number;
      readonly table: string;
      readonly token?: string;
      readonly asGallery?: true;
    }
  | { readonly type: 'leave'; readonly table: string }
  /** `id` is chosen by the client; sending the same id again has no further effect and gets the same answer. */
  | { readonly type: 'act'; readonly table: string; readonly id: string; readonly action: SeatAction }
  | {
      readonly type: 'say';
      readonly table: string;
      readonly id: string;
      readonly channel: Channel;
      readonly body: MessageBody;
      readonly mark?: 'bluff';
    }
  /** Vote for (or against) a bot in an absent person's seat. */
  | { readonly type: 'vote'; readonly table: string; readonly seat: Seat; readonly bot: boolean }
  /** Let a bot play on for oneself, until one returns or acts. */
  | { readonly type: 'step-away'; readonly table: string }
  /** Take one's own seat back from the bot that stood in. */
  | { readonly type: 'return'; readonly table: string }
  /** Show one's delegation what one is working on, in place of what was shown before. */
  | {
      readonly type: 'draft';
      readonly table: string;
      readonly draft: Pick<DelegationDraft, 'kind' | 'content'> | null;
    }
  /**
   * Pass on the head of one's delegation; whoever is not its head votes for somebody instead, and a facilitator makes
   * anybody head of theirs.
   */
  | { readonly type: 'head'; readonly table: string; readonly person: string }
  /** Say yes or no to an act that waits for a majority. */
  | { readonly type: 'motion'; readonly table: string; readonly motion: string; readonly support: boolean }
  /** Mark a message by its number, or take the mark away. */
  | { readonly type: 'mark'; readonly table: string; readonly message: number; readonly mark: Mark | null };

/** Answer to an `act` that waits for the majority of a delegation; else the value is null. */
export interface Moved {
  readonly motion: string;
}

export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly detail: Readonly<Record<string, unknown>> };

/** Answer to `enter`. */
export interface Entered {
  readonly viewer: Viewer;
  /** One's own id, for those who share a seat. */
  readonly person?: string;
  /** Version of the table view; each update carries the next. One may come before this answer. */
  readonly version: number;
  readonly state: TableView;
  /** The server's clock, to show deadlines by. */
  readonly now: number;
}

/** What changed in one view of a table; `version` counts up by one for each view apart. */
export interface Update {
  readonly table: string;
  readonly version: number;
  readonly delta: Delta;
  /** The server's clock, where the table's changed. */
  readonly now?: number;
}

/** Pushed as `update` to every socket of the view: what an update tells, one by one. */
export type UpdateSent = readonly [table: string, version: number, delta: Delta, now?: number];

export const updateOf = (...[table, version, delta, now]: UpdateSent): Update => ({
  table,
  version,
  delta,
  ...(now !== undefined && { now }),
});

/** Pushed as `dismissed` to the sockets of whoever has no place at a table any more. */
export interface Dismissed {
  readonly table: string;
}

/**
 * Difference of two JSON objects: set, deleted, and nested differences by key. Arrays are replaced whole. What is at another
 * place afterwards, too, may be told by the path to it from the root.
 */
export interface Delta {
  readonly s?: Readonly<Record<string, unknown>>;
  readonly d?: readonly string[];
  readonly n?: Readonly<Record<string, Delta>>;
  /** Copied. */
  readonly c?: Readonly<Record<string, readonly string[]>>;
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
  'not-head',
  'channel-closed',
  'phrases-only',
  'unknown-motion',
  'unknown-message',
  'too-early',
  'facilitated',
  'storage',
  'internal',
] as const;
export type ServerRefusal = (typeof SERVER_REFUSALS)[number];
