import type { Seat, Viewer } from '../content/seats';
import type { Dispatch, Position } from '../rules/state';

/**
 * What a viewer may see of a table: a position in which everything else is `null` or left out, and the log that it may
 * read, numbered from 1 without gaps so that the numbers tell nothing. Once the game has ended, everything is open.
 */
export interface View extends Position {
  readonly viewer: Viewer;
  /** `null` until the game has ended. */
  seed: string | null;
  readonly log: Record<string, Dispatch>;
}

/** A seat's view, which is all that a bot is ever given. */
export interface SeatView extends View {
  readonly viewer: Seat;
}
