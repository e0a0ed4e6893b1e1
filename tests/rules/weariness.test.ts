import { describe, expect, it } from 'vitest';
import { NUMBERS } from '../../shared/content/numbers';
import type { Seat } from '../../shared/content/seats';
import { forecastOrder } from '../../shared/rules/forecast';
import {
  CALM,
  command,
  netOf,
  ofKind,
  order,
  play,
  table,
  type Answers,
  type Given,
  type Net,
  type Orders,
} from './support';

/** What it costs, on home tracks that are high enough to pay it. */
const COST = NUMBERS.weariness;
const HIGH = { base: 8, streets: 7, coalition: 8 } as const;

describe('war-weariness: force in a second round running, not having been struck in between', () => {
  const ROWS: readonly (readonly [why: string, given: Given, orders: Orders, weary: Net])[] = [
    ['a first time costs nothing', { round: 3 }, { israel: ['raid:sites'] }, {}],
    [
      'a second time running costs the home track',
      { round: 3, lastForce: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites'] },
      { coalition: COST },
    ],
    [
      'not after a round without',
      { round: 4, lastForce: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites'] },
      {},
    ],
    [
      'not for whoever was struck in the round before',
      { round: 3, lastForce: { usa: 0, iran: 0, israel: 2 }, lastStruck: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites'] },
      {},
    ],
    [
      'being struck in this round, at the same time, excuses nothing',
      { round: 3, lastForce: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites'], iran: ['barrage'] },
      { coalition: COST },
    ],
    [
      'the base of whoever bombs',
      { round: 3, lastForce: { usa: 2, iran: 0, israel: 0 } },
      { usa: ['bomb:sites'] },
      { base: COST },
    ],
    [
      'the streets of whoever fires',
      { round: 3, lastForce: { usa: 0, iran: 2, israel: 0 } },
      { iran: ['barrage'] },
      { streets: COST },
    ],
    [
      'once, however many strikes',
      { round: 3, lastForce: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites', 'raid:missiles'] },
      { coalition: COST },
    ],
  ];
  it.each(ROWS)('%s', (_, given, orders, weary) => {
    const state = table({ ...given, tracks: HIGH });
    const [seat = 'israel'] = Object.keys(orders) as Seat[];
    const expected = forecastOrder(state, seat, order(orders[seat]?.[0] ?? '')).weary;
    expect(netOf(ofKind(command(state, orders), 'weary'))).toEqual(weary);
    expect(expected).toBe(Object.keys(weary).length > 0);
  });

  it('counts rounds as they are played', () => {
    const state = table({ tracks: { ...CALM, ceasefire: 10, coalition: 9 } });
    const weary = () => ofKind(play(state, { israel: ['raid:sites'] }, { usa: 'look-away' }), 'weary').length;
    expect([weary(), weary()]).toEqual([0, 1]);
    play(state);
    expect([weary(), weary()]).toEqual([0, 1]);
  });

  const STRUCK: readonly (readonly [why: string, orders: Orders, answers: Answers, weary: number])[] = [
    ['a strike back excuses nothing', {}, { iran: 'retaliate' }, 1],
    ['an order of force against the seat excuses its next round', { iran: ['barrage'] }, {}, 0],
    ['one against another seat does not', { iran: ['base-attack'] }, {}, 1],
  ];
  it.each(STRUCK)('%s', (_, orders, answers, weary) => {
    const state = table({ tracks: { ...CALM, ceasefire: 10, coalition: 9, streets: 5 } });
    play(state, { israel: ['raid:sites'], ...orders }, answers);
    const seen = forecastOrder(state, 'israel', order('raid:sites')).weary;
    expect(ofKind(play(state, { israel: ['raid:sites'] }), 'weary')).toHaveLength(weary);
    expect(seen).toBe(weary > 0);
  });

  it('a strike back is no force in a second round running', () => {
    const state = table({ tracks: { ...CALM, ceasefire: 10, coalition: 9, streets: 5 } });
    play(state, { iran: ['barrage'] }, { israel: 'retaliate' });
    expect(ofKind(play(state, { israel: ['raid:sites'] }), 'weary')).toHaveLength(0);
  });
});
