import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { answersFrom, filledFrom, groupsOf } from '../../client/seminar/asked';
import { Lobby } from '../../client/seminar/lobby/Lobby';
import { seminarError, seminarRefusal } from '../../client/seminar/refusal';
import {
  FORM,
  lengthOf,
  placesIn,
  presetOf,
  ROUNDS,
  settingsFrom,
  suggestSize,
  TALKS,
  type Form,
} from '../../client/seminar/settings';
import { keptLines, talkText } from '../../client/seminar/words';
import { ApiError } from '../../client/session/call';
import { readPasted } from '../../client/session/api';
import { beforeItems, SIDES, SVI } from '../../shared/content/questionnaires';
import { SCENARIOS } from '../../shared/content/scenarios';
import {
  DELEGATION_MOST,
  SEMINAR_PEOPLE_MOST,
  SEMINAR_REFUSALS,
  SEMINAR_TABLES_MOST,
  type ParticipantView,
} from '../../shared/protocol/seminar';
import { parseSeminarRequest, parseSettings } from '../../shared/protocol/seminar-schema';

describe('setting up', () => {
  test('whoever comes has a place, at a number of tables that one person can look after', () => {
    for (let people = 2; people <= SEMINAR_PEOPLE_MOST; people += 1) {
      const size = suggestSize(people);
      expect(placesIn(size), `${people} people`).toBeGreaterThanOrEqual(people);
      expect(size.tables).toBeLessThanOrEqual(SEMINAR_TABLES_MOST);
      expect(size.delegation).toBeLessThanOrEqual(DELEGATION_MOST);
      // Nobody is spread so thin that a table would be left to bots.
      expect(3 * size.tables).toBeLessThanOrEqual(Math.max(3, people + 1));
    }
  });

  test.each([
    [9, 3, 1],
    [12, 4, 1],
    [18, 3, 2],
    [24, 4, 2],
    [30, 5, 2],
    [60, 7, 3],
  ])('%i people: %i tables, %i to a seat', (people, tables, delegation) =>
    expect(suggestSize(people)).toEqual({ tables, delegation }),
  );

  test('what stands in the form at first is what the server takes', () => {
    const settings = settingsFrom(FORM);
    expect(settings).not.toBeNull();
    expect(parseSettings(settings).path).toBeUndefined();
  });

  test('with everything changed, too; an empty question is left out', () => {
    const settings = settingsFrom({
      ...FORM,
      name: ' Week 7 ',
      people: '60',
      size: { tables: 20, delegation: 5 },
      timed: false,
      talk: { ...TALKS.free, 'usa-iran': 'none' },
      questions: [
        { id: 'own-1', when: 'before', kind: 'words', text: ' Why? ' },
        { id: 'own-2', when: 'after', kind: 'scale', text: '  ' },
      ],
      days: '365',
    });
    expect(settings).toMatchObject({
      name: 'Week 7',
      tables: 20,
      clock: { talksMinutes: null, ordersMinutes: null },
      questions: [{ id: 'own-1', text: 'Why?' }],
    });
    expect(parseSettings(settings).path).toBeUndefined();
  });

  test.each<[string, Partial<Form>]>([
    ['nobody', { people: '' }],
    ['half a person', { people: '7.5' }],
    ['too many', { people: String(SEMINAR_PEOPLE_MOST + 1) }],
    ['no minutes', { talks: '' }],
    ['minutes in words', { orders: 'four' }],
    ['no time', { talks: '0' }],
    ['for ever', { days: '366' }],
    ['no day', { days: '0' }],
  ])('%s is said to be wrong', (_, part) => expect(settingsFrom({ ...FORM, ...part })).toBeNull());

  test('the length is what the clocks come to', () => {
    expect(lengthOf(5, { talksMinutes: 8, ordersMinutes: 4 })).toEqual({
      game: 60,
      answering: 20,
      whole: 110,
    });
    expect(lengthOf(5, { talksMinutes: null, ordersMinutes: null })).toBeNull();
    for (const [id, { rounds }] of Object.entries(SCENARIOS)) expect(ROUNDS).toHaveProperty(id, rounds);
  });

  test('a talk that is no preset is told channel by channel', () => {
    for (const [preset, talk] of Object.entries(TALKS)) expect(presetOf({ ...talk })).toBe(preset);
    const mixed = { ...TALKS.open, 'iran-israel': 'quick' } as const;
    expect(presetOf(mixed)).toBeNull();
    expect(talkText(mixed)).toContain('Between Iran and Israel only the fixed phrases may be said.');
  });
});

