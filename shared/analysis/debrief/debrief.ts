/**
 * What a finished game teaches, in figures. Everything is plain JSON: it crosses from a worker, is kept, and is exported
 * as it is. It is worked out from a whole recording, secrets and all, so it is for games that are over.
 */
import type { EndingId } from '../../content/endings';
import type { ScenarioId } from '../../content/scenarios';
import type { Seat } from '../../content/seats';
import type { SecretTrack, Track } from '../../content/tracks';
import type { Draft, Holder, Move, OfferId, PictureOf, ScoreSheet, Step, What } from '../../rules/state';

/** Grows when the same recording would give other figures. */
export const DEBRIEF_VERSION = 1;

/** One figure for each seat. */
export type BySeat<T = number> = Readonly<Record<Seat, T>>;

/** A place in the game: after so many entries of the recording. */
export interface Moment {
  readonly entry: number;
  readonly round: number;
}

export interface Facts {
  /** Seal of the recording. */
  readonly seal: string;
  readonly scenario: ScenarioId;
  readonly rules: number;
  /** Rounds that were played. */
  readonly rounds: number;
  /** Entries of the recording. */
  readonly entries: number;
  readonly holders: BySeat<Holder>;
  readonly names: BySeat<string | null>;
  readonly ending: EndingId;
  readonly scores: BySeat<ScoreSheet>;
}

/** What stands out on a chart. */
export const STANDOUTS = [
  'signing',
  'breach',
  'strike',
  'headline',
  'war',
  'peace',
  'denounced',
  'detected',
  'ending',
] as const;
export type Standout = (typeof STANDOUTS)[number];
/** What else may explain a change. */
export const LESSER = [
  'choice',
  'published',
  'snapback',
  'response',
  'order',
  'covert',
  'delivered',
  'enforced',
  'home',
] as const;
export type EventKind = Standout | (typeof LESSER)[number];

/** A line of the log, with everything open. `round` is the line's own: a strike's is that of the orders. */
export interface GameEvent extends Moment {
  readonly kind: EventKind;
  readonly what: What;
  /** What it moved. */
  readonly moves: readonly Move[];
}

/** Something on the charts. */
export interface CourseEvent extends GameEvent {
  readonly kind: Standout;
}

/**
 * Tracks and trust after `entry`: one at the beginning, one after each entry that moved any of them, and the last.
 * `round` is the one that is on then: the entry that ends a round brings the next.
 */
export interface CoursePoint extends Moment {
  readonly tracks: Readonly<Record<Track | SecretTrack, number>>;
  /** `trust[from][to]`, 0 to 10. */
  readonly trust: BySeat<BySeat>;
}

export interface Course {
  readonly points: readonly CoursePoint[];
  readonly events: readonly CourseEvent[];
  /** Entries that ended the rounds, in their order. */
  readonly roundEnds: readonly number[];
  /** Human cost by round: what the round added, and by what, as the track counts it (damage done, no number of people). */
  readonly toll: readonly {
    readonly round: number;
    readonly added: number;
    readonly total: number;
    readonly causes: readonly { readonly entry: number; readonly what: What; readonly added: number }[];
  }[];
}

/** A promise in a deal, and what became of it in the rounds in which it was due. */
export interface PromiseRecord {
  readonly deal: OfferId;
  readonly signed: Moment;
  readonly term: number;
  readonly draft: Draft;
  readonly debtor: Seat;
  readonly to: readonly Seat[];
  /**
   * One for each round in which it was to be kept: every round of a standing term, the round of a delivery. `lapsed`: it
   * ended then, before its time or before it was delivered. A promise can be broken after it was delivered: relief that
   * was given can be taken back.
   */
  readonly record: readonly {
    readonly round: number;
    readonly kept: 'kept' | 'broken' | 'lapsed';
    /** Of a breach: whether the others learned of it; else `null`. */
    readonly detected: boolean | null;
  }[];
  /** Entry of the first breach, and whether the others learned of it. */
  readonly broken: (Moment & { readonly detected: boolean }) | null;
}

/**
 * What somebody believed, against the truth, once a round was over and the next month's headline out (round 0: as dealt,
 * before the first headline).
 */
export interface Belief {
  readonly round: number;
  readonly entry: number;
  readonly truth: { readonly heu: number; readonly concealed: number; readonly weapon: number };
  /** Mean and 90 % interval of each picture, in units; `heu` is all uranium, `concealed` what of it is undeclared. */
  readonly pictures: Readonly<Record<PictureOf, BeliefOf>>;
}
export interface BeliefOf {
  readonly heu: Spread;
  readonly concealed: Spread;
  readonly weapon: Spread;
}
export interface Spread {
  readonly mean: number;
  /** 5th and 95th percentile. */
  readonly low: number;
  readonly high: number;
  /** Probability of each value from 0 on. */
  readonly odds: readonly number[];
  /** Probability that was given to the truth. */
  readonly onTruth: number;
}

/** A figure from rollouts. */
export interface Measured {
  readonly mean: number;
  /** Standard error, in the same unit; `null` with fewer than two rollouts. */
  readonly error: number | null;
}

