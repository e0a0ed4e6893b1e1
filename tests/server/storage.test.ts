import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ConflictError,
  StorageError,
  type Entry,
  type Journal,
  type TableHeader,
} from '../../server/storage/journal';
import { DATABASE_FILE, openStorage } from '../../server/storage/open';
import { ENGINES } from '../support/postgres';

const header = (table: string, code = table.toUpperCase()): TableHeader => ({
  table,
  code,
  name: null,
  scenario: 'short',
  seed: '00112233445566778899aabbccddeeff',
  rules: 1,
  seats: { usa: { kind: 'person' }, iran: { kind: 'bot', level: 'easy' }, israel: { kind: 'person' } },
  clock: { talksMinutes: 5, ordersMinutes: null },
  gallery: true,
  inviteHashes: { usa: 'aa', israel: 'bb' },
  hostHash: 'cc',
  createdAt: 1_700_000_000_000,
});
const move = (seq: number, more: Partial<Entry> = {}): Entry =>
  ({
    seq,
    actor: 'usa',
    at: 1000 + seq,
    kind: 'move',
    payload: { type: 'ready', ready: true },
    ...more,
  }) as Entry;

let folder: string;
let url: string | null;
let journal: Journal;
const open = async () => (await openStorage(folder, url)).journal;

describe.each(ENGINES)('the journal in $name', ({ database }) => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
    url = await database();
    journal = await open();
  });
  afterEach(async () => {
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('keeps the newest snapshot of a table, until the table is deleted', async () => {
    await journal.create(header('t1'));
    expect(await journal.snapshot('t1')).toBeNull();
    await journal.keepSnapshot('t1', { seq: 7, text: 'seven' });
    await journal.keepSnapshot('t1', { seq: 5, text: 'five' });
    expect(await journal.snapshot('t1')).toEqual({ seq: 7, text: 'seven' });
    await journal.keepSnapshot('t1', { seq: 9, text: 'nine' });
    expect(await journal.snapshot('t1')).toEqual({ seq: 9, text: 'nine' });
    await journal.remove(['t1']);
    expect(await journal.snapshot('t1')).toBeNull();
    await expect(journal.keepSnapshot('t1', { seq: 9, text: 'nine' })).rejects.toThrow(StorageError);
  });

  test('gives a table back as it was created, by id and by code, also after it was opened anew', async () => {
    await journal.create(header('t1', 'CODE'));
    await journal.close();
    journal = await open();
    expect(await journal.header('t1')).toEqual(header('t1', 'CODE'));
    expect(await journal.byCode('CODE')).toBe('t1');
    expect(await journal.header('t2')).toBeNull();
    expect(await journal.byCode('NONE')).toBeNull();
  });

  test('takes an id and a code once', async () => {
    await journal.create(header('t1', 'A'));
    await expect(journal.create(header('t1', 'B'))).rejects.toBeInstanceOf(ConflictError);
    await expect(journal.create(header('t2', 'A'))).rejects.toBeInstanceOf(ConflictError);
    expect(await journal.header('t2')).toBeNull();
  });

  test('takes a claim of a seat once', async () => {
    await journal.create(header('t1'));
    const claim = { seat: 'usa', name: 'Ann', tokenHash: 'dd', at: 5 } as const;
    const other = { ...claim, name: 'Ben', tokenHash: 'ee' } as const;
    const results = await Promise.allSettled([
      journal.claim('t1', claim),
      journal.claim('t1', other),
      journal.claim('t1', { ...claim, seat: 'israel', name: null }),
    ]);
    const [ann, ben, israel] = results.map(({ status }) => status === 'fulfilled');
    // Whose request came first is the database's to say.
    expect([ann !== ben, israel]).toEqual([true, true]);
    const taken = ann ? claim : other;
    expect(await journal.claims('t1')).toEqual([{ ...claim, seat: 'israel', name: null }, taken]);
  });

  test('keeps one pass for each seat, the last, until it is revoked', async () => {
    await journal.create(header('t1'));
    const pass = { seat: 'iran', name: null, tokenHash: 'dd', at: 5 } as const;
    await journal.grant('t1', pass);
    await journal.grant('t1', { ...pass, name: 'HAL', tokenHash: 'ee' });
    await journal.grant('t1', { ...pass, seat: 'usa', tokenHash: 'ff' });
    expect(await journal.passes('t1')).toEqual([
      { ...pass, name: 'HAL', tokenHash: 'ee' },
      { ...pass, seat: 'usa', tokenHash: 'ff' },
    ]);
    expect(await journal.byPass('dd')).toBeNull();
    expect(await journal.byPass('ee')).toBe('t1');
    await journal.revoke('t1', 'iran');
    expect(await journal.byPass('ee')).toBeNull();
    expect(await journal.passes('t1')).toHaveLength(1);
  });

  test('gives entries back in order, from any number on', async () => {
    await journal.create(header('t1'));
    await journal.create(header('t2'));
    const entries: Entry[] = [
      move(1, { requestId: 'r1' }),
      {
        seq: 2,
        actor: 'iran',
        at: 7,
        kind: 'message',
        payload: { channel: 'open', body: { kind: 'text', text: 'سلام "x"\n\u0000\ud800' } },
        reason: 'because',
      },
      move(3, { actor: 'chair', payload: { type: 'pause', paused: true } }),
    ];
    for (const entry of entries) await journal.append('t1', entry);
    await journal.append('t2', move(1));
    expect(await journal.read('t1')).toEqual(entries);
    expect(await journal.read('t1', 2)).toEqual(entries.slice(2));
    expect(await journal.read('t1', 3)).toEqual([]);
    await journal.append('t1', move(4, { reason: 'be\0cause' }));
    expect(await journal.read('t1', 3)).toEqual([move(4, { reason: 'because' })]);
  });

  test('of many that append the same number one succeeds', async () => {
    await journal.create(header('t1'));
    for (let seq = 1; seq <= 5; seq += 1) {
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => journal.append('t1', move(seq, { at: index }))),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ConflictError);
      }
      const winner = results.findIndex(({ status }) => status === 'fulfilled');
      expect((await journal.read('t1', seq - 1))[0]?.at).toBe(winner);
    }
  });

  test('two journals on one database: of two that append the same number one succeeds', async () => {
    await journal.create(header('t1'));
    const other = await open();
    for (let seq = 1; seq <= 20; seq += 1) {
      const results = await Promise.allSettled([
        journal.append('t1', move(seq)),
        other.append('t1', move(seq)),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
    expect(await other.read('t1')).toHaveLength(20);
    await other.close();
  });

  test('takes the same request of the same actor once', async () => {
    await journal.create(header('t1'));
    await journal.append('t1', move(1, { requestId: 'r' }));
    await expect(journal.append('t1', move(2, { requestId: 'r' }))).rejects.toBeInstanceOf(ConflictError);
    await journal.append('t1', move(2, { requestId: 'r', actor: 'israel' }));
    await journal.append('t1', move(3));
    await journal.append('t1', move(4));
    expect(await journal.read('t1')).toHaveLength(4);
  });

  test('an append to a table that is not there fails alone', async () => {
    await journal.create(header('t1'));
    const results = await Promise.allSettled([
      journal.append('t1', move(1)),
      journal.append('none', move(1)),
      journal.append('t1', move(2)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((results[1] as PromiseRejectedResult).reason).toBeInstanceOf(StorageError);
  });

  test('lists what is not over, the latest first', async () => {
    await journal.create(header('t1'));
    await journal.create({ ...header('t2'), createdAt: 3_000_000_000_000 });
    await journal.create(header('t3'));
    await journal.append('t3', move(1, { at: 2_000_000_000_000 }));
    expect((await journal.unfinished()).map(({ table }) => table)).toEqual(['t2', 't3', 't1']);
    await journal.finish('t3', 5);
    expect(await journal.unfinished()).toEqual([
      { table: 't2', at: 3_000_000_000_000 },
      { table: 't1', at: 1_700_000_000_000 },
    ]);
  });

  test('what was appended before it was closed is there', async () => {
    await journal.create(header('t1'));
    const appends = Array.from({ length: 200 }, (_, index) => journal.append('t1', move(index + 1)));
    await journal.close();
    await Promise.all(appends);
    journal = await open();
    expect((await journal.read('t1')).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
  });

  test('a database that fails is a StorageError', async () => {
    await journal.create(header('t1'));
    await journal.close();
    await expect(journal.append('t1', move(1))).rejects.toBeInstanceOf(StorageError);
    await expect(journal.header('t1')).rejects.toBeInstanceOf(StorageError);
    journal = await open();
  });
});

describe.each(ENGINES)('what delegations have under way, in $name', ({ database }) => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'delegations-'));
    url = await database();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const key = { table: 't1', seat: 'usa', part: 'draft', id: 'ann' } as const;

  test('of what changes all the time the last state is written, once', async () => {
    const storage = await openStorage(folder, url);
    await storage.journal.create(header('t1'));
    const watcher = url === null ? new DatabaseSync(join(folder, DATABASE_FILE)) : null;
    const version = () => watcher?.prepare('pragma data_version').get();
    const before = version();
    for (let at = 1; at <= 500; at += 1) storage.delegations.soon(key, { content: { text: at }, at });
    expect(await storage.delegations.read('t1')).toEqual([]);
    expect(version()).toEqual(before);
    await expect
      .poll(() => storage.delegations.read('t1'), { timeout: 3_000 })
      .toEqual([{ ...key, content: { text: 500 }, at: 500 }]);
    watcher?.close();
    await storage.journal.close();
  });

  test('what is kept at once takes along what waits, and nothing older comes after it', async () => {
    const storage = await openStorage(folder, url);
    const { delegations } = storage;
    await storage.journal.create(header('t1'));
    const motion = { ...key, part: 'motion', id: 'm1' } as const;
    delegations.soon(key, { content: 'draft', at: 1 });
    const [, second] = [
      delegations.now(motion, { content: 'one vote', at: 2 }),
      delegations.now(motion, { content: 'two votes', at: 2 }),
    ];
    await second;
    const kept = await delegations.read('t1');
    expect(kept.map(({ part, content }) => [part, content])).toEqual([
      ['draft', 'draft'],
      ['motion', 'two votes'],
    ]);
    delegations.soon(motion, null);
    delegations.soon(key, null);
    await delegations.settle();
    expect(await delegations.read('t1')).toEqual([]);
    await storage.journal.close();
  });

  test('goes with its table, and does not come back', async () => {
    const storage = await openStorage(folder, url);
    const { delegations } = storage;
    await storage.journal.create(header('t1'));
    await storage.journal.create(header('t2'));
    await delegations.now(key, { content: 'kept', at: 1 });
    await delegations.now({ ...key, table: 't2' }, { content: 'of another', at: 1 });
    await storage.journal.remove(['t1']);
    delegations.soon(key, { content: 'late', at: 2 });
    await delegations.settle();
    expect(await delegations.read('t1')).toEqual([]);
    expect(await delegations.read('t2')).toHaveLength(1);
    await storage.journal.close();
  });
});
