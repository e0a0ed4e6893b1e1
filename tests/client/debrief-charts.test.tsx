// Where the marks of a debrief's charts stand: axes, labels, planes and the tables below them.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { drawColumns } from '../../client/debrief/charts/Columns';
import type { Drawing } from '../../client/debrief/charts/Figure';
import { apart } from '../../client/debrief/charts/labels';
import { drawMultiples, nearest, type MultiplesOf } from '../../client/debrief/charts/Multiples';
import { drawPlanes, shadeOf, stairs } from '../../client/debrief/charts/Plane';
import { drawShares } from '../../client/debrief/charts/Shares';
import { drawStrip } from '../../client/debrief/charts/Strip';
import { csvOfFigure } from '../../client/debrief/charts/table';
import { timeAxis } from '../../client/debrief/charts/time';
import { figure, giveOrTake, percent } from '../../client/debrief/words';
import { sampleBargain } from './debrief-sample';

const markup = ({ body }: Drawing): string => renderToStaticMarkup(<svg>{body}</svg>);
/** Every number in attributes that place something. */
const places = (drawing: Drawing): number[] =>
  [...markup(drawing).matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"/g)].map(([, value]) =>
    Number(value),
  );

describe('the axis of rounds', () => {
  const { place, rounds } = timeAxis([10, 14, 30]);
  test.each([
    ['the beginning', 0, 0],
    ['the middle of the first round', 5, 0.5],
    ['the end of a round, which belongs to it', 10, 1],
    ['the first entry of the next', 11, 1.25],
    ['the end of the game', 30, 3],
    ['past the end', 99, 3],
  ])('%s', (_, entry, at) => expect(place(entry)).toBeCloseTo(at));
  test('has as many columns as rounds were played', () => expect(rounds).toBe(3));
});

describe('labels', () => {
  test.each([
    ['far apart stay', [10, 50, 90], [10, 50, 90]],
    ['near ones part downward', [10, 12, 90], [10, 23, 90]],
    ['at the foot they part upward', [95, 99], [87, 100]],
    ['what lies outside comes in', [-20, 130], [0, 100]],
    ['the order of the values is kept, not that of the list', [50, 48], [61, 48]],
  ])('%s', (_, wanted, got) => expect(apart(wanted, 13, 0, 100)).toEqual(got));
});

describe('the nearest place', () => {
  test.each([
    [0.1, 0],
    [0.9, 2],
    [5, 3],
  ])('to %d', (wanted, index) => expect(nearest([0, 1, 1, 2], wanted)).toBe(index));
});

describe('the plane of gains', () => {
  test('its edge has what no other is better than for both', () => {
    expect(
      stairs([
        [1, 5],
        [3, 3],
        [2, 2],
        [5, -1],
        [3, 1],
      ]),
    ).toEqual([
      [1, 5],
      [3, 3],
      [5, -1],
    ]);
  });
  test('the zone lies under its corners, within the gains of both', () => {
    expect(
      shadeOf([
        [1, 4],
        [3, 2],
        [-1, 9],
      ]),
    ).toEqual([
      [0, 0],
      [0, 4],
      [1, 4],
      [1, 2],
      [3, 2],
      [3, 0],
    ]);
    expect(shadeOf([[-1, 2]])).toEqual([]);
  });

  test.each([390, 700, 1100])('every package stands in it, at %d px', (width) => {
    const bargain = sampleBargain(1, 0);
    const drawing = drawPlanes(bargain, width, 1);
    for (const at of places(drawing)) expect(Number.isFinite(at)).toBe(true);
    const spots = [
      ...markup(drawing).matchAll(/<g transform="translate\(([\d.-]+) ([\d.-]+)\)"><(?:circle|path)/g),
    ];
    expect(spots.length).toBeGreaterThanOrEqual(3 * bargain.packages.length);
    for (const [, x, y] of spots) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(width);
      expect(Number(y)).toBeLessThanOrEqual(drawing.height);
    }
    expect(markup(drawing)).toContain('signed');
    expect(markup(drawing)).toContain('Nash');
    expect(markup(drawing)).toContain('K–S');
  });

  test('a press finds the package that is nearest', () => {
    const bargain = sampleBargain(1, 0);
    const drawing = drawPlanes(bargain, 1100, null);
    const found = new Set<number>();
    for (let x = 0; x < 1100; x += 7) {
      for (let y = 0; y < drawing.height; y += 7) found.add(drawing.locate?.(x, y) ?? -1);
    }
    expect([...found].sort((a, b) => a - b)).toEqual(bargain.packages.map((_, index) => index));
  });
});

