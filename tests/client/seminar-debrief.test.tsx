// A seminar's debrief: where the marks of its charts stand, in which order tables go, and that nobody is shown alone.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { drawDeviations } from '../../client/debrief/charts/Deviations';
import { drawDots, type DotPanel } from '../../client/debrief/charts/Dots';
import type { Drawing } from '../../client/debrief/charts/Figure';
import { PAIRS } from '../../client/debrief/charts/Plane';
import { drawTablePlanes, drawTogether } from '../../client/debrief/charts/TablePlanes';
import { SourceContext } from '../../client/debrief/story';
import { comparedFigures, comparedTables, panelsOf, tableText } from '../../client/seminar-debrief/deals';
import { Questionnaires } from '../../client/seminar-debrief/Questionnaires';
import type { TableTalks } from '../../client/seminar-debrief/talks';
import type { ResultsAnswers, SeminarResults } from '../../shared/analysis/seminar/results';
import type { Seat } from '../../shared/content/seats';
import { sampleBargain } from './debrief-sample';

const markup = ({ body }: Drawing): string => renderToStaticMarkup(<svg>{body}</svg>);
const numbers = (drawing: Drawing): number[] =>
  [...markup(drawing).matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"/g)].map(([, value]) =>
    Number(value),
  );

const talksOf = (left: number, rounds = 3): TableTalks => ({
  whole: true,
  bargains: Array.from({ length: rounds }, (_, at) => {
    const bargain = sampleBargain(at + 1, 10 * at, at === 1 ? 1 : null);
    const each = { mean: at === 2 ? left : 1, error: 1 };
    return { ...bargain, signed: at === 1 ? 1 : 0, leftOnTable: { usa: each, iran: each, israel: each } };
  }),
});
const tables = new Map([
  [3, talksOf(4)],
  [1, talksOf(9)],
  [2, talksOf(2, 2)],
]);

describe('tables side by side', () => {
  test.each([
    ['number', 'signed', [1, 2, 3]],
    ['number', 3, [1, 3]],
    ['all', 'costliest', [1, 3, 2]],
    ['iran', 3, [1, 3]],
  ] as const)('by %s, the talks %s', (order, which, expected) => {
    expect(comparedTables(tables, which, order).map(({ table }) => table)).toEqual(expected);
  });

  test('the table of figures has a row for each and a value for each column, and the text names what was left', () => {
    const compared = comparedTables(tables, 'signed', 'number');
    const { columns, rows } = comparedFigures(compared);
    expect(rows.map(([table]) => table)).toEqual(['Table 1', 'Table 2', 'Table 3']);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(new Set(columns).size).toBe(columns.length);
    expect(tableText(compared[0]!)).toMatch(/^Table 1, round 2\. .*Nash point/);
  });

  test.each([390, 700, 1100])('each has its panels, and a press finds each table, at %d px', (width) => {
    const panels = panelsOf(comparedTables(tables, 'signed', 'number'));
    for (const [draw, pairs] of [
      [drawTablePlanes, PAIRS.slice(0, 1)],
      [drawTablePlanes, PAIRS],
      [drawTogether, PAIRS],
    ] as const) {
      const drawing = draw(panels, pairs, width, 1);
      for (const at of numbers(drawing)) expect(Number.isFinite(at)).toBe(true);
      const found = new Set<number>();
      for (let x = 0; x < width; x += 5)
        for (let y = 0; y < drawing.height; y += 5) found.add(drawing.locate?.(x, y) ?? -1);
      for (const at of found) expect([0, 1, 2]).toContain(at);
      if (draw === drawTablePlanes) expect([...found].sort((a, b) => a - b)).toEqual([0, 1, 2]);
    }
    const drawn = markup(drawTablePlanes(panels, PAIRS.slice(0, 1), width, null));
    for (const words of ['Table 1', 'Table 3', 'signed', 'Nash', 'no deal: US 38, Iran 42'])
      expect(drawn).toContain(words);
  });

  test('what all three left together has a scale of its own', () => {
    const panel = (seat: Seat | null, value: number) => ({
      seat,
      title: seat ?? 'All',
      values: [{ label: '1', value, margin: 0 }],
    });
    const heights = [
      ...markup(drawDeviations([panel(null, 90), panel('usa', 30)], 900, null)).matchAll(
        /<rect[^>]*height="([^"]+)"/g,
      ),
    ];
    // A third of the height, if they were on one scale.
    expect(Number(heights[1]![1])).toBeGreaterThan(0.7 * Number(heights[0]![1]));
  });
});

test('a press on rows of dots finds each row of each panel', () => {
  const row = (name: string) => ({ name, dots: [{ kind: 'then' as const, value: 4, spread: 1 }], note: '3' });
  const panels: DotPanel[] = [
    { title: 'One', rows: ['a', 'b', 'c'].map(row) },
    { title: 'Two', rows: [{ ...row('d'), dots: [], note: 'not shown: 2' }] },
  ];
  for (const width of [390, 1100]) {
    const drawing = drawDots(panels, { low: 1, high: 7, ticks: [1, 4, 7] }, width, 0);
    for (const at of numbers(drawing)) expect(Number.isFinite(at)).toBe(true);
    const found = new Set<number>();
    for (let x = 0; x < width; x += 9)
      for (let y = 0; y < drawing.height; y += 4) found.add(drawing.locate?.(x, y) ?? -1);
    expect([...found].sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  }
});

describe('what people said', () => {
  const answer = (table: number, seat: Seat, value: number): ResultsAnswers => ({
    table,
    seat,
    when: 'after',
    answers: { 'self-image': value, 'trust-usa': value, own: value },
  });
  const shown = (answers: readonly ResultsAnswers[]): string =>
    renderToStaticMarkup(
      <SourceContext value={{ game: 'g', source: 's', onGo: () => undefined }}>
        <Questionnaires
          games={[]}
          results={
            {
              answers,
              questions: [{ id: 'own', when: 'after', kind: 'scale', text: 'How sure?' }],
            } as unknown as SeminarResults
          }
        />
      </SourceContext>,
    );

  test('a mean is told of three, with how many they were', () => {
    const words = shown([answer(1, 'iran', 2), answer(2, 'iran', 3), answer(3, 'iran', 5)]);
    expect(words).toContain('Iran, yourself: 3.3, apart by 1.5 (3 answers)');
    expect(words).toContain('3.3 of 7, apart by 1.5, from 3 people.');
    // At each of the tables it was one.
    expect(words).not.toContain('by table');
  });

  test('of two nothing is told, wherever it stands', () => {
    const words = shown([answer(1, 'iran', 2), answer(1, 'iran', 3)]);
    expect(words).toContain('2 answers, not shown');
    expect(words).toContain('2 answers: too few, or alike, and so not shown.');
    expect(words).not.toMatch(/(?<![\d.])2\.5(?!\d)/);
    expect(words).not.toMatch(/<circle[^>]*class="[^"]*mark/);
  });
});
