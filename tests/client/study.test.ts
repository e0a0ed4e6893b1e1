// The notebook beside a game: what is written is kept at once, in several tabs, and agreed on with a server.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { distance, nearestNote, readOut, roundOf, seenFrom } from '../../client/study/around';
import type { Answer, StudyServer } from '../../client/study/http';
import type { Notebook } from '../../client/study/book';
import { createNotebook } from '../../client/study/notebook';
import { StudyShelf } from '../../client/study/shelf';
import { studyRefusal } from '../../client/study/words';
import { randomBot } from '../../shared/bots/random';
import type { Study } from '../../shared/study/format';
import { STUDY_REFUSALS } from '../../shared/study/refusals';
import { recordingOf, seedOf } from '../recording/support';
import { note, study, studyOf } from '../study/support';

const bots = { usa: randomBot, iran: randomBot, israel: randomBot };
const recording = recordingOf('short', seedOf(1), bots);
const other = recordingOf('short', seedOf(2), bots);
const SHARED = 's'.repeat(20);
const KEY = 'the key';

/** A server that keeps one study, and can be cut off. */
class FakeServer implements StudyServer {
  kept: { version: number; study: Study } | null = null;
  isOff = false;
  saves = 0;

  #answer<T>(work: () => Answer<T>): Promise<Answer<T>> {
    return Promise.resolve(this.isOff ? { ok: false, code: 'network' } : work());
  }
  share = (one: Study) =>
    this.#answer(() => {
      this.kept = { version: 1, study: one };
      return { ok: true as const, value: { study: SHARED, key: KEY, version: 1 } };
    });
  read = () =>
    this.#answer(() =>
      this.kept ? { ok: true as const, value: this.kept } : { ok: false as const, code: 'unknown-study' },
    );
  save = (_: string, key: string, version: number, one: Study) =>
    this.#answer<{ version: number }>(() => {
      if (!this.kept) return { ok: false, code: 'unknown-study' };
      if (key !== KEY) return { ok: false, code: 'wrong-key' };
      if (version !== this.kept.version)
        return { ok: false, code: 'study-changed', version: this.kept.version };
      this.saves += 1;
      this.kept = { version: version + 1, study: one };
      return { ok: true, value: { version: version + 1 } };
    });
  delete = () =>
    this.#answer(() => {
      this.kept = null;
      return { ok: true as const, value: {} };
    });
  /** Somebody else saves. */
  changes(change: (one: Study) => Study): void {
    this.kept = { version: this.kept!.version + 1, study: change(this.kept!.study) };
  }
}

let server: FakeServer;
let books: StoreApi<Notebook>[];
const storage = new Map<string, string>();

beforeEach(() => {
  server = new FakeServer();
  books = [];
  storage.clear();
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
    key: (index: number) => [...storage.keys()][index] ?? null,
    get length() {
      return storage.size;
    },
  });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  for (const book of books) book.getState().close();
  vi.unstubAllGlobals();
});

async function tab(shared?: string, played = recording): Promise<StoreApi<Notebook>> {
  const book = createNotebook({ recording: played, shelf: new StudyShelf(), server, shared });
  books.push(book);
  await book.getState().begin();
  return book;
}
const now = (book: StoreApi<Notebook>) => book.getState();
const texts = (book: StoreApi<Notebook>) => now(book).study?.notes.map(({ text }) => text);
async function writes(book: StoreApi<Notebook>, entry: number, text: string): Promise<string> {
  await now(book).add(entry, 'iran', 'Ann');
  const id = now(book).writing!;
  now(book).edit(id, { text });
  return id;
}
const isKept = (book: StoreApi<Notebook>) =>
  expect.poll(() => now(book).kept, { timeout: 5_000 }).toBe('kept');

