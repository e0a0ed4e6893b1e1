// What people answered, by groups: the figures, and that nobody can be told from them.
import { describe, expect, test } from 'vitest';
import {
  expectedOf,
  ownAnswers,
  sidesOf,
  TOLD_LEAST,
  trustedOf,
  type Asked,
  type CameOut,
} from '../../shared/analysis/seminar/questionnaires';
import type { ResultsAnswers } from '../../shared/analysis/seminar/results';
import { ENDINGS } from '../../shared/content/endings';
import { SIDES, SVI } from '../../shared/content/questionnaires';
import { SEATS, type Seat } from '../../shared/content/seats';
import fc from '../support/property';

const answered = (table: number | null, seat: Seat | null, answers: ResultsAnswers['answers']) =>
  ({ table, seat, when: 'after', answers }) satisfies ResultsAnswers;
const before = (table: number, seat: Seat, answers: ResultsAnswers['answers']): ResultsAnswers => ({
  ...answered(table, seat, answers),
  when: 'before',
});
const told = ({ bySeat, byTable }: Asked, key: Seat | number | 'all') =>
  [...bySeat, ...byTable].find((group) => group.key === key)?.told;

describe('the four sides', () => {
  test('each is the mean of its items, high answers good in all of them', () => {
    for (const side of SIDES) {
      const best = Object.fromEntries(SVI[side].items.map((item) => [item.id, item.reversed ? 1 : 7]));
      const worst = Object.fromEntries(SVI[side].items.map((item) => [item.id, item.reversed ? 7 : 1]));
      const all = [best, best, best, worst].map((answers, at) => answered(at + 1, 'iran', answers));
      expect(told(sidesOf(all)[side], 'iran')).toEqual({ people: 4, mean: 5.5, spread: 3 });
    }
  });

  test('means and spreads are those of people; who left all of a side out does not count', () => {
    const all = [
      answered(1, 'iran', { 'self-face': 7 }),
      answered(1, 'iran', { 'self-image': 3 }),
      answered(2, 'iran', { 'self-image': 5, 'self-face': 3 }),
      answered(2, 'iran', { 'process-fair': 5 }),
      before(2, 'iran', { 'self-face': 7 }),
    ];
    const { self, process } = sidesOf(all);
    expect(told(self, 'iran')).toEqual({ people: 3, mean: 3, spread: 2 });
    expect(told(self, 'usa')).toBeUndefined();
    expect(told(process, 'iran')).toEqual({ people: 1, mean: null, spread: null });
  });
});

describe('nobody is told apart', () => {
  /** One after the other something else. */
  let last = 0;
  const value = (table: number | null, seat: Seat | null) =>
    answered(table, seat, { 'self-image': 1 + ((last += 1) % 7) });

  test('a group of fewer than three has no mean, and what is left over has none either', () => {
    const { self } = sidesOf([
      ...[1, 1, 1, 1, 2, 2, 2].map((table) => value(table, 'usa')),
      ...[1, 2].map((table) => value(table, 'iran')),
    ]);
    expect(told(self, 1)).toMatchObject({ people: 5, mean: expect.any(Number) });
    expect(told(self, 2)).toMatchObject({ people: 4, mean: expect.any(Number) });
    expect(told(self, 'iran')).toEqual({ people: 2, mean: null, spread: null });
    // All less the United States would be Iran.
    expect(told(self, 'usa')).toEqual({ people: 7, mean: null, spread: null });
    expect(told(self, 'all')).toMatchObject({ people: 9, mean: expect.any(Number) });
  });

  test('where all answered alike, each of them would be known', () => {
    const alike = [1, 1, 1, 2, 2, 2].map((table) =>
      answered(table, 'usa', { 'self-image': 4 + (table - 1) }),
    );
    const { self } = sidesOf(alike);
    for (const table of [1, 2]) expect(told(self, table)).toEqual({ people: 3, mean: null, spread: null });
    expect(told(self, 'usa')).toMatchObject({ people: 6, mean: 4.5 });
  });

  test('people without a place count as a group that is not shown', () => {
    const { self } = sidesOf([
      ...[1, 1, 1, 2, 2, 2, 2].map((table) => value(table, 'usa')),
      value(null, null),
    ]);
    expect(told(self, 1)).toMatchObject({ people: 3, mean: null });
    expect(told(self, 2)).toMatchObject({ people: 4, mean: expect.any(Number) });
  });

  test('whatever is told or can be subtracted is of three people at least', () => {
    const place = fc.tuple(fc.option(fc.integer({ min: 1, max: 5 })), fc.constantFrom(...SEATS));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), (places) => {
        const { self } = sidesOf(places.map(([table, seat]) => value(table, table === null ? null : seat)));
        for (const groups of [self.bySeat.filter(({ key }) => key !== 'all'), self.byTable]) {
          const shown = groups.filter((group) => group.told.mean !== null);
          for (const group of shown) expect(group.told.people).toBeGreaterThanOrEqual(TOLD_LEAST);
          const rest = places.length - shown.reduce((sum, group) => sum + group.told.people, 0);
          if (rest > 0) expect(rest).toBeGreaterThanOrEqual(Math.min(TOLD_LEAST, places.length));
        }
      }),
    );
  });
});

