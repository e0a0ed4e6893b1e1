import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { runCommand, type TableCommandId } from '../../client/desk/commands';
import { Desk } from '../../client/desk/Desk';
import { IDLE_MS, needsOf, numbersByNeed, seatNow } from '../../client/desk/needs';
import { People, unplaced } from '../../client/desk/People';
import { PublicPicture } from '../../client/desk/projector/PublicPicture';
import { Events } from '../../client/desk/side/Events';
import { between, Notes } from '../../client/desk/side/Notes';
import { Seminar } from '../../client/desk/side/Seminar';
import { Speak } from '../../client/desk/side/Speak';
import { WRITTEN } from '../../client/desk/bounds';
import { amounts, isWhole, SUBJECTS, written } from '../../client/desk/side/Write';
import { choose, createDesk, DeskContext, tableNumbers, targets } from '../../client/desk/store';
import { Tables } from '../../client/desk/Tables';
import { refusedAt } from '../../client/desk/useAsk';
import { daysLeft, effectText, eventLines, tablesText } from '../../client/desk/words';
import { createTableStore, TableContext } from '../../client/session/table';
import { EVENTS } from '../../shared/content/events';
import type { DeskView, FacilitatorRequest } from '../../shared/protocol/seminar';
import { writtenEventSchema } from '../../shared/protocol/schema';
import { LocalTable } from '../e2e/support/local-source';
import { NOW, sampleDesk } from './desk-sample';

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
  vi.stubGlobal('location', { origin: 'https://example.org', host: 'example.org' });
  return () => vi.unstubAllGlobals();
});

function deskOf(view: DeskView) {
  const asked: FacilitatorRequest[] = [];
  const store = createDesk(view, {
    me: null,
    ask: async (request) => {
      asked.push(request);
      return { ok: true, value: null };
    },
    now: () => NOW,
    remove: async () => null,
  });
  return { store, asked };
}

function draw(view: DeskView, part: ReactNode): string {
  return renderToStaticMarkup(
    <Router ssrPath="/seminar/sem/desk">
      <DeskContext.Provider value={deskOf(view).store}>{part}</DeskContext.Provider>
    </Router>,
  );
}

