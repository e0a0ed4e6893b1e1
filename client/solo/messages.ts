/** What the page and the thread of a solo table say to each other. */
import type { ScenarioId } from '../../shared/content/scenarios';
import type { Seat, Viewer } from '../../shared/content/seats';
import type { Channel, Entered, MessageBody, Reply, Update } from '../../shared/protocol/messages';
import type { Stem } from '../../shared/recording/branch';
import type { Origin } from '../../shared/recording/origin';
import type { SeatAction } from '../../shared/rules/actions';
import type { BotLevel } from '../../shared/rules/state';
import type { Kept } from '../session/source';

/** What somebody chose for a new game. */
export interface FreshPlan {
  readonly scenario: ScenarioId;
  readonly seat: Seat;
  readonly level: BotLevel;
}

/** What somebody chose for a game that goes on from a point of another. */
export interface BranchPlan {
  readonly stem: Stem;
  /** The seat that the person takes; or from where it watches three bots. */
  readonly viewer: Viewer;
  readonly level: BotLevel;
}

export type SoloPlan = FreshPlan | BranchPlan;

/** Least and most milliseconds that a bot takes before an act. */
export type Pace = readonly [number, number];

export interface SoloEntered extends Entered {
  /** Where a branch came from; `null` for a game that began at the beginning. */
  readonly origin: Origin | null;
}

/** Each is answered with a `Reply`. */
export type SoloRequest =
  | {
      /** Answers with `SoloEntered`. With a plan, a game that is not kept yet begins. */
      readonly type: 'open';
      readonly game: string;
      readonly plan?: SoloPlan | undefined;
      /** Takes the game from another tab that plays it. */
      readonly steal: boolean;
      readonly pace: Pace;
    }
  /** How fast bots act from now on; with `null` they wait. */
  | { readonly type: 'pace'; readonly pace: Pace | null }
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
