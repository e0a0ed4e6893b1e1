// A study comes from anybody: what is none is refused with a code, and what was written is read again.
import fc from '../support/property';
import { describe, expect, test } from 'vitest';
import { randomBot } from '../../shared/bots/random';
import { FILE_TEXT_MOST, NOTES_MOST, NOTE_TEXT_MOST, TEXTS_MOST } from '../../shared/study/format';
import { migrate, type Migration } from '../../shared/study/migrations';
import { STUDY_PROBLEMS, studyProblem, studyProblemText } from '../../shared/study/problems';
import { isStudyText } from '../../shared/study/kind';
import { notAbout, readStudy, writeStudy } from '../../shared/study/read';
import { cleanName, cleanText, cleanTitle, paragraphsOf } from '../../shared/study/text';
import { recordingOf, seedOf } from '../recording/support';
import { anyStudy, note, study, studyOf } from './support';

const bots = { usa: randomBot, iran: randomBot, israel: randomBot };
const recording = recordingOf('short', seedOf(1), bots);
const other = recordingOf('short', seedOf(2), bots);

test('what is written is read again, whatever was typed', () => {
  fc.assert(
    fc.property(anyStudy, (one) => {
      expect(readStudy(writeStudy(one))).toEqual({ study: one, recording: null });
    }),
    { numRuns: 300 },
  );
});

test('with its recording in it one file is enough', () => {
  const one = studyOf(recording, { notes: [note()] });
  const text = writeStudy(one, recording);
  expect(isStudyText(text)).toBe(true);
  expect(readStudy(text)).toEqual({ study: one, recording });
});

test('notes are put in order', () => {
  const notes = [note({ id: 'note0003', entry: 9 }), note({ id: 'note0002', at: 5 }), note()];
  const read = readStudy(writeStudy(study({ notes })));
  if (read.fault) throw new Error(read.fault.code);
  expect(read.study.notes.map(({ id }) => id)).toEqual(['note0002', 'note0001', 'note0003']);
});

type Draft = Record<string, unknown> & { notes: Record<string, unknown>[] };
const changed = (change: (file: Draft) => unknown): string => {
  const file = JSON.parse(writeStudy(study({ notes: [note()] }))) as Draft;
  change(file);
  return JSON.stringify(file);
};
const inNote = (more: Record<string, unknown>) => () =>
  changed(({ notes }) => Object.assign(notes[0]!, more));
const many = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, i) => note({ id: `note${String(i).padStart(6, '0')}`, ...more }));

const HOSTILE: readonly [what: string, code: string, text: () => string][] = [
  ['nothing', 'not-json', () => ''],
  ['no JSON', 'not-json', () => '{'],
  ['a list', 'not-a-study', () => '[]'],
  ['another JSON', 'not-a-study', () => '{"format":"chess","version":1}'],
  ['a recording', 'not-a-study', () => JSON.stringify(recording)],
  ['more than a file may be', 'too-large', () => ' '.repeat(FILE_TEXT_MOST + 1)],
  ['5 MB of open brackets', 'too-deep', () => '['.repeat(5_000_000)],
  ['5 MB of numbers', 'too-many-values', () => `[${'1,'.repeat(2_500_000)}1]`],
  [
    'a prototype',
    'forbidden-key',
    () => changed((file) => (file.author = '@')).replace('"@"', '{"__proto__":{"a":1}}'),
  ],
  ['a newer version', 'newer-version', () => changed((file) => (file.version = 2))],
  ['a version that never was', 'unknown-version', () => changed((file) => (file.version = 0))],
  ['a key too many', 'malformed', () => changed((file) => (file.key = 'secret'))],
  ['no title', 'malformed', () => changed((file) => (file.title = ' '))],
  ['a title of two lines', 'malformed', () => changed((file) => (file.title = 'a\nb'))],
  [
    'an id that is not of the seal',
    'malformed',
    () => changed((file) => (file.game = { id: '0'.repeat(16), seal: 'a'.repeat(64) })),
  ],
  ['too many notes', 'malformed', () => writeStudy(study({ notes: many(NOTES_MOST + 1) }))],
  ['too long a note', 'malformed', inNote({ text: 'x'.repeat(NOTE_TEXT_MOST + 1) })],
  [
    'too much in all',
    'malformed',
    () => writeStudy(study({ notes: many(TEXTS_MOST / 1_000 + 1, { text: 'x'.repeat(1_000) }) })),
  ],
  ['two notes of one id', 'malformed', () => writeStudy(study({ notes: [note(), note()] }))],
  ['a note without a word or a mark', 'malformed', inNote({ text: ' \n ' })],
  ['a mark that is none', 'malformed', inNote({ mark: 'toString' })],
  ['nobody who looks', 'malformed', inNote({ view: 'france' })],
  ['half an entry', 'malformed', inNote({ entry: 1.5 })],
  ['before the beginning', 'malformed', inNote({ entry: -1 })],
  ['control characters', 'malformed', inNote({ text: 'a\u0000b' })],
  ['half a character', 'malformed', inNote({ text: 'a\ud800b' })],
  ['text turned around', 'malformed', inNote({ text: 'a\u202eb' })],
  ['an id that is none', 'malformed', inNote({ id: '../../x' })],
  ['a recording that is none', 'malformed', () => changed((file) => (file.recording = 7))],
  [
    'another thing as recording',
    'bad-recording',
    () => changed((file) => (file.recording = { format: 'x' })),
  ],
  ['the recording of another game', 'other-game', () => writeStudy(studyOf(recording), other)],
  [
    'a note after the end',
    'beyond-the-end',
    () =>
      writeStudy(studyOf(recording, { notes: [note({ entry: recording.entries.length + 1 })] }), recording),
  ],
];