describe('panels over the rounds', () => {
  const of: MultiplesOf = {
    places: [0, 0.5, 1, 2],
    rounds: 2,
    panels: [
      {
        title: 'One',
        high: 10,
        lines: [{ name: 'One', hue: 'usa', shape: 'step', values: [0, 10, null, 4] }],
        limits: [{ at: 0, text: 'the end' }],
        numbers: [{ point: 1, number: 1 }],
        marks: [{ point: 3, shape: 'cross', hue: 'iran' }],
        shades: [{ from: 1, to: 2, text: 'war' }],
      },
      {
        title: 'Two',
        high: 5,
        lines: [
          {
            name: 'a',
            hue: 'iran',
            shape: 'line',
            values: [1, 2, 3, 4],
            band: [
              [0, 2],
              [1, 3],
              [2, 4],
              [3, 5],
            ],
          },
          { name: 'b', hue: 'truth', shape: 'line', values: [1, 1, 1, 1] },
        ],
      },
    ],
  };
  test.each([320, 600, 1200])('fit the width, at %d px', (width) => {
    const drawing = drawMultiples(of, width, 3);
    for (const at of places(drawing)) {
      expect(Number.isFinite(at)).toBe(true);
      expect(at).toBeLessThanOrEqual(width);
    }
    expect(markup(drawing)).not.toContain('NaN');
  });
  test('stand below each other where there is no room', () => {
    expect(drawMultiples(of, 320, null).height).toBeGreaterThan(1.8 * drawMultiples(of, 1200, null).height);
  });
  test('a place in any of them is a moment of all', () => {
    const { locate } = drawMultiples(of, 1200, null);
    expect(locate?.(34, 50)).toBe(0);
    expect(locate?.(620 + 34, 50)).toBe(0);
    expect(locate?.(1190, 50)).toBe(3);
    expect(locate?.(560, 50)).toBe(3);
  });
  test('only what is shown for the moment is marked as passing', () => {
    expect(markup(drawMultiples(of, 600, null))).not.toContain('data-passing');
    expect(markup(drawMultiples(of, 600, 0))).toContain('data-passing');
  });
});

test('shares fill the whole height', () => {
  const drawing = drawShares(
    {
      places: [0, 1],
      rounds: 1,
      layers: [
        { name: 'War', values: [0.25, 0] },
        { name: 'Peace', values: [0.75, 1] },
      ],
    },
    600,
    null,
  );
  expect(markup(drawing)).toContain('War 25 %');
  expect(markup(drawing)).toContain('Peace 100 %');
});

test('columns stack to their sum', () => {
  const parts = [
    { value: 3, text: 'a' },
    { value: 4, text: 'b' },
  ];
  const drawing = drawColumns(
    [
      { label: '1', parts },
      { label: '2', parts: [] },
    ],
    600,
    null,
  );
  expect(markup(drawing)).toMatch(/>7<.*>0</);
  expect(drawing.locate?.(599, 10)).toBe(1);
});

test('a calendar keeps crowded cells inside their columns', () => {
  const marks = Array.from(
    { length: 20 },
    () => ({ round: 2, lane: 0, shape: 'down', hue: 'iran' }) as const,
  );
  for (const width of [350, 1100]) {
    const drawing = drawStrip(
      { marks, lanes: ['Promises broken'], months: ['July', 'August', 'September'] },
      width,
      null,
    );
    const spots = [...markup(drawing).matchAll(/translate\(([\d.]+) ([\d.]+)\)/g)];
    expect(new Set(spots.map(([spot]) => spot)).size).toBe(20);
    const left = width < 560 ? 0 : 128;
    const column = (width - left) / 3;
    for (const [, x, y] of spots) {
      expect(Number(x)).toBeGreaterThan(left + column);
      expect(Number(x)).toBeLessThan(left + 2 * column);
      expect(Number(y)).toBeLessThan(drawing.height);
    }
  }
});

describe('figures', () => {
  test('in words', () => {
    expect(figure(-3.44)).toBe('−3.4');
    expect(figure(-0.04)).toBe('0');
    expect(giveOrTake({ mean: 3, error: 1.04 })).toBe(', give or take 2.1');
    expect(giveOrTake({ mean: 3, error: null })).toBe('');
    expect(percent(0.002)).toBe('under 1 %');
  });
  test('as a file for spreadsheets, in which nothing is a formula', () => {
    const csv = csvOfFigure({
      columns: ['What', 'Points'],
      rows: [
        ['=1+1', -2.5],
        ['a "b", c', null],
      ],
    });
    expect(csv).toBe('\uFEFFWhat,Points\r\n\'=1+1,-2.5\r\n"a ""b"", c",\r\n');
  });
});
