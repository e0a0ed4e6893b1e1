// The talks of several tables side by side: which are looked at, what they left, and that they are those of each debrief.
import { describe, expect, test } from 'vitest';
import { analyse, analyseTalks } from '../../shared/analysis/debrief/analyse';
import type { Bargain } from '../../shared/analysis/debrief/debrief';
import {
  bestUnmade,
  leftInAll,
  leftPerRound,
  outlineOf,
  talksFor,
} from '../../shared/analysis/seminar/talks';
import { sampleBargain } from '../client/debrief-sample';
import { golden } from './games';

const left = (bargain: Bargain, mean: number, error: number | null = 1): Bargain => {
  const each = { mean: mean / 3, error };
  return { ...bargain, leftOnTable: { usa: each, iran: each, israel: each } };
};
const rounds = [
  left({ ...sampleBargain(1, 0, null), signed: 0 }, 9),
  left({ ...sampleBargain(2, 10), signed: 1 }, 3),
  left({ ...sampleBargain(3, 20), signed: 1 }, 30),
];

test('talks are found by their round, by the first signature, or by what they left', () => {
  expect(talksFor(rounds, 2)!.round).toBe(2);
  expect(talksFor(rounds, 4)).toBeUndefined();
  expect(talksFor(rounds, 'signed')!.round).toBe(2);
  expect(talksFor(rounds, 'costliest')!.round).toBe(3);
  // Where nothing was ever signed: where most was left.
  expect(talksFor([rounds[0]!, left({ ...rounds[0]!, round: 5 }, 12)], 'signed')!.round).toBe(5);
  expect(talksFor([], 'costliest')).toBeUndefined();
});

test('what was left in all is the sum of the seats, with no smaller an error than it may have', () => {
  expect(leftInAll(rounds[0]!).mean).toBeCloseTo(9, 10);
  expect(leftInAll(rounds[0]!).error).toBe(3);
  expect(leftInAll(left(rounds[0]!, 9, null)).error).toBeNull();
  expect(leftPerRound(rounds)).toBeCloseTo(14, 10);
  expect(leftPerRound([])).toBeNull();
});

describe('an outline', () => {
  test('holds what was on the table, the frontier and the solutions, and points at the same packages', () => {
    const bargain = sampleBargain(2, 10);
    const outline = outlineOf(bargain);
    expect(outline.packages.length).toBeLessThan(bargain.packages.length);
    for (const name of ['nash', 'kalaiSmorodinsky', 'egalitarian', 'maxWelfare', 'signed'] as const)
      expect(outline.packages[outline[name]], name).toBe(bargain.packages[bargain[name]]);
    expect(outline.frontier.map((index) => outline.packages[index])).toEqual(
      bargain.frontier.map((index) => bargain.packages[index]),
    );
    expect(outline.packages[0]).toBe(bargain.packages[0]);
    expect(outline.packages[bestUnmade(outline)!]).toBe(bargain.packages[bestUnmade(bargain)!]);
    for (const made of bargain.packages.filter(({ status }) => status !== 'never-made'))
      expect(outline.packages).toContain(made);
  });

  test('the best that was never made could be signed, costs nobody anything, and brings most', () => {
    const bargain = sampleBargain(2, 10);
    const best = bargain.packages[bestUnmade(bargain)!]!;
    expect(best).toMatchObject({ status: 'never-made', signable: true });
    expect(bestUnmade({ ...bargain, zopa: [0] })).toBeUndefined();
  });
});

test('talks alone come to the same as in the whole analysis', () => {
  const timeline = golden('08-short-breakout.peace.json');
  const effort = 0.1;
  expect(analyseTalks(timeline, { effort })).toEqual(analyse(timeline, { effort })!.bargains);
  expect(analyseTalks(timeline, { effort, stop: () => true })).toBeNull();
});