/**
 * What each seat could expect of the end at a moment: mean final scores by rollouts among the simple players of the bots'
 * search, who see everything. So it is what the position was worth, not what those at the table could know.
 */
export interface EvaluationPoint extends Moment {
  readonly step: Step;
  /** Points of the final score. At the end it is the score, with an error of 0. */
  readonly expected: BySeat<Measured>;
  /** Shares of endings among the rollouts, which add up to 1. */
  readonly endings: Partial<Record<EndingId, number>>;
  readonly rollouts: number;
}

/**
 * One of the largest changes of what was expected, from one point to the next, larger than its error allows. Both points
 * were played out with the same luck, so the error is that of the paired difference.
 */
export interface TurningPoint extends Moment {
  /** The point before: its entry and its step. */
  readonly from: number;
  readonly fromStep: Step;
  readonly step: Step;
  readonly change: BySeat<Measured>;
  /** Sum of the absolute changes that exceed their error: what they are ranked by. */
  readonly size: number;
  /** What happened between the two, most telling first. None: talks ended without a deal, or nothing was ordered. */
  readonly events: readonly GameEvent[];
}

/** A package at the table of one round. */
export interface Package {
  /** `null`: no deal. */
  readonly draft: Draft | null;
  /** `refused`: it was on the table and not signed, whether declined, withdrawn or left lying. */
  readonly status: 'none' | 'signed' | 'refused' | 'never-made';
  /** Id of the offer, for what was on the table: of the one that was signed, or of the first of several that say the same. */
  readonly offer: OfferId | null;
  /** Who offered it. */
  readonly by: Seat | null;
  /** Entry at which it was made. */
  readonly entry: number | null;
  /** It could have been signed as talks began: it passed both tests for all. Only such ones are on the frontier. */
  readonly signable: boolean;
  /** Points over no deal. */
  readonly gains: BySeat<Measured>;
  /** What the seats would end with. */
  readonly scores: BySeat;
  readonly rollouts: number;
  /** Euclidean distance to the frontier, in points. */
  readonly distance: number | null;
  /** Points that could still be had without loss to anybody; `null` for nothing. */
  readonly left: BySeat | null;
}

/**
 * The bargaining problem of a round, as its talks began, what the headline asked for settled as it was. Packages are
 * everything that was offered in the round, and what promised most of what was not. Numbers below are indices in
 * `packages`; 0 is no deal. A solution is picked among noisy means, so its gains tend to be too high.
 */
export interface Bargain extends Moment {
  readonly packages: readonly Package[];
  /** Expected final scores without a deal in this round: the reservation values. */
  readonly reservation: BySeat<Measured>;
  readonly frontier: readonly number[];
  readonly zopa: readonly number[];
  readonly nash: number;
  readonly kalaiSmorodinsky: number;
  readonly egalitarian: number;
  readonly maxWelfare: number;
  /** Index of what was signed; 0 if nothing was. */
  readonly signed: number;
  /** What the Nash point gives each seat over what was signed (or no deal), in points; below 0 where it gives less. */
  readonly leftOnTable: BySeat<Measured>;
}

/**
 * Score against par: what strong bots score on average in the same seat of the same scenario and deal (RULES 8). It is
 * read off a regression of many of their games on the scenario, the three agendas, the uranium and the weapon that were
 * dealt, shipped as data (`npm run simulate -- --par`), so it is the mean of such deals; dice, events and how much of the
 * uranium is undeclared are averaged over.
 */
export interface Par {
  /** Par in points, with the standard error of the fit. */
  readonly scores: BySeat<Measured>;
  /** How far the score of a single game of strong bots is from par, in points: a standard deviation. */
  readonly spread: BySeat;
  /** Parts of the score, which add up to it, as do those of par. */
  readonly components: BySeat<readonly ParComponent[]>;
  /** Games of strong bots that it rests on, and rollouts that they spent on an act. */
  readonly games: number;
  readonly rollouts: number;
}
export interface ParComponent {
  readonly kind: 'interest' | 'agenda' | 'bonus' | 'cap';
  readonly name: string;
  readonly points: number;
  readonly par: number;
}

export interface Reason extends Moment {
  readonly seat: Seat;
  readonly act: string;
  readonly reason: string;
}

/** At hand at once: no rollout in it. */
export interface Chronicle {
  readonly facts: Facts;
  readonly course: Course;
  readonly promises: readonly PromiseRecord[];
  readonly beliefs: readonly Belief[];
  readonly reasons: readonly Reason[];
}

/** Comes from a worker, part by part. */
export interface Analysis {
  readonly evaluation: {
    readonly points: readonly EvaluationPoint[];
    readonly turning: readonly TurningPoint[];
  };
  readonly bargains: readonly Bargain[];
  readonly par: Par;
}

export interface Debrief extends Chronicle, Analysis {
  /** `DEBRIEF_VERSION`. */
  readonly version: number;
}

/** Where an analysis is: of `parts` pieces of work `done` are finished; what is finished comes along. */
export interface Progress {
  readonly done: number;
  readonly parts: number;
  /** The evaluation comes first, rough, and better each time; then round by round the bargains. */
  readonly analysis: Partial<Analysis>;
}
