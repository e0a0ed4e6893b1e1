/**
 * Which of several acts is best: rollouts with common random numbers, more of them for those that look better
 * (sequential halving: Karnin, Koren and Somekh 2013), joined by Bayes' rule with what the evaluation said before.
 */
import { SEATS, type Seat } from '../../content/seats';
import { cloneState } from '../../rules/clone';
import type { State } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { Effort } from '../bot';
import type { Beliefs } from '../evaluation/outlook';
import { fork } from '../randomness';
import { determinise } from './determinise';
import { playOut } from './playout';

export interface Candidate {
  /** Points that the evaluation gives it, beside the others. */
  readonly prior: number;
  /** Puts the act into a state, which is then played out. */
  readonly put: (state: State) => void;
}

export interface Found {
  readonly rollouts: number;
  /** Mean final scores of the seats, in the order of `SEATS`, and the standard error of the own one. */
  readonly means: readonly number[];
  readonly error: number;
  /** Mean differences of the final scores from those of the first candidate on the same worlds. */
  readonly beside: readonly number[];
  /** Points of the own final score, less those of the first candidate, after prior and rollouts. */
  readonly worth: number;
}

/** Variance of what the evaluation says of a difference, and of one rollout's difference, in points squared. */
const PRIOR = 3 ** 2;
const NOISE = 14 ** 2;

interface Tally {
  n: number;
  readonly sums: [number, number, number];
  square: number;
  /** Sums of differences from the first candidate on the same worlds. */
  readonly beside: [number, number, number];
}

/** Compares candidates for the seat of a view; the first is the one that the others are set beside. */
export function compare(
  view: SeatView,
  beliefs: Beliefs,
  candidates: readonly Candidate[],
  { rollouts, stop, spent }: Effort,
  random: () => number,
): Found[] {
  const own = SEATS.indexOf(view.viewer as Seat);
  const tallies = candidates.map((): Tally => ({ n: 0, sums: [0, 0, 0], square: 0, beside: [0, 0, 0] }));
  const first = candidates[0];
  const worthOf = (index: number): number => {
    const { n, beside } = tallies[index]!;
    const prior = candidates[index]!.prior - (first?.prior ?? 0);
    return index === 0 ? 0 : (prior / PRIOR + beside[own]! / NOISE) / (1 / PRIOR + n / NOISE);
  };
  const run = (index: number, world: State, dice: () => number): readonly number[] => {
    const state = cloneState(world);
    candidates[index]!.put(state);
    const scores = playOut(state, dice);
    const tally = tallies[index]!;
    tally.n += 1;
    scores.forEach((score, seat) => (tally.sums[seat] = tally.sums[seat]! + score));
    tally.square += scores[own]! ** 2;
    return scores;
  };
  // With one candidate there is nothing to compare.
  const most = candidates.length > 1 ? rollouts : 0;
  let used = 0;
  const gone = (): number => Math.max(used / most, spent?.() ?? 0);
  const over = (): boolean => used >= most || stop();
  const byWorth = (indices: readonly number[]): number[] =>
    [...indices].sort((a, b) => worthOf(b) - worthOf(a));
  let alive = byWorth(candidates.map((_, index) => index));
  const stages = Math.max(1, Math.ceil(Math.log2(candidates.length)));
  for (let stage = 1; stage <= stages && !over(); stage++) {
    // A world is worth beginning if another candidate can be played in it beside the first.
    while (gone() < stage / stages && used + 1 < most && !stop()) {
      const world = determinise(view, beliefs, random, `search:${Math.floor(random() * 2 ** 32)}`);
      const dice = [random(), random(), random()];
      const again = (): (() => number) => {
        let at = 0;
        return fork(() => dice[at++ % 3]!);
      };
      const base = run(0, world, again());
      used += 1;
      for (const index of alive) {
        if (index === 0) continue;
        if (over()) break;
        const { beside } = tallies[index]!;
        run(index, world, again()).forEach(
          (score, seat) => (beside[seat] = beside[seat]! + score - base[seat]!),
        );
        used += 1;
      }
    }
    alive = byWorth(alive).slice(0, Math.max(2, Math.ceil(alive.length / 2)));
  }
  const shared = (sum: number, n: number): number => (n > 0 ? sum / n : 0);
  return tallies.map(({ n, sums, square, beside }, index) => {
    const mean = shared(sums[own]!, n);
    const variance = n > 1 ? Math.max(0, square - n * mean * mean) / (n - 1) : 0;
    return {
      rollouts: n,
      means: sums.map((sum) => shared(sum, n)),
      beside: beside.map((sum) => shared(sum, n)),
      error: n > 0 ? Math.sqrt(variance / n) : 0,
      worth: worthOf(index),
    };
  });
}
