import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import { brokenBy } from '../../shared/rules/breach';
import { forecastOrder } from '../../shared/rules/forecast';
import type { Dispatch, Draft } from '../../shared/rules/state';
import {
  act,
  CALM,
  command,
  deal,
  dealNumber,
  mutual,
  net,
  netOf,
  ofKind,
  order,
  owes,
  play,
  table,
  withLuck,
  type Given,
  type Net,
  type Orders,
} from './support';

// RULES 7 and 11: what a breach costs, and what it sets free.

const TRUST: Given['trust'] = {
  usa: { iran: 8, israel: 8 },
  iran: { usa: 8, israel: 8 },
  israel: { usa: 8, iran: 8 },
};
const breaches = (lines: readonly Dispatch[]) => ofKind(lines, 'breach');
const run = (deals: Given['deals'], orders: Orders, given: Given = {}) => {
  const state = table({ trust: TRUST, tracks: CALM, ...given, deals: deals ?? [] });
  return { state, lines: play(state, orders) };
};

describe('the price in trust', () => {
  const ROWS: readonly (readonly [why: string, deals: readonly Draft[], orders: Orders, price: Net])[] = [
    [
      '3 of whom it was owed to',
      [deal([owes('iran', 'cap', 'usa')])],
      { iran: ['enrich'] },
      { 'usa→iran': -3 },
    ],
    [
      '3 of each',
      [deal([owes('iran', 'cap', ['usa', 'israel'])])],
      { iran: ['enrich'] },
      { 'usa→iran': -3, 'israel→iran': -3 },
    ],
    [
      'a party that it was not owed to loses none',
      [deal([owes('iran', 'cap', 'usa'), owes('israel', 'endorse', 'usa')])],
      { iran: ['enrich'] },
      { 'usa→iran': -3 },
    ],
    [
      '4 if the term was in law',
      [deal([owes('usa', 'relief', 'iran', { inLaw: true })])],
      { usa: ['withhold:deal-1'] },
      { 'iran→usa': -4 },
    ],
    [
      'once a round for a pair, however many terms were broken',
      [deal([owes('iran', 'cap', 'usa'), owes('iran', 'release', 'usa')])],
      { iran: ['enrich', 'withhold:deal-1'] },
      { 'usa→iran': -3 },
    ],
    [
      '… of however many deals',
      [deal([owes('iran', 'cap', 'usa')]), deal([owes('iran', 'cap', ['usa', 'israel'])])],
      { iran: ['enrich'] },
      { 'usa→iran': -3, 'israel→iran': -3 },
    ],
    [
      'of several the dearest',
      [deal([owes('usa', 'relief', 'iran')]), deal([owes('usa', 'relief', 'iran', { inLaw: true })])],
      { usa: ['tighten'] },
      { 'iran→usa': -4 },
    ],
    [
      '… of withheld ones too',
      [deal([owes('usa', 'relief', 'iran')]), deal([owes('usa', 'relief', 'iran', { inLaw: true })])],
      { usa: ['withhold:deal-1', 'withhold:deal-2'] },
      { 'iran→usa': -4 },
    ],
  ];
  it.each(ROWS)('%s', (_, deals, orders, price) => {
    expect(netOf(breaches(run(deals, orders).lines))).toEqual(price);
  });

  it('comes on top of what the act itself costs', () => {
    const { state } = run([deal([owes('iran', 'cap', 'usa')])], { iran: ['enrich'] });
    expect(state.trust.usa.iran).toBe(8 - 1 - 3);
  });

  it('is forecast with the order', () => {
    const state = table({ trust: TRUST, deals: [deal([owes('iran', 'cap', ['usa', 'israel'])])] });
    const forecast = forecastOrder(state, 'iran', order('enrich'));
    const lines = play(state, { iran: ['enrich'] });
    expect(forecast.breaches).toEqual(breaches(lines).map(({ what }) => what.breach));
    expect(forecast.breachMoves).toEqual(breaches(lines).flatMap(({ moves }) => moves));
  });
});