test.each(HOSTILE)('%s: %s', (_, code, text) => {
  const begun = performance.now();
  const { fault } = readStudy(text());
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(fault).toMatchObject({ code });
  expect(studyProblemText(fault!)).toMatch(/^[A-Z].*\.$/s);
  expect(studyProblemText(fault!).length).toBeLessThan(600);
});

test('whatever is read, it never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.jsonValue().map((value) => changed((file) => Object.assign(file, { notes: value }))),
      ),
      (text) => {
        const read = readStudy(text);
        expect(read.fault ? STUDY_PROBLEMS.includes(read.fault.code) : read.study.format).toBeTruthy();
      },
    ),
    { numRuns: 500 },
  );
});

test('a study belongs to one recording', () => {
  expect(notAbout(studyOf(recording), recording)).toBeNull();
  expect(notAbout(studyOf(recording), other)).toMatchObject({ code: 'other-game' });
});

test('every problem has words', () => {
  for (const code of STUDY_PROBLEMS)
    expect(studyProblemText(studyProblem(code, { path: 'x' }))).toMatch(/^[A-Z].*\.$/);
});

test('a migration brings an older file up to date, one version at a time', () => {
  const steps: Record<number, Migration> = {
    1: ({ said, ...file }) => ({ file: { ...file, version: 2, title: said } }),
    2: (file) => ({ file: { ...file, version: 3 } }),
  };
  const file = { format: 'brittle-peace-study', version: 1, said: 'yes' };
  expect(migrate(file, steps, 3)).toEqual({
    file: { format: 'brittle-peace-study', version: 3, title: 'yes' },
  });
  expect(migrate(file, {}, 3).fault?.code).toBe('unknown-version');
  expect(migrate({ ...file, version: 4 }, steps, 3).fault?.code).toBe('newer-version');
});

describe('what somebody types', () => {
  test('is cut to its length without half a character, and loses what steers a screen', () => {
    expect(cleanText('a\r\nb\tc\u0007\u202ed')).toBe('a\nb cd');
    expect(cleanText(`${'x'.repeat(NOTE_TEXT_MOST - 1)}😀`)).toBe('x'.repeat(NOTE_TEXT_MOST - 1));
    expect(cleanTitle('  two\nlines  ')).toBe('two lines');
    expect(cleanName(` ${'n'.repeat(50)} `)).toHaveLength(40);
  });

  test('may be Persian with its joiner, or Hebrew', () => {
    for (const text of ['می‌خواهم', 'שלום', '👩‍🏫 teaches']) expect(cleanText(text)).toBe(text);
  });

  test('has paragraphs where a line is empty', () => {
    expect(paragraphsOf('\n one\nline \n\n \n two\n')).toEqual(['one\nline', 'two']);
  });
});
