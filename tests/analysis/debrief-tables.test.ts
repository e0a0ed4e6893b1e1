// A debrief as tables: quoting is read back by a reader of its own, and spreadsheets are given no formula.
import fc from '../support/property';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/debrief/analyse';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import { csvTable } from '../../shared/analysis/debrief/csv';
import { csvOf, jsonOf } from '../../shared/analysis/debrief/tables';
import { SEATS } from '../../shared/content/seats';
import { GOLDEN, golden } from './games';

/** Reads RFC 4180, and nothing that is not: throws where a quote stands bare. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1) {
        if (at >= text.length) throw new Error('a quote that nobody closes');
        field += text[at];
      }
      at += 1;
    } else {
      for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at++) {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`bare ${JSON.stringify(text[at])}`);
        field += text[at];
      }
    }
    row.push(field);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error(`${JSON.stringify(text[at])} behind a field`);
  }
  if (row.length > 0) throw new Error('a last line without an end');
  return rows;
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', ' ', 'a', "'", '|', '＝'),
  }),
);

describe('quoting', () => {
  test('whatever a text is, it comes back, but for an apostrophe before what could be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { maxLength: 5 }), (rows) => {
        const table = csvTable<(typeof rows)[number]>(
          { 'a "name", quoted': ([a]) => a, b: ([, b]) => b },
          rows,
        );
        const [head, ...read] = readCsv(table);
        expect(head).toEqual(['a "name", quoted', 'b']);
        expect(
          read.map((cells) => cells.map((cell, at) => cell.replace(guard(rows, read, cells, at), ''))),
        ).toEqual(rows.map((cells) => [...cells]));
      }),
    );
  });

  /** The apostrophe that was put there, not one that the text had. */
  function guard(
    rows: readonly (readonly string[])[],
    read: readonly string[][],
    cells: string[],
    at: number,
  ) {
    const own = rows[read.indexOf(cells)]![at]!;
    return cells[at] === `'${own}` ? /^'/ : /(?!)/;
  }

  test('no text begins as a formula does', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [, [cell = ''] = []] = readCsv(csvTable<string>({ text: (row) => row }, [text]));
        expect(cell).not.toMatch(/^\s*[=+\-@|%＝＋－＠]/);
        expect(cell).not.toMatch(/^[\t\r\n]/);
      }),
    );
  });

  test.each<[what: string, cell: string | number | boolean | null, written: string]>([
    ['a number', -1.5, '-1.5'],
    ['no number', Number.NaN, ''],
    ['minus nothing', -0, '0'],
    ['a long number', 1 / 3, '0.333333'],
    ['nothing', null, ''],
    ['yes', true, 'yes'],
    ['a formula', '=HYPERLINK("https://example.org")', `"'=HYPERLINK(""https://example.org"")"`],
    ['a formula behind a space', ' +1', "' +1"],
    ['a comma', 'a, b', '"a, b"'],
    ['two lines', 'a\r\nb', '"a\r\nb"'],
  ])('%s', (_, cell, written) => {
    expect(csvTable<typeof cell>({ cell: (row) => row }, [cell])).toBe(`cell\r\n${written}\r\n`);
  });
});

const NAMES = [
  'course.csv',
  'trust.csv',
  'events.csv',
  'promises.csv',
  'beliefs.csv',
  'toll.csv',
  'reasons.csv',
  'scores.csv',
  'evaluation.csv',
  'endings.csv',
  'turning-points.csv',
  'packages.csv',
];

describe.each(GOLDEN.filter((file) => /^(03|08|11)-/.test(file)))('%s', (file) => {
  const timeline = golden(file);
  const chronicle = chronicleOf(timeline);
  const analysis = analyse(timeline, { effort: 0.04 })!;
  const tables = csvOf({ ...chronicle, ...analysis });

  test('every table is there, rectangular, with names that differ and no raw ids alone', () => {
    expect(Object.keys(tables)).toEqual(NAMES);
    for (const [name, text] of Object.entries(tables)) {
      const rows = readCsv(text);
      expect(new Set(rows.map(({ length }) => length)).size, name).toBe(1);
      expect(new Set(rows[0]).size).toBe(rows[0]!.length);
      expect(text).not.toMatch(/undefined|NaN|\[object|Infinity|that this page does not know/);
    }
  });

  test('rows are what the debrief has', () => {
    const count = (name: string): number => readCsv(tables[name]!).length - 1;
    expect(count('course.csv')).toBe(chronicle.course.points.length);
    expect(count('trust.csv')).toBe(6 * chronicle.course.points.length);
    expect(count('events.csv')).toBe(chronicle.course.events.length);
    expect(count('beliefs.csv')).toBe(9 * chronicle.beliefs.length);
    expect(count('reasons.csv')).toBe(chronicle.reasons.length);
    expect(count('promises.csv')).toBe(
      chronicle.promises.reduce((sum, { record }) => sum + record.length, 0),
    );
    expect(count('packages.csv')).toBe(
      analysis.bargains.reduce((sum, { packages }) => sum + packages.length, 0),
    );
    expect(count('evaluation.csv')).toBe(analysis.evaluation.points.length);
    const [head, ...scores] = readCsv(tables['scores.csv']!);
    const points = head!.indexOf('score (points)');
    for (const seat of SEATS) {
      const own = scores.filter(([id]) => id === seat);
      const parts = own.slice(0, -1).reduce((sum, row) => sum + Number(row[points]), 0);
      expect(parts).toBeCloseTo(Number(own.at(-1)![points]), 1);
    }
  });

  test('before the analysis is there, there are the tables of the chronicle', () => {
    const early = csvOf(chronicle);
    expect(Object.keys(early)).toEqual(NAMES.slice(0, 7));
    expect(early['course.csv']).toBe(tables['course.csv']);
  });

  test('the JSON has all of it, and says what it is', () => {
    const { format, version, ...rest } = JSON.parse(jsonOf({ ...chronicle, ...analysis })) as Record<
      string,
      unknown
    >;
    expect([format, version]).toEqual(['brittle-peace-debrief', 1]);
    expect(rest).toEqual({ ...chronicle, ...analysis });
  });
});
