import { describe, expect, it } from 'vitest';
import { SEATS } from '../../shared/content/seats';
import type { Action, RefusalCode } from '../../shared/rules/actions';
import type { State } from '../../shared/rules/state';
import {
  act,
  CALM,
  command,
  deal,
  endTalks,
  ofKind,
  order,
  owes,
  propose,
  refusalOf,
  table,
  told,
} from './support';

// RULES 3: the clock, pauses, events brought in, and who holds a seat.

const talks = (): State => table({ tracks: CALM });
const orders = (): State => {
  const state = talks();
  endTalks(state);
  return state;
};
const answering = (): State => {
  const state = talks();
  command(state, { israel: ['raid:sites'] });
  return state;
};
const paused = (): State => table({ paused: true });
const ended = (): State => table({ step: 'ended' });
const expire = (step: 'talks' | 'orders' | 'response', round = 1): Action => ({
  type: 'expire',
  round,
  step,
});

type Row = readonly [
  why: string,
  state: () => State,
  actor: 'chair' | 'usa',
  action: Action,
  refusal: RefusalCode | null,
];
const ROWS: readonly Row[] = [
  ['the clock of Talks', talks, 'chair', expire('talks'), null],
  ['the clock of Orders', orders, 'chair', expire('orders'), null],
  ['the clock of Response', answering, 'chair', expire('response'), null],
  ['a late clock of another step', orders, 'chair', expire('talks'), 'wrong-step'],
  ['a late clock of another round', talks, 'chair', expire('talks', 2), 'wrong-step'],
  ['no clock in a pause', paused, 'chair', expire('talks'), 'paused'],
  ['no clock after the end', ended, 'chair', expire('talks'), 'ended'],
  ['pause', talks, 'chair', { type: 'pause', paused: true }, null],
  ['pause twice', paused, 'chair', { type: 'pause', paused: true }, 'already-done'],
  ['go on', paused, 'chair', { type: 'pause', paused: false }, null],
  ['go on twice', talks, 'chair', { type: 'pause', paused: false }, 'already-done'],
  [
    'a seat for a bot',
    talks,
    'chair',
    { type: 'seat', seat: 'iran', holder: { kind: 'bot', level: 'easy' } },
    null,
  ],
  ['… in a pause', paused, 'chair', { type: 'seat', seat: 'iran', holder: { kind: 'person' } }, null],
  ['… after the end', ended, 'chair', { type: 'seat', seat: 'iran', holder: { kind: 'person' } }, null],
  [
    'a seat that is not there',
    talks,
    'chair',
    { type: 'seat', seat: 'gallery' as never, holder: { kind: 'person' } },
    'malformed',
  ],
  ['an unknown event', talks, 'chair', { type: 'inject', event: 'comet' }, 'unknown-event'],
  ['an inherited name', talks, 'chair', { type: 'inject', event: 'constructor' }, 'unknown-event'],
  ['an event outside of Talks', orders, 'chair', { type: 'inject', event: 'comet' }, 'wrong-step'],
  // The chair plays for nobody, and nobody is the chair.
  ['the chair has no orders', orders, 'chair', { type: 'orders', orders: [] }, 'not-for-this-actor'],
  ['the chair is not asked', talks, 'chair', { type: 'ready', ready: true }, 'not-for-this-actor'],
  ['a seat is not the clock', talks, 'usa', expire('talks'), 'not-for-this-actor'],
  ['a seat brings in nothing', talks, 'usa', { type: 'inject', event: 'reservoirs' }, 'not-for-this-actor'],
  ['a seat pauses nothing', talks, 'usa', { type: 'pause', paused: true }, 'not-for-this-actor'],
  ['a seat acts in no pause', paused, 'usa', { type: 'ready', ready: true }, 'paused'],
  ['nor after the end', ended, 'usa', { type: 'ready', ready: true }, 'ended'],
  ['an act that is none', talks, 'usa', { type: 'shout' } as never, 'malformed'],
  ['an inherited name', talks, 'usa', { type: 'constructor' } as never, 'malformed'],
];

