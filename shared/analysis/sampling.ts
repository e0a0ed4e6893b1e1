/** How a number of rollouts is spread over outcomes: some for each, then more for those that the answer hangs on. */
import type { Draft } from '../rules/state';
import type { Effort } from '../bots/bot';
import { egalitarian, kalaiSmorodinsky, maxWelfare, nashSolution } from './bargaining';
import { differenceOf, dominance, type Estimate } from './paired';
import { scoresWith, type Triple, type World } from './worlds';

const NOTHING: Triple = [0, 0, 0];
/** Share of the rollouts that is spread evenly, and stages of the rest, each for half of what was alive before. */
const EVENLY = 0.5;
const STAGES = 3;

/** Outcomes with their final scores in worlds 0, 1, 2 and so on. Outcome 0 is that nothing is signed. */
export interface Samples {
  readonly scores: readonly (readonly Triple[])[];
  readonly rollouts: number;
}

/** Indices of the solutions among `indices`, as far as the figures go; outcome 0 is always among them. */
export function solutionsOf(gains: readonly Triple[], indices: readonly number[]) {
  const points = indices.map((index) => gains[index]!);
  const named = (at: number | undefined): number => indices[at ?? 0]!;
  return {
    nash: named(nashSolution(points, NOTHING)),
    kalaiSmorodinsky: named(kalaiSmorodinsky(points, NOTHING)),
    egalitarian: named(egalitarian(points, NOTHING)),
    maxWelfare: named(maxWelfare(points)),
  };
}

/** How clearly each of `indices` is dominated by another: 0 for those on the frontier. See `dominance`. */
export function dominated(
  scores: Samples['scores'],
  gains: readonly Estimate[],
  indices: readonly number[],
): Map<number, number> {
  const better = (a: Triple, b: Triple): boolean => a.every((value, seat) => value >= b[seat]!);
  return new Map(
    indices.map((index) => {
      let most = 0;
      for (const other of indices) {
        // With as many rollouts for both, the paired difference is that of the gains: worth working out only then.
        if (other === index || !better(gains[other]!.means, gains[index]!.means)) continue;
        most = Math.max(most, dominance(differenceOf(scores[other]!, scores[index]!)));
      }
      return [index, most] as const;
    }),
  );
}

/**
 * The `most` outcomes among `chosen` that more rollouts should go to: all of `kept` and the solutions of the moment, then
 * what is least clearly dominated, nearer to a solution first among equals.
 */
function contenders(
  scores: Samples['scores'],
  chosen: readonly number[],
  kept: readonly number[],
  most: number,
): number[] {
  const gains = scores.map((own) => differenceOf(own, scores[0]!));
  const means = gains.map((gain) => gain.means);
  const clearly = dominated(scores, gains, chosen);
  const solved = Object.values(solutionsOf(means, chosen)).filter((index) => index !== 0);
  const between = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  const away = (index: number): number =>
    solved.reduce((least, to) => Math.min(least, between(means[to]!, means[index]!)), Number.MAX_VALUE);
  const ranked = chosen
    .filter((index) => index !== 0)
    .sort((a, b) => clearly.get(a)! - clearly.get(b)! || away(a) - away(b) || a - b);
  const staying = new Set([...kept, ...solved]);
  for (const index of ranked) {
    if (staying.size >= most) break;
    staying.add(index);
  }
  return [...staying].sort((a, b) => a - b);
}

/**
 * Plays out `outcomes` until the rollouts are spent or `stop` says so. First all alike, world by world, up to half of
 * the rollouts; then in stages the best half, quarter and eighth (sequential halving: Karnin, Koren and Somekh, Almost
 * Optimal Exploration in Multi-Armed Bandits, ICML 2013), as `contenders` ranks them. What is not among `chosen` is no
 * solution, and gets more than the first share only if it is `kept`.
 */
export function sample(
  world: (index: number) => World,
  outcomes: readonly (Draft | null)[],
  chosen: readonly number[],
  kept: readonly number[],
  { rollouts, stop }: Effort,
): Samples {
  const scores: Triple[][] = outcomes.map(() => []);
  const worlds: World[] = [];
  let spent = 0;
  const open = (): boolean => spent < rollouts && !stop();
  const play = (index: number): boolean => {
    if (!open()) return false;
    const at = scores[index]!.length;
    scores[index]!.push(scoresWith((worlds[at] ??= world(at)), outcomes[index] ?? null));
    spent += 1;
    return true;
  };
  /** One more world for each; what happens there without a deal comes first. */
  const round = (indices: readonly number[]): boolean =>
    indices.every((index) => {
      while (scores[0]!.length <= scores[index]!.length) if (!play(0)) return false;
      return play(index);
    });
  const until = (most: number, indices: readonly number[]): void => {
    while (spent < most && round(indices));
  };
  const others = outcomes.map((_, index) => index).slice(1);
  if (others.length === 0) while (play(0));
  // At least one world for all, whatever the share.
  else if (round(others)) until(Math.floor(EVENLY * rollouts), others);
  for (let stage = 1; stage <= STAGES && open(); stage++) {
    const share = EVENLY + ((1 - EVENLY) * stage) / STAGES;
    const alive = contenders(scores, chosen, kept, Math.ceil(others.length / 2 ** stage));
    until(stage === STAGES ? rollouts : Math.floor(share * rollouts), alive);
  }
  return { scores, rollouts: spent };
}
