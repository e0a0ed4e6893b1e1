import { describe, expect, it, test } from 'vitest';
import {
  distanceToFrontier,
  egalitarian,
  kalaiSmorodinsky,
  maxWelfare,
  nashSolution,
  paretoFrontier,
  zopa,
} from '../../shared/analysis/bargaining';

type Points = readonly (readonly number[])[];

interface Expected {
  readonly frontier?: readonly number[];
  readonly zopa?: readonly number[];
  readonly nash?: number | undefined;
  readonly ks?: number | undefined;
  readonly egalitarian?: number | undefined;
  readonly welfare?: number;
}

const dollars = (sum: number): Points => Array.from({ length: sum + 1 }, (_, own) => [own, sum - own]);
const all = (points: Points): number[] => [...points.keys()];
const dollar = dollars(10);
const MOST = Number.MAX_VALUE;

// Every answer is worked out by hand; the reason stands in the name or above the row.
const DOMAINS: [string, Points, number[], Expected][] = [
  [
    'split ten dollars: halves',
    dollar,
    [0, 0],
    { frontier: all(dollar), zopa: all(dollar), nash: 5, ks: 5, egalitarian: 5, welfare: 0 },
  ],
  [
    'split ten dollars, four of which one party has anyway: it gets half of the other six too',
    dollar,
    [0, 4],
    { zopa: [0, 1, 2, 3, 4, 5, 6], nash: 3, ks: 3, egalitarian: 3 },
  ],
  [
    'split ten dollars when both have six: no zone of agreement',
    dollar,
    [6, 6],
    { frontier: all(dollar), zopa: [], nash: undefined, ks: undefined, egalitarian: undefined, welfare: 0 },
  ],
  [
    'split three dollars: 1 and 2 tie with 2 and 1, and come first',
    dollars(3),
    [0, 0],
    { nash: 1, ks: 1, egalitarian: 1 },
  ],
  [
    // Sums 20 21 18 16.5 15 13 10; products 0 38 65 63 56 40 0; shares of the ideal (10, 20) at least
    // 0 .2 .5 .525 .4 .25 0; gains at least 0 2 5 6 7 5 0.
    'an asymmetric frontier: all four solutions differ',
    [
      [0, 20],
      [2, 19],
      [5, 13],
      [6, 10.5],
      [7, 8],
      [8, 5],
      [10, 0],
    ],
    [0, 0],
    { frontier: [0, 1, 2, 3, 4, 5, 6], welfare: 1, nash: 2, ks: 3, egalitarian: 4 },
  ],
  [
    // The ideal is (8, 13) now, for [2, 19] and [10, 0] are not acceptable: shares above (4, 1) are
    // [5, 13] 1/4 and 1, [6, 10.5] 1/2 and 19/24, [7, 8] 3/4 and 7/12, [8, 5] 1 and 1/3.
    'the ideal counts only what is acceptable to all',
    [
      [0, 20],
      [2, 19],
      [5, 13],
      [6, 10.5],
      [7, 8],
      [8, 5],
      [10, 0],
    ],
    [4, 1],
    { zopa: [2, 3, 4, 5], nash: 4, ks: 4, egalitarian: 5 },
  ],
  [
    // [3, 3, 3] is dominated. Products 27 108 32 108 0, sums 9 16 10 16 18. Smallest gains 3 3 2 3 0, the next 3 4 . 4.
    'three parties: ties go by the next smallest gain, then by the index',
    [
      [3, 3, 3],
      [3, 9, 4],
      [4, 4, 2],
      [3, 4, 9],
      [9, 9, 0],
    ],
    [0, 0, 0],
    { frontier: [1, 2, 3, 4], nash: 1, ks: 1, egalitarian: 1, welfare: 4 },
  ],
  [
    // Shares of the ideal (4, 10, 100): .5 .2 .5, .5 .2 .6, .25 1 1, 1 .1 .1: without the tie-break it would be 0.
    'three parties: Kalai and Smorodinsky with the next smallest share',
    [
      [2, 2, 50],
      [2, 2, 60],
      [0.5, 10, 100],
      [4, 1, 10],
    ],
    [0, 0, 0],
    { frontier: [1, 2, 3], ks: 1, nash: 2, egalitarian: 1 },
  ],
  [
    'equal outcomes are on the frontier together',
    [
      [1, 2],
      [2, 1],
      [1, 2],
      [1, 1],
      [2, 1],
      [1, 1],
    ],
    [0, 0],
    { frontier: [0, 1, 2, 4], nash: 0, ks: 0, egalitarian: 0, welfare: 0 },
  ],
  [
    'as good for one and better for the other is enough to dominate',
    [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
    ],
    [1, 1],
    { frontier: [2], zopa: [0, 1, 2, 3], nash: 2, ks: 2, egalitarian: 2, welfare: 2 },
  ],
  ['one outcome', [[-3, -4, -5]], [-3, -4, -5], { frontier: [0], zopa: [0], nash: 0, ks: 0, egalitarian: 0 }],
  [
    '0 and -0 are equal',
    [
      [0, -0, 0],
      [-0, 0, -0],
    ],
    [-0, 0, 0],
    { frontier: [0, 1], zopa: [0, 1], nash: 0, ks: 0 },
  ],
  [
    'no outcomes',
    [],
    [0, 0],
    { frontier: [], zopa: [], nash: undefined, ks: undefined, egalitarian: undefined },
  ],
  [
    'one gains at most: the first who can, as much as possible',
    [
      [0, 5],
      [9, 0],
      [0, 0],
      [0, 6],
    ],
    [0, 0],
    { nash: 3, ks: 1, egalitarian: 1 },
  ],
  [
    'two of three gain at most: the first two who can, not one with more, nor another two',
    [
      [9, 0, 0],
      [2, 2, 0],
      [3, 2, 0],
      [0, 99, 99],
    ],
    [0, 0, 0],
    { nash: 2 },
  ],
  [
    'a party that can gain nowhere does not count',
    [
      [1, 5, 2],
      [1, 7, 4],
      [1, 9, 3],
      [0, 99, 99],
    ],
    [1, 0, 0],
    // Shares of (9, 4): 5/9 and 1/2, 7/9 and 1, 1 and 3/4.
    { zopa: [0, 1, 2], nash: 1, ks: 1, egalitarian: 1 },
  ],
  [
    'nobody can gain',
    [
      [0, 3],
      [1, 1],
      [1, 1],
    ],
    [1, 1],
    { zopa: [1, 2], nash: 1, ks: 1, egalitarian: 1 },
  ],
  [
    'products beyond the largest number: 1e399 and 1e400',
    [
      [1e300, 1e99],
      [1e200, 1e200],
    ],
    [0, 0],
    { nash: 1 },
  ],
  [
    'products below the smallest number: 1e-399 and 1e-400',
    [
      [1e-200, 1e-200],
      [1e-300, 1e-99],
    ],
    [0, 0],
    { nash: 1 },
  ],
  [
    'the smallest number there is, and one four times as large',
    [
      [5e-324, 1e300],
      [2e-323, 1e300],
      [0, 1e308],
    ],
    [0, 0],
    { nash: 1 },
  ],
  [
    'gains and sums beyond the largest number',
    [
      [MOST, -MOST],
      [0, 0],
      [MOST, 0],
      [MOST, MOST / 2],
    ],
    [-MOST, -MOST],
    { frontier: [3], nash: 3, ks: 3, egalitarian: 3, welfare: 3 },
  ],
  [
    // Gains 2 0, 1 1, 3/2 3/4; shares of (2, 1) at least 0, 1/2, 3/4.
    'the same without the best of them',
    [
      [MOST, -MOST],
      [0, 0],
      [MOST / 2, -MOST / 4],
    ],
    [-MOST, -MOST],
    { frontier: [0, 1, 2], nash: 2, ks: 2, egalitarian: 1, welfare: 2 },
  ],
  [
    // In doubles 1 + 1e-17 is 1: the sums and products are equal, and yet the second dominates the first.
    'better by less than a sum can show',
    [
      [1, 0],
      [1, 1e-17],
    ],
    [0, -1],
    { frontier: [1], nash: 1, ks: 1, egalitarian: 1, welfare: 1 },
  ],
  [
    // (0.1 × 0.2) × 0.3 is not 0.1 × (0.2 × 0.3) in doubles, nor is the sum: the order of the parties decides nothing.
    'the same gains in another order tie',
    [
      [0.3, 0.1, 0.2],
      [0.1, 0.2, 0.3],
      [0.3, 0.2, 0.1],
    ],
    [0, 0, 0],
    { frontier: [0, 1, 2], nash: 0, egalitarian: 0, welfare: 0 },
  ],
];