describe('joining', () => {
  test.each([
    [' abc-de ', { code: 'ABCDE' }],
    ['https://example.org/join/4GDVC', { code: '4GDVC' }],
    ['https://example.org/join?code=4gdvc', { code: '4GDVC' }],
    ['https://example.org/t/abc123', { table: 'abc123' }],
  ])('%s is understood', (text, found) => expect(readPasted(text)).toEqual(found));

  const facts = (more: object) => ({
    settings: {
      scenario: 'short',
      readsPrivate: false,
      talk: TALKS.free,
      gallery: false,
      days: 90,
      asks: { before: false, after: false },
      ...more,
    },
    expiresAt: Date.UTC(2027, 1, 25, 12),
  });

  test('says until when everything is kept, and who reads it', () => {
    const plain = keptLines(facts({})).join(' ');
    expect(plain).toContain('deleted on 25 February 2027');
    expect(plain).toContain('they do not read during the game');
    expect(plain).not.toMatch(/questionnaires|Anybody with the link/);
    const open = keptLines(
      facts({ readsPrivate: true, gallery: true, asks: { before: false, after: true } }),
    ).join(' ');
    expect(open).toContain('read everything that is written');
    expect(open).toContain('answers to the questionnaires');
    expect(open).toContain('Anybody with the link');
  });
});

describe('refusals', () => {
  test.each([
    ...SEMINAR_REFUSALS.filter((code) => code !== 'not-undoable'),
    'wrong-token',
    'no-token',
    'not-entered',
    'malformed',
  ])('%s says what happened and what to do', (code) => {
    const text = seminarRefusal({ code, detail: {} });
    expect(text).toMatch(/[.:?!] .+[.?]$|, which .+\.$/);
    expect(text).not.toContain('does not know why');
    expect(text).not.toMatch(/undefined|null|[a-z]+-(?:token|seminar|person|plan|note)\b/);
  });

  test('of HTTP calls are worded alike', () => {
    expect(seminarError(new ApiError('name-taken', 409))).toBe(
      seminarRefusal({ code: 'name-taken', detail: {} }),
    );
    expect(seminarError(new ApiError('network', 0))).toMatch(/cannot be reached/);
    expect(seminarError(new Error('slip'))).toMatch(/Load it again/);
  });
});

const VIEW: ParticipantView = {
  kind: 'participant',
  seminar: 's1',
  code: 'ABCDE',
  settings: {
    name: 'Week 7',
    scenario: 'short',
    placement: 'even',
    delegation: 2,
    deciding: 'head',
    talk: TALKS.free,
    readsPrivate: false,
    gallery: false,
    guided: true,
    questions: [
      { id: 'own-1', when: 'before', kind: 'words', text: 'What will you try?' },
      { id: 'own-2', when: 'after', kind: 'scale', text: 'Would you do it again?' },
    ],
  },
  asks: { before: true, after: true },
  phase: 'gathering',
  expiresAt: 0,
  me: { person: 'p1', name: 'Ada', place: { table: 2, seat: 'iran' } },
  table: 't2',
  seated: { 2: { usa: ['Cy'], iran: ['Ada', 'Bo'], israel: [] } },
  questionnaires: { before: 'open' },
  answers: {},
};

