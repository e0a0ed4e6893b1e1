/** Intervals and tests against numbers worked out by hand. */
import { describe, expect, it } from 'vitest';
import { meanOf, paired, share, variance, varianceShare, welch } from '../../server/balance/inference';

describe('shares', () => {
  // Wilson's interval with z = 1.96.
  it.each([
    [10, 100, 0.1, 0.0552, 0.1744],
    [0, 10, 0, 0, 0.2775],
    [5, 10, 0.5, 0.2366, 0.7634],
    [10, 10, 1, 0.7225, 1],
  ])('%i of %i', (part, n, value, low, high) => {
    const found = share(part, n);
    expect(found.value).toBe(value);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('of nothing say nothing', () => {
    expect(share(0, 0)).toEqual({ value: NaN, low: 0, high: 1, n: 0 });
  });
});

describe('means', () => {
  it('lie within 1.96 standard errors', () => {
    // Variance 2.5, standard error √0.5.
    const { value, low, high } = meanOf([1, 2, 3, 4, 5]);
    expect(value).toBe(3);
    expect(low).toBeCloseTo(3 - 1.96 * Math.SQRT1_2, 3);
    expect(high).toBeCloseTo(3 + 1.96 * Math.SQRT1_2, 3);
  });

  it('have no spread where there is one value', () => {
    expect(variance([4])).toBe(0);
  });
});

describe('differences', () => {
  it.each([
    // With one degree of freedom p is 1 − (2/π) arctan t; here t = 2 / 1.
    ['one degree of freedom', [2, 5], [1, 2], 2, 1 - (2 / Math.PI) * Math.atan(2)],
    // With four it is 1 − x (3 − x²) / 2, where x = t / √(4 + t²); here t = 3 / √0.5.
    ['four', [1, 3, 5, 7, 9], [0, 1, 2, 3, 4], 3, 0.013235],
    ['no difference', [1, 2, 3], [1, 2, 3], 0, 1],
    ['the same difference always', [2, 3], [1, 2], 1, 0],
  ])('of pairs: %s', (_, a, b, value, p) => {
    const found = paired(a, b);
    expect(found.value).toBe(value);
    expect(found.p).toBeCloseTo(p, 5);
  });

  it('of samples: Welch', () => {
    // Equal variances of 1: error √(2/3), four degrees of freedom, t = −3.674.
    const found = welch([1, 2, 3], [4, 5, 6]);
    expect(found.value).toBe(-3);
    expect(found.p).toBeCloseTo(0.021312, 5);
    expect(found.high).toBeCloseTo(-3 + 1.96 * Math.sqrt(2 / 3), 3);
  });
});

describe('the share of the variance between groups', () => {
  it('is the intraclass correlation', () => {
    // Between 27, within 1: (27 − 1) / (27 + 2). F(0.975; 2, 6) = 7.2599, F(0.975; 6, 2) = 39.331.
    const groups = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    const { value, low, high } = varianceShare(groups);
    expect(value).toBeCloseTo(26 / 29, 10);
    expect(low).toBeCloseTo(0.4754, 4);
    expect(high).toBeCloseTo(0.9972, 4);
  });

  it.each([
    [
      'groups alike',
      [
        [1, 3],
        [1, 3],
      ],
      0,
    ],
    [
      'no spread within',
      [
        [1, 1],
        [2, 2],
      ],
      1,
    ],
    ['too little', [[1, 2]], NaN],
  ])('%s', (_, groups, value) => {
    expect(varianceShare(groups).value).toBe(value);
  });
});
