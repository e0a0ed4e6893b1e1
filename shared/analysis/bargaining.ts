/**
 * Efficiency and fairness over a finite set of outcomes. An outcome is a row with one utility for each party (two or
 * more); a reservation is what each party has without an agreement. Solutions are named by the outcome's index.
 *
 * Solutions are exact up to the rounding of a gain, a product, a quotient or a sum; they do not depend on the order
 * of the parties, and no other outcome dominates them. Ties go to the lowest index, except that an outcome which
 * rounding has made equal to one that dominates it loses. Everything throws a RangeError for rows of different
 * lengths, fewer than two parties, and numbers that are not finite.
 */
import { findDominated } from './maxima';

type Points = readonly (readonly number[])[];

/** The rows of `points` one after the other. */
interface Domain {
  readonly values: Float64Array;
  readonly count: number;
  readonly parties: number;
  /** A power of two by which gains and sums are multiplied so that they cannot overflow: 1 in all but freak cases. */
  readonly scale: number;
}

function readRow(row: readonly number[] | undefined, parties: number, name: string): readonly number[] {
  if (row?.length !== parties) throw new RangeError(`${name} does not have ${parties} utilities`);
  for (let party = 0; party < parties; party++) {
    if (!Number.isFinite(row[party]))
      throw new RangeError(`${name} has no finite utility for party ${party}`);
  }
  return row;
}

function read(points: Points, reservation?: readonly number[]): Domain {
  const count = points.length;
  const parties = (reservation ?? points[0])?.length ?? 2;
  if (parties < 2) throw new RangeError('there are fewer than two parties');
  const values = new Float64Array(count * parties);
  let highest = 0;
  const note = (value: number): number => {
    highest = Math.max(highest, Math.abs(value));
    return value;
  };
  if (reservation) readRow(reservation, parties, 'the reservation').forEach(note);
  for (let index = 0; index < count; index++) {
    const row = readRow(points[index], parties, `outcome ${index}`);
    for (let party = 0; party < parties; party++) values[index * parties + party] = note(row[party]!);
  }
  const safe = highest <= Number.MAX_VALUE / (2 * parties);
  return { values, count, parties, scale: safe ? 1 : 2 ** -Math.ceil(Math.log2(2 * parties)) };
}

const rowOf = ({ values, parties }: Domain, index: number): Float64Array =>
  values.subarray(index * parties, (index + 1) * parties);

const dominates = (a: Float64Array, b: Float64Array): boolean =>
  a.every((value, party) => value >= b[party]!) && a.some((value, party) => value > b[party]!);

/** Greater than 0 if `a` is the longer or, of the same length, has more where the two first differ. */
function compare(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at]) return a[at]! > b[at]! ? 1 : -1;
  }
  return 0;
}

/** The outcome among `indices` with the lexicographically greatest score. */
function best(
  domain: Domain,
  indices: Iterable<number>,
  score: (index: number) => readonly number[],
): number | undefined {
  let chosen: number | undefined;
  let highest: readonly number[] = [];
  for (const index of indices) {
    const its = score(index);
    const order = chosen === undefined ? 1 : compare(its, highest);
    if (order < 0) continue;
    if (order > 0 || dominates(rowOf(domain, index), rowOf(domain, chosen!))) {
      chosen = index;
      highest = its;
    }
  }
  return chosen;
}

const ascending = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);

function acceptable({ values, count, parties }: Domain, reservation: readonly number[]): number[] {
  const indices: number[] = [];
  for (let index = 0; index < count; index++) {
    let party = 0;
    while (party < parties && values[index * parties + party]! >= reservation[party]!) party++;
    if (party === parties) indices.push(index);
  }
  return indices;
}

const gainsOf = (domain: Domain, index: number, reservation: readonly number[]): number[] =>
  Array.from(
    rowOf(domain, index),
    (value, party) => value * domain.scale - reservation[party]! * domain.scale,
  );

/**
 * The efficient frontier: the outcomes that no other dominates, ascending (Pareto; Raiffa, The Art and Science of
 * Negotiation, 1982). To dominate is to be at least as good for all and better for one, so equal outcomes are on the
 * frontier together or not at all.
 */
export function paretoFrontier(points: Points): number[] {
  const { values, count, parties } = read(points);
  const dominated = findDominated(values, parties);
  return Array.from({ length: count }, (_, index) => index).filter((index) => !dominated[index]);
}

/** The Euclidean distance from an outcome to the nearest one on the frontier: 0 for one on the frontier. */
export function distanceToFrontier(points: Points, index: number): number {
  const from = points[index];
  if (!from) throw new RangeError(`there is no outcome ${index}`);
  let least = Infinity;
  for (const on of paretoFrontier(points)) {
    // Written out, this would overflow long before the distance does.
    least = Math.min(least, Math.hypot(...from.map((value, party) => points[on]![party]! - value)));
  }
  return least;
}

