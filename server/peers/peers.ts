/** The other server processes on the same database. */
import type { Seat } from '../../shared/content/seats';
import type { DelegationDraft } from '../../shared/protocol/seminar';
import type { Lead } from '../../shared/study/room';
import type { SeatAction } from '../../shared/rules/actions';

/** Who is connected to one process at a table, and how those vote who are. */
export interface Here {
  readonly seats: readonly Seat[];
  /** Connections of the gallery. */
  readonly gallery: number;
  /** Of a seminar's table: people by id, with the time when they last did something. */
  readonly people: Readonly<Record<string, number>>;
  /** By seat, which of the seats connected here want a bot in it. */
  readonly votes: Readonly<Partial<Record<Seat, readonly Seat[]>>>;
}

/** One thing that is done in a delegation, or all of what it is at. */
export type Huddle =
  | {
      readonly kind: 'draft';
      readonly seat: Seat;
      readonly person: string;
      readonly draft: Drafted | null;
    }
  | { readonly kind: 'head-vote'; readonly seat: Seat; readonly by: string; readonly person: string }
  | { readonly kind: 'head-made'; readonly seat: Seat }
  | { readonly kind: 'motion'; readonly seat: Seat; readonly id: string; readonly motion: KeptMotion }
  | {
      readonly kind: 'vote';
      readonly seat: Seat;
      readonly id: string;
      readonly by: string;
      readonly support: boolean;
    }
  | { readonly kind: 'decided'; readonly seat: Seat; readonly id: string }
  | { readonly kind: 'all'; readonly all: Readonly<Record<Seat, HuddleKept>> };

/** What somebody drafts, and in which step of the game. */
export interface Drafted extends DelegationDraft {
  readonly step: string;
}

/** An act that waits for a majority. */
export interface KeptMotion {
  /** Of the request that it came with. */
  readonly requestId: string;
  readonly by: string;
  readonly action: SeatAction;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly votes: Readonly<Record<string, boolean>>;
}

interface HuddleKept {
  readonly drafts: Readonly<Record<string, Drafted>>;
  readonly headVotes: Readonly<Record<string, string>>;
  readonly motions: Readonly<Record<string, KeptMotion>>;
}

/** What processes tell each other. None of it is a secret's place: what counts is in the database. */
export type News =
  /** The journal of a table goes as far as this entry. */
  | { readonly type: 'entries'; readonly table: string; readonly seq: number }
  /** Seats were claimed, or given to programs or taken from them. */
  | { readonly type: 'seating'; readonly table: string }
  /** A program has come to play this seat: it is in no other place any more. */
  | { readonly type: 'program'; readonly table: string; readonly seat: Seat }
  | { readonly type: 'here'; readonly table: string; readonly here: Here }
  /** Asks who is connected. */
  | { readonly type: 'who'; readonly table: string }
  /** Nobody keeps this table. */
  | { readonly type: 'free'; readonly table: string }
  | { readonly type: 'removed'; readonly tables: readonly string[] }
  /** What a delegation of a seminar's table is at, which no journal holds. */
  | { readonly type: 'huddle'; readonly table: string; readonly huddle: Huddle }
  /** The document of a seminar is another. */
  | { readonly type: 'seminar'; readonly seminar: string }
  /** Who has a page of a seminar open, with the time when each last did something. */
  | {
      readonly type: 'attending';
      readonly seminar: string;
      readonly people: Readonly<Record<string, number>>;
    }
  | { readonly type: 'who-attends'; readonly seminar: string }
  /** How many have a study open at a process, and the lead if its leader is connected there, since when. */
  | {
      readonly type: 'study-here';
      readonly study: string;
      readonly present: number;
      readonly lead: Lead | null;
      readonly at: number;
    }
  | { readonly type: 'who-studies'; readonly study: string }
  /** A study has this version by now; `null`: it is no more. */
  | { readonly type: 'study'; readonly study: string; readonly version: number | null };

/** The processes as the tables of one of them see them. Each table is kept by one at most: its bots and its clock run there. */
export interface Peers {
  /** Whether there may be others at all. */
  readonly shared: boolean;
  /** Tells all others soon, one thing after the other. */
  tell(news: News): void;
  /** Has this process keep a table if no living one does; resolves with whether it does. */
  keep(table: string): Promise<boolean>;
  /** Whether this process keeps a table, for certain, at this moment. */
  keeps(table: string): boolean;
  /** Keeps a table no more. */
  release(table: string): Promise<void>;
  /** Shows the others a text, in place of the one before. */
  show(text: string): void;
  /** What the others show. */
  shown(): Promise<readonly string[]>;
  listen(listener: PeersListener): void;
  /** Begins to hear of the others. */
  start(): Promise<void>;
  /** Leaves what this process keeps to the others. */
  close(): Promise<void>;
}

export interface PeersListener {
  heard(news: News, from: string): void;
  /** A process is no more. What it wrote last it may have told nobody. */
  gone(peer: string): void;
  /** This process was cut off for a while, and may have missed any news. */
  missed(): void;
  /** This process keeps these from now on, which one kept that is no more. */
  inherited(tables: readonly string[]): void;
  /** Others may keep these by now. */
  lost(tables: readonly string[]): void;
}

/** One process alone, with everything in its own hands. */
export const ALONE: Peers = {
  shared: false,
  tell: () => undefined,
  keep: () => Promise.resolve(true),
  keeps: () => true,
  release: () => Promise.resolve(),
  show: () => undefined,
  shown: () => Promise.resolve([]),
  listen: () => undefined,
  start: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