describe('worked by hand', () => {
  test.each(DOMAINS)('%s', (_, points, reservation, expected) => {
    const found: Record<keyof Expected, () => unknown> = {
      frontier: () => paretoFrontier(points),
      zopa: () => zopa(points, reservation),
      nash: () => nashSolution(points, reservation),
      ks: () => kalaiSmorodinsky(points, reservation),
      egalitarian: () => egalitarian(points, reservation),
      welfare: () => maxWelfare(points),
    };
    const asked = Object.keys(expected) as (keyof Expected)[];
    expect(Object.fromEntries(asked.map((key) => [key, found[key]()]))).toStrictEqual(expected);
  });
});

test.each<[string, Points, number, number]>([
  [
    'on the frontier',
    [
      [3, 0],
      [0, 4],
    ],
    1,
    0,
  ],
  [
    'equal to one on the frontier',
    [
      [3, 0],
      [3, 0],
    ],
    1,
    0,
  ],
  [
    '3 and 4 from the only one',
    [
      [4, 5],
      [1, 1],
    ],
    1,
    5,
  ],
  [
    'nearer to the second',
    [
      [10, 0],
      [0, 4],
      [0, 1],
    ],
    2,
    3,
  ],
  [
    '1, 1 and 1 from [4, 4, 2] and no dominator as near',
    [
      [3, 9, 4],
      [4, 4, 2],
      [3, 3, 3],
    ],
    2,
    Math.sqrt(3),
  ],
  [
    'where squares would overflow',
    [
      [4e200, 5e200],
      [1e200, 1e200],
    ],
    1,
    5e200,
  ],
])('distance to the frontier: %s', (_, points, index, distance) => {
  expect(distanceToFrontier(points, index) / (distance || 1)).toBeCloseTo(distance && 1, 12);
});

