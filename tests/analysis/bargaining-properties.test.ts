import fc from '../support/property';
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

type Row = readonly number[];
type Points = readonly Row[];
interface Domain {
  readonly points: Row[];
  readonly reservation: Row;
}

/** Sets of `least` up to `most` outcomes of the same two to six parties. */
const domains = (
  utility: fc.Arbitrary<number>,
  reserve: fc.Arbitrary<number>,
  [least, most]: readonly [number, number] = [1, 60],
): fc.Arbitrary<Domain> =>
  fc.integer({ min: 2, max: 6 }).chain((parties) => {
    const row = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: parties, maxLength: parties });
    return fc.record({
      points: fc.array(row(utility), { minLength: least, maxLength: most, size: 'max' }),
      reservation: row(reserve),
    });
  });

/** Few values, so that there are ties and equal outcomes; products, sums and quotients compare exactly. */
const small = domains(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -1, max: 2 }));
/** Any numbers, among them those that overflow. */
const any = domains(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.oneof(fc.constant(-Number.MAX_VALUE), fc.double({ noNaN: true, noDefaultInfinity: true, max: 0 })),
);

const dominates = (a: Row, b: Row): boolean =>
  a.every((value, at) => value >= b[at]!) && a.some((value, at) => value > b[at]!);
const accepts = (row: Row, reservation: Row): boolean => row.every((value, at) => value >= reservation[at]!);
const indicesWhere = (points: Points, holds: (row: Row) => boolean): number[] =>
  [...points.keys()].filter((index) => holds(points[index]!));
const gains = (row: Row, reservation: Row): number[] => row.map((value, at) => value - reservation[at]!);
const product = (of: Row): bigint => of.reduce((so, factor) => so * BigInt(factor), 1n);

/** The first acceptable outcome that none is better than. */
function firstBest({ points, reservation }: Domain, better: (a: Row, b: Row) => boolean): number | undefined {
  const acceptable = indicesWhere(points, (row) => accepts(row, reservation));
  const scored = acceptable.map((index) => gains(points[index]!, reservation));
  const at = scored.findIndex((one) => !scored.some((other) => better(other, one)));
  return acceptable[at];
}

/** Whether in some place `a` has more after the same in all places before it. */
const leximin = (a: Row, b: Row): boolean => {
  const [x, y] = [[...a].sort((p, q) => p - q), [...b].sort((p, q) => p - q)];
  return x.some((value, at) => value > y[at]! && x.slice(0, at).every((before, i) => before === y[i]));
};

function ideal({ points, reservation }: Domain): number[] {
  const acceptable = points.filter((row) => accepts(row, reservation));
  return reservation.map((least, party) => Math.max(0, ...acceptable.map((row) => row[party]! - least)));
}

const shares = (domain: Domain) => {
  const greatest = ideal(domain);
  return (of: Row): number[] =>
    of.map((gain, at) => gain / greatest[at]!).filter((_, at) => greatest[at]! > 0);
};

