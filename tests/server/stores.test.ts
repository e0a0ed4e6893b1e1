import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SeminarDoc } from '../../server/seminars/document';
import { ConflictError, type TableHeader } from '../../server/storage/journal';
import type { Published } from '../../server/storage/library';
import { openStorage, type Storage } from '../../server/storage/open';
import { randomBot } from '../../shared/bots/random';
import { factsOf } from '../../shared/recording/facts';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { recordingOf, seedOf } from '../recording/support';
import { ENGINES } from '../support/postgres';
import { settings } from '../support/seminar';
import { study } from '../study/support';

// What is kept besides journals, in each engine.

const SEED = '00112233445566778899aabbccddeeff';
const header = (table: string): TableHeader => ({
  table,
  code: table.toUpperCase(),
  name: 'Name — נשיא',
  scenario: 'short',
  seed: SEED,
  rules: 1,
  seats: { usa: { kind: 'person' }, iran: { kind: 'person' }, israel: { kind: 'person' } },
  clock: { talksMinutes: null, ordersMinutes: null },
  gallery: false,
  inviteHashes: {},
  hostHash: 'cc',
  createdAt: 1_700_000_000_000,
});

const recording = recordingOf('short', seedOf(1), { usa: randomBot, iran: randomBot, israel: randomBot });
const played = replay(recording);
if (played.fault) throw new Error(played.fault.code);
const facts = factsOf(played.timeline);
const text = write(recording);

const gameOf = (number: number, more: Partial<Published> = {}): Published => ({
  facts: { ...facts, game: number.toString(16).padStart(16, '0') },
  title: `Game ${number}`,
  recording: text,
  table: null,
  secretHash: null,
  at: 1_700_000_000_000,
  ...more,
});

const seminar = (id: string, code: string, expiresAt = 2_000): SeminarDoc => ({
  id,
  code,
  settings: settings(),
  phase: 'gathering',
  createdAt: 1_000,
  expiresAt,
  facilitators: {},
  people: {},
  tables: {},
  plans: {},
  notes: {},
  projected: null,
});

let folder: string;
let storage: Storage;

describe.each(ENGINES)('in $name', ({ database }) => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stores-'));
    storage = await openStorage(folder, await database());
  });
  afterEach(async () => {
    await storage.journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('games are published once, found, listed page by page, and withdrawn', async () => {
    const { library, journal } = storage;
    await journal.create(header('t1'));
    expect(await library.tableOfSeed(SEED)).toBe('t1');
    await library.publish(gameOf(1, { table: 't1' }));
    await expect(library.publish(gameOf(1))).rejects.toBeInstanceOf(ConflictError);
    await expect(library.publish(gameOf(2, { table: 't1' }))).rejects.toBeInstanceOf(ConflictError);
    expect(await library.find(gameOf(1).facts.game)).toEqual(gameOf(1, { table: 't1' }));
    expect(await library.ofTable('t1')).toBe(gameOf(1).facts.game);
    for (let number = 2; number <= 7; number += 1)
      await library.publish(gameOf(number, { at: 1_700_000_000_000 + Math.floor(number / 3) }));
    const titles: string[] = [];
    let next: string | null = null;
    do {
      const page = await library.list({ by: 'bots' }, next, 2);
      titles.push(...page.games.map(({ title }) => title));
      ({ next } = page);
    } while (next !== null);
    expect(titles).toEqual(['Game 7', 'Game 6', 'Game 5', 'Game 4', 'Game 3', 'Game 2', 'Game 1']);
    expect((await library.list({ by: 'people' }, null, 9)).games).toEqual([]);
    expect(await library.withdraw(gameOf(3).facts.game)).toBe(true);
    expect(await library.withdraw(gameOf(3).facts.game)).toBe(false);
  });

  test('what players want of a game is kept by seat; a table goes with it, what was published stays', async () => {
    const { library, journal } = storage;
    await journal.create(header('t1'));
    const wish = { title: 'Ours', messages: 'open', names: true } as const;
    await library.wish('t1', 'usa', wish, 1);
    await library.wish('t1', 'usa', { ...wish, title: 'Mine' }, 2);
    await library.wish('t1', 'iran', wish, 3);
    await library.unwish('t1', 'iran');
    expect(await library.wishes('t1')).toEqual({ usa: { ...wish, title: 'Mine' } });
    await library.publish(gameOf(1, { table: 't1' }));
    await journal.remove(['t1']);
    expect(await journal.header('t1')).toBeNull();
    expect((await library.find(gameOf(1).facts.game))?.table).toBeNull();
  });

  test('a study is put in place of the version that it was made from, and its recording goes with the last', async () => {
    const { studies } = storage;
    const game = { seal: study().game.seal, text, entries: 7 };
    const kept = (id: string) => ({ id, keyHash: 'aa', version: 1, study: study({ updatedAt: 5 }) });
    await studies.create(kept('s1'), game);
    await studies.create(kept('s2'), null);
    expect(await studies.find('s1')).toEqual(kept('s1'));
    expect(await studies.entriesOf(game.seal)).toBe(7);
    const changes = [1, 1].map((version, index) =>
      studies.replace('s1', version, study({ title: `Change ${index}` })),
    );
    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    expect((await studies.find('s1'))?.version).toBe(2);
    await studies.delete('s1');
    expect(await studies.recording(game.seal)).toBe(text);
    await studies.delete('s2');
    expect(await studies.recording(game.seal)).toBeNull();
    expect(await studies.find('s2')).toBeNull();
  });

  test('a seminar is put in place of the version that it was made from', async () => {
    const { seminars } = storage;
    await seminars.create(seminar('s1', 'ABCDE'));
    await seminars.create(seminar('s2', 'FGHJK', 9_000));
    await expect(seminars.create(seminar('s3', 'ABCDE'))).rejects.toBeInstanceOf(ConflictError);
    expect(await seminars.byCode('ABCDE')).toBe('s1');
    expect(await seminars.find('s1')).toEqual({ version: 1, doc: seminar('s1', 'ABCDE') });
    const changes = await Promise.allSettled(
      [1, 2].map((number) => seminars.replace(1, { ...seminar('s1', 'ABCDE'), projected: number })),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await seminars.find('s1'))?.version).toBe(2);
    expect(await seminars.expired(5_000)).toEqual(['s1']);
    await seminars.delete('s1');
    expect(await seminars.find('s1')).toBeNull();
  });
});