describe('questionnaires', () => {
  const items = (view: ParticipantView, when: 'before' | 'after') =>
    groupsOf(view, when).flatMap((group) => group.items);

  test('nobody is asked about the own seat; without a seat one is asked about all', () => {
    expect(items(VIEW, 'before').map(({ id }) => id)).toEqual([
      'trust-usa',
      'trust-israel',
      'expected-ending',
      'expected-score',
      'own-1',
    ]);
    expect(beforeItems(null).filter(({ id }) => id.startsWith('trust-'))).toHaveLength(3);
  });

  test('after the game four sides are asked about, four questions each, and trust in the others once more', () => {
    expect(SIDES.map((side) => SVI[side].items.length)).toEqual([4, 4, 4, 4]);
    const all = items(VIEW, 'after');
    expect(new Set(all.map(({ id }) => id)).size).toBe(19);
    expect(all.map(({ id }) => id).filter((id) => id.startsWith('trust-'))).toEqual([
      'trust-usa',
      'trust-israel',
    ]);
    const reversed = SIDES.flatMap((side) => SVI[side].items).filter((item) => item.reversed);
    expect(reversed.map(({ id }) => id)).toEqual(['outcome-lost', 'self-face']);
  });

  test('own questions alone, where nothing else is asked', () => {
    const view = { ...VIEW, asks: { before: false, after: false } };
    expect(groupsOf(view, 'after')).toMatchObject([{ title: null, items: [{ id: 'own-2' }] }]);
  });

  test('answers are what the server takes, and come back as they were filled in', () => {
    const filled = {
      'trust-usa': '2',
      'expected-ending': 'frozen-conflict',
      'expected-score': ' 55 ',
      'own-1': 'To listen',
    };
    const { answers, open, wrong } = answersFrom(items(VIEW, 'before'), filled);
    expect(answers).toEqual({
      'trust-usa': 2,
      'expected-ending': 'frozen-conflict',
      'expected-score': 55,
      'own-1': 'To listen',
    });
    expect([open, wrong]).toEqual([['trust-israel'], []]);
    expect(parseSeminarRequest({ type: 'answer', when: 'before', answers }).path).toBeUndefined();
    expect(answersFrom(items(VIEW, 'before'), filledFrom(answers)).answers).toEqual(answers);
  });

  test('what is no answer is named, and not sent', () => {
    const filled = { 'trust-usa': '8', 'expected-ending': 'victory', 'expected-score': '101' };
    const { answers, wrong } = answersFrom(items(VIEW, 'before'), filled);
    expect(wrong).toEqual(['trust-usa', 'expected-ending', 'expected-score']);
    expect(answers).toEqual({});
  });
});

describe('the lobby', () => {
  const drawn = (part: Partial<ParticipantView>, isLive = true) =>
    renderToStaticMarkup(
      <Router ssrPath="/seminar/s1">
        <Lobby
          view={{ ...VIEW, ...part }}
          isLive={isLive}
          ask={() => Promise.resolve({ ok: true, value: null })}
        />
      </Router>,
    )
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');

  test('says where one sits, with whom and opposite whom', () => {
    const text = drawn({});
    expect(text).toContain('Iran at table 2');
    expect(text).toContain('You share the seat with Bo.');
    expect(text).toContain('United States Cy');
    expect(text).toContain('Israel nobody yet');
    expect(text).toContain('Look at your table');
    expect(text).toContain('How far do you trust the United States');
    expect(text).not.toContain('To the debrief');
  });

  test('says what one waits for without a place', () => {
    const nowhere = { me: { ...VIEW.me, place: null }, table: null, seated: {} };
    expect(drawn(nowhere)).toContain('The facilitator finds you one');
    expect(drawn({ ...nowhere, phase: 'playing' })).toContain('You have no place at a table.');
    const choice = { ...nowhere, settings: { ...VIEW.settings, placement: 'choice' as const } };
    expect(drawn({ ...choice, seated: { 1: { usa: ['Cy', 'Di'], iran: [], israel: [] } } })).toMatch(
      /Choose a place.*Table 1.*United States.*Cy, Di.*Iran.*Free/,
    );
  });

  test('shows the way to the table, then to the debrief', () => {
    expect(drawn({ phase: 'playing' })).toContain('To your table');
    const over = drawn({ phase: 'debrief', questionnaires: { after: 'answered' } });
    expect(over).toContain('To the debrief');
    expect(over).toContain('are saved. Thank you.');
    expect(over).not.toContain('To read');
  });

  test('says that the line is down', () => expect(drawn({}, false)).toContain('The connection is lost.'));
});
