import { describe, expect, it } from 'vitest';
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
  type Given,
  type Net,
  type Orders,
} from './support';

describe('war-weariness: force in a second round running, not having been struck in between', () => {
  const ROWS: readonly (readonly [why: string, given: Given, orders: Orders, weary: Net])[] = [
    ['a first time costs nothing', { round: 3 }, { israel: ['raid:sites'] }, {}],
    [
      'a second time running costs 2',
      { round: 3, lastForce: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites'] },
      { coalition: -2 },
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
      { coalition: -2 },
    ],
    [
      'the base of whoever bombs',
      { round: 3, lastForce: { usa: 2, iran: 0, israel: 0 } },
      { usa: ['bomb:sites'] },
      { base: -2 },
    ],
    [
      'the streets of whoever fires',
      { round: 3, lastForce: { usa: 0, iran: 2, israel: 0 } },
      { iran: ['barrage'] },
      { streets: -2 },
    ],
    [
      'once, however many strikes',
      { round: 3, lastForce: { usa: 0, iran: 0, israel: 2 } },
      { israel: ['raid:sites', 'raid:missiles'] },
      { coalition: -2 },
    ],
  ];
  it.each(ROWS)('%s', (_, given, orders, weary) => {
    const state = table(given);
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

  it('a strike back excuses the next round', () => {
    const state = table({ tracks: { ...CALM, ceasefire: 10, coalition: 9 } });
    play(state, { israel: ['raid:sites'] }, { iran: 'retaliate' });
    expect(ofKind(play(state, { israel: ['raid:sites'] }), 'weary')).toHaveLength(0);
  });
});
