/** What is kept of tables. An engine implements `Journal`; nothing else knows a database. */
import type { Actor, Seat } from '../../shared/content/seats';
import type { Channel, Mark, MessageBody, SeminarTable } from '../../shared/protocol/messages';
import type { Talk } from '../../shared/protocol/seminar';
import type { Action } from '../../shared/rules/actions';
import type { Holder } from '../../shared/rules/state';

export interface ClockSettings {
  readonly talksMinutes: number | null;
  readonly ordersMinutes: number | null;
}

/** What a table is made of, written once. Secrets are kept as SHA-256, in hexadecimal, except the seed. */
export interface TableHeader {
  readonly table: string;
  /** Short code by which a person finds the table. */
  readonly code: string;
  readonly name: string | null;
  readonly scenario: string;
  readonly seed: string;
  /** Version of the rules that it is played under. */
  readonly rules: number;
  readonly seats: Readonly<Record<Seat, Holder>>;
  readonly clock: ClockSettings;
  readonly gallery: boolean;
  /** So many rounds the gallery is behind; absent where it sees everything at once. */
  readonly galleryDelay?: number;
  /** Whether whoever has the code may take a seat that a bot holds; absent where not. */
  readonly replaceBots?: boolean;
  readonly inviteHashes: Readonly<Partial<Record<Seat, string>>>;
  readonly hostHash: string;
  /** Of which seminar it is a table; absent at any other. */
  readonly seminar?: SeminarTable;
  /** What may be said on which channel; absent where everything may. */
  readonly talk?: Talk;
  /** The first round is explained to all who play; absent where it is not. */
  readonly guided?: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A person's hold on a seat. */
export interface Claim {
  readonly seat: Seat;
  readonly name: string | null;
  readonly tokenHash: string;
  readonly at: number;
}

/** A program's right to play a seat, as long as no person has claimed it. */
export type Pass = Claim;

export type Payload =
  | { readonly kind: 'move'; readonly payload: Action }
  | { readonly kind: 'message'; readonly payload: SayingKept }
  /** How a seat marks the message that is the entry with this number; `null` takes its mark away. */
  | { readonly kind: 'mark'; readonly payload: { readonly message: number; readonly mark: Mark | null } };

interface SayingKept {
  readonly channel: Channel;
  readonly body: MessageBody;
  /** Marked by its sender from the first. */
  readonly bluff?: true;
}

/** One entry of a table's journal. */
export type Entry = Payload & {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly actor: Actor;
  readonly at: number;
  /** The client's id of the request, which no other entry of the same actor has. */
  readonly requestId?: string;
  /** Why a bot did it. */
  readonly reason?: string;
  /** Name of the delegate who did it. */
  readonly by?: string;
};

/** What a table's journal comes to up to an entry, as text. It holds nothing that the journal does not. */
export interface Snapshot {
  readonly seq: number;
  readonly text: string;
}

/** The place in the journal is taken: somebody else wrote there first. */
export class ConflictError extends Error {}
/** The journal could not be read or written. */
export class StorageError extends Error {}

export interface Journal {
  /** Fails with a ConflictError if the id or the code is in use. */
  create(header: TableHeader): Promise<void>;
  header(table: string): Promise<TableHeader | null>;
  /** Id of the table that a code leads to. */
  byCode(code: string): Promise<string | null>;
  /** Fails with a ConflictError if the seat is claimed. */
  claim(table: string, claim: Claim): Promise<void>;
  claims(table: string): Promise<Claim[]>;
  /** Lets a program play a seat, in place of any other that might until now. */
  grant(table: string, pass: Pass): Promise<void>;
  revoke(table: string, seat: Seat): Promise<void>;
  passes(table: string): Promise<Pass[]>;
  /** Id of the table that a program may play at. */
  byPass(tokenHash: string): Promise<string | null>;
  /**
   * Writes an entry at `entry.seq`, durably; fails with a ConflictError if there is an entry with that number, or one
   * of the same actor with the same request.
   */
  append(table: string, entry: Entry): Promise<void>;
  /** Entries after a number, in order. */
  read(table: string, after?: number): Promise<Entry[]>;
  snapshot(table: string): Promise<Snapshot | null>;
  /** Keeps a snapshot in place of an older one. */
  keepSnapshot(table: string, snapshot: Snapshot): Promise<void>;
  finish(table: string, at: number): Promise<void>;
  /** Tables that are not over, with the time of their last entry, the latest first. */
  unfinished(): Promise<{ readonly table: string; readonly at: number }[]>;
  /** Deletes tables with all that belongs to them; what was published of them stays, without its table. */
  remove(tables: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
