/** What the page and the thread of a solo table say to each other. */
import type { ScenarioId } from '../../shared/content/scenarios';
import type { Seat } from '../../shared/content/seats';
import type { Channel, MessageBody, Reply, Update } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import type { BotLevel } from '../../shared/rules/state';
import type { Kept } from '../session/source';

/** What somebody chose for a new game. */
export interface SoloPlan {
  readonly scenario: ScenarioId;
  readonly seat: Seat;
  readonly level: BotLevel;
}

/** Each is answered with a `Reply`. */
export type SoloRequest =
  | {
      /** Answers with `Entered`. With a plan, a game that is not kept yet begins. */
      readonly type: 'open';
      readonly game: string;
      readonly plan?: SoloPlan | undefined;
      /** Takes the game from another tab that plays it. */
      readonly steal: boolean;
      readonly pace: readonly [number, number];
    }
  | { readonly type: 'act'; readonly id: string; readonly action: SeatAction }
  | { readonly type: 'say'; readonly id: string; readonly channel: Channel; readonly body: MessageBody }
  /** Answers with a file of the journal. */
  | { readonly type: 'export' }
  /** Answers with a file of the recording, once the game is over. */
  | { readonly type: 'record' }
  /** Keeps the game in a file; answers with its id. */
  | { readonly type: 'import'; readonly file: Blob; readonly game: string };

export interface SoloCall {
  readonly call: number;
  readonly request: SoloRequest;
}

export type SoloNews =
  | { readonly call: number; readonly reply: Reply }
  | { readonly update: Update }
  | { readonly kept: Kept }
  /** The game is no longer this page's. */
  | { readonly lost: string };

/** The names of the two kinds of threads, which are one program. */
export const TABLE_THREAD = 'table';
export const BOTS_THREAD = 'bots';

/** Who holds the lock of this name plays the game. */
export const lockOf = (game: string): string => `${LOCKS}${game}`;
export const LOCKS = 'bp.solo.';
