// A branch: the beginning of one game, played on as another. Nothing of it is lost on the way, and nothing of the original
// that came later is in it.
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../support/property';
import { describe, expect, test } from 'vitest';
import { CHAIR, SEATS, VIEWERS, type Viewer } from '../../shared/content/seats';
import { easyBot } from '../../shared/bots/easy';
import { randomBot } from '../../shared/bots/random';
import { CHANNELS } from '../../shared/protocol/messages';
import { stemOf } from '../../shared/recording/branch';
import { outcomeOf } from '../../shared/recording/compare';
import { factsOf } from '../../shared/recording/facts';
import type { Act } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { apply } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { stateHash } from '../../shared/rules/hash';
import type { BotLevel, State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import { branchedGame } from '../../client/solo/branch';
import { foldJournal, seenBy } from '../../client/solo/fold';
import {
  JournalError,
  readJournal,
  viewerOf,
  writeJournal,
  type GameJournal,
} from '../../client/solo/journal';
import { recordGame } from '../../client/solo/recording';
import { SoloStore } from '../../client/solo/store';
import { summaryOf } from '../../client/solo/table';
import { journalOf, recorded, recordingOf, seedOf } from '../recording/support';
import { bots, newId, playOn, soloTable } from './solo-support';

const GOLDEN = join(import.meta.dirname, '../golden');

const timelineIn = (text: string): Timeline => {
  const got = read(text);
  const played = got.fault ? got : replay(got.recording);
  if (played.fault) throw new Error(JSON.stringify(played.fault));
  return played.timeline;
};
const golden = (file: string): Timeline => timelineIn(readFileSync(join(GOLDEN, file), 'utf8'));
const FILES = readdirSync(GOLDEN).filter((file) => file.endsWith('.peace.json'));
const short = timelineIn(
  write(recordingOf('short', seedOf(7), { usa: easyBot, iran: randomBot, israel: easyBot })),
);

const NOW = Date.UTC(2026, 0, 1);

function branchAt(
  timeline: Timeline,
  entry: number,
  viewer: Viewer = 'iran',
  level: BotLevel = 'random',
): GameJournal {
  const stem = stemOf(timeline, entry);
  if (!stem) throw new Error(`there is nothing to branch at entry ${entry}`);
  return branchedGame('branch1', { stem, viewer, level }, NOW);
}

/** A state, whoever holds the seats. */
const heldByAnybody = (state: State): string => stateHash({ ...state, seats: null, paused: false });

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof JournalError) return error.code;
    throw error;
  }
  return 'none';
};

