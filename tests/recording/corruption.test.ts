// Whatever is changed in a recording, it no longer verifies, and the first thing that does not hold is named.
import { beforeAll, describe, expect, test } from 'vitest';
import { easyBot } from '../../shared/bots/easy';
import { middleBot } from '../../shared/bots/middle';
import { SCENARIOS } from '../../shared/content/scenarios';
import { hashAll, hashEntry, hashHeader } from '../../shared/recording/chain';
import { ENTRIES_MOST, type RecordedEntry, type Recording } from '../../shared/recording/format';
import { problemText, type Fault } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { record, write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { hashSeed } from '../../shared/rules/chance';
import { RULES_VERSION } from '../../shared/rules/version';
import { EVERYTHING, journalOf, recorded, seedOf } from './support';

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Draft = Mutable<Recording>;

let recording: Recording;
let text: string;

beforeAll(() => {
  const journal = journalOf('short', seedOf(3), { usa: middleBot, iran: middleBot, israel: easyBot });
  const seats = { ...journal.seats, usa: { ...journal.seats.usa, name: 'Ann' } };
  recording = recorded({ ...journal, seats });
  text = write(recording);
});

/** What a file says when it is read and replayed. */
function faultOf(file: string): Fault | undefined {
  const got = read(file);
  return got.fault ?? replay(got.recording).fault;
}

const edited = (change: (file: Draft) => void): string => {
  const file = JSON.parse(text) as Draft;
  change(file);
  return JSON.stringify(file);
};

/** Edited by somebody who works out every hash of the file anew. */
const forged = (change: (file: Draft) => void): string =>
  edited((file) => {
    change(file);
    file.headerHash = hashHeader(file.header as Recording['header']);
    let before = file.headerHash;
    for (const entry of file.entries) entry.hash = before = hashEntry(before, entry as RecordedEntry);
    file.seal = hashAll(file.headerHash, file.entries as RecordedEntry[], file.rounds, file.result);
  });

const find = (wanted: (entry: RecordedEntry) => boolean): number => {
  const index = recording.entries.findIndex(wanted);
  if (index < 0) throw new Error('the recording has no such entry');
  return index;
};
const said = () => find(({ kind }) => kind === 'message');
const reasoned = () => find(({ reason }) => reason !== undefined);
const ordered = () =>
  find(({ kind, payload }) => kind === 'move' && 'type' in payload && payload.type === 'orders');

test('untouched, it holds', () => {
  expect(faultOf(text)).toBeUndefined();
  expect(recording.entries.some(({ kind }) => kind === 'message')).toBe(true);
});

const ENTRIES: readonly [what: string, at: () => number, change: (file: Draft, at: number) => void][] = [
  ['a time', () => 5, (file, at) => (file.entries[at]!.at += 1)],
  [
    'who acted',
    ordered,
    (file, at) => (file.entries[at]!.actor = file.entries[at]!.actor === 'usa' ? 'iran' : 'usa'),
  ],
  ['a reason', reasoned, (file, at) => (file.entries[at]!.reason = 'Because.')],
  ['a reason taken out', reasoned, (file, at) => delete file.entries[at]!.reason],
  [
    'a message',
    said,
    (file, at) =>
      (file.entries[at]!.payload = { channel: 'open', body: { kind: 'text', text: 'I never said that.' } }),
  ],
  ['an act', ordered, (file, at) => (file.entries[at]!.payload = { type: 'orders', orders: [] })],
  ['its hash', () => 7, (file, at) => (file.entries[at]!.hash = '0123456789abcdef')],
  ['one taken out', () => 4, (file, at) => void file.entries.splice(at, 1)],
  ['one put in', () => 4, (file, at) => void file.entries.splice(at, 0, file.entries[at - 1]!)],
  [
    'two that changed places',
    () => 4,
    (file, at) => void file.entries.splice(at, 2, file.entries[at + 1]!, file.entries[at]!),
  ],
];

test.each(ENTRIES)('of an entry, %s: the entry is named', (_, at, change) => {
  const index = at();
  expect(faultOf(edited((file) => change(file, index)))).toMatchObject({
    code: 'entry-changed',
    entry: index + 1,
  });
});

const REST: readonly [what: string, code: Fault['code'], change: (file: Draft) => void][] = [
  ['the seed', 'seed-changed', (file) => (file.header.seed = seedOf(4))],
  ['the hash of the seed', 'seed-changed', (file) => (file.header.seedHash = hashSeed(seedOf(4)))],
  ['a name', 'header-changed', (file) => (file.header.seats.usa.name = 'Bob')],
  ['a name taken out', 'header-changed', (file) => delete file.header.seats.usa.name],
  ['who held a seat', 'header-changed', (file) => (file.header.seats.iran.holder = { kind: 'person' })],
  ['when it began', 'header-changed', (file) => (file.header.createdAt -= 1)],
  ['what it says it holds', 'header-changed', (file) => (file.header.messages = ['open'])],
  ['the hash of the header', 'header-changed', (file) => (file.headerHash = hashSeed('x'))],
  ['the rules', 'other-rules', (file) => (file.header.rules = RULES_VERSION + 1)],
  ['a number of the scenario', 'other-scenario', (file) => (file.header.scenario.numbers.peace.rounds += 1)],
  ['a text of the scenario', 'other-scenario', (file) => (file.header.scenario.name = 'Mine')],
  [
    'another scenario',
    'other-scenario',
    (file) => (file.header.scenario = { ...SCENARIOS.long, id: 'short' } as never),
  ],
  ['an unknown scenario', 'other-scenario', (file) => (file.header.scenario.id = 'toString')],
  ['the hash of a round', 'round-changed', (file) => (file.rounds[0]!.state = hashSeed('x'))],
  ['the end of a round', 'round-changed', (file) => (file.rounds[0]!.entry -= 1)],
  ['a round taken out', 'round-changed', (file) => void file.rounds.splice(0, 1)],
  ['a round too many', 'round-changed', (file) => void file.rounds.push(file.rounds[0]!)],
  ['a score', 'result-changed', (file) => (file.result.scores.usa.total += 1)],
  ['the ending', 'result-changed', (file) => (file.result.ending = 'breakout')],
  ['the seal', 'seal-changed', (file) => (file.seal = hashSeed('x'))],
  ['the last entries taken out', 'cut-short', (file) => void file.entries.splice(-3)],
  [
    'a key that has no business there',
    'malformed',
    (file) => ((file as never as Record<string, string>).html = '<b>'),
  ],
  ['an unknown act', 'malformed', (file) => (file.entries[2]!.payload = { type: 'win' } as never)],
  [
    'an act of the chair by a seat',
    'malformed',
    (file) => (file.entries[2]!.payload = { type: 'pause', paused: true }),
  ],
  [
    'a message of the chair to two seats alone',
    'malformed',
    (file) => {
      const entry = file.entries[said()]!;
      Object.assign(entry, { actor: 'chair', payload: { ...entry.payload, channel: 'usa-iran' } });
    },
  ],
];

test.each(REST)('%s: %s', (_, code, change) => {
  const fault = faultOf(edited(change));
  expect(fault).toMatchObject({ code });
  expect(problemText(fault!)).toMatch(/^[A-Z].*\.$/);
});

test('cut anywhere, it is refused, and the entry named in which it breaks off', () => {
  let named = 0;
  for (let end = 0; end < text.length - 1; end += 97) {
    const fault = faultOf(text.slice(0, end));
    expect(fault).toMatchObject({ code: 'not-json' });
    if (fault?.entry == null) continue;
    named += 1;
    // Up to there, all are whole.
    const whole = recording.entries.slice(0, fault.entry - 1);
    expect(whole.every((entry) => text.slice(0, end).includes(JSON.stringify(entry)))).toBe(true);
    expect(text.slice(0, end)).not.toContain(JSON.stringify(recording.entries[fault.entry - 1]));
  }
  expect(named).toBeGreaterThan(50);
});

describe('with every hash worked out anew', () => {
  const FORGED: readonly [what: string, fault: () => Partial<Fault>, change: (file: Draft) => void][] = [
    [
      'an act that is not legal is named',
      () => ({ code: 'entry-refused', entry: ordered() + 1, detail: { refusal: 'unknown-deal' } }),
      (file) =>
        (file.entries[ordered()]!.payload = { type: 'orders', orders: [{ order: 'withhold', target: 'x' }] }),
    ],
    [
      'an act that changes what comes after is found at the end of its round, if not before',
      () => ({ round: 1 }),
      (file) => (file.entries[ordered()]!.payload = { type: 'orders', orders: [] }),
    ],
    [
      'another seed is found, as long as its hash is the one that was published',
      () => ({ code: 'seed-changed' }),
      (file) => (file.header.seed = seedOf(4)),
    ],
    [
      'another seed with another hash makes another game',
      () => ({ round: 1 }),
      (file) => Object.assign(file.header, { seed: seedOf(4), seedHash: hashSeed(seedOf(4)) }),
    ],
    [
      'a time before the one before',
      () => ({ code: 'entry-out-of-time', entry: 6 }),
      (file) => (file.entries[5]!.at = file.header.createdAt),
    ],
    [
      'a message on a channel of others',
      () => ({ code: 'entry-misplaced', entry: said() + 1 }),
      (file) => {
        const entry = file.entries[said()]!;
        entry.actor = 'usa';
        entry.payload = { channel: 'iran-israel', body: { kind: 'text', text: 'Psst.' } };
      },
    ],
    [
      'a message on a channel that is not said to be there',
      () => ({ code: 'entry-misplaced', entry: said() + 1 }),
      (file) => (file.header.messages = []),
    ],
    [
      'an act after the end',
      () => ({ code: 'entry-refused', detail: { refusal: 'ended' } }),
      (file) => void file.entries.push({ ...file.entries[ordered()]!, at: file.entries.at(-1)!.at }),
    ],
    ['a score', () => ({ code: 'result-changed' }), (file) => (file.result.scores.iran.total += 1)],
    ['an early end', () => ({ code: 'cut-short' }), (file) => void file.entries.splice(20)],
  ];

  test.each(FORGED)('%s', (_, fault, change) => {
    expect(faultOf(forged(change))).toMatchObject(fault());
  });

  test('a reason or a name cannot be told from another: the file is not signed', () => {
    expect(faultOf(forged((file) => (file.entries[reasoned()]!.reason = 'Because.')))).toBeUndefined();
    expect(faultOf(forged((file) => (file.header.seats.usa.name = 'Bob')))).toBeUndefined();
  });
});

describe('what is left out', () => {
  const journal = () => journalOf('short', seedOf(3), { usa: middleBot, iran: middleBot, israel: easyBot });

  test('messages: none, or some channels', () => {
    const none = recorded(journal(), { messages: [], names: true });
    expect(none.entries.every(({ kind }) => kind === 'move')).toBe(true);
    expect(none.result).toEqual(recording.result);
    expect(faultOf(write(none))).toBeUndefined();
    const some = recorded(journal(), { messages: ['open', 'usa-iran'], names: true });
    const channels = new Set(some.entries.flatMap((e) => (e.kind === 'message' ? [e.payload.channel] : [])));
    expect([...channels].every((channel) => channel === 'open' || channel === 'usa-iran')).toBe(true);
    expect(faultOf(write(some))).toBeUndefined();
  });

  test('names', () => {
    const seats = { ...journal().seats, iran: { holder: { kind: 'person' }, name: 'Zed' } } as const;
    const without = write(recorded({ ...journal(), seats }, { messages: [], names: false }));
    expect(without).not.toContain('Zed');
    expect(faultOf(without)).toBeUndefined();
  });

  test('a game that is not over has no recording', () => {
    const { entries, ...rest } = journal();
    for (const end of [0, 1, 20, entries.length - 1]) {
      expect(record({ ...rest, entries: entries.slice(0, end) }, EVERYTHING).fault).toMatchObject({
        code: 'not-over',
      });
    }
  });

  test('a journal of other rules, or that does not fold, has none', () => {
    expect(record({ ...journal(), rules: RULES_VERSION + 1 }, EVERYTHING).fault?.code).toBe('other-rules');
    expect(record({ ...journal(), scenario: 'endless' }, EVERYTHING).fault?.code).toBe('other-scenario');
    const { entries, ...rest } = journal();
    const backwards = entries.slice(ordered()).map((act) => ({ ...act, at: rest.createdAt }));
    expect(record({ ...rest, entries: backwards }, EVERYTHING).fault).toMatchObject({
      code: 'entry-refused',
      entry: 1,
    });
  });
});

test('a journal that is longer than a file may be makes no recording, rather than one that is refused', () => {
  const { entries, ...rest } = journalOf('short', seedOf(3), {
    usa: easyBot,
    iran: easyBot,
    israel: easyBot,
  });
  const said = (count: number, text: string) =>
    Array.from({ length: count }, (): (typeof entries)[number] => ({
      kind: 'message',
      actor: 'usa',
      at: rest.createdAt,
      payload: { channel: 'open', body: { kind: 'text', text } },
    }));
  const long = { ...rest, entries: [...said(5_000, 'x'.repeat(2_000)), ...entries] };
  expect(record(long, EVERYTHING).fault?.code).toBe('too-large');
  const many = { ...rest, entries: [...said(ENTRIES_MOST, 'x'), ...entries] };
  expect(record(many, EVERYTHING).fault?.code).toBe('too-many-values');
  const most = { ...rest, entries: [...said(ENTRIES_MOST - entries.length, 'x'), ...entries] };
  expect(faultOf(write(recorded(most)))).toBeUndefined();
});
