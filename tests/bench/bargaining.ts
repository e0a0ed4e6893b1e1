/** The analysis of bargaining on 50,000 outcomes of four parties: each function is to take less than a second. */
import {
  distanceToFrontier,
  egalitarian,
  kalaiSmorodinsky,
  maxWelfare,
  nashSolution,
  paretoFrontier,
  zopa,
} from '../../shared/analysis/bargaining';
import { stream } from '../../shared/bots/randomness';
import { median, type Bench, type Measure } from './bench';

const OUTCOMES = 50_000;
const PARTIES = 4;
const RUNS = 3;
type Row = number[];

const row = (utility: (party: number) => number): Row =>
  Array.from({ length: PARTIES }, (_, party) => utility(party));
const set = (outcome: (index: number) => Row): Row[] =>
  Array.from({ length: OUTCOMES }, (_, index) => outcome(index));

const lexicographic = (a: Row, b: Row): number => {
  const at = a.findIndex((value, party) => value !== b[party]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};

/** Each set is hard in a way of its own. */
function sets(): Readonly<Record<string, Row[]>> {
  const random = stream('bargaining');
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  /** On the part of the unit sphere where all utilities are positive nobody dominates anybody. */
  const onSphere = (): Row => {
    const direction = row(() => Math.abs(normal()));
    const length = Math.hypot(...direction);
    return direction.map((value) => value / length);
  };
  const sphere = set(onSphere);
  const fewValues = set(() => row(() => Math.floor(random() * 8)));
  return {
    random: set(() => row(random)),
    sphere,
    'sphere, ascending': [...sphere].sort(lexicographic),
    'sphere, descending': [...sphere].sort((a, b) => lexicographic(b, a)),
    'thick sphere': sphere.map((one) => one.map((value) => value * (0.9 + 0.1 * random()))),
    'few values': fewValues,
    'constant sum, few values': fewValues.map(([a, b, c]) => [a!, b!, c!, 32 - a! - b! - c!]),
    'all equal': set(() => row(() => 1)),
    'each worse than the last': set((index) => row(() => OUTCOMES - index)),
    'each better than the last': set((index) => row(() => index)),
    'two sides': set((index) => row((party) => (party % 2 === 0 ? index : OUTCOMES - index))),
    'one gains': set((index) => row((party) => (party === index % PARTIES ? index : 0))),
    'far apart': set(() => row(() => 2 ** (1_000 * random()))),
  };
}

const FUNCTIONS: Readonly<Record<string, (points: Row[], reservation: Row) => unknown>> = {
  paretoFrontier,
  nashSolution,
  kalaiSmorodinsky,
  egalitarian,
  maxWelfare,
  distanceToFrontier: (points) => distanceToFrontier(points, 0),
  zopa,
};

/** How long a function takes on the set that it takes longest on. */
function longest(name: string, of: (points: Row[], reservation: Row) => unknown): Measure {
  const reservation = row(() => 0);
  const measures = Object.entries(sets()).map(([on, points]): Measure => {
    const runs = Array.from({ length: RUNS }, () => {
      const begun = performance.now();
      of(points, reservation);
      return Math.round(performance.now() - begun);
    });
    return { name: `${name} (${on})`, unit: 'ms', median: median(runs), runs };
  });
  return measures.reduce((worst, one) => (one.median > worst.median ? one : worst));
}

export const bargaining: Bench = {
  about: 'the analysis of bargaining on 50,000 outcomes of four parties, each function where it is slowest',
  run: () => Object.entries(FUNCTIONS).map(([name, of]) => longest(name, of)),
};