/**
 * The zone of possible agreement: the outcomes at least as good as the reservation for all, ascending
 * (Raiffa 1982; "individually rational" in the theory of bargaining).
 */
export const zopa = (points: Points, reservation: readonly number[]): number[] =>
  acceptable(read(points, reservation), reservation);

const BLOCK = 2 ** 512;
const TOP = 2 ** 256;

/** The product of positive numbers as a power of BLOCK and a rest from 1 / TOP up to TOP, which cannot overflow. */
function product(factors: readonly number[]): [power: number, rest: number] {
  let power = 0;
  const reduce = (value: number): number => {
    let rest = value;
    for (; rest >= TOP; rest /= BLOCK) power += 1;
    for (; rest < 1 / TOP; rest *= BLOCK) power -= 1;
    return rest;
  };
  const rest = factors.reduce((so, factor) => reduce(so * reduce(factor)), 1);
  return [power, rest];
}

/**
 * The outcome with the greatest product of gains over the reservation among those acceptable to all
 * (Nash, The Bargaining Problem, Econometrica 18, 1950). None if no outcome is acceptable to all.
 *
 * Nash assumes that all can gain at once. If they cannot, as many as possible do, and the product is that of their
 * gains: so maximum Nash welfare is defined for such cases (Caragiannis and others, The Unreasonable Fairness of
 * Maximum Nash Welfare, ACM TEAC 7(3), 2019). Products of different parties' gains have no common unit, so if others
 * as many could gain instead, it is the parties that gain in the first such outcome.
 */
export function nashSolution(points: Points, reservation: readonly number[]): number | undefined {
  const domain = read(points, reservation);
  let winners: readonly number[] = [];
  let candidates: number[] = [];
  for (const index of acceptable(domain, reservation)) {
    const gains = gainsOf(domain, index, reservation);
    const gaining = reservation.map((_, party) => party).filter((party) => gains[party]! > 0);
    if (gaining.length > winners.length) [winners, candidates] = [gaining, []];
    if (compare(gaining, winners) === 0) candidates.push(index);
  }
  return best(domain, candidates, (index) => {
    const gains = gainsOf(domain, index, reservation);
    return product(ascending(winners.map((party) => gains[party]!)));
  });
}

/**
 * The outcome acceptable to all whose smallest normalised gain is greatest: the gain over the reservation as a share
 * of the party's greatest gain in any outcome acceptable to all (Kalai and Smorodinsky, Other Solutions to Nash's
 * Bargaining Problem, Econometrica 43, 1975). Where the shares could be equal and efficient, that is their solution;
 * on a finite set they seldom can. Ties go by the next smallest share: the lexicographic form, which is efficient for
 * more than two parties too (Imai, Individual Monotonicity and Lexicographic Maxmin Solution, Econometrica 51, 1983).
 *
 * A party that cannot gain in any acceptable outcome has no share and does not count.
 */
export function kalaiSmorodinsky(points: Points, reservation: readonly number[]): number | undefined {
  const domain = read(points, reservation);
  const indices = acceptable(domain, reservation);
  const greatest = reservation.map(() => 0);
  for (const index of indices) {
    gainsOf(domain, index, reservation).forEach((gain, party) => {
      greatest[party] = Math.max(greatest[party]!, gain);
    });
  }
  return best(domain, indices, (index) => {
    const gains = gainsOf(domain, index, reservation);
    const shares = gains.map((gain, party) => gain / greatest[party]!);
    return ascending(shares.filter((_, party) => greatest[party]! > 0));
  });
}

/**
 * The outcome acceptable to all whose smallest gain over the reservation is greatest (Kalai, Proportional Solutions
 * to Bargaining Situations, Econometrica 45, 1977); ties go by the next smallest gain (the lexicographic egalitarian
 * solution). Unlike the two above it compares utilities between parties.
 */
export function egalitarian(points: Points, reservation: readonly number[]): number | undefined {
  const domain = read(points, reservation);
  return best(domain, acceptable(domain, reservation), (index) =>
    ascending(gainsOf(domain, index, reservation)),
  );
}

/**
 * The outcome with the greatest sum of utilities: the utilitarian solution (for it and the others in one place see
 * Fatima, Kraus and Wooldridge, Principles of Automated Negotiation, 2014). It has no regard for reservations.
 */
export function maxWelfare(points: Points): number {
  const domain = read(points);
  const index = best(domain, points.keys(), (at) => {
    const utilities = ascending(Array.from(rowOf(domain, at), (value) => value * domain.scale));
    return [utilities.reduce((sum, utility) => sum + utility, 0)];
  });
  if (index === undefined) throw new RangeError('there are no outcomes');
  return index;
}
