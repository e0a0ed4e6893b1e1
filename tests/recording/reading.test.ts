// A file may be anything. What is no recording is refused with a code, after an amount of work that its size bounds.
import { describe, expect, test } from 'vitest';
import { randomBot } from '../../shared/bots/random';
import { ENTRIES_MOST, TEXT_MOST, type Recording } from '../../shared/recording/format';
import type { Json } from '../../shared/recording/json';
import { migrate, type Migration } from '../../shared/recording/migrations';
import { problem, problemText, READING_PROBLEMS, REPLAY_PROBLEMS } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { RULES_VERSION } from '../../shared/rules/version';
import { writeJournal, type GameJournal } from '../../client/solo/journal';
import { journalOf, recordingOf, seedOf } from './support';

const bots = { usa: randomBot, iran: randomBot, israel: randomBot };
const recording = recordingOf('short', seedOf(1), bots);
const MB = 1_000_000;

type Draft = Omit<Recording, 'version'> & Record<string, unknown>;
const changed = (change: (file: Draft) => void): string => {
  const file = JSON.parse(write(recording)) as Draft;
  change(file);
  return JSON.stringify(file);
};
/** Puts a text where a key's value is, so that a file can hold what no object can. */
const withText = (key: string, value: string): string =>
  changed((file) => (file[key] = '@')).replace('"@"', () => value);

const HOSTILE: readonly [what: string, code: string, text: () => string][] = [
  ['nothing', 'not-json', () => ''],
  ['no JSON', 'not-json', () => '{'],
  ['5 MB of no JSON', 'not-json', () => 'x'.repeat(5 * MB)],
  ['one string of 5 MB', 'not-a-recording', () => `"${'x'.repeat(5 * MB - 2)}"`],
  ['5 MB of backslashes', 'not-json', () => `"${'\\'.repeat(5 * MB)}`],
  ['a number', 'not-a-recording', () => '1'],
  ['null', 'not-a-recording', () => 'null'],
  ['another JSON', 'not-a-recording', () => '{"format":"chess","version":1}'],
  ['a version that is none', 'not-a-recording', () => changed((file) => (file.version = 1.5))],
  ['more than a file may be', 'too-large', () => ' '.repeat(TEXT_MOST + 1)],
  ['5 MB of open brackets', 'too-deep', () => '['.repeat(5 * MB)],
  ['5 MB of objects in objects', 'too-deep', () => '{"a":'.repeat(MB)],
  ['nested deep inside', 'too-deep', () => withText('entries', `${'['.repeat(1_000)}${']'.repeat(1_000)}`)],
  ['5 MB of numbers', 'too-many-values', () => `[${'1,'.repeat(2.5 * MB)}1]`],
  ['too many entries', 'too-many-values', () => withText('entries', `[${'0,'.repeat(ENTRIES_MOST)}0]`)],
  ['too many rounds', 'malformed', () => withText('rounds', `[${'0,'.repeat(ENTRIES_MOST - 1)}0]`)],
  ['a key of 5 MB', 'malformed', () => changed((file) => (file['k'.repeat(5 * MB)] = 1))],
  [
    '400,000 keys',
    'malformed',
    () => withText('result', `{${Array.from({ length: 400_000 }, (_, i) => `"k${i}":0`).join(',')}}`),
  ],
  ['a prototype', 'forbidden-key', () => withText('result', '{"__proto__":{"ending":"breakout"}}')],
  ['a prototype in disguise', 'forbidden-key', () => withText('result', '{"\\u005f_proto__":{}}')],
  ['a constructor', 'forbidden-key', () => withText('header', '{"constructor":{"prototype":{}}}')],
  ['no header', 'malformed', () => withText('header', 'null')],
  ['a header that is a list', 'malformed', () => withText('header', '[]')],
  ['no entries', 'malformed', () => withText('entries', '[]')],
  ['entries that are none', 'malformed', () => withText('entries', '{}')],
  [
    'an event named after what all objects have',
    'malformed',
    () =>
      changed((file) =>
        Object.assign(file.entries[0]!, { actor: 'chair', payload: { type: 'inject', event: 'toString' } }),
      ),
  ],
  ['a newer version', 'newer-version', () => changed((file) => (file.version = 4))],
  ['a version that never was', 'unknown-version', () => changed((file) => (file.version = -1))],
  ['other rules', 'other-rules', () => changed((file) => Object.assign(file.header, { rules: 0 }))],
];

test.each(HOSTILE)('%s: %s', (_, code, text) => {
  const { fault } = read(text());
  expect(fault).toMatchObject({ code });
  expect(problemText(fault!)).toMatch(/^[A-Z].*\.$/);
  expect(problemText(fault!).length).toBeLessThan(500);
});

