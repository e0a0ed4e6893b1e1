/** Means of scores of three seats, and of their differences on the same worlds, with standard errors. */
import type { Triple } from './worlds';

export interface Estimate {
  /** How many rollouts, or pairs of rollouts, it rests on. */
  readonly n: number;
  /** Points. 0 where there is no rollout. */
  readonly means: Triple;
  /** Standard errors of the means, in points; `Infinity` (in JSON `null`) with fewer than two rollouts. */
  readonly errors: Triple;
}

/** Mean of `n` triples and its standard error, from the sample variance (n - 1 in the denominator; Welford 1962). */
function estimate(n: number, of: (world: number, seat: number) => number): Estimate {
  const means: [number, number, number] = [0, 0, 0];
  const errors: [number, number, number] = [Infinity, Infinity, Infinity];
  for (let seat = 0; seat < means.length; seat++) {
    let mean = 0;
    let squares = 0;
    for (let world = 0; world < n; world++) {
      const value = of(world, seat);
      const from = value - mean;
      mean += from / (world + 1);
      squares += from * (value - mean);
    }
    means[seat] = mean;
    if (n > 1) errors[seat] = Math.sqrt(squares / (n - 1) / n);
  }
  return { n, means, errors };
}

export const meanOf = (scores: readonly Triple[]): Estimate =>
  estimate(scores.length, (world, seat) => scores[world]![seat]!);

/**
 * By how much `scores` exceeds `others`, world by world: a paired comparison, whose error is small where both depend on the
 * same luck. Only worlds that both were played in count, which are the first ones of each.
 */
export const differenceOf = (scores: readonly Triple[], others: readonly Triple[]): Estimate =>
  estimate(
    Math.min(scores.length, others.length),
    (world, seat) => scores[world]![seat]! - others[world]![seat]!,
  );

/** Differences within this many standard errors may be chance. */
export const SIGMAS = 2;

/**
 * How clearly a difference says that one outcome dominates the other: the smallest number of standard errors by which it is
 * better for a seat that it makes a difference to. 0 where it is not at least as good for all.
 */
export function dominance({ means, errors }: Estimate): number {
  let least = Infinity;
  let any = false;
  for (let seat = 0; seat < means.length; seat++) {
    const [by, error] = [means[seat]!, errors[seat]!];
    if (by < 0) return 0;
    if (by === 0 && error === 0) continue;
    any = true;
    least = Math.min(least, by / error);
  }
  return any ? least : 0;
}