describe('who may do what', () => {
  it.each(ROWS)('%s', (_, make, actor, action, refusal) => {
    const state = make();
    const before = JSON.stringify(state);
    expect(refusalOf(state, actor, action)).toBe(refusal);
    if (refusal !== null) expect(JSON.stringify(state)).toBe(before);
  });

  it('a stranger may do nothing', () => {
    expect(refusalOf(talks(), 'gallery' as never, { type: 'ready', ready: true })).toBe('not-for-this-actor');
  });

  it('seats may change hands at any time, and it changes nothing else', () => {
    for (const make of [talks, orders, answering]) {
      const state = make();
      const { step, tracks } = structuredClone(state);
      act(state, 'chair', { type: 'seat', seat: 'usa', holder: { kind: 'bot', level: 'random' } });
      expect(state.seats.usa).toEqual({ kind: 'bot', level: 'random' });
      expect([state.step, state.tracks]).toEqual([step, tracks]);
    }
  });
});

describe('the clock', () => {
  it('ends Talks, whoever is not ready', () => {
    const state = talks();
    act(state, 'usa', { type: 'ready', ready: true });
    propose(state, 'usa', deal([owes('usa', 'relief', 'iran')]));
    act(state, 'chair', expire('talks'));
    expect([state.step, state.offers]).toEqual(['orders', {}]);
    expect(state.ready).toEqual({ usa: false, iran: false, israel: false });
  });

  it('in Orders those who said nothing pass; what is committed counts', () => {
    const state = orders();
    act(state, 'usa', { type: 'orders', orders: [order('shuttle')] });
    act(state, 'chair', expire('orders'));
    expect(ofKind(told(state), 'order').map(({ what }) => what.order)).toEqual(['shuttle']);
    expect([state.round, state.step]).toEqual([2, 'talks']);
  });

  it('in Response those who said nothing give their default', () => {
    const state = answering();
    act(state, 'iran', { type: 'respond', response: { response: 'choreograph' } });
    act(state, 'chair', expire('response'));
    expect(ofKind(told(state), 'response').map(({ what }) => [what.seat, what.response])).toEqual([
      ['usa', 'look-away'],
      ['iran', 'choreograph'],
    ]);
  });
});

describe('the steps of a round', () => {
  it('Talks end when all are ready; who is done may take it back', () => {
    const state = talks();
    act(state, 'usa', { type: 'ready', ready: true });
    expect(refusalOf(state, 'usa', { type: 'ready', ready: true })).toBe('already-done');
    act(state, 'usa', { type: 'ready', ready: false });
    act(state, 'iran', { type: 'ready', ready: true });
    act(state, 'israel', { type: 'ready', ready: true });
    expect(state.step).toBe('talks');
    act(state, 'usa', { type: 'ready', ready: true });
    expect(state.step).toBe('orders');
  });

  it('orders are committed once', () => {
    const state = orders();
    act(state, 'usa', { type: 'orders', orders: [] });
    expect(refusalOf(state, 'usa', { type: 'orders', orders: [] })).toBe('already-done');
    expect(state.orders).toEqual({ usa: [], iran: null, israel: null });
  });

  it('each act belongs to a step', () => {
    const acts: readonly (readonly [Action, State['step']])[] = [
      [{ type: 'choose', option: 'pass' }, 'talks'],
      [{ type: 'offer', draft: deal([owes('usa', 'relief', 'iran')]) }, 'talks'],
      [{ type: 'accept', offer: 'x' as never }, 'talks'],
      [{ type: 'decline', offer: 'x' as never }, 'talks'],
      [{ type: 'withdraw', offer: 'x' as never }, 'talks'],
      [{ type: 'denounce', deal: 'x' as never }, 'talks'],
      [{ type: 'publish', deal: 'x' as never }, 'talks'],
      [{ type: 'ready', ready: true }, 'talks'],
      [{ type: 'orders', orders: [] }, 'orders'],
      [{ type: 'respond', response: { response: 'protest' } }, 'response'],
    ];
    for (const make of [talks, orders, answering]) {
      for (const [action, step] of acts) {
        const state = make();
        const refusal = refusalOf(state, 'usa', action);
        expect(refusal === 'wrong-step', `${action.type} in ${state.step}`).toBe(state.step !== step);
      }
    }
  });

  it('a new round begins clean', () => {
    const state = talks();
    command(state, { israel: ['raid:sites'] });
    act(state, 'chair', expire('response'));
    expect(state).toMatchObject({
      round: 2,
      step: 'talks',
      incidents: {},
      breached: {},
      nuclearBreach: false,
    });
    for (const seat of SEATS) {
      expect([state.orders[seat], state.responses[seat], state.signed[seat], state.ready[seat]]).toEqual([
        null,
        null,
        null,
        false,
      ]);
    }
    expect(state.escalationBefore).toBe(state.tracks.escalation);
  });
});
