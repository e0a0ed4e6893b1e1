import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import type { RefusalCode } from '../../shared/rules/actions';
import { forecastOrder } from '../../shared/rules/forecast';
import {
  CALM,
  carried,
  deal,
  endTalks,
  mutual,
  ofKind,
  order,
  owes,
  play,
  refusalOf,
  table,
  type Given,
} from './support';

// RULES 7 and 11: cheating openly is an order, which names a deal.

const QUIET: Given['tracks'] = CALM;

describe('withhold', () => {
  const FIRST = deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', 'usa', { level: 2 })]);
  const ROWS: readonly (readonly [
    why: string,
    deals: Given['deals'],
    seat: Seat,
    given: Given,
    refusal: RefusalCode | null,
  ])[] = [
    ['a delivery that is due', [FIRST], 'usa', {}, null],
    ['a level not yet reached', [FIRST], 'iran', {}, null],
    ['a level that is reached', [FIRST], 'iran', { tracks: { access: 2 } }, 'nothing-to-withhold'],
    [
      'a delivery that is made',
      [{ draft: FIRST, with: { delivered: { 0: 1 } } }],
      'usa',
      { round: 2 },
      'nothing-to-withhold',
    ],
    [
      'one that falls due later',
      [deal([owes('usa', 'aid', 'israel', { due: 3 })])],
      'usa',
      {},
      'nothing-to-withhold',
    ],
    [
      'one that was due earlier',
      [deal([owes('usa', 'aid', 'israel', { due: 1 })])],
      'usa',
      { round: 3 },
      null,
    ],
    ['an umbrella', [deal([owes('usa', 'umbrella', 'israel')])], 'usa', {}, null],
    ['a freeze', [deal([owes('iran', 'cap', 'usa')])], 'iran', {}, 'nothing-to-withhold'],
    ['dismantling', [deal([owes('iran', 'cap', 'usa', { level: 2 })])], 'iran', {}, null],
    ['scrapping', [deal([owes('iran', 'missile-limit', 'israel')])], 'iran', {}, null],
    ['what lapsed', [{ draft: FIRST, with: { lapsed: { 0: 1 } } }], 'usa', {}, 'nothing-to-withhold'],
    ['holding fire', [deal(mutual('hold-fire', 'iran', 'israel'))], 'iran', {}, 'nothing-to-withhold'],
    ['what others owe', [deal([owes('usa', 'aid', 'israel')])], 'israel', {}, 'nothing-to-withhold'],
    ['a deal of others', [FIRST], 'israel', {}, 'not-a-party'],
    ['a deal that ended', [{ draft: FIRST, with: { status: 'expired' } }], 'usa', {}, 'not-in-force'],
    ['no deal', [], 'usa', {}, 'unknown-deal'],
  ];
  it.each(ROWS)('%s', (_, deals, seat, given, refusal) => {
    const state = table({ ...given, deals: deals ?? [] });
    endTalks(state);
    expect(refusalOf(state, seat, { type: 'orders', orders: [order('withhold:deal-1')] })).toBe(refusal);
  });

  it('costs no point, and is a breach that everybody sees', () => {
    const state = table({ tracks: QUIET, trust: { iran: { usa: 5 } }, deals: [{ ...FIRST, secret: true }] });
    const lines = play(state, { usa: ['withhold:deal-1', 'shuttle', 'restrain'] });
    expect(carried(lines)).toEqual({ access: 1 });
    expect(ofKind(lines, 'breach')[0]).toMatchObject({
      what: { how: 'withhold' },
      moves: [{ from: 5, to: 2 }],
    });
    expect(state.deals['deal-1']).toMatchObject({ secret: false, delivered: {} });
  });

  it('holds back all of the deal that falls due, and nothing else of it', () => {
    const terms = [
      owes('iran', 'access', 'usa', { level: 3 }),
      owes('iran', 'cap', 'usa', { level: 2 }),
      owes('iran', 'release', 'usa'),
      owes('iran', 'no-weapon', 'usa'),
      owes('iran', 'ship-out', 'usa', { due: 4 }),
    ];
    const state = table({
      tracks: QUIET,
      deals: [deal(terms), deal([owes('iran', 'missile-limit', 'israel')])],
    });
    const expected = forecastOrder(state, 'iran', order('withhold:deal-1'));
    const lines = play(state, { iran: ['withhold:deal-1'] });
    expect(carried(lines)).toEqual({ missiles: -1 });
    expect(ofKind(lines, 'breach').map(({ what }) => what.breach.term)).toEqual([0, 1, 2]);
    // … as the forecast said.
    expect(expected.breaches).toEqual(ofKind(lines, 'breach').map(({ what }) => what.breach));
    expect(expected.breachMoves).toEqual(ofKind(lines, 'breach').flatMap(({ moves }) => moves));
    // What was due is made good a round later.
    expect(carried(play(state))).toEqual({ access: 1, sites: -1 });
    expect(state.deals['deal-1']?.delivered).toEqual({ 2: 2 });
  });

  it('in the same round as what it answers', () => {
    const state = table({ tracks: QUIET, deals: [FIRST] });
    const lines = play(state, { usa: ['withhold:deal-1'], iran: ['withhold:deal-1'] });
    expect(ofKind(lines, 'breach').map(({ what }) => what.breach.debtor)).toEqual(['usa', 'iran']);
  });
});
