// A journal from a file or from storage is refused with the reason where it cannot be played on, and never half opened.
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { RULES_VERSION } from '../../shared/rules/version';
import { SoloDesk } from '../../client/solo/desk';
import { JournalError, readJournal, writeJournal, type GameJournal } from '../../client/solo/journal';
import type { SoloNews } from '../../client/solo/messages';
import { SoloStore } from '../../client/solo/store';
import { Thinker, thinks, type Thread } from '../../client/solo/thinker';
import { problemOf } from '../../client/solo/problems';
import { bots, header, playOn, soloTable } from './solo-support';

let journal: GameJournal;

beforeAll(async () => {
  const { table } = soloTable();
  const stop = bots(table);
  await table.say('said', 'open', { kind: 'text', text: 'Good morning.' });
  await playOn(table, () => table.state.round === 2);
  stop();
  journal = readJournal(table.exported());
});

type Json = Record<string, unknown>;
/** The file with something changed in it. */
const changed = (change: (file: Json, first: Json) => void): string => {
  const file = JSON.parse(writeJournal(journal)) as Json & { entries: Json[] };
  change(file, file.entries[0]!);
  return JSON.stringify(file);
};

const BROKEN: readonly [name: string, code: string, text: () => string][] = [
  ['no JSON', 'not-a-journal', () => '{'],
  ['other JSON', 'not-a-journal', () => '[1, 2]'],
  ['another format', 'not-a-journal', () => changed((file) => (file.format = 'chess'))],
  ['a newer file', 'other-format', () => changed((file) => (file.version = 3))],
  ['other rules', 'other-rules', () => changed((file) => ((file.header as Json).rules = RULES_VERSION + 1))],
  ['no seed', 'broken-journal', () => changed((file) => delete (file.header as Json).seed)],
  [
    'no such scenario',
    'broken-journal',
    () => changed((file) => ((file.header as Json).scenario = 'toString')),
  ],
  [
    'two persons',
    'broken-journal',
    () => changed((file) => (((file.header as Json).seats as Json).usa = { kind: 'person' })),
  ],
  ['a key that has no business there', 'broken-journal', () => changed((_, first) => (first.html = '<b>'))],
  ['an unknown act', 'broken-journal', () => changed((_, first) => (first.payload = { type: 'win' }))],
  ['a gap', 'broken-journal', () => changed((_, first) => (first.seq = 2))],
  ['an entry of the chair', 'broken-journal', () => changed((_, first) => (first.actor = 'chair'))],
];

