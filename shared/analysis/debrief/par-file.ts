/** The shape of par.json: the regression of what strong bots scored, part by part, on what was dealt. */
import type { Seat } from '../../content/seats';

export interface ParFile {
  /** Version of the rules that the games were played under. */
  readonly rules: number;
  /** Games of strong bots, and rollouts that each spent on an act. */
  readonly games: number;
  readonly rollouts: number;
  /** For each part of a seat's score, a coefficient for each column of a deal's row. */
  readonly coefficients: Readonly<Record<Seat, readonly (readonly number[])[]>>;
  /** Standard deviation of a game's score from the fit, in points. */
  readonly residual: Readonly<Record<Seat, number>>;
  /** Inverse of X'X with its ridge, for the standard error of what is fitted. */
  readonly inverse: readonly (readonly number[])[];
}