test('trust in a seat is that of the people in the others, before and after', () => {
  const all = [
    ...[2, 3, 4].map((trust, at) => before(at + 1, 'iran', { 'trust-usa': trust })),
    ...[5, 6, 7].map((trust, at) => answered(at + 1, 'iran', { 'trust-usa': trust })),
    // Moved there since.
    before(1, 'usa', { 'trust-usa': 1 }),
  ];
  const { usa, israel } = trustedOf(all);
  expect(told(usa.before, 'iran')).toEqual({ people: 3, mean: 3, spread: 1 });
  expect(told(usa.after, 'iran')).toMatchObject({ people: 3, mean: 6 });
  expect(told(usa.before, 'usa')).toBeUndefined();
  expect(israel.before.bySeat).toEqual([]);
});

test('what was expected stands beside what came, of the same people and of games that are over', () => {
  const game = (table: number, ending: CameOut['ending'], usa: number): CameOut => ({
    table,
    ending,
    scores: { usa, iran: 50, israel: 60 },
  });
  const games = [game(1, 'frozen-conflict', 40), game(2, 'durable-peace', 70)];
  const guess = (table: number, seat: Seat, ending: string, score?: number) =>
    before(table, seat, {
      'expected-ending': ending,
      ...(score !== undefined && { 'expected-score': score }),
    });
  const { score, right, endings, people } = expectedOf(
    [
      guess(1, 'usa', 'frozen-conflict', 50),
      guess(1, 'usa', 'durable-peace', 60),
      guess(2, 'usa', 'durable-peace', 70),
      guess(2, 'iran', 'durable-peace'),
      // Not over, and not before it.
      guess(3, 'usa', 'open-war', 0),
      answered(1, 'usa', { 'expected-score': 99 }),
    ],
    games,
    ENDINGS,
  );
  expect(told(score.expected, 'usa')).toMatchObject({ people: 3, mean: 60 });
  expect(told(score.came, 'usa')).toMatchObject({ people: 3, mean: 50 });
  expect(people).toBe(4);
  expect(told(right, 'all')).toMatchObject({ people: 4, mean: 0.75 });
  expect(endings).toHaveLength(2);
  expect(endings).toContainEqual({ ending: 'durable-peace', expected: 0.75, came: 0.5 });
  expect(endings).toContainEqual({ ending: 'frozen-conflict', expected: 0.25, came: 0.5 });
  expect(expectedOf([guess(1, 'usa', 'open-war')], games, ENDINGS)).toMatchObject({ people: 1, endings: [] });
  // What came is no secret, even where it is the same for all; what all expected is.
  const same = expectedOf(
    [1, 1, 1].map((table) => guess(table, 'usa', 'open-war', 50)),
    games,
    ENDINGS,
  );
  expect(told(same.score.came, 'usa')).toMatchObject({ people: 3, mean: 40 });
  expect(told(same.score.expected, 'usa')).toMatchObject({ people: 3, mean: null });
  expect(same.endings).toEqual([]);
});

test('the facilitator’s own questions: few answers have no mean, words go by the alphabet', () => {
  const questions = [
    { id: 'own', when: 'after', kind: 'scale', text: 'How sure?' },
    { id: 'few', when: 'after', kind: 'scale', text: 'And now?' },
    { id: 'words', when: 'after', kind: 'words', text: 'Why?' },
  ] as const;
  const all = [
    answered(1, 'usa', { own: 6, words: 'Hope' }),
    answered(2, 'usa', { own: 3, words: 'Fear', few: 1 }),
    answered(3, 'usa', { own: 6, words: '' }),
    before(1, 'usa', { own: 1, words: 'Nothing of it' }),
  ];
  const [own, few, words] = ownAnswers(questions, all);
  expect(own!.scale).toMatchObject({ people: 3, mean: 5 });
  expect(few!.scale).toEqual({ people: 1, mean: null, spread: null });
  expect(words!.words).toEqual(['Fear', 'Hope']);
});