const CODES = /\b(undefined|NaN|null|object|usa|heu|intel|talksMinutes|brittle-peace|p\d+|late0)\b|\[object/;
/** What a person reads, and what a screen reader says. */
const words = (html: string): string =>
  `${html.replaceAll(/<[^>]*>/g, ' ')} ${[...html.matchAll(/ (?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, text]) => text).join(' ')}`;

describe.each([1, 6, 20])('with %i tables', (tables) => {
  test.each([
    ['the desk', Desk],
    ['people', People],
    ['events', Events],
    ['speaking', Speak],
    ['notes', Notes],
    ['the seminar', Seminar],
  ])('%s: no code is on the screen', (_, Part) => {
    for (const phase of ['gathering', 'playing', 'debrief'] as const) {
      const text = words(draw(sampleDesk(tables, 2, phase), <Part />));
      expect(text.match(CODES)).toBeNull();
      expect(text.length).toBeGreaterThan(100);
    }
  });

  test('everybody and every table is there', () => {
    const view = sampleDesk(tables);
    const seats = words(draw(view, <People />));
    for (const { name } of Object.values(view.people)) expect(seats).toContain(name);
    const rows = words(draw(view, <Tables />));
    for (const number of Object.keys(view.tables)) {
      expect(seats).toMatch(new RegExp(`Table\\s+${number}\\b`));
      expect(rows).toMatch(new RegExp(`Table\\s+${number}\\b`));
    }
  });
});

const calm = (): DeskView => {
  const view = sampleDesk(2, 2);
  const people = Object.fromEntries(
    Object.entries(view.people).map(([id, person]) => [id, { ...person, here: true, active: NOW }]),
  );
  const tables = Object.fromEntries(
    Object.entries(view.tables).map(([number, table]) => [
      number,
      {
        ...table,
        step: 'talks' as const,
        ending: null,
        paused: false,
        war: false,
        tracks: { ceasefire: 5, escalation: 4, toll: 0 },
        seats: {
          usa: { people: [`u${number}`, `v${number}`], head: `u${number}` },
          iran: { people: [`i${number}`], head: `i${number}` },
          israel: { people: [`l${number}`], head: `l${number}` },
        },
      },
    ]),
  );
  for (const number of ['1', '2'])
    for (const [letter, seat] of [
      ['u', 'usa'],
      ['v', 'usa'],
      ['i', 'iran'],
      ['l', 'israel'],
    ] as const)
      people[`${letter}${number}`] = {
        name: `${letter.toUpperCase()}${number}`,
        place: { table: Number(number), seat },
        here: true,
        active: NOW,
        answered: { before: false, after: false },
      };
  const seated = Object.fromEntries(
    Object.entries(tables).map(([number, table]) => [
      number,
      {
        ...table,
        seats: Object.fromEntries(
          Object.entries(table.seats).map(([seat, there]) => [
            seat,
            { ...there, holder: 'person', level: null, ready: false },
          ]),
        ) as unknown as DeskView['tables'][string]['seats'],
      },
    ]),
  );
  return { ...view, people, tables: seated };
};

/** The same seminar, with one person or one table otherwise. */
const withPerson = (view: DeskView, id: string, change: Partial<DeskView['people'][string]>): DeskView => ({
  ...view,
  people: { ...view.people, [id]: { ...view.people[id]!, ...change } },
});
const withTable = (
  view: DeskView,
  number: number,
  change: Partial<DeskView['tables'][string]>,
): DeskView => ({
  ...view,
  tables: { ...view.tables, [number]: { ...view.tables[number]!, ...change } },
});
const withSeat = (view: DeskView, change: Partial<DeskView['tables'][string]['seats']['usa']>): DeskView => {
  const { seats } = view.tables[1]!;
  return withTable(view, 1, { seats: { ...seats, usa: { ...seats.usa, ...change } } });
};

describe('what a table needs', () => {
  const long = { active: NOW - IDLE_MS };
  test.each<[string, DeskView, string[]]>([
    ['nothing where all are here and at work', calm(), []],
    ['somebody of a delegation away', withPerson(calm(), 'u1', { here: false }), ['U1 away']],
    ['the only one of a seat away', withPerson(calm(), 'i1', { here: false }), ['Iran is away']],
    ['somebody idle for two minutes', withPerson(calm(), 'v1', long), ['V1 idle']],
    ['a little less is not idle', withPerson(calm(), 'v1', { active: NOW - IDLE_MS + 1 }), []],
    ['who is done is not idle', withSeat(withPerson(calm(), 'u1', long), { ready: true }), []],
    [
      'nobody is idle at a paused table',
      withTable(withPerson(calm(), 'i1', long), 1, { paused: true }),
      ['Paused'],
    ],
    ['nobody is idle before the game', { ...withPerson(calm(), 'i1', long), phase: 'gathering' }, []],
    ['an empty seat', withSeat(calm(), { people: [], head: null }), ['Nobody plays United States']],
    [
      'an empty seat before the game',
      { ...withSeat(calm(), { people: [], head: null }), phase: 'gathering' },
      [],
    ],
    [
      'a bot needs nobody',
      withSeat(withPerson(calm(), 'u1', { here: false }), { holder: 'bot', level: 'easy' }),
      [],
    ],
    ['war', withTable(calm(), 1, { war: true }), ['The war is on']],
    [
      'escalation near war',
      withTable(calm(), 1, { tracks: { ceasefire: 5, escalation: 8, toll: 0 } }),
      ['Escalation is near war'],
    ],
    [
      'a table that is over needs nobody',
      withTable(withPerson(calm(), 'i1', { here: false }), 1, {
        step: 'ended',
        ending: 'open-war',
        war: true,
      }),
      [],
    ],
  ])('%s', (_, view, needs) => {
    expect(needsOf(view, 1, NOW).map(({ text }) => text)).toEqual(needs);
  });

  test('the neediest table comes first, those that are over last', () => {
    const view = withTable(withPerson(calm(), 'i2', { here: false }), 1, { step: 'talks' });
    expect(numbersByNeed(view, [1, 2], NOW)).toEqual([2, 1]);
    expect(numbersByNeed(withTable(view, 2, { step: 'ended' }), [1, 2], NOW)).toEqual([1, 2]);
    expect(numbersByNeed(calm(), [1, 2], NOW)).toEqual([1, 2]);
  });

  test('a seat says who is in it and what is wrong with them', () => {
    expect(seatNow(calm(), 1, 'usa', NOW)).toMatchObject({ text: 'U1, V1', state: 'here', tone: 'calm' });
    expect(seatNow(withPerson(calm(), 'u1', { here: false }), 1, 'usa', NOW)).toMatchObject({
      text: 'U1',
      full: 'U1 and V1. Not here: U1.',
      state: 'away',
      tone: 'warn',
    });
    expect(seatNow(withPerson(calm(), 'i1', { active: NOW - 200_000 }), 1, 'iran', NOW)).toMatchObject({
      full: 'I1. I1 did nothing for 3 min.',
      state: 'idle',
      tone: 'warn',
    });
  });
});

describe('what is done to tables', () => {
  const run = (view: DeskView, id: TableCommandId, numbers: number[]) => {
    const { store, asked } = deskOf(view);
    runCommand(id, store, async (request) => store.getState().ask(request), numbers);
    return { asked, question: store.getState().question };
  };
  test('while any of them runs, all are paused', () => {
    const view = withTable(calm(), 1, { paused: true });
    expect(run(view, 'pause', [1, 2]).asked).toEqual([{ type: 'pause', tables: 'all', paused: true }]);
    expect(run(view, 'pause', [1]).asked).toEqual([{ type: 'pause', tables: [1], paused: false }]);
  });
  test('ending a step is asked about first, and not at tables that stand', () => {
    expect(run(calm(), 'advance', [1])).toEqual({ asked: [], question: { kind: 'advance', tables: [1] } });
    expect(run(withTable(calm(), 1, { paused: true }), 'advance', [1]).question).toBeNull();
  });
  test('there is nothing to extend without a clock, and nothing to pause before the game', () => {
    expect(run(calm(), 'five-more', [1]).asked).toEqual([{ type: 'extend', tables: [1], minutes: 5 }]);
    const clock = { talksMinutes: null, ordersMinutes: 3, deadline: null };
    expect(run(withTable(calm(), 1, { clock }), 'five-more', [1]).asked).toEqual([]);
    expect(run({ ...calm(), phase: 'gathering' }, 'pause', [1]).asked).toEqual([]);
  });
  test('a choice of tables is what is meant; none stands for all', () => {
    const { store } = deskOf(sampleDesk(4));
    expect(targets(store.getState())).toEqual([1, 2, 3, 4]);
    choose(store, 3);
    choose(store, 2);
    expect(targets(store.getState())).toEqual([2, 3]);
    choose(store, 3);
    expect(targets(store.getState())).toEqual([2]);
  });
});

test('a change at one table leaves what all other rows read as it was', () => {
  const before = sampleDesk(20);
  const after = withTable(before, 7, { round: 9 });
  const changed = tableNumbers({ view: after, order: 'number', time: NOW }).filter(
    (number) => before.tables[number] !== after.tables[number],
  );
  expect(changed).toEqual([7]);
});

test.each([
  [null, null],
  ['plan1', null],
  [{ refused: {} }, null],
  [
    { refused: { 3: 'wrong-step' } },
    'Not at table 3. The table has moved on. Look at what it asks of you now.',
  ],
  [
    { refused: { 2: 'ended', 5: 'ended' } },
    'Not at tables 2 and 5. The game has ended. You can read everything, and change nothing any more.',
  ],
])('what was refused at some tables is said: %o', (value, text) => expect(refusedAt(value)).toBe(text));

test('those without a place come in the order of their names', () => {
  expect(unplaced(sampleDesk(2))).toEqual(['late0', 'late1']);
});

test('there is always a place between two stops', () => {
  expect(between(undefined, undefined)).toBe(0);
  expect(between(undefined, 4)).toBe(3);
  expect(between(4, undefined)).toBe(5);
  expect(between(1, 2)).toBe(1.5);
});

describe('words', () => {
  test('every event of the deck says what it does', () => {
    for (const event of Object.values(EVENTS)) {
      const lines = eventLines(event);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join(' ').match(CODES)).toBeNull();
    }
  });
  test.each([
    [{ track: 'ceasefire', by: -1 } as const, 'Ceasefire −1'],
    [{ trust: ['usa', 'iran'], by: 1, upTo: 4 } as const, 'The United States trusts Iran +1, to 4 at most'],
    [{ track: 'streets', by: 2, when: 'war' } as const, 'Streets +2, in war only'],
  ])('%o', (effect, text) => expect(effectText(effect)).toBe(text));
  test.each([
    [[1], 1, 'the table'],
    [[1, 2, 3], 3, 'all 3 tables'],
    [[2], 3, 'table 2'],
    [[2, 5, 6], 9, 'tables 2, 5 and 6'],
  ])('%o of %i: %s', (numbers, all, text) => expect(tablesText(numbers, all)).toBe(text));
  test('days left', () => {
    expect(daysLeft(NOW + 86_400_000 * 2.5, NOW)).toBe('2 days');
    expect(daysLeft(NOW + 86_400_000, NOW)).toBe('1 day');
    expect(daysLeft(NOW + 60_000, NOW)).toBe('less than a day');
  });
});

