// Looking at a recording: where one gets to, what is told there, and the place in the address.
import { renderToStaticMarkup } from 'react-dom/server';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { Book, MARKS, nearest, type Mark } from '../../client/watch/book';
import { openFile } from '../../client/watch/open';
import { formatPlace, parsePlace } from '../../client/watch/place';
import { findRecording, forgetRecording, keepRecording, keptRecordings } from '../../client/watch/shelf';
import { recordedSource, tableAt } from '../../client/watch/source';
import { verify } from '../../client/watch/verify';
import { createWatch } from '../../client/watch/watch';
import { entryText, placeText } from '../../client/watch/words';
import { createTableStore, showTable, TableContext, type TableStore } from '../../client/session/table';
import { createReader } from '../../client/table/desk';
import { Table } from '../../client/table/Table';
import { tapeAfter } from '../../client/table/tape';
import { middleBot } from '../../shared/bots/middle';
import { VIEWERS, type Viewer } from '../../shared/content/seats';
import type { State } from '../../shared/rules/state';
import { factsOf } from '../../shared/recording/facts';
import type { Recording } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { journalOf, recorded, seedOf } from '../recording/support';
import type { StoreApi } from 'zustand/vanilla';

const PRIVATE = {
  kind: 'message',
  actor: 'usa',
  payload: { channel: 'usa-israel', body: { kind: 'text', text: 'Between us.' } },
} as const;

let recording: Recording;
let timeline: Timeline;

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  const journal = journalOf('standard', seedOf(5), { usa: middleBot, iran: middleBot, israel: middleBot });
  const [first, ...others] = journal.entries;
  recording = recorded({ ...journal, entries: [first!, { ...PRIVATE, at: first!.at }, ...others] });
  const played = replay(recording);
  if (played.fault) throw new Error(played.fault.code);
  ({ timeline } = played);
});

describe('the place in the address', () => {
  test.each([
    ['whole', '#entry=41&view=iran', { entry: 41, viewer: 'iran' }],
    ['none', '', {}],
    ['an entry alone', '#entry=0', { entry: 0 }],
    ['a view alone', '#view=gallery', { viewer: 'gallery' }],
    ['a number that is none', '#entry=x&view=usa', { viewer: 'usa' }],
    ['no number at all', '#entry=&view=usa', { viewer: 'usa' }],
    ['half an entry', '#entry=1.5', {}],
    ['below the beginning', '#entry=-1', {}],
    ['larger than any recording', '#entry=1e9', {}],
    ['nobody who looks', '#view=france', {}],
    ['something else', '#seat=usa&invite=secret', {}],
  ])('%s: %s', (_, hash, place) => expect(parsePlace(hash)).toEqual(place));

  test('what is written is read again', () => {
    for (const viewer of VIEWERS) {
      expect(parsePlace(formatPlace({ entry: 7, viewer }))).toEqual({ entry: 7, viewer });
    }
  });

  test('beyond the end of this game is its end', () => {
    expect(createWatch(timeline, { entry: 5_000 }).getState()).toMatchObject({
      entry: timeline.length,
      viewer: 'chair',
    });
  });
});

describe('getting about', () => {
  const marks: Mark[] = [
    { entry: 3, kind: 'signing' },
    { entry: 5, kind: 'strike' },
    { entry: 9, kind: 'signing' },
  ];
  test.each([
    ['the next', 'signing', 3, 'next', 9],
    ['the one before', 'signing', 9, 'previous', 3],
    ['not the one where one is', 'strike', 5, 'next', null],
    ['past other kinds', 'strike', 9, 'previous', 5],
    ['none after the last', 'signing', 9, 'next', null],
    ['none of a kind', 'breach', 5, 'previous', null],
  ] as const)('%s', (_, kind, entry, way, to) => expect(nearest(marks, kind, entry, way)).toBe(to));

  test('steps end where the recording does', () => {
    const watch = createWatch(timeline, {});
    const at = () => watch.getState().entry;
    watch.getState().step(-1);
    expect(at()).toBe(0);
    watch.getState().step(1);
    expect(at()).toBe(1);
    watch.getState().go(1_000);
    expect(at()).toBe(timeline.length);
    watch.getState().step(1);
    expect(at()).toBe(timeline.length);
  });

  test('playing goes to the end and stops there, and begins anew from there', () => {
    const watch = createWatch(timeline, { entry: timeline.length - 2 });
    watch.getState().play(true);
    watch.getState().tick();
    expect(watch.getState().playing).toBe(true);
    watch.getState().tick();
    expect(watch.getState()).toMatchObject({ entry: timeline.length, playing: false });
    watch.getState().play(true);
    expect(watch.getState()).toMatchObject({ entry: 0, playing: true });
    // Whoever takes a step wants to look.
    watch.getState().step(1);
    expect(watch.getState().playing).toBe(false);
  });

  test('a jump gets to each mark in turn, and stays where there is no more', () => {
    for (const kind of MARKS) {
      const watch = createWatch(timeline, {});
      const wanted = watch
        .getState()
        .book.marksFor('chair')
        .filter((mark) => mark.kind === kind);
      expect(wanted).not.toEqual([]);
      for (const { entry } of wanted) {
        watch.getState().jump(kind, 'next');
        expect(watch.getState().entry).toBe(entry);
      }
      watch.getState().jump(kind, 'next');
      expect(watch.getState().entry).toBe(wanted.at(-1)!.entry);
    }
  });
});