describe('in one browser', () => {
  test('the first note begins a study, and is there when it is opened again', async () => {
    const book = await tab();
    expect(now(book)).toMatchObject({ state: 'ready', study: null });
    await writes(book, 3, 'Here it turns.');
    now(book).edit(now(book).writing!, { mark: 'turning-point' });
    await isKept(book);
    const again = await tab();
    expect(now(again).study?.notes).toMatchObject([
      { entry: 3, view: 'iran', mark: 'turning-point', text: 'Here it turns.', by: 'Ann' },
    ]);
  });

  test('what was typed a moment before the page was left is not lost', async () => {
    const book = await tab();
    await writes(book, 3, 'a');
    await isKept(book);
    now(book).edit(now(book).writing!, { text: 'a b c' });
    // No time to write it down, and nothing that says goodbye.
    const again = await tab();
    expect(texts(again)).toEqual(['a b c']);
  });

  test('a note with nothing in it is none', async () => {
    const book = await tab();
    await now(book).add(3, 'iran', '');
    expect(now(book).study?.notes).toHaveLength(1);
    now(book).done();
    expect(now(book).study?.notes).toEqual([]);
    expect(now(book).now()?.notes).toEqual([]);
  });

  test('a note can be deleted and had back, a study too', async () => {
    const book = await tab();
    const id = await writes(book, 3, 'a');
    now(book).done();
    const dropped = now(book).drop(id);
    await isKept(book);
    expect(texts(await tab())).toEqual([]);
    now(book).putBack(dropped!);
    await isKept(book);
    expect(texts(await tab())).toEqual(['a']);
    const whole = await now(book).remove();
    expect(now(await tab()).study).toBeNull();
    await now(book).bringBack(whole!);
    expect(texts(await tab())).toEqual(['a']);
  });

  test('two tabs write different notes, and both have both', async () => {
    const one = await tab();
    await writes(one, 3, 'from one');
    await isKept(one);
    const two = await tab();
    await writes(two, 9, 'from two');
    now(one).edit(now(one).writing!, { text: 'from one, more' });
    await Promise.all([isKept(one), isKept(two)]);
    for (const each of [one, two, await tab()]) {
      await expect.poll(() => texts(each)).toEqual(['from one, more', 'from two']);
    }
  });

  test('several studies of one game, and none of another', async () => {
    const book = await tab();
    for (const title of ['First', 'Second']) {
      await now(book).create('Ann');
      now(book).rename({ title });
      await expect.poll(() => now(book).shelf[0]?.title).toBe(title);
    }
    expect(now(book).now()).toMatchObject({ title: 'Second', author: 'Ann' });
    expect(
      now(book)
        .shelf.map(({ title }) => title)
        .sort(),
    ).toEqual(['First', 'Second']);
    await writes(book, 1, 'in the second');
    await now(book).open(now(book).shelf.find(({ title }) => title === 'First')!.id);
    expect(texts(book)).toEqual([]);
    expect(now(await tab(undefined, other)).shelf).toEqual([]);
    expect(await now(book).take(studyOf(other))).toMatch(/^The study is about another game/);
    expect(await now(book).take(studyOf(recording, { notes: [note()] }))).toBeNull();
    expect(texts(book)).toEqual(['Here it begins.']);
  });
});