test.each(BROKEN)('%s: %s', (_, code, text) => {
  let error: unknown;
  try {
    readJournal(text());
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(JournalError);
  expect((error as JournalError).code).toBe(code);
  expect(problemOf(code).title).not.toBe(problemOf('no such code').title);
});

test('what is written is read', () => {
  expect(readJournal(writeJournal(journal))).toEqual(journal);
});

describe('in the thread of the table', () => {
  const store = new SoloStore();
  const desks: (() => Promise<unknown>)[] = [];

  /** Bots that think in this thread. */
  const inPlace = (): Thread => {
    const thread: Thread = {
      onmessage: null,
      onerror: null,
      postMessage: (request) =>
        setTimeout(() => thread.onmessage?.({ data: thinks(request as never) } as MessageEvent)),
      terminate: () => undefined,
    };
    return thread;
  };
  const deskOf = () => {
    const news: SoloNews[] = [];
    const desk = new SoloDesk(new Thinker(inPlace), (each) => news.push(each));
    desks.push(async () => desk.close());
    return { desk, news };
  };
  const open = (game: string) => ({ type: 'open', game, steal: false, pace: [0, 0] }) as const;
  const opens = (text: string, game = 'another') =>
    deskOf().desk.handle({ type: 'import', file: new Blob([text]), game });

  afterEach(async () => {
    for (const close of desks.splice(0)) await close();
    for (const { table } of await store.list()) await store.delete(table);
  });

  test('a new game is kept before it is shown, and bots begin to play', async () => {
    const { desk, news } = deskOf();
    const plan = { scenario: 'short', seat: 'usa', level: 'easy' } as const;
    const reply = await desk.handle({ ...open('fresh'), plan });
    expect(reply).toMatchObject({
      ok: true,
      value: { viewer: 'usa', version: 1, state: { table: 'fresh' } },
    });
    expect(await store.list()).toMatchObject([{ table: 'fresh', seat: 'usa', round: 1, step: 'talks' }]);
    expect((await store.read('fresh'))?.header.seed).toMatch(/^[0-9a-f]{32}$/);
    await vi.waitFor(() => expect(news.some((each) => 'update' in each)).toBe(true));
    await vi.waitFor(async () => expect((await store.read('fresh'))!.entries.length).toBeGreaterThan(0));
  });

  test('a saved file is kept under its name, or under another where that is taken', async () => {
    expect(await opens(writeJournal(journal))).toEqual({ ok: true, value: header.table });
    expect(await opens(writeJournal(journal))).toEqual({ ok: true, value: 'another' });
    expect(await store.list()).toHaveLength(2);
    expect((await store.read('another'))?.entries).toEqual(journal.entries);
    const { desk } = deskOf();
    expect(await desk.handle(open('another'))).toMatchObject({ ok: true, value: { viewer: 'iran' } });
  });

  test('a game in the middle has no recording', async () => {
    const { desk } = deskOf();
    expect(await desk.handle({ type: 'record' })).toMatchObject({ ok: false, code: 'not-entered' });
    await opens(writeJournal(journal));
    await desk.handle(open(header.table));
    expect(await desk.handle({ type: 'record' })).toMatchObject({ ok: false, code: 'not-over' });
  });

  test('a file whose acts are not legal leaves nothing behind', async () => {
    const orders = { type: 'orders', orders: [] };
    const text = changed((_, first) =>
      Object.assign(first, { kind: 'move', actor: 'iran', payload: orders }),
    );
    expect(await opens(text)).toMatchObject({ ok: false, code: 'broken-journal' });
    expect(await opens('nonsense')).toMatchObject({ ok: false, code: 'not-a-journal' });
    expect(await store.list()).toEqual([]);
  });

  test('a kept game of other rules is refused, and so is one that is not there', async () => {
    const { scenario, createdAt } = header;
    const summary = {
      table: 'old',
      scenario,
      seat: 'iran',
      rules: 0,
      round: 1,
      step: 'talks',
      at: createdAt,
    } as const;
    await store.create({ header: { ...header, table: 'old', rules: 0 }, entries: [] }, summary);
    expect(await deskOf().desk.handle(open('old'))).toMatchObject({ ok: false, code: 'other-rules' });
    expect(await deskOf().desk.handle(open('nowhere'))).toMatchObject({ ok: false, code: 'no-game' });
    expect(await store.list()).toHaveLength(1);
  });

  test('a game that was damaged in storage is refused', async () => {
    const [, ...others] = journal.entries;
    const { scenario, createdAt, rules } = header;
    const summary = {
      table: 'bad',
      scenario,
      seat: 'iran',
      rules,
      round: 1,
      step: 'talks',
      at: createdAt,
    } as const;
    await store.create({ header: { ...header, table: 'bad' }, entries: others }, summary);
    expect(await deskOf().desk.handle(open('bad'))).toMatchObject({ ok: false, code: 'broken-journal' });
  });
});

describe('the thread of the bots', () => {
  test('one that fails is replaced, and the next question is answered', async () => {
    let started = 0;
    const thinker = new Thinker(() => {
      started += 1;
      const breaks = started === 1;
      const thread: Thread = {
        onmessage: null,
        onerror: null,
        postMessage: () =>
          setTimeout(() =>
            breaks
              ? thread.onerror?.(Object.assign(new Event('error'), { message: 'gone' }) as ErrorEvent)
              : thread.onmessage?.({ data: { act: null } } as MessageEvent),
          ),
        terminate: () => undefined,
      };
      return thread;
    });
    await expect(thinker.ask(() => ({}) as never)).rejects.toThrow('gone');
    expect(await thinker.ask(() => ({}) as never)).toBeNull();
    expect(started).toBe(2);
  });

  test('what a bot throws is told, not lost', () => {
    expect(thinks({ level: 'easy' } as never)).toHaveProperty('failed');
  });
});