describe('from the literature', () => {
  // Nash, The Bargaining Problem (1950): each object with its utility to Bill and to Jack.
  const BILLS = { book: [2, 4], whip: [2, 2], ball: [2, 1], bat: [2, 2], box: [4, 1] } as const;
  const JACKS = { pen: [10, 1], toy: [4, 1], knife: [6, 2], hat: [2, 2] } as const;
  const objects = [...Object.entries(BILLS), ...Object.entries(JACKS)];
  const jacks = (at: number): boolean => at >= Object.keys(BILLS).length;
  /** What both gain if the objects in the bits of `trade` change hands. */
  const barter = Array.from({ length: 2 ** objects.length }, (_, trade) => {
    const gains = [0, 0];
    objects.forEach(([, [toBill, toJack]], at) => {
      if (!(trade & (1 << at))) return;
      gains[0]! += jacks(at) ? toBill : -toBill;
      gains[1]! += jacks(at) ? -toJack : toJack;
    });
    return gains;
  });

  it('gives Bill and Jack what Nash gave them', () => {
    const trade = nashSolution(barter, [0, 0])!;
    const given = objects.map(([name]) => name).filter((_, at) => trade & (1 << at));
    // "Bill gives Jack: book, whip, ball, bat. Jack gives Bill: pen, toy, knife."
    expect(given).toEqual(['book', 'whip', 'ball', 'bat', 'pen', 'toy', 'knife']);
    expect(barter[trade]).toEqual([12, 5]);
    expect(paretoFrontier(barter)).toContain(trade);
  });

  it('is monotone where Kalai and Smorodinsky are and Nash is not', () => {
    // Their example (1975): the second set offers the second party as much or more whatever the first gets.
    const between = (corners: readonly [number, number][]): number[][] =>
      corners.slice(1).flatMap(([x, y], at) =>
        Array.from({ length: 1_001 }, (_, step) => {
          const [fromX, fromY] = corners[at]!;
          return [fromX + ((x - fromX) * step) / 1_000, fromY + ((y - fromY) * step) / 1_000];
        }),
      );
    const small = between([
      [0, 1],
      [0.75, 0.75],
      [1, 0],
    ]);
    const large = between([
      [0, 1],
      [1, 0.7],
      [1, 0],
    ]);
    expect(small[nashSolution(small, [0, 0])!]).toEqual([0.75, 0.75]);
    expect(large[nashSolution(large, [0, 0])!]).toEqual([1, 0.7]);
    expect(small[kalaiSmorodinsky(small, [0, 0])!]).toEqual([0.75, 0.75]);
    // Where both have the same: 1 - 0.3 x = x, so x = 10 / 13.
    const [first, second] = large[kalaiSmorodinsky(large, [0, 0])!]!;
    expect(first).toBeCloseTo(10 / 13, 3);
    expect(second).toBeCloseTo(10 / 13, 3);
  });

  describe('gives the averse to risk less, as Kihlstrom, Roth and Schmeidler (1981) say', () => {
    // One is divided; the first party values its part as it is, the second the square root of its own.
    const parts = Array.from({ length: 100_001 }, (_, at) => at / 100_000);
    const divided = parts.map((part) => [part, Math.sqrt(1 - part)]);
    const none = [0, 0];

    test.each<[string, (points: Points, reservation: readonly number[]) => number | undefined, number]>([
      // Greatest x √(1 - x): √(1 - x) = x / 2√(1 - x), so x = 2/3 instead of 1/2.
      ['Nash', nashSolution, 2 / 3],
      // Both could have 1, so shares are utilities: x = √(1 - x), so x² + x = 1.
      ['Kalai and Smorodinsky', kalaiSmorodinsky, (Math.sqrt(5) - 1) / 2],
      ['equal gains', egalitarian, (Math.sqrt(5) - 1) / 2],
      // Greatest x + √(1 - x): 1 = 1 / 2√(1 - x), so x = 3/4.
      ['the greatest sum', maxWelfare, 3 / 4],
    ])('%s', (_, solution, part) => {
      expect(parts[solution(divided, none)!]).toBeCloseTo(part, 4);
    });
  });

  it('is efficient for three parties where equal shares are not', () => {
    // Roth (1979): all between (0, 0, 0), (1, 0, 1) and (0, 1, 1), which is (a, b, a + b). Each could have 1, and only
    // at 0 do all have the same share of that. Raising the smallest shares in turn (Imai 1983) gives (1/2, 1/2, 1).
    const hull: number[][] = [];
    for (let a = 0; a <= 64; a++) for (let b = 0; a + b <= 64; b++) hull.push([a / 64, b / 64, (a + b) / 64]);
    for (const solution of [kalaiSmorodinsky, egalitarian, nashSolution]) {
      expect(hull[solution(hull, [0, 0, 0])!]).toEqual([0.5, 0.5, 1]);
    }
    const shares = hull.filter(([a, b, c]) => a === b && b === c);
    expect(shares).toEqual([[0, 0, 0]]);
  });
});

