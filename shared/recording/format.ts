/**
 * What a recording is: the journal of a game that is over, with all that is needed to play it again and to see that
 * nothing in it was changed. docs/recording-format.md explains it; schema.ts is what a file is held to.
 */
import type { EndingId } from '../content/endings';
import type { Scenario } from '../content/schema';
import type { Actor, Seat } from '../content/seats';
import type { Channel, MessageBody } from '../protocol/messages';
import type { Believed } from '../protocol/said';
import type { Action } from '../rules/actions';
import type { Holder, ScoreSheet } from '../rules/state';
import type { Origin } from './origin';

export const RECORDING_FORMAT = 'brittle-peace-recording';
/** Version of the file's shape. A change of it needs a migration from the version before: migrations.ts. */
export const RECORDING_VERSION = 3;

/** Characters of a file, at most; a long game takes a thirtieth of it. */
export const TEXT_MOST = 8_000_000;
export const ENTRIES_MOST = 20_000;
export const ROUNDS_MOST = 24;

type Payload =
  | { readonly kind: 'move'; readonly payload: Action }
  | { readonly kind: 'message'; readonly payload: SaidPayload };

/** `bluff` and `believed` are how it was marked by those who said and heard it, where that was to be in the recording. */
interface SaidPayload {
  readonly channel: Channel;
  readonly body: MessageBody;
  readonly bluff?: true;
  readonly believed?: Believed;
}

/** An entry of the journal as a recording keeps it: without numbers, which follow from the order, and ids of requests. */
export type Act = Payload & {
  readonly actor: Actor;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why a bot did it. */
  readonly reason?: string;
  /** Who of a delegation did it; absent where names were left out. */
  readonly by?: string;
};

/** `hash` binds the entry to all that stands before it. */
export type RecordedEntry = Act & { readonly hash: string };

/** Who held a seat as the game began; changes are moves of the chair. */
export interface RecordedSeat {
  readonly holder: Holder;
  /** Of a person or a program; absent where nobody gave one, or where names were left out. */
  readonly name?: string;
}

export interface RecordingHeader {
  /** Version of the rules that it was played under. */
  readonly rules: number;
  readonly scenario: Scenario;
  readonly seed: string;
  /** SHA-256 of the seed, as published when the game began. */
  readonly seedHash: string;
  readonly seats: Readonly<Record<Seat, RecordedSeat>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The channels whose messages are in it. */
  readonly messages: readonly Channel[];
  /** Whether names are in it that were given. */
  readonly names: boolean;
  /** Where the game was branched from: its first entries are another's. Absent for a game that began at the beginning. */
  readonly origin?: Origin;
}

export interface RecordedRound {
  readonly round: number;
  /** Number, from 1, of the entry that ended it. */
  readonly entry: number;
  /** Hash of the state after that entry. */
  readonly state: string;
}

export interface RecordedResult {
  readonly ending: EndingId;
  readonly round: number;
  readonly scores: Readonly<Record<Seat, ScoreSheet>>;
}

export interface Recording {
  readonly format: typeof RECORDING_FORMAT;
  readonly version: typeof RECORDING_VERSION;
  readonly header: RecordingHeader;
  readonly headerHash: string;
  readonly entries: readonly RecordedEntry[];
  readonly rounds: readonly RecordedRound[];
  readonly result: RecordedResult;
  /** Hash over everything. */
  readonly seal: string;
}
