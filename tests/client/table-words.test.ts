import { describe, expect, test } from 'vitest';
import { entriesOf, lastCause, trustChanges } from '../../client/table/history';
import { marksOf } from '../../client/table/marks';
import { lastNumber, tapeAfter } from '../../client/table/tape';
import { stepTitle, whatNow } from '../../client/table/whatNow';
import { monthOf } from '../../shared/wording/calendar';
import { createDesk } from '../../client/table/desk';
import { createTableStore } from '../../client/session/table';
import { cause, moveText, placeOf, sentence } from '../../shared/wording/dispatch';
import { orderDeed } from '../../shared/wording/deeds';
import { ORDER_IDS, ORDERS } from '../../shared/content/orders';
import { SEATS } from '../../shared/content/seats';
import { TRACKS } from '../../shared/content/tracks';
import type { Breach, DealId, Dispatch, OfferId, What } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import { LocalTable, type Scripted } from '../e2e/support/local-source';

const seedOf = (number: number) => number.toString(16).padStart(32, '0');
const scripted = (change: Partial<Scripted>): Scripted => ({
  viewer: 'iran',
  scenario: 'standard',
  seed: seedOf(1),
  round: 99,
  step: 'ended',
  bots: true,
  clock: false,
  ...change,
});

/** What no person should read: codes, holes, and objects put into words. */
const CODE =
  /undefined|null|NaN|\[object|\b[a-z]+(?:-[a-z]+)*:[a-z]|[{}]|heu\b|usa\b|\bof-|enrich-secret|base-attack|hold-fire\b(?!”)|  /;

const GAMES = Array.from({ length: 12 }, (_, index) => new LocalTable(scripted({ seed: seedOf(index + 1) })));

describe('the log in words', () => {
  test('every line of whole games is a sentence, for every viewer', () => {
    const kinds = new Set<string>();
    for (const { state } of GAMES) {
      for (const viewer of [...SEATS, 'gallery', 'chair'] as const) {
        const view = viewOf(state, viewer);
        for (const { dispatch } of entriesOf(view)) {
          kinds.add(dispatch.what.kind);
          const text = sentence(dispatch, view);
          expect(text, dispatch.what.kind).toMatch(/^[A-Z“0-9].*[.!?”)]$/s);
          expect(text.replaceAll(/“[^”]*”/g, '“”'), dispatch.what.kind).not.toMatch(CODE);
          expect(text, dispatch.what.kind).not.toContain('does not know yet');
          expect(cause(dispatch, view), dispatch.what.kind).toMatch(/^\S.*[^.]$/);
          for (const move of dispatch.moves) expect(moveText(move)).toMatch(/^\S.* \d+ → \d+ \([+−]\d+\)$/);
        }
      }
    }
    for (const kind of [
      'headline',
      'offer',
      'accepted',
      'signed',
      'order',
      'detected',
      'strike',
      'home',
      'ending',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
  });

  test('every order with every target has words of its own', () => {
    for (const order of ORDER_IDS) {
      const targets = Object.keys(ORDERS[order].targets);
      const said = (targets.length > 0 ? targets : [null]).map((target) => orderDeed(order, target));
      for (const text of said) expect(text, order).toMatch(/^[a-z].{6,}$/);
      if (targets.length > 1 && order !== 'leak') expect(new Set(said).size, order).toBe(targets.length);
    }
  });

  test('lines that random games hardly ever bring', () => {
    const view = viewOf(GAMES[0]!.state, 'chair');
    const deal = 'none' as DealId;
    const breach: Breach = { deal, debtor: 'iran', term: 0, to: ['usa', 'israel'] };
    const whats: What[] = [
      { kind: 'weary', seat: 'israel' },
      { kind: 'restraint-ignored' },
      { kind: 'leak-found' },
      { kind: 'shared-picture' },
      { kind: 'unexplained' },
      { kind: 'expired', deal },
      { kind: 'lapsed', offer: deal as OfferId },
      { kind: 'breach', breach, how: 'short' },
      { kind: 'breach', breach, how: 'look-away' },
      { kind: 'snapback', deal, against: 'iran' },
      { kind: 'delivered', deal, term: 0, amount: 2 },
      { kind: 'enforced', deal, term: 0 },
      { kind: 'war-begins' },
      { kind: 'war-ends' },
      { kind: 'response', seat: 'usa', response: 'rebuke', target: 'israel' },
      { kind: 'signal', source: 'assess', signal: { subject: 'weapon', value: 2, width: 0, round: 1 } },
    ];
    for (const what of whats) {
      const dispatch: Dispatch = { round: 1, step: 'reckoning', what, moves: [] };
      expect(sentence(dispatch, view), what.kind).toMatch(/^[A-Z].*[.!?]$/);
      expect(sentence(dispatch, view), what.kind).not.toMatch(CODE);
      expect(cause(dispatch, view).length).toBeGreaterThan(3);
      expect(placeOf(dispatch)).not.toMatch(CODE);
    }
  });
});

describe('what the log says of tracks and of the map', () => {
  test('the last cause of a track that moved fits what moved it', () => {
    for (const { state } of GAMES) {
      const view = viewOf(state, 'iran');
      for (const track of TRACKS) {
        const moved = entriesOf(view).some(({ dispatch }) =>
          dispatch.moves.some((move) => 'track' in move && move.track === track),
        );
        expect(lastCause(view, track) !== null).toBe(moved);
      }
      for (const change of trustChanges(view)) expect(change.by).not.toBe(0);
    }
  });

  test('strikes, raids and covert acts found out stand on the map, with a sentence each', () => {
    const marks = GAMES.flatMap(({ state }) => marksOf(viewOf(state, 'gallery')));
    expect(marks.length).toBeGreaterThan(5);
    for (const mark of marks) expect(mark.label).toMatch(/[.!?]$/);
    const view = viewOf(GAMES[0]!.state, 'gallery');
    expect(marksOf(view, 0)).toEqual([]);
  });
});

describe('the tape of dispatches', () => {
  const local = new LocalTable(scripted({ round: 2, step: 'talks', seed: seedOf(3) }));
  const view = viewOf(local.state, 'iran');

  test('tells the last month from its orders on, in order, each line once', () => {
    const lines = tapeAfter(view, 0).flatMap(({ entries }) => entries.map(({ n }) => n));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('is empty once told, and tells no talks', () => {
    expect(tapeAfter(view, lastNumber(view))).toEqual([]);
    const fresh = new LocalTable(scripted({ round: 1, step: 'talks' }));
    expect(tapeAfter(viewOf(fresh.state, 'iran'), 0)).toEqual([]);
  });

  test('at the end tells the last month again, though its lines have new numbers', () => {
    const { state } = GAMES[2]!;
    const pages = tapeAfter(viewOf(state, 'iran'), 1);
    expect(pages.length).toBeGreaterThan(0);
    for (const { entries } of pages) {
      for (const { dispatch } of entries) expect(dispatch.round).toBe(state.round);
    }
  });
});

describe('what now', () => {
  const sceneOf = (change: Partial<Scripted>, ready = false) => {
    const local = new LocalTable(scripted({ seed: seedOf(5), ...change }));
    if (ready && local.script.viewer === 'iran') local.state.ready.iran = true;
    const t = createTableStore(local.source(), local.view()).getState();
    const desk = createDesk('x', t.view.viewer, lastNumber(t.view)).getState();
    return { t, desk, tape: [] };
  };
  test.each([
    ['talks', { round: 1, step: 'talks' }, false, 'yours', 'ready'],
    ['talks, done', { round: 1, step: 'talks' }, true, 'wait', 'unready'],
    ['orders', { round: 1, step: 'orders' }, false, 'yours', null],
    ['the end', { round: 99, step: 'ended' }, false, 'over', null],
    ['the gallery', { round: 1, step: 'talks', viewer: 'gallery' }, false, 'wait', null],
  ] as const)('%s', (_, change, ready, tone, command) => {
    const scene = sceneOf(change, ready);
    const now = whatNow(scene);
    expect(now).toMatchObject({ tone, command });
    expect(now.text).toMatch(/^[A-Z\d].*\.$/);
    expect(stepTitle(scene)).toMatch(/^Round \d+ of 8: /);
  });

  test('dispatches come first', () => {
    const local = new LocalTable(scripted({ round: 2, step: 'talks', seed: seedOf(3) }));
    const t = createTableStore(local.source(), local.view()).getState();
    const desk = createDesk('x', 'iran', 0).getState();
    expect(whatNow({ t, desk, tape: tapeAfter(t.view, 0) })).toMatchObject({ tone: 'read', command: 'next' });
  });
});

test('rounds are months', () => {
  const begins = { year: 2025, month: 7 };
  expect([1, 6, 7, 8].map((round) => monthOf({ begins }, round))).toEqual([
    'July 2025',
    'December 2025',
    'January 2026',
    'February 2026',
  ]);
});