describe('the book', () => {
  test('the lines of an entry are those that the log got with it', () => {
    const book = new Book(timeline);
    for (const viewer of VIEWERS) {
      const lines = book.linesFor(viewer);
      for (let entry = 0; entry <= timeline.length; entry++) {
        const read = lines.filter((line) => line.entry <= entry).map(({ dispatch }) => dispatch);
        expect(read).toEqual(Object.values(timeline.logAt(entry, viewer)));
      }
    }
  });
});

describe('the table', () => {
  function opened(): {
    watch: ReturnType<typeof createWatch>;
    desk: ReturnType<typeof createReader>;
    table: StoreApi<TableStore>;
  } {
    const watch = createWatch(timeline, {});
    const desk = createReader();
    const source = recordedSource(watch, desk);
    let table: StoreApi<TableStore> | undefined;
    source.start({
      show: (next) => (table ? showTable(table, next) : (table = createTableStore(source, next))),
      connection: () => undefined,
    });
    return { watch, desk, table: table! };
  }
  const pages = ({ desk, table }: ReturnType<typeof opened>) =>
    tapeAfter(table.getState().view, desk.getState().seen);

  test('shows a seat its own, and lets nobody act', async () => {
    const { watch, table } = opened();
    watch.getState().see('iran');
    expect(table.getState()).toMatchObject({ seat: 'iran', acts: false, options: null });
    expect(table.getState().view.secret).not.toBeNull();
    expect(await table.getState().act({ type: 'ready', ready: true })).toMatchObject({ ok: false });
    watch.getState().see('israel');
    expect(table.getState().view.secret).toBeNull();
    expect(table.getState().seat).toBe('israel');
  });

  test('messages between two are read by them, and by whoever sees everything', () => {
    const now = createWatch(timeline, { entry: 2 }).getState();
    const readers = VIEWERS.filter((viewer) =>
      Object.values(tableAt({ ...now, viewer }).messages).some(({ channel }) => channel === 'usa-israel'),
    );
    expect(readers).toEqual(['usa', 'israel', 'chair']);
  });

  test('a jump to a strike opens the page that tells it, wherever one came from', () => {
    const all = opened();
    const { watch, desk } = all;
    watch.getState().jump('strike', 'next');
    const { entry } = watch.getState();
    const page = () => pages(all)[desk.getState().page]?.entries.map(({ dispatch }) => dispatch.what.kind);
    expect(page()).toContain('strike');
    // What came before is told already, and looking elsewhere and back changes nothing of that.
    const many = pages(all).length;
    watch.getState().go(timeline.length - 1);
    watch.getState().go(entry);
    expect(pages(all)).toHaveLength(many);
    expect(desk.getState().page).toBe(0);
  });

  test('whoever goes to the end sees it; whoever plays up to it is told the last month first', () => {
    const all = opened();
    all.watch.getState().go(timeline.length);
    expect(pages(all)).toEqual([]);
    all.watch.getState().go(timeline.length - 1);
    all.watch.getState().step(1);
    expect(pages(all)).not.toEqual([]);
  });
});