describe('as by definition', () => {
  test('the frontier', () => {
    fc.assert(
      fc.property(fc.oneof(small, any), ({ points }) => {
        expect(paretoFrontier(points)).toEqual(
          indicesWhere(points, (row) => !points.some((other) => dominates(other, row))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the frontier of sets large enough to be divided, with few values and with many', () => {
    const values = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 1_000 }));
    const sized = domains(values, values, [60, 400]);
    const thick = fc.tuple(sized, fc.integer({ min: 0, max: 3 })).map(([{ points, reservation }, slack]) => {
      // The last utility makes up for the others, so that most are on the frontier.
      const turned = points.map((row) => [
        ...row.slice(1),
        (row[0]! % (slack + 1)) - row.slice(1).reduce((sum, value) => sum + value, 0),
      ]);
      return { points: turned, reservation };
    });
    fc.assert(
      fc.property(fc.oneof(sized, thick), ({ points }) => {
        expect(paretoFrontier(points)).toEqual(
          indicesWhere(points, (row) => !points.some((other) => dominates(other, row))),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('the zone of possible agreement', () => {
    fc.assert(
      fc.property(fc.oneof(small, any), ({ points, reservation }) => {
        expect(zopa(points, reservation)).toEqual(indicesWhere(points, (row) => accepts(row, reservation)));
      }),
    );
  });

  test("Nash's solution", () => {
    fc.assert(
      fc.property(small, (domain) => {
        const { points, reservation } = domain;
        const gaining = (index: number): string =>
          reservation.map((least, party) => (points[index]![party]! > least ? '+' : '')).join();
        const zone = zopa(points, reservation);
        const longest = Math.max(...zone.map((index) => gaining(index).length));
        const first = zone.find((index) => gaining(index).length === longest);
        const same = zone.filter((index) => gaining(index) === gaining(first!));
        const value = (index: number): bigint => product(gains(points[index]!, reservation).filter(Boolean));
        const found = same.find((index) => same.every((other) => value(other) <= value(index)));
        expect(nashSolution(points, reservation)).toBe(found);
      }),
      { numRuns: 300 },
    );
  });

  test("Kalai and Smorodinsky's solution", () => {
    fc.assert(
      fc.property(small, (domain) => {
        const of = shares(domain);
        const better = (a: Row, b: Row): boolean => leximin(of(a), of(b));
        expect(kalaiSmorodinsky(domain.points, domain.reservation)).toBe(firstBest(domain, better));
      }),
      { numRuns: 300 },
    );
  });

  test('the egalitarian solution', () => {
    fc.assert(
      fc.property(small, (domain) => {
        expect(egalitarian(domain.points, domain.reservation)).toBe(firstBest(domain, leximin));
      }),
      { numRuns: 300 },
    );
  });

  test('the greatest welfare', () => {
    fc.assert(
      fc.property(small, ({ points }) => {
        const sums = points.map((row) => row.reduce((sum, value) => sum + value, 0));
        expect(maxWelfare(points)).toBe(sums.indexOf(Math.max(...sums)));
      }),
    );
  });

  test('the distance to the frontier', () => {
    fc.assert(
      fc.property(small, fc.nat(), ({ points }, any) => {
        const index = any % points.length;
        const squares = paretoFrontier(points).map((on) =>
          points[on]!.reduce((sum, value, party) => sum + (value - points[index]![party]!) ** 2, 0),
        );
        expect(distanceToFrontier(points, index)).toBeCloseTo(Math.sqrt(Math.min(...squares)), 12);
      }),
    );
  });
});

const SOLUTIONS = { nashSolution, kalaiSmorodinsky, egalitarian };
const PAIRS = Object.entries(SOLUTIONS);
const factors = fc.array(fc.tuple(fc.constantFrom(1, 2, 3, 7, 1_000), fc.integer({ min: -50, max: 50 })), {
  minLength: 6,
  maxLength: 6,
});

describe('the axioms', () => {
  it.each(PAIRS)('efficiency and individual rationality: %s, whatever the numbers', (_, solution) => {
    fc.assert(
      fc.property(fc.oneof(any, small), ({ points, reservation }) => {
        const index = solution(points, reservation);
        expect(index === undefined).toBe(zopa(points, reservation).length === 0);
        if (index === undefined) return;
        expect(zopa(points, reservation)).toContain(index);
        expect(paretoFrontier(points)).toContain(index);
      }),
      { numRuns: 200 },
    );
  });

  it('efficiency: the greatest welfare, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.oneof(any, small), ({ points }) => {
        expect(paretoFrontier(points)).toContain(maxWelfare(points));
      }),
      { numRuns: 200 },
    );
  });

  it.each(PAIRS)('symmetry: %s does not depend on the order of the parties', (_, solution) => {
    fc.assert(
      fc.property(fc.oneof(any, small), fc.nat(), ({ points, reservation }, by) => {
        const turn = (row: Row): number[] => {
          const at = by % row.length;
          return [...row.slice(at), ...row.slice(0, at)].reverse();
        };
        expect(solution(points.map(turn), turn(reservation))).toBe(solution(points, reservation));
        expect(maxWelfare(points.map(turn))).toBe(maxWelfare(points));
        expect(paretoFrontier(points.map(turn))).toEqual(paretoFrontier(points));
      }),
    );
  });

  it.each(PAIRS.slice(0, 2))(
    'invariance: %s does not depend on the units of the utilities',
    (_, solution) => {
      fc.assert(
        fc.property(small, factors, ({ points, reservation }, units) => {
          const rescale = (row: Row): number[] =>
            row.map((value, at) => value * units[at]![0] + units[at]![1]);
          expect(solution(points.map(rescale), rescale(reservation))).toBe(solution(points, reservation));
        }),
        { numRuns: 200 },
      );
    },
  );

  it('invariance: the egalitarian solution depends on them', () => {
    const points = [
      [1, 3],
      [2, 2],
      [3, 1],
    ];
    expect(egalitarian(points, [0, 0])).toBe(1);
    expect(
      egalitarian(
        points.map(([a, b]) => [a! * 10, b!]),
        [0, 0],
      ),
    ).toBe(0);
  });

  it.each(PAIRS.filter(([name]) => name !== 'kalaiSmorodinsky'))(
    'independence of irrelevant alternatives: %s stays when others go',
    (_, solution) => {
      fc.assert(
        fc.property(small, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (domain, goes) => {
          const { points, reservation } = domain;
          const index = solution(points, reservation);
          // If not all can gain, who gains depends on what comes first.
          fc.pre(index !== undefined && gains(points[index]!, reservation).every((gain) => gain > 0));
          const left = indicesWhere(points, () => true).filter((at) => at === index || !goes[at]);
          expect(
            left[
              solution(
                left.map((at) => points[at]!),
                reservation,
              )!
            ],
          ).toBe(index);
        }),
      );
    },
  );

  it('monotonicity: with the same ideal, more outcomes never make the smallest share smaller', () => {
    fc.assert(
      fc.property(small, fc.array(fc.array(fc.nat(6), { minLength: 6, maxLength: 6 })), (domain, added) => {
        const { points, reservation } = domain;
        const index = kalaiSmorodinsky(points, reservation);
        fc.pre(index !== undefined);
        const greatest = ideal(domain);
        const within = added
          .map((row) => reservation.map((least, party) => Math.min(row[party]!, least + greatest[party]!)))
          .filter((row) => accepts(row, reservation));
        const more = [...points, ...within];
        const smallest = (row: Row): number => Math.min(Infinity, ...shares(domain)(gains(row, reservation)));
        const then = more[kalaiSmorodinsky(more, reservation)!]!;
        expect(smallest(then)).toBeGreaterThanOrEqual(smallest(points[index]!));
      }),
    );
  });
});

it('finds the frontier of 50,000 outcomes of which hardly any is dominated', () => {
  const points: number[][] = [];
  for (let a = 0; a < 37; a++) {
    for (let b = 0; b < 37; b++) for (let c = 0; c < 37; c++) points.push([a, b, c, 108 - a - b - c]);
  }
  // With the same sum nobody dominates anybody. One less is as good as some neighbour but for one utility.
  for (let index = 0; index < points.length; index += 997) points[index]![3]! -= 1;
  expect(paretoFrontier(points)).toEqual([...points.keys()].filter((index) => index % 997 !== 0));
});
