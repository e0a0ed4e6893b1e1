/** What is kept of published games, and of what their players want. */
import type { Seat } from '../../shared/content/seats';
import type { Wish } from '../../shared/protocol/library';
import type { Facts } from '../../shared/recording/facts';
import type { Filter, Listed } from '../../shared/recording/library';

export interface Published {
  readonly facts: Facts;
  readonly title: string;
  /** The text of the recording. */
  readonly recording: string;
  /** The table that it was played at; `null` where it was sent from elsewhere. */
  readonly table: string | null;
  /** SHA-256 of the secret with which whoever sent it can withdraw it. */
  readonly secretHash: string | null;
  /** When it was published, in milliseconds since 1970. */
  readonly at: number;
}

export interface LibraryPage {
  readonly games: readonly Listed[];
  /** Asks for what comes after; `null` at the end. */
  readonly next: string | null;
}

export type Wishes = Readonly<Partial<Record<Seat, Wish>>>;

export interface LibraryStore {
  /** Fails with a ConflictError where the game, or one of its table, is published. */
  publish(game: Published): Promise<void>;
  /** Whether there was such a game. */
  withdraw(game: string): Promise<boolean>;
  find(game: string): Promise<Published | null>;
  /** Id of the game of a table, if it is published. */
  ofTable(table: string): Promise<string | null>;
  /** The latest first; `after` is the `next` of the page before. */
  list(filter: Filter, after: string | null, most: number): Promise<LibraryPage>;
  /** In place of what the seat wanted until now. */
  wish(table: string, seat: Seat, wish: Wish, at: number): Promise<void>;
  unwish(table: string, seat: Seat): Promise<void>;
  wishes(table: string): Promise<Wishes>;
  /** Id of the table with this seed. */
  tableOfSeed(seed: string): Promise<string | null>;
}