describe('with a server', () => {
  async function sharing(): Promise<StoreApi<Notebook>> {
    const book = await tab();
    await writes(book, 3, 'a');
    expect(await now(book).share(recording)).toBeNull();
    return book;
  }

  test('what is written is sent, and whoever has the link reads it', async () => {
    const book = await sharing();
    expect(server.kept?.study.notes.map(({ text }) => text)).toEqual(['a']);
    await writes(book, 5, 'b');
    await expect.poll(() => server.kept?.study.notes.length, { timeout: 5_000 }).toBe(2);
    // In another browser.
    globalThis.indexedDB = new IDBFactory();
    const reader = await tab(SHARED);
    expect(now(reader).study).toMatchObject({ place: { is: 'read' } });
    expect(texts(reader)).toEqual(['a', 'b']);
    await now(reader).add(7, 'usa', '');
    expect(texts(reader)).toEqual(['a', 'b']);
    server.changes((one) => ({ ...one, notes: [] }));
    now(reader).heard(server.kept!.version, false);
    await expect.poll(() => texts(reader)).toEqual([]);
    expect(await now(reader).useKey('wrong')).toMatch(/edit key/);
    const using = now(reader).useKey(KEY);
    // The key is tried by saving, of which everybody hears; that changes nothing here.
    await expect.poll(() => server.saves).toBeGreaterThan(1);
    now(reader).heard(server.kept!.version, false);
    expect(await using).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(now(reader).study).toMatchObject({ place: { is: 'shared', key: KEY } });
  });

  test('somebody else’s notes come in, and neither is lost where both changed one', async () => {
    const book = await sharing();
    const id = server.kept!.study.notes[0]!.id;
    server.changes((one) => ({
      ...one,
      notes: [{ ...one.notes[0]!, text: 'theirs' }, note({ id: 'theirs01', entry: 8, text: 'also theirs' })],
    }));
    now(book).write(id);
    now(book).edit(id, { text: 'mine' });
    await expect
      .poll(() => server.kept?.study.notes.map(({ text }) => text).sort(), { timeout: 5_000 })
      .toEqual(['also theirs', 'mine', 'theirs']);
    await expect.poll(() => texts(book)?.sort()).toEqual(['also theirs', 'mine', 'theirs']);
    expect(now(book).trouble).toMatch(/Both are kept/);
  });

  test('without the line it is kept here, and sent once it is back', async () => {
    const book = await sharing();
    server.isOff = true;
    await writes(book, 9, 'offline');
    await expect.poll(() => now(book).kept, { timeout: 5_000 }).toBe('not-sent');
    expect(now(book).trouble).toMatch(/kept in this browser/);
    server.isOff = false;
    const again = await tab(SHARED);
    expect(texts(again)).toEqual(['a', 'offline']);
    await expect.poll(() => server.kept?.study.notes.length).toBe(2);
  });

  test('nothing is sent where nothing changed', async () => {
    const book = await sharing();
    await now(book).open(now(book).study!.id);
    await tab(SHARED);
    await isKept(book);
    expect(server.saves).toBe(0);
  });

  test('a study that is about another game, or not there, is said to be so', async () => {
    expect(now(await tab(SHARED))).toMatchObject({
      state: 'missing',
      trouble: expect.stringMatching(/^There is no such/),
    });
    server.kept = { version: 1, study: study() };
    expect(now(await tab(SHARED))).toMatchObject({
      state: 'missing',
      trouble: expect.stringMatching(/another game/),
    });
  });

  test('where the browser keeps nothing, a shared study can still be read', async () => {
    await sharing();
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new Error('forbidden');
      },
    });
    const reader = await tab(SHARED);
    expect(texts(reader)).toEqual(['a']);
    const own = await tab();
    expect(now(own)).toMatchObject({ state: 'ready', trouble: expect.stringMatching(/could not keep/) });
    await now(own).add(3, 'iran', '');
    expect(now(own).study).toBeNull();
  });

  test('sharing can be ended, here as from elsewhere', async () => {
    const book = await sharing();
    now(book).heard(0, true);
    expect(now(book).trouble).toMatch(/no longer shared/);
    expect(await now(book).unshare()).toBeNull();
    expect(server.kept).toBeNull();
    expect(now(book).study?.place).toEqual({ is: 'here' });
    expect(texts(book)).toEqual(['a']);
  });
});

test('notes around an entry, in words', () => {
  const notes = [note({ entry: 3 }), note({ entry: 3, id: 'note0002' }), note({ entry: 9, id: 'note0003' })];
  expect(nearestNote(notes, 3, 'next')).toBe(9);
  expect(nearestNote(notes, 3, 'previous')).toBeNull();
  expect(nearestNote(notes, 5, 'previous')).toBe(3);
  const rounds = [
    { round: 1, entry: 10, state: '' },
    { round: 2, entry: 30, state: '' },
  ];
  expect([0, 10, 11, 30].map((entry) => roundOf(rounds, entry))).toEqual([1, 1, 2, 2]);
  expect(seenFrom('usa')).toBe('seen from the United States');
  const own = { entry: 5, viewer: 'iran' } as const;
  expect(distance(own, { entry: 6, viewer: 'iran', playing: false })).toBe('1 entry ahead');
  expect(distance(own, { entry: 3, viewer: 'gallery', playing: false })).toBe(
    '2 entries behind, seen from the gallery',
  );
  expect(readOut([note({ mark: 'bluff', by: 'Ann' })])).toBe('Bluff. Ann: Here it begins.');
});

test('every refusal has words', () => {
  const otherwise = studyRefusal('something else');
  for (const code of STUDY_REFUSALS.filter((each) => each !== 'study-changed' && each !== 'not-leading')) {
    expect(studyRefusal(code)).toMatch(/^[A-Z].*\.$/);
    expect(studyRefusal(code)).not.toBe(otherwise);
  }
});
