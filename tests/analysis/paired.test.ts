import { describe, expect, it, test } from 'vitest';
import { differenceOf, dominance, meanOf } from '../../shared/analysis/paired';
import type { Triple } from '../../shared/analysis/worlds';

const three = (values: readonly number[]): Triple[] => values.map((value) => [value, 2 * value, 1]);

describe('means', () => {
  it('have the standard error of a sample', () => {
    // 2 4 4 4 5 5 7 9: mean 5, sum of squares about it 32, variance 32/7, standard error √(32/7/8) = 2/√7.
    const { n, means, errors } = meanOf(three([2, 4, 4, 4, 5, 5, 7, 9]));
    expect([n, means]).toEqual([8, [5, 10, 1]]);
    expect(errors[0]).toBeCloseTo(2 / Math.sqrt(7), 12);
    expect(errors[1]).toBeCloseTo(4 / Math.sqrt(7), 12);
    expect(errors[2]).toBe(0);
  });

  it('of one value, and of none, have no error that is known', () => {
    expect(meanOf(three([3]))).toEqual({ n: 1, means: [3, 6, 1], errors: [Infinity, Infinity, Infinity] });
    expect(meanOf([])).toEqual({ n: 0, means: [0, 0, 0], errors: [Infinity, Infinity, Infinity] });
  });

  it('do not lose a small spread beside a large value', () => {
    // About 1e9 the squares of the values have no digit left for it; variance 1, standard error 1/√3.
    const { errors } = meanOf(three([1e9 - 1, 1e9, 1e9 + 1]));
    expect(errors[0]).toBeCloseTo(1 / Math.sqrt(3), 9);
  });
});

describe('differences', () => {
  it('are of the same worlds, as far as both were played in', () => {
    // 1 2 3 less 0 1 5: 1 1 -2, mean 0, variance 3, standard error 1.
    const { n, means, errors } = differenceOf(three([1, 2, 3]), three([0, 1, 5, 100]));
    expect([n, means[0], means[2]]).toEqual([3, 0, 0]);
    expect(errors[0]).toBeCloseTo(1, 12);
  });

  it('of the same luck have no error, however much there is of it', () => {
    expect(differenceOf(three([10, 20, 0]), three([9, 19, -1]))).toEqual({
      n: 3,
      means: [1, 2, 0],
      errors: [0, 0, 0],
    });
  });
});

test.each<[string, Triple, Triple, number]>([
  ['better for all: the least clear', [4, 6, 9], [2, 2, 3], 2],
  ['worse for one', [4, -0.1, 9], [2, 2, 3], 0],
  ['as good for one, without doubt', [4, 0, 9], [2, 0, 3], 2],
  ['as good for one, who may lose', [4, 0, 9], [2, 1, 3], 0],
  ['the same', [0, 0, 0], [0, 0, 0], 0],
  ['better without doubt', [1, 0, 0], [0, 0, 0], Infinity],
  ['not known', [4, 6, 9], [Infinity, Infinity, Infinity], 0],
])('dominance: %s', (_, means, errors, expected) => {
  expect(dominance({ n: 9, means, errors })).toBe(expected);
});