describe('invalid input', () => {
  const good = [
    [1, 2],
    [2, 1],
  ];
  test.each<[string, Points, number[]]>([
    [
      'rows of different lengths',
      [
        [1, 2],
        [1, 2, 3],
      ],
      [0, 0],
    ],
    ['a row too short', [[1, 2], [1]], [0, 0]],
    ['one party', [[1], [2]], [0]],
    ['no parties', [[], []], []],
    [
      'NaN',
      [
        [1, 2],
        [NaN, 1],
      ],
      [0, 0],
    ],
    [
      'Infinity',
      [
        [1, Infinity],
        [1, 1],
      ],
      [0, 0],
    ],
    // oxlint-disable-next-line no-sparse-arrays
    ['a hole', [[1, 2], [1, , 3] as number[]], [0, 0]],
    ['a missing row', Array<number[]>(2), [0, 0]],
  ])('%s', (_, points, reservation) => {
    expect(() => paretoFrontier(points)).toThrow(RangeError);
    expect(() => nashSolution(points, reservation)).toThrow(RangeError);
    expect(() => kalaiSmorodinsky(points, reservation)).toThrow(RangeError);
    expect(() => egalitarian(points, reservation)).toThrow(RangeError);
    expect(() => zopa(points, reservation)).toThrow(RangeError);
    expect(() => maxWelfare(points)).toThrow(RangeError);
    expect(() => distanceToFrontier(points, 0)).toThrow(RangeError);
  });

  test.each<[string, Points, number[]]>([
    ['shorter than the rows', good, [0]],
    ['longer than the rows', good, [0, 0, 0]],
    ['not a number', good, [0, NaN]],
    ['without a floor', good, [0, -Infinity]],
    ['of one party, without outcomes', [], [0]],
  ])('a reservation %s', (_, points, reservation) => {
    for (const of of [nashSolution, kalaiSmorodinsky, egalitarian, zopa]) {
      expect(() => of(points, reservation)).toThrow(RangeError);
    }
  });

  test.each([-1, 2, 0.5, NaN])('there is no outcome %s', (index) => {
    expect(() => distanceToFrontier(good, index)).toThrow(RangeError);
  });

  it('has no best outcome of none', () => {
    expect(() => maxWelfare([])).toThrow(RangeError);
    expect(() => distanceToFrontier([], 0)).toThrow(RangeError);
  });
});
