import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import { options } from '../../shared/rules/options';
import { endTalks, order, refusalOf, response, table, type Given } from './support';

// RULES 3 and 11: two action points, one while the home track is 2 or less; what orders cost.

const ordersOf = (given: Given) => {
  const state = table(given);
  endTalks(state);
  return state;
};

describe('action points', () => {
  const ROWS: readonly (readonly [seat: Seat, given: Given, points: number])[] = [
    ['usa', {}, 2],
    ['usa', { tracks: { base: 3 } }, 2],
    ['usa', { tracks: { base: 2 } }, 1],
    ['usa', { tracks: { base: 0 } }, 1],
    ['iran', {}, 2],
    ['iran', { tracks: { streets: 2 } }, 1],
    ['israel', { tracks: { coalition: 2 } }, 1],
    ['israel', { tracks: { base: 1, streets: 1 } }, 2], // its own home track alone
  ];
  it.each(ROWS)('of %s with %o: %i', (seat, given, points) => {
    expect(options(ordersOf(given), seat).points).toBe(points);
  });

  it('are counted when orders are given: what Talks did to the home track counts', () => {
    const state = table({ tracks: { base: 3 } });
    expect(options(state, 'usa').points).toBe(2);
    state.tracks.base = 2;
    endTalks(state);
    const orders = ['shuttle', 'restrain'].map(order);
    expect(refusalOf(state, 'usa', { type: 'orders', orders })).toBe('too-few-points');
  });
});

describe('what orders cost', () => {
  const war: Given = { war: true, tracks: { ceasefire: 1 } };
  const ROWS: readonly (readonly [seat: Seat, text: string, given: Given, cost: number])[] = [
    ['usa', 'shuttle', {}, 1],
    ['usa', 'bomb:sites', {}, 2],
    ['usa', 'subvert', {}, 1],
    ['iran', 'inspectors:admit', {}, 1],
    ['iran', 'inspectors:expel', {}, 0],
    ['iran', 'enrich', {}, 1],
    ['iran', 'enrich-secret', {}, 2],
    ['iran', 'weaponise', {}, 2],
    ['iran', 'barrage', {}, 1],
    ['israel', 'airstrike:sites', {}, 2],
    ['israel', 'raid:sites', {}, 1],
    ['israel', 'sabotage:sites', {}, 2],
    // While the war is on, force costs one point less, though never nothing.
    ['usa', 'bomb:sites', war, 1],
    ['israel', 'airstrike:leadership', war, 1],
    ['iran', 'barrage', war, 1],
    ['israel', 'raid:sites', war, 1],
    ['israel', 'sabotage:sites', war, 2], // no order of force
    // In the round after a rebuke, one point more.
    ['israel', 'airstrike:sites', { round: 2, rebuked: { israel: 2 } }, 3],
    ['israel', 'raid:sites', { round: 2, rebuked: { israel: 2 } }, 2],
    ['iran', 'barrage', { round: 2, rebuked: { iran: 2 } }, 2],
    ['israel', 'raid:sites', { round: 3, rebuked: { israel: 2 } }, 1], // it is over
    ['israel', 'court', { round: 2, rebuked: { israel: 2 } }, 1],
    ['iran', 'barrage', { round: 2, rebuked: { israel: 2 } }, 1],
    ['israel', 'airstrike:sites', { ...war, round: 2, rebuked: { israel: 2 } }, 2], // both
  ];
  it.each(ROWS)('%s %s with %o: %i', (seat, text, given, cost) => {
    const wanted = order(text);
    const found = options(ordersOf(given), seat).orders.find(
      ({ value }) => value.order === wanted.order && value.target === wanted.target,
    );
    expect(found?.cost).toBe(cost);
  });

  const SETS: readonly (readonly [seat: Seat, texts: readonly string[], given: Given, legal: boolean])[] = [
    ['usa', ['shuttle', 'rally'], {}, true],
    ['usa', ['bomb:sites', 'rally'], {}, false],
    ['usa', ['bomb:sites', 'rally'], war, true],
    ['usa', ['shuttle', 'rally', 'arm'], {}, false],
    ['iran', ['inspectors:expel', 'enrich-secret'], {}, true], // what costs nothing is free
    ['israel', ['airstrike:sites'], { tracks: { coalition: 2 } }, false],
    ['israel', ['airstrike:sites'], { round: 2, rebuked: { israel: 2 } }, false],
  ];
  it.each(SETS)('%s may order %j with %o: %s', (seat, texts, given, legal) => {
    const state = ordersOf(given);
    const refusal = refusalOf(state, seat, { type: 'orders', orders: texts.map(order) });
    expect(refusal).toBe(legal ? null : 'too-few-points');
  });

  it('a rebuke makes force dearer in the next round only', () => {
    const state = table({ trust: { israel: { usa: 5 } } });
    endTalks(state);
    for (const [seat, texts] of [
      ['usa', []],
      ['iran', []],
      ['israel', ['raid:sites']],
    ] as const) {
      expect(refusalOf(state, seat, { type: 'orders', orders: texts.map(order) })).toBeNull();
    }
    expect(refusalOf(state, 'iran', { type: 'respond', response: response('protest') })).toBeNull();
    expect(refusalOf(state, 'usa', { type: 'respond', response: response('rebuke:israel') })).toBeNull();
    expect(state.round).toBe(2);
    const cost = () => options(state, 'israel').orders.find(({ value }) => value.order === 'raid')?.cost;
    expect(cost()).toBe(2);
    state.round = 3;
    expect(cost()).toBe(1);
  });
});