describe('on the screen', () => {
  const draw = (entry: number, viewer: Viewer): string => {
    const watch = createWatch(timeline, { entry, viewer });
    const desk = createReader(Number.MAX_SAFE_INTEGER);
    const table = createTableStore(recordedSource(watch, desk), tableAt(watch.getState()));
    return renderToStaticMarkup(
      <Router ssrPath="/watch">
        <TableContext.Provider value={table}>
          <Table desk={desk} />
        </TableContext.Provider>
      </Router>,
    );
  };
  const entriesIn = (step: State['step']): number[] =>
    Array.from({ length: timeline.length }, (_, entry) => entry).filter(
      (entry) => timeline.stateAt(entry).step === step,
    );

  test.each(['talks', 'orders', 'response'] as const)(
    'there is nothing to do in %s, from any seat',
    (step) => {
      for (const entry of entriesIn(step).slice(0, 12)) {
        for (const viewer of VIEWERS) {
          const html = draw(entry, viewer);
          expect(html).not.toMatch(
            /<textarea|contenteditable|I am done talking|>Accept|>Commit|>Choose|>Pass|You play/,
          );
          expect(html).not.toMatch(/>[^<]*\b(undefined|NaN|null)\b/);
        }
      }
    },
  );

  test('with everything open, orders and answers are there before they come to light', () => {
    const given = (step: 'orders' | 'response') =>
      entriesIn(step).find((entry) => {
        const { orders, responses } = timeline.stateAt(entry);
        return Object.values(step === 'orders' ? orders : responses).some((each) => each !== null);
      });
    const orders = given('orders');
    expect(orders).toBeDefined();
    expect(draw(orders!, 'chair')).toContain('Orders, still secret');
    expect(draw(orders!, 'gallery')).toContain('The orders are secret until all are in');
    const answers = given('response');
    expect(answers).toBeDefined();
    expect(draw(answers!, 'chair')).toMatch(/Answer of /);
    expect(draw(answers!, 'gallery')).not.toMatch(/Answer of /);
  });
});

describe('in words', () => {
  test('where one is', () => {
    const watch = createWatch(timeline, { entry: 1 });
    expect(placeText(watch.getState())).toBe(`Round 1, Talks: entry 1 of ${timeline.length}`);
  });

  test('each entry has a sentence, from wherever one looks', () => {
    const watch = createWatch(timeline, {});
    for (const viewer of VIEWERS) {
      watch.getState().see(viewer);
      for (let entry = 0; entry <= timeline.length; entry++) {
        watch.getState().go(entry);
        expect(entryText(watch.getState())).toMatch(/^[A-Z“].*\.$/s);
      }
    }
  });

  test('what was said in private is not told to others', () => {
    const watch = createWatch(timeline, { entry: 2, viewer: 'iran' });
    const text = () => entryText(watch.getState());
    expect(text()).toBe('Nothing that can be seen from here.');
    watch.getState().see('gallery');
    expect(text()).toBe('Nothing that can be seen from here.');
    watch.getState().see('israel');
    expect(text()).toBe('The United States writes to Israel.');
  });
});

describe('a file', () => {
  const open = (text: string) => openFile(new Blob([text]), async (given) => verify(given));

  test('of a recording is opened, at every place of it as it was replayed', async () => {
    const got = await open(write(recording));
    if (got.problem !== undefined) throw new Error(got.problem);
    for (let entry = 0; entry <= timeline.length; entry += 7) {
      expect(got.timeline.stateAt(entry)).toEqual(timeline.stateAt(entry));
      expect(got.timeline.messagesAt(entry, 'iran')).toEqual(timeline.messagesAt(entry, 'iran'));
    }
  });

  test.each([
    ['of something else', () => '{"a":1}'],
    ['that is no text of ours', () => 'GIF89a'],
    ['that was cut', () => write(recording).slice(0, 30_000)],
    ['that was changed', () => write(recording).replace('"ready":true', '"ready":false')],
  ])('%s is refused with a sentence', async (_, text) => {
    const { problem } = await open(text());
    expect(problem).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the shelf', () => {
  const id = () => gameIdOf(recording);
  const found = async () => {
    const { missing, ...rest } = await findRecording(id());
    return missing ?? rest;
  };
  beforeAll(() => vi.stubGlobal('fetch', async () => new Response('{}', { status: 404 })));
  afterAll(() => vi.unstubAllGlobals());

  test('keeps a recording under the id of its game until it is deleted', async () => {
    expect(await found()).toBe('unknown');
    expect(await keepRecording(timeline)).toBe(true);
    expect(await found()).toEqual({ text: write(recording), from: 'own' });
    expect(await keptRecordings()).toMatchObject([{ facts: factsOf(timeline), from: 'own' }]);
    await forgetRecording(id());
    expect(await keptRecordings()).toEqual([]);
    expect(await found()).toBe('unknown');
  });

  test('what somebody brought stays theirs when it is seen in the library', async () => {
    await keepRecording(timeline, 'library');
    expect(await keptRecordings()).toMatchObject([{ from: 'library' }]);
    await keepRecording(timeline);
    await keepRecording(timeline, 'server');
    expect(await keptRecordings()).toMatchObject([{ from: 'own' }]);
    await forgetRecording(id());
  });

  test('without an answer of the server, a game is not said to be nowhere', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await found()).toBe('unreachable');
  });
});