describe('the point where it parts', () => {
  test('at any entry the branch stands as the original stood, for everybody who looks', () => {
    const games = FILES.map(golden);
    fc.assert(
      fc.property(
        fc.constantFrom(...games),
        fc.nat(),
        fc.constantFrom(...VIEWERS),
        (timeline, at, viewer) => {
          const entry = at % timeline.length;
          const journal = branchAt(timeline, entry, viewer);
          const fold = foldJournal(journal);
          expect(heldByAnybody(fold.state)).toBe(heldByAnybody(timeline.stateAt(entry)));
          expect(fold.state.seats).toEqual(
            Object.fromEntries(
              SEATS.map((seat) => [
                seat,
                seat === viewer ? { kind: 'person' } : { kind: 'bot', level: 'random' },
              ]),
            ),
          );
          // What was said before can be read by whoever could; what was said after is not there.
          expect(seenBy(fold, viewer).messages).toEqual(timeline.messagesAt(entry, viewer));
          expect(viewerOf(journal.header)).toBe(viewer);
          const shared = journal.entries.slice(0, entry);
          expect(journal.entries.slice(entry).every(({ actor }) => actor === CHAIR)).toBe(true);
          expect(shared.map(({ seq: _, ...act }) => act)).toEqual(
            timeline.recording.entries.slice(0, entry).map(({ hash: _, ...act }) => act),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  test('before the first entry it is the same deal, and at the end there is nothing to branch', () => {
    expect(heldByAnybody(foldJournal(branchAt(short, 0)).state)).toBe(heldByAnybody(short.stateAt(0)));
    expect(stemOf(short, short.length)).toBeNull();
    expect(stemOf(short, -1)).toBeNull();
    expect(stemOf(short, 1.5)).toBeNull();
  });

  test('in the middle of a step what the others have committed stays', () => {
    const { entries } = short.recording;
    const at = entries.findIndex(({ kind, payload }) => kind === 'move' && payload.type === 'orders') + 1;
    const { actor, payload } = entries[at - 1]!;
    const other = SEATS.find((seat) => seat !== actor)!;
    const { state } = foldJournal(branchAt(short, at, other));
    expect(state.ready).toMatchObject({ [actor]: true, [other]: false });
    expect(state.orders[actor as 'usa']).toEqual((payload as { orders: unknown }).orders);
    // And it is as secret as it was.
    expect(viewOf(state, other).orders).toMatchObject({ [actor]: null });
  });

  test('a clock that was stopped in the original goes on', () => {
    const journal = journalOf('short', seedOf(3), { usa: easyBot, iran: easyBot, israel: easyBot });
    const [first] = journal.entries;
    const stopped = (paused: boolean): Act => ({
      kind: 'move',
      actor: CHAIR,
      at: first!.at,
      payload: { type: 'pause', paused },
    });
    const entries = [stopped(true), stopped(false), ...journal.entries];
    const timeline = timelineIn(write(recorded({ ...journal, entries })));
    expect(timeline.stateAt(1).paused).toBe(true);
    expect(foldJournal(branchAt(timeline, 1)).state.paused).toBe(false);
  });

  test('names stay with the original: those who played it do not play on', () => {
    const journal = journalOf('short', seedOf(3), { usa: easyBot, iran: easyBot, israel: easyBot });
    const seats = { ...journal.seats, iran: { holder: { kind: 'person' as const }, name: 'Roya' } };
    const timeline = timelineIn(write(recorded({ ...journal, seats })));
    const stem = stemOf(timeline, 4, 'A long night')!;
    expect(stem.origin).toMatchObject({ title: 'A long night', names: { iran: 'Roya' }, entry: 4, round: 1 });
    expect(stem.origin.outcome).toEqual(outcomeOf(timeline.stateAt(timeline.length)));
    expect(
      JSON.stringify(branchedGame('b', { stem, viewer: 'usa', level: 'easy' }, NOW).header.seats),
    ).not.toContain('Roya');
  });
});

describe('playing on', () => {
  test('the rest of the original, played again, comes to the original result', () => {
    for (const file of FILES) {
      const timeline = golden(file);
      const { entries, result } = timeline.recording;
      for (const part of [0, 0.3, 0.7]) {
        const entry = Math.floor(timeline.length * part);
        const state = cloneState(foldJournal(branchAt(timeline, entry)).state);
        for (const { kind, actor, payload } of entries.slice(entry)) {
          if (kind === 'move') expect(apply(state, actor, payload)).toBeNull();
        }
        expect(outcomeOf(state)).toMatchObject({ ending: result.ending, round: result.round });
        expect(state.ending!.scores).toEqual(result.scores);
      }
    }
  });

  test.each(['iran', 'chair', 'gallery'] as const)(
    'as %s: to the end, and its recording holds',
    async (viewer) => {
      const entry = Math.floor(short.length / 2);
      const journal = branchAt(short, entry, viewer);
      const { table } = soloTable(journal);
      expect(table.enter()).toMatchObject({ viewer, state: { view: { viewer, seed: null } } });
      const stop = bots(table);
      await playOn(table);
      stop();
      const made = recordGame(readJournal(table.exported()));
      if (made.fault) throw new Error(made.fault.code);
      const timeline = timelineIn(write(made.recording));
      const { header, entries, seal } = timeline.recording;
      expect(header.origin).toEqual(journal.header.branch!.origin);
      expect(header.origin).toMatchObject({ entry, round: short.stateAt(entry).round });
      expect(gameIdOf(header.origin!)).toBe(gameIdOf(short.recording));
      expect(seal).not.toBe(short.recording.seal);
      expect(header.seedHash).toBe(short.recording.header.seedHash);
      expect(header.seats).toEqual(short.recording.header.seats);
      expect(entries.length).toBeGreaterThan(entry + 3);
      // Lists and debriefs name those who played on, and not those of the original.
      const { seats } = factsOf(timeline);
      for (const seat of SEATS) expect(seats[seat].kind).toBe(seat === viewer ? 'person' : 'bot');
      expect(heldByAnybody(timeline.stateAt(entry))).toBe(heldByAnybody(short.stateAt(entry)));
    },
  );

  test('whoever watches can do nothing, and sees the orders only with everything open', async () => {
    for (const viewer of ['gallery', 'chair'] as const) {
      const { table } = soloTable(branchAt(short, 0, viewer));
      const stop = bots(table);
      expect(await table.act(newId(), { type: 'ready', ready: true })).toMatchObject({
        ok: false,
        code: 'no-seat',
      });
      expect(await table.say(newId(), 'open', { kind: 'text', text: 'Hello.' })).toMatchObject({
        code: 'no-seat',
      });
      await playOn(table, () => table.state.step === 'orders');
      stop();
      const { agendas } = table.enter().state.view;
      expect(agendas.usa === null).toBe(viewer === 'gallery');
    }
  });

  test('no bot is told how the original went on', async () => {
    const entry = Math.floor(short.length / 3);
    const { table } = soloTable(branchAt(short, entry, 'chair'));
    const later = short.recording.entries
      .slice(entry)
      .flatMap(({ kind, payload }) =>
        kind === 'move' && payload.type === 'offer' ? [JSON.stringify(payload.draft)] : [],
      );
    const before = JSON.stringify(short.recording.entries.slice(0, entry));
    const fresh = later.filter((draft) => !before.includes(draft));
    expect(fresh.length).toBeGreaterThan(0);
    const told: string[] = [];
    const stop = bots(table, async (request) => {
      told.push(JSON.stringify(request));
      return null;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    expect(told.length).toBe(3);
    for (const text of told) for (const draft of fresh) expect(text).not.toContain(draft);
  });
});

describe('keeping it', () => {
  const journal = branchAt(short, 9);

  test('it comes back from storage and from its file', async () => {
    const store = new SoloStore();
    await store.create(journal, summaryOf(journal.header, foldJournal(journal)));
    expect(await store.read('branch1')).toEqual(journal);
    expect(readJournal(writeJournal(journal))).toEqual(journal);
    expect(await store.list()).toMatchObject([
      { table: 'branch1', seat: 'iran', origin: { entry: 9, seal: short.recording.seal } },
    ]);
    await store.delete('branch1');
  });

  test('once it is over, the list knows how it came out', async () => {
    const { table } = soloTable(branchAt(short, 9, 'chair'));
    const stop = bots(table);
    await playOn(table);
    stop();
    const over = readJournal(table.exported());
    const summary = summaryOf(over.header, foldJournal(over));
    expect(summary).toMatchObject({ seat: null, step: 'ended', outcome: outcomeOf(table.state) });
  });

  test('a file of it makes a recording, where it is opened to be watched', async () => {
    const { table } = soloTable(branchAt(short, 9, 'chair'));
    const stop = bots(table);
    await playOn(table);
    stop();
    const timeline = timelineIn(table.exported());
    expect(timeline.recording.header.origin).toMatchObject({ entry: 9, seal: short.recording.seal });
  });

  interface Json {
    version: number;
    header: {
      branch?: { viewer: string; origin: Record<string, unknown> & { outcome: Record<string, unknown> } };
    };
    entries: { payload: unknown }[];
  }
  const BROKEN: readonly [what: string, code: string, change: (file: Json) => unknown][] = [
    ['nothing', 'none', () => undefined],
    ['no origin, but acts of the chair', 'broken-journal', ({ header }) => delete header.branch],
    ['a branch before there were any', 'broken-journal', (file) => (file.version = 1)],
    ['an origin without a seal', 'broken-journal', ({ header }) => delete header.branch!.origin.seal],
    [
      'an outcome with more in it',
      'broken-journal',
      ({ header }) => (header.branch!.origin.outcome.html = '<b>'),
    ],
    ['a title of many lines', 'broken-journal', ({ header }) => (header.branch!.origin.title = 'a\nb')],
    ['another eye', 'broken-journal', ({ header }) => (header.branch!.viewer = 'nobody')],
    [
      'an act of the chair that is none',
      'broken-journal',
      ({ entries }) => (entries.at(-1)!.payload = { type: 'win' }),
    ],
  ];
  test.each(BROKEN)('a file with %s: %s', (_, code, change) => {
    const file = JSON.parse(writeJournal(journal)) as Json;
    change(file);
    expect(codeOf(() => readJournal(JSON.stringify(file)))).toBe(code);
  });

  test('a seat that nobody gave away cannot be played', () => {
    // Iran's was given to the person; the file says that it sits elsewhere.
    const moved = {
      ...journal,
      header: { ...journal.header, branch: { ...journal.header.branch!, viewer: 'usa' as const } },
    };
    expect(codeOf(() => foldJournal(moved))).toBe('broken-journal');
    expect(codeOf(() => foldJournal({ ...journal, entries: journal.entries.slice(0, 9) }))).toBe(
      'broken-journal',
    );
  });

  test('a recording without names says nothing of who played the original', () => {
    const stem = stemOf(short, short.length - 1)!;
    const origin = { ...stem.origin, names: { iran: 'Roya' } };
    const { entries, header } = readJournal(writeJournal(journal));
    const seats = {
      usa: { holder: header.seats.usa },
      iran: { holder: header.seats.iran },
      israel: { holder: header.seats.israel },
    };
    const rest = short.recording.entries.slice(9);
    const whole = { ...header, seats, entries: [...entries.slice(0, 9), ...rest] as Act[], origin };
    const named = recorded(whole);
    const unnamed = recorded(whole, { messages: CHANNELS, names: false });
    expect(named.header.origin?.names).toEqual({ iran: 'Roya' });
    expect(JSON.stringify(unnamed)).not.toContain('Roya');
    expect(unnamed.header.origin).toMatchObject({ entry: short.length - 1 });
  });
});
