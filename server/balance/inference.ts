/** Intervals and tests: what a sample says about what it was drawn from. All intervals cover 95 %. */
import jstat from 'jstat';

const { studentt, centralF, normal } = jstat.jStat;

export interface Interval {
  readonly low: number;
  readonly high: number;
}
/** A value of a sample of `n`, and where the true one lies. */
export interface Estimate extends Interval {
  readonly value: number;
  readonly n: number;
}
/** A difference of means, and the two-sided chance of one as large if there were none. */
export interface Difference extends Estimate {
  readonly p: number;
}

const COVERED = 0.95;
const TAIL = (1 - COVERED) / 2;
const Z = normal.inv(1 - TAIL, 0, 1);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Variance of the sample; 0 of fewer than two values. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** A share, with Wilson's interval. */
export function share(part: number, n: number): Estimate {
  if (n === 0) return { value: NaN, low: 0, high: 1, n };
  const value = part / n;
  const centre = value + (Z * Z) / (2 * n);
  const half = Z * Math.sqrt((value * (1 - value)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return { value, low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale), n };
}

const around = (value: number, error: number, n: number): Estimate => ({
  value,
  low: value - Z * error,
  high: value + Z * error,
  n,
});

/** A mean, with the normal interval. */
export const meanOf = (values: readonly number[]): Estimate =>
  around(mean(values), Math.sqrt(variance(values) / values.length), values.length);

/** Two-sided p of a t; without any spread a difference is certain. */
const twoSided = (difference: number, error: number, df: number): number => {
  if (error === 0) return difference === 0 ? 1 : 0;
  return df > 0 ? 2 * studentt.cdf(-Math.abs(difference / error), df) : 1;
};

/** The mean of `a` − `b`, pair by pair, with the paired t-test. */
export function paired(a: readonly number[], b: readonly number[]): Difference {
  const differences = a.map((value, at) => value - (b[at] ?? NaN));
  const n = differences.length;
  const error = Math.sqrt(variance(differences) / n);
  const estimate = around(mean(differences), error, n);
  return { ...estimate, p: twoSided(estimate.value, error, n - 1) };
}

/** The difference of the means of two samples that have nothing to do with each other, with Welch's t-test. */
export function welch(a: readonly number[], b: readonly number[]): Difference {
  const [va, vb] = [variance(a) / a.length, variance(b) / b.length];
  const error = Math.sqrt(va + vb);
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const estimate = around(mean(a) - mean(b), error, a.length + b.length);
  return { ...estimate, p: twoSided(estimate.value, error, df) };
}

/**
 * The share of the variance that lies between groups of equal size: the intraclass correlation of a one-way analysis
 * of variance with random effects, ICC(1), with the interval that follows from F.
 */
export function varianceShare(groups: readonly (readonly number[])[]): Estimate {
  const size = groups[0]?.length ?? 0;
  const count = groups.length;
  const n = size * count;
  if (count < 2 || size < 2) return { value: NaN, low: 0, high: 1, n };
  const between = size * variance(groups.map(mean));
  const within = groups.reduce((sum, group) => sum + variance(group), 0) / count;
  const ofRatio = (f: number): number => (f - 1) / (f + size - 1);
  if (within === 0) return { value: between > 0 ? 1 : NaN, low: 0, high: 1, n };
  const ratio = between / within;
  const [dfBetween, dfWithin] = [count - 1, count * (size - 1)];
  const low = ofRatio(ratio / centralF.inv(1 - TAIL, dfBetween, dfWithin));
  const high = ofRatio(ratio * centralF.inv(1 - TAIL, dfWithin, dfBetween));
  return { value: Math.max(0, ofRatio(ratio)), low: Math.max(0, low), high: Math.max(0, high), n };
}