describe('when it counts', () => {
  const promise = deal([owes('iran', 'no-weapon', 'usa'), owes('usa', 'no-covert', 'iran')], {
    secret: true,
  });
  const attempt = (detected: boolean) =>
    withLuck(
      (seed) => run([promise], { iran: ['weaponise'] }, { seed }),
      ({ lines }) => ofKind(lines, 'detected').length > 0 === detected,
    );
  it('a covert act only if it is detected; what nobody detects counts as kept', () => {
    const { state, lines } = attempt(false);
    expect(breaches(lines)).toEqual([]);
    expect(state.deals['deal-1']).toMatchObject({ secret: true, record: { '1:iran': 'kept' } });
  });
  it('it makes a secret deal public', () => {
    const { state, lines } = attempt(true);
    expect(ofKind(lines, 'published')[0]?.what).toMatchObject({ seat: null, deal: 'deal-1' });
    expect(state.deals['deal-1']).toMatchObject({ secret: false, record: { '1:iran': 'broken' } });
  });
});

describe('leaving after a breach', () => {
  it('is free for whoever was wronged, until the end of the next Talks', () => {
    for (const [rounds, price] of [
      [1, 0],
      [2, -2],
    ] as const) {
      const { state } = run([deal([owes('iran', 'cap', 'usa'), owes('usa', 'no-covert', 'iran')])], {
        iran: ['enrich'],
      });
      if (rounds === 2) play(state);
      const before = state.trust.iran.usa;
      act(state, 'usa', { type: 'denounce', deal: dealNumber(1) });
      expect(state.trust.iran.usa - before).toBe(price);
    }
  });
  it('costs whoever broke it', () => {
    const { state } = run([deal([owes('iran', 'cap', 'usa'), owes('usa', 'no-covert', 'iran')])], {
      iran: ['enrich'],
    });
    const before = state.trust.usa.iran;
    act(state, 'iran', { type: 'denounce', deal: dealNumber(1) });
    expect(state.trust.usa.iran).toBe(before - 2);
  });
  it('does not happen by itself: the deal stays in force', () => {
    const { state } = run([deal([owes('iran', 'cap', 'usa')])], { iran: ['enrich'] });
    expect(state.deals['deal-1']?.status).toBe('in-force');
  });
});