test('an entry that is wrong is named, and those after it are not read', () => {
  const text = changed((file) => {
    Object.assign(file.entries[4]!, { at: 'noon' });
    Object.assign(file.entries[6]!, { at: 'later' });
  });
  expect(read(text).fault).toMatchObject({ code: 'malformed', entry: 5 });
});

test('every problem has words', () => {
  for (const code of [...READING_PROBLEMS, ...REPLAY_PROBLEMS]) {
    expect(problemText(problem(code, { path: 'x' }))).toMatch(/^[A-Z].*\.$/);
  }
});

describe('migrations', () => {
  const renamed: Migration = ({ stated, ...file }) => ({ file: { ...file, state: stated } });
  const steps: Record<number, Migration> = {
    1: (file) => ({ file: { ...file, version: 2, stated: String(file.said) } }),
    2: (file) => {
      const next = renamed(file);
      return next.fault ? next : { file: { ...next.file, version: 3 } };
    },
  };
  const file = (version: number, rest: Json = {}): Json => ({
    format: 'brittle-peace-recording',
    version,
    ...rest,
  });

  test('go one version at a time, up to the present one', () => {
    const { said: _, ...two } = file(2, { stated: 'yes' });
    expect(migrate(file(1, { said: 'yes' }), steps, 3)).toEqual({
      file: { ...file(3), said: 'yes', state: 'yes' },
    });
    expect(migrate(two, steps, 3)).toEqual({ file: { ...file(3), state: 'yes' } });
    expect(migrate(file(3), steps, 3)).toEqual({ file: file(3) });
  });

  test('a version without one is refused, and so is a newer one', () => {
    expect(migrate(file(1), {}, 3).fault?.code).toBe('unknown-version');
    expect(migrate(file(4), steps, 3).fault).toMatchObject({
      code: 'newer-version',
      detail: { version: 4, most: 3 },
    });
  });

  test('what a migration refuses is refused', () => {
    const refusing = { ...steps, 1: () => ({ fault: problem('malformed', { path: 'said' }) }) };
    expect(migrate(file(1), refusing, 3).fault?.code).toBe('malformed');
  });
});

describe('a file of version 1, which could not say where a branch came from', () => {
  const old = (change: (file: Draft) => void = () => undefined): string =>
    changed((file) => {
      Object.assign(file, { version: 1 });
      change(file);
    });

  test('is read as it was: no hash of it changes', () => {
    expect(read(old())).toEqual({ recording });
  });

  test('with an origin is none', () => {
    const text = old((file) => Object.assign(file.header, { origin: {} }));
    expect(read(text).fault).toMatchObject({ code: 'malformed', detail: { path: 'header.origin' } });
    const present = changed((file) => Object.assign(file.header, { origin: {} }));
    expect(read(present).fault).toMatchObject({ code: 'malformed' });
  });
});

describe('a solo game as it was saved before there were recordings', () => {
  const { scenario, seed, seats, createdAt, entries } = journalOf('short', seedOf(1), bots);
  const journal = {
    header: {
      table: 'game1',
      scenario,
      seed,
      rules: RULES_VERSION,
      seats: { usa: seats.usa.holder, iran: { kind: 'person' }, israel: seats.israel.holder },
      createdAt,
    },
    entries: entries.map((act, index) => ({ ...act, seq: index + 1, requestId: `id-${index}` })),
  } as GameJournal;

  test('becomes a recording', () => {
    const { recording: made, fault } = {
      fault: undefined,
      recording: undefined,
      ...read(writeJournal(journal)),
    };
    expect(fault).toBeUndefined();
    expect(made).toMatchObject({ version: 3, result: recording.result, rounds: expect.any(Array) });
    expect(made!.header.seats.iran).toEqual({ holder: { kind: 'person' } });
    expect(replay(made!).fault).toBeUndefined();
  });

  const OLD: readonly [
    what: string,
    code: string,
    change: (file: { header: Json; entries: Json[] }) => unknown,
  ][] = [
    ['in the middle', 'not-over', (file) => file.entries.splice(-1)],
    ['of other rules', 'other-rules', ({ header }) => Object.assign(header, { rules: 1 })],
    ['without a seed', 'malformed', ({ header }) => Object.assign(header, { seed: 'x' })],
    [
      'with an unknown act',
      'malformed',
      (file) => Object.assign(file.entries[0]!, { payload: { type: 'win' } }),
    ],
    ['with a gap', 'malformed', (file) => file.entries.splice(2, 1)],
    [
      'that is not legal',
      'entry-refused',
      (file) => Object.assign(file.entries[0]!, { payload: { type: 'orders', orders: [] } }),
    ],
  ];
  test.each(OLD)('%s: %s', (_, code, change) => {
    const file = JSON.parse(writeJournal(journal)) as { header: Json; entries: Json[] };
    change(file);
    expect(read(JSON.stringify(file)).fault).toMatchObject({ code });
  });
});
