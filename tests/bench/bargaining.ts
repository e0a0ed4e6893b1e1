/** Times of the analysis of bargaining on sets of 50,000 outcomes, in milliseconds: the limit for each is 1,000. */
import { setImmediate } from 'node:timers/promises';
import { stream } from '../../shared/bots/randomness';
import {
  distanceToFrontier,
  egalitarian,
  kalaiSmorodinsky,
  maxWelfare,
  nashSolution,
  paretoFrontier,
  zopa,
} from '../../shared/analysis/bargaining';

const OUTCOMES = 50_000;
type Row = number[];

const random = stream('bargaining');
const row = (length: number, utility: (party: number) => number): Row =>
  Array.from({ length }, (_, party) => utility(party));
const set = (outcome: (index: number) => Row): Row[] =>
  Array.from({ length: OUTCOMES }, (_, index) => outcome(index));

/** On the part of the unit sphere where all utilities are positive: nobody dominates anybody. */
function onSphere(parties: number): Row {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const direction = row(parties, () => Math.abs(normal()));
  const length = Math.hypot(...direction);
  return direction.map((value) => value / length);
}

const lexicographic = (a: Row, b: Row): number => {
  const at = a.findIndex((value, party) => value !== b[party]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};

/** Each set is hard in a way of its own. */
export const sets: Readonly<Record<string, (parties: number) => Row[]>> = {
  random: (parties) => set(() => row(parties, random)),
  sphere: (parties) => set(() => onSphere(parties)),
  'sphere, ascending': (parties) => set(() => onSphere(parties)).sort(lexicographic),
  'sphere, descending': (parties) => set(() => onSphere(parties)).sort((a, b) => lexicographic(b, a)),
  'thick sphere': (parties) =>
    set(() => {
      const by = 0.9 + 0.1 * random();
      return onSphere(parties).map((value) => value * by);
    }),
  'few values': (parties) => set(() => row(parties, () => Math.floor(random() * 8))),
  'constant sum, few values': (parties) =>
    set(() => {
      const shares = row(parties - 1, () => Math.floor(random() * 8));
      return [...shares, 8 * parties - shares.reduce((sum, share) => sum + share, 0)];
    }),
  'all equal': (parties) => set(() => row(parties, () => 1)),
  'one better than the next': (parties) => set((index) => row(parties, () => OUTCOMES - index)),
  'each better than the last': (parties) => set((index) => row(parties, () => index)),
  'two sides': (parties) =>
    set((index) => row(parties, (party) => (party % 2 === 0 ? index : OUTCOMES - index))),
  'better off or equal': (parties) =>
    set((index) => row(parties, (party) => (party === index % parties ? index : 0))),
  'far apart': (parties) => set(() => row(parties, () => 2 ** (1_000 * random()))),
};

const functions: Readonly<Record<string, (points: Row[], reservation: Row) => unknown>> = {
  paretoFrontier,
  nashSolution,
  kalaiSmorodinsky,
  egalitarian,
  maxWelfare,
  distanceToFrontier: (points) => distanceToFrontier(points, 0),
  zopa,
};

export interface BargainingTime {
  readonly set: string;
  readonly parties: number;
  readonly frontier: number;
  /** The slower of two runs, so that one is without the help of the compiler. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** Prints a line for each set, and gives all the times. */
export async function benchBargaining(counts: readonly number[] = [2, 3, 4, 6]): Promise<BargainingTime[]> {
  const times: BargainingTime[] = [];
  for (const parties of counts) {
    for (const [name, make] of Object.entries(sets)) {
      const points = make(parties);
      const reservation = row(parties, () => 0);
      const milliseconds: Record<string, number> = {};
      for (const [of, run] of Object.entries(functions)) {
        let slowest = 0;
        for (let time = 0; time < 2; time++) {
          const start = performance.now();
          run(points, reservation);
          slowest = Math.max(slowest, performance.now() - start);
        }
        milliseconds[of] = Math.round(slowest);
      }
      const frontier = paretoFrontier(points).length;
      times.push({ set: name, parties, frontier, milliseconds });
      const list = Object.entries(milliseconds).map(([of, took]) => `${of} ${took}`);
      console.log(
        `${parties} parties, ${name}, ${frontier} of ${OUTCOMES} on the frontier: ${list.join(', ')}`,
      );
      // Let the line out before the next set holds everything up.
      await setImmediate();
    }
  }
  return times;
}