describe('snapback', () => {
  const TERMS = [
    owes('usa', 'relief', 'iran', { level: 2 }),
    owes('usa', 'relief', 'iran', { level: 1, due: 5, inLaw: true }),
    owes('usa', 'no-covert', 'iran'),
    owes('iran', 'cap', 'usa'),
    owes('iran', 'no-weapon', 'usa'),
  ];
  const broken = (draft: Draft, orders: Orders, delivered: Record<number, number> = { 0: 1 }) => {
    const state = table({
      round: 3,
      trust: TRUST,
      tracks: CALM,
      deals: [{ draft, with: { delivered } }],
    });
    return { state, lines: play(state, orders) };
  };
  it('ends all that was owed to the breaker, and takes given relief back, in law or not', () => {
    const { state, lines } = broken(deal(TERMS, { snapback: true }), { iran: ['enrich'] }, { 0: 1, 1: 2 });
    const [line] = ofKind(lines, 'snapback');
    expect(line?.what).toMatchObject({ deal: 'deal-1', against: 'iran' });
    expect(net(line?.moves ?? [])).toEqual({ sanctions: 5, economy: -3 }); // 6 steps, 5 of them within the range
    expect(Object.keys(state.deals['deal-1']?.lapsed ?? {})).toEqual(['0', '1', '2']);
    expect(state.deals['deal-1']?.status).toBe('in-force');
  });
  it('what was not given yet is not given any more', () => {
    const { state } = broken(deal(TERMS, { snapback: true }), { iran: ['enrich'] });
    play(state);
    play(state);
    expect(state.deals['deal-1']?.delivered).toEqual({ 0: 1 });
    expect(brokenBy(state, 'usa', order('subvert'))).toEqual([]);
  });
  it('what the breaker owes is owed still', () => {
    const { state } = broken(deal(TERMS, { snapback: true }), { iran: ['enrich'] });
    expect(brokenBy(state, 'iran', order('enrich'))).toHaveLength(1);
  });
  it('a breach by the one who gave takes nothing from itself', () => {
    const { state, lines } = broken(deal(TERMS, { snapback: true }), { usa: ['tighten'] });
    expect(ofKind(lines, 'snapback')[0]?.moves).toEqual([]);
    expect(Object.keys(state.deals['deal-1']?.lapsed ?? {})).toEqual(['3', '4']);
  });
  it('is not there unless the deal has it', () => {
    const { state, lines } = broken(deal(TERMS), { iran: ['enrich'] });
    expect(ofKind(lines, 'snapback')).toEqual([]);
    expect(state.deals['deal-1']?.lapsed).toEqual({});
  });
  it('once for a breaker: what has ended does not end again', () => {
    const { state } = broken(deal(TERMS, { snapback: true }), { iran: ['enrich'] });
    expect(ofKind(play(state, { iran: ['enrich'] }), 'snapback')).toEqual([]);
  });
  it('aid that was given stays given', () => {
    const given = deal([owes('usa', 'aid', 'israel'), owes('israel', 'endorse', 'usa')], { snapback: true });
    const { state, lines } = broken(given, { israel: ['lobby'] });
    expect(ofKind(lines, 'snapback')).toEqual([]);
    expect(state.tracks.shield).toBe(4);
  });
});

describe('a nuclear breach that comes to light alarms both home fronts', () => {
  const ROWS: readonly (readonly [debtor: Seat, draft: Draft, orders: Orders, alarm: boolean])[] = [
    ['iran', deal([owes('iran', 'cap', 'usa')]), { iran: ['enrich'] }, true],
    ['iran', deal([owes('iran', 'access', 'usa')]), { iran: ['inspectors:expel'] }, true],
    ['iran', deal([owes('iran', 'ship-out', 'usa', { level: 8 })]), {}, true],
    ['iran', deal([owes('iran', 'ship-out', 'usa', { level: 1 })]), { iran: ['withhold:deal-1'] }, true],
    ['iran', deal([owes('iran', 'release', 'usa')]), { iran: ['withhold:deal-1'] }, false],
    ['iran', deal(mutual('hold-fire', 'usa', 'iran')), { iran: ['base-attack'] }, false],
    ['usa', deal([owes('usa', 'relief', 'iran')]), { usa: ['withhold:deal-1'] }, false],
  ];
  it.each(ROWS)('of %s, %o, %j: %s', (debtor, draft, orders, alarm) => {
    const { lines } = run([draft], orders);
    expect(breaches(lines).map(({ what }) => what.breach.debtor)).toEqual([debtor]);
    expect(netOf(ofKind(lines, 'home').filter(({ what }) => what.cause === 'alarm'))).toEqual(
      alarm ? { coalition: -1, base: -1 } : {},
    );
  });

  it('in the round in which it does, and not again', () => {
    const { state } = run([deal([owes('iran', 'cap', 'usa')])], { iran: ['enrich'] });
    expect(ofKind(play(state), 'home').map(({ what }) => what.cause)).not.toContain('alarm');
  });
});

it('an open breach and its restraint: all that is told of one raid, in order', () => {
  const state = table({
    round: 2,
    restrained: 2,
    trust: TRUST,
    deals: [deal(mutual('hold-fire', 'iran', 'israel'))],
  });
  const lines = command(state, { israel: ['raid:sites'] });
  expect(lines.map(({ what }) => what.kind)).toEqual(['strike', 'breach', 'restraint-ignored']);
});
