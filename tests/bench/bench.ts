/** What a bench is: something measured a few times, of which the median is told. */

export interface Measure {
  /** What is measured, in words. */
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly runs: readonly number[];
}

/** What a bench may be told, to take less time or to look closer. */
export interface Options {
  readonly tables?: readonly number[] | undefined;
  readonly seconds?: number | undefined;
  readonly warmUp?: number | undefined;
  readonly runs?: number | undefined;
  /** Share of what is done at a table that is said, from 0 to 1. */
  readonly said?: number | undefined;
  /** Which of what is measured beside each other. */
  readonly only?: string | undefined;
  /** Folder for what Node.js's profiler finds. */
  readonly profile?: string | undefined;
}

export interface Bench {
  /** One line for the list of benches. */
  readonly about: string;
  run(options: Options): Measure[] | Promise<Measure[]>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** The least value that a share of them, from 0 to 1, does not exceed: the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What a few runs came to, each to so many digits. */
export function measureOf(name: string, unit: string, runs: readonly number[], digits = 3): Measure {
  const round = (value: number): number => Number(value.toPrecision(digits));
  return { name, unit, median: round(median(runs)), runs: runs.map(round) };
}

const RUNS = 3;
const rounded = (value: number): number => Number(value.toPrecision(4));

/** Steps of the yardstick in one run: about a tenth of a second on a core that has nothing else to do. */
const STEPS = 50_000_000;
const UNIT = 1e6;

/** A fixed row of multiplications and shifts of whole numbers, each of which waits for the one before. */
function chain(steps: number): number {
  let word = 1;
  for (let i = 0; i < steps; i++) {
    word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
    word ^= i;
  }
  return word;
}

/**
 * How strong this machine is just now: millions of steps of a fixed loop a second, which nothing in the project changes.
 * Figures of two machines, or of one that is busy and one that is not, compare as so many for each million of these.
 */
export function yardstick(): Measure {
  let last = chain(STEPS / 10);
  const runs = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    last ^= chain(STEPS);
    return rounded(STEPS / UNIT / ((performance.now() - begun) / 1_000));
  });
  // The result is looked at, so that no engine leaves the loop out.
  if (!Number.isInteger(last)) throw new Error('the yardstick is broken');
  return { name: 'yardstick', unit: 'million steps/s', median: median(runs), runs };
}

/** How often a second something can be done: after `warmUp` times, the median of three runs of `times`. */
export function perSecond(
  name: string,
  unit: string,
  times: number,
  warmUp: number,
  run: (index: number) => void,
): Measure {
  for (let i = 0; i < warmUp; i++) run(i);
  const runs = Array.from({ length: RUNS }, (_, at) => {
    const begun = performance.now();
    for (let i = 0; i < times; i++) run(warmUp + at * times + i);
    return rounded(times / ((performance.now() - begun) / 1_000));
  });
  return { name, unit, median: median(runs), runs };
}

/** Something that can be done again and again. */
export interface Contestant {
  readonly name: string;
  readonly unit: string;
  /** Does it once or a few times, and tells how often. */
  readonly run: (index: number) => number;
}

/** A turn of each, in milliseconds. */
const TURN = 300;

/**
 * How often a second each can be done, in short turns: a machine that is slower for a while is so for all of
 * them. Three runs, each the
 * median of `turns` turns, after as many to warm up.
 */
export function inTurns(contestants: readonly Contestant[], turns: number): Measure[] {
  const next = contestants.map(() => 0);
  const take = ({ run }: Contestant, at: number): number => {
    const begun = performance.now();
    let done = 0;
    while (performance.now() - begun < TURN) {
      done += run(next[at]!++);
    }
    return done / ((performance.now() - begun) / 1_000);
  };
  const runs = Array.from({ length: RUNS + 1 }, () => {
    const rates = Array.from({ length: turns }, () => contestants.map(take));
    return contestants.map((_, at) => rounded(median(rates.map((rate) => rate[at]!))));
  }).slice(1);
  return contestants.map(({ name, unit }, at) => {
    const own = runs.map((run) => run[at]!);
    return { name, unit, median: median(own), runs: own };
  });
}