test('an event in one’s own words is whole with a headline and a text', () => {
  const writing = {
    headline: ' News ',
    text: 'It happened.',
    rows: [{ subject: 'iran:usa', by: -1 } as const],
  };
  expect(isWhole({ ...writing, text: ' ' })).toBe(false);
  expect(isWhole(writing)).toBe(true);
  expect(written(writing)).toEqual({
    headline: 'News',
    text: 'It happened.',
    effects: [{ trust: ['iran', 'usa'], by: -1 }],
  });
});

test('whatever can be written is taken by the server, and no more', () => {
  const rows = SUBJECTS.flatMap(({ value: subject }) => amounts(subject).map((by) => ({ subject, by })));
  for (const row of rows)
    expect(
      writtenEventSchema.safeParse(written({ headline: 'News', text: 'It happened.', rows: [row] })).success,
    ).toBe(true);
  const most = {
    headline: 'n'.repeat(WRITTEN.headline),
    text: 't'.repeat(WRITTEN.text),
    rows: rows.slice(0, WRITTEN.effects),
  };
  expect(writtenEventSchema.safeParse(written(most)).success).toBe(true);
  for (const more of [
    { ...most, headline: `${most.headline}n` },
    { ...most, text: `${most.text}t` },
    { ...most, rows: rows.slice(0, WRITTEN.effects + 1) },
  ])
    expect(writtenEventSchema.safeParse(written(more)).success).toBe(false);
});

test.each([
  [1, 'talks'],
  [3, 'orders'],
  [99, 'any'],
] as const)('the projector shows what the gallery sees, in round %i, %s', (round, step) => {
  const local = new LocalTable({
    viewer: 'gallery',
    scenario: 'standard',
    seed: '7'.padStart(32, '0'),
    round,
    step,
    bots: false,
    clock: true,
  });
  const table = local.view();
  const html = renderToStaticMarkup(
    <TableContext.Provider value={createTableStore(local.source(), table)}>
      <PublicPicture number={4} />
    </TableContext.Provider>,
  );
  expect(words(html)).toContain('Table 4');
  expect(words(html).match(CODES)).toBeNull();
});
