/** For each column of `values` how many different smaller numbers it has in place of each: cheap to compare. */
function ranksOf(values: Float64Array, parties: number): Int32Array[] {
  const count = values.length / parties;
  return Array.from({ length: parties }, (_, party) => {
    const column = new Float64Array(count);
    for (let row = 0; row < count; row++) column[row] = values[row * parties + party]!;
    const different = column
      .slice()
      .sort()
      .filter((value, at, sorted) => value !== sorted[at - 1]);
    const ranks = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      let low = 0;
      for (let high = different.length - 1; low < high;) {
        const middle = (low + high + 1) >> 1;
        if (different[middle]! <= column[row]!) low = middle;
        else high = middle - 1;
      }
      ranks[row] = low;
    }
    return ranks;
  });
}

/** `rows` with the highest in `by` first, those with the same in their order. */
function descendingBy(rows: readonly number[], by: Int32Array): number[] {
  const starts = new Int32Array(by.length + 1);
  for (const row of rows) starts[by[row]!]! += 1;
  for (let rank = by.length - 1, before = 0; rank >= 0; rank--) {
    const many = starts[rank]!;
    starts[rank] = before;
    before += many;
  }
  const sorted = Array<number>(rows.length).fill(0);
  for (const row of rows) sorted[starts[by[row]!]!++] = row;
  return sorted;
}

/** So few pairs are compared one by one. */
const FEW = 512;

/**
 * Which rows of `parties` numbers another row dominates: a 1 for each of these, a 0 for the others.
 *
 * The multidimensional divide and conquer of Kung, Luccio and Preparata (On Finding the Maxima of a Set of Vectors,
 * JACM 22, 1975) and Bentley (CACM 23, 1980): in the order of n (log n)^(d - 2) for n rows of d > 2 numbers. Halving
 * ranges of ranks instead of lists keeps the depth within log n however the numbers are spread.
 */
export function findDominated(values: Float64Array, parties: number): Uint8Array {
  const ranks = ranksOf(values, parties);
  const sweptBy = ranks[parties - 2]!;
  const last = ranks[parties - 1]!;
  const dominated = new Uint8Array(last.length);

  /** The rows of `list` with `pivot` or more in `by`, and the others; without those that are dominated. */
  function split(list: readonly number[], by: Int32Array, pivot: number): [number[], number[]] {
    const [upper, lower]: [number[], number[]] = [[], []];
    for (const row of list) {
      if (dominated[row]) continue;
      if (by[row]! >= pivot) upper.push(row);
      else lower.push(row);
    }
    return [upper, lower];
  }

  /** The last two parties at once; both lists descend by the first of these. */
  function sweep(above: readonly number[], below: readonly number[]): void {
    let next = 0;
    let highest = -1;
    for (const row of below) {
      for (; next < above.length && sweptBy[above[next]!]! >= sweptBy[row]!; next++) {
        highest = Math.max(highest, last[above[next]!]!);
      }
      if (highest >= last[row]!) dominated[row] = 1;
    }
  }

  function compareAll(above: readonly number[], below: readonly number[], from: number): void {
    for (const row of below) {
      for (const other of above) {
        let party = from;
        while (party < parties && ranks[party]![other]! >= ranks[party]![row]!) party++;
        if (party < parties || other === row) continue;
        dominated[row] = 1;
        break;
      }
    }
  }

  /** Marks what in `below` something in `above` dominates; for the parties before `from` all above is as good. */
  function mark(above: readonly number[], below: readonly number[], from: number): void {
    if (above.length * below.length <= FEW) return compareAll(above, below, from);
    if (from === parties - 2) return sweep(above, below);
    const by = ranks[from]!;
    let [lowestAbove, highestAbove, lowestBelow, highestBelow] = [last.length, -1, last.length, -1];
    for (const row of above) {
      const rank = by[row]!;
      if (rank < lowestAbove) lowestAbove = rank;
      if (rank > highestAbove) highestAbove = rank;
    }
    for (const row of below) {
      const rank = by[row]!;
      if (rank < lowestBelow) lowestBelow = rank;
      if (rank > highestBelow) highestBelow = rank;
    }
    if (highestAbove < lowestBelow) return;
    if (lowestAbove >= highestBelow) return mark(above, below, from + 1);
    const pivot = (Math.min(lowestAbove, lowestBelow) + Math.max(highestAbove, highestBelow) + 1) >> 1;
    const [upperAbove, lowerAbove] = split(above, by, pivot);
    const [upperBelow, lowerBelow] = split(below, by, pivot);
    mark(upperAbove, upperBelow, from);
    mark(lowerAbove, lowerBelow, from);
    mark(upperAbove, lowerBelow, from + 1);
  }

  /** By the first number, then by the second and so on: only earlier rows dominate, and equal ones are together. */
  const sorted = ranks.reduceRight<readonly number[]>(descendingBy, Array.from(dominated.keys()));
  const startsRun = (at: number): boolean =>
    at === 0 || ranks.some((by) => by[sorted[at]!] !== by[sorted[at - 1]!]);
  const different = sorted.filter((_, at) => startsRun(at));
  /** How many rows come later in this order. */
  const later = new Int32Array(last.length);
  different.forEach((row, at) => (later[row] = different.length - 1 - at));

  /** Finds the dominated in `list`, the rows with `start` up to `end` rows later than they. */
  function solve(list: readonly number[], start: number, end: number): void {
    if (list.length ** 2 <= FEW) return compareAll(list, list, 0);
    const middle = (start + end) >> 1;
    const [front, back] = split(list, later, middle);
    solve(front, middle, end);
    solve(back, start, middle);
    mark(...split(list, later, middle), 1);
  }

  if (parties === 2) {
    let highest = -1;
    for (const row of different) {
      if (last[row]! <= highest) dominated[row] = 1;
      else highest = last[row]!;
    }
  } else {
    const swept = descendingBy(different, sweptBy);
    solve(swept, 0, swept.length);
  }
  // What holds for the first of a run of equal rows holds for all of them.
  sorted.forEach((row, at) => {
    if (!startsRun(at)) dominated[row] = dominated[sorted[at - 1]!]!;
  });
  return dominated;
}
