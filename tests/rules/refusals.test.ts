import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/content/seats';
import { REFUSALS, type Action, type RefusalCode } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { stateHash } from '../../shared/rules/hash';
import type { DealId, Draft, State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { check } from '../../shared/rules/apply';
import {
  act,
  command,
  deal,
  endTalks,
  order,
  owes,
  propose,
  response,
  table,
  type Given,
  type Orders,
} from './support';

// Every refusal of the rules can be reached, changes nothing, and is the same for a seat’s own view. What each stands
// for in full is in the file about its rule.

const RELIEF = owes('usa', 'relief', 'iran');
const ACCESS = owes('iran', 'access', 'usa');
const FIRST = deal([RELIEF, ACCESS]);

const talks = (given: Given = {}) => table(given);
const orders = (given: Given = {}) => {
  const state = table(given);
  endTalks(state);
  return state;
};
const after = (done: Orders, given: Given = {}) => {
  const state = table(given);
  command(state, done);
  return state;
};
const offered = (given: Given = {}, draft: Draft = FIRST) => {
  const state = table(given);
  propose(state, 'usa', draft);
  return state;
};
const asking = (given: Given = {}) => {
  const state = table({ scenario: 'standard', ...given });
  act(state, 'chair', { type: 'inject', event: 'power-cuts' });
  return state;
};
const told = () => {
  const state = table({ scenario: 'standard' });
  act(state, 'chair', { type: 'inject', event: 'iaea-report', id: 'report' });
  return state;
};

type Make = () => State;
type Asked = Action | ((state: State) => Action);
type Row = readonly [code: RefusalCode, state: Make, actor: Actor, action: Asked];

const offer = (draft: Draft): Action => ({ type: 'offer', draft });
const give = (...texts: string[]): Action => ({ type: 'orders', orders: texts.map(order) });
const answer = (text: string): Action => ({ type: 'respond', response: response(text) });
const onOffer =
  (type: 'accept' | 'decline' | 'withdraw') =>
  (state: State): Action => ({ type, offer: (Object.keys(state.offers)[0] ?? 'none') as DealId });
const onDeal = (type: 'denounce' | 'publish', id = 'deal-1'): Action => ({ type, deal: id as DealId });
const cycle = deal([
  owes('usa', 'relief', 'iran', { after: 1 }),
  owes('iran', 'release', 'usa', { after: 0 }),
]);
const eight = () => {
  const state = table();
  for (let rounds = 1; rounds <= 8; rounds++) propose(state, 'usa', { ...FIRST, rounds });
  return state;
};
const many = deal(
  [1, 2, 3, 4, 5, 6, 7, 8].flatMap((due) => [
    owes('usa', 'relief', 'iran', { due }),
    owes('iran', 'release', 'usa', { due }),
  ]),
);

const ROWS: readonly Row[] = [
  ['ended', () => talks({ step: 'ended' }), 'usa', { type: 'ready', ready: true }],
  ['paused', () => talks({ paused: true }), 'usa', { type: 'ready', ready: true }],
  ['wrong-step', talks, 'usa', give('shuttle')],
  ['not-for-this-actor', talks, 'usa', { type: 'pause', paused: true }],
  ['malformed', () => after({ israel: ['raid:sites'] }), 'iran', answer('bluster')],
  ['already-done', talks, 'usa', { type: 'ready', ready: false }],
  ['no-choice', asking, 'usa', { type: 'choose', option: 'homes' }],
  ['unknown-option', asking, 'iran', { type: 'choose', option: 'moon' }],
  [
    'pass-spent',
    () => asking({ passed: { usa: false, iran: true, israel: false } }),
    'iran',
    { type: 'choose', option: 'pass' },
  ],
  ['unknown-offer', talks, 'iran', onOffer('accept')],
  ['unknown-deal', talks, 'usa', onDeal('denounce')],
  ['not-a-party', offered, 'israel', onOffer('accept')],
  [
    'not-in-force',
    () => talks({ deals: [{ draft: FIRST, with: { status: 'expired' } }] }),
    'usa',
    onDeal('denounce'),
  ],
  ['not-secret', () => talks({ deals: [FIRST] }), 'usa', onDeal('publish')],
  ['too-many-offers', eight, 'usa', offer(FIRST)],
  ['too-many-terms', talks, 'usa', offer({ ...many, terms: [...many.terms, ACCESS] })],
  ['no-terms', talks, 'usa', offer({ ...FIRST, terms: [] })],
  ['bad-parties', talks, 'israel', offer(FIRST)],
  ['bad-term', talks, 'usa', offer(deal([RELIEF, { ...ACCESS, level: 9 }]))],
  ['repeated-term', talks, 'usa', offer(deal([RELIEF, RELIEF, ACCESS]))],
  ['circular-after', talks, 'usa', offer(cycle)],
  ['bad-due', talks, 'usa', offer(deal([{ ...RELIEF, due: 99 }, ACCESS]))],
  ['bad-duration', talks, 'usa', offer({ ...FIRST, rounds: 99 })],
  ['same-offer', offered, 'usa', offer(FIRST)],
  ['not-accepted', offered, 'iran', onOffer('withdraw')],
  ['not-credible', () => offered({ trust: { usa: { iran: 0 } } }), 'iran', onOffer('accept')],
  ['not-ratified', () => offered({ tracks: { base: 1 } }), 'iran', onOffer('accept')],
  [
    'signed-this-round',
    () => talks({ signed: { usa: 'x' as DealId, iran: null, israel: null } }),
    'usa',
    offer(FIRST),
  ],
  ['unknown-order', orders, 'usa', give('nuke')],
  ['unknown-target', orders, 'usa', give('reassure')],
  ['not-your-order', orders, 'usa', give('rearm')],
  ['repeated-order', orders, 'usa', give('shuttle', 'shuttle')],
  ['too-few-points', orders, 'usa', give('shuttle', 'rally', 'arm')],
  ['track-too-low', () => orders({ tracks: { base: 0 } }), 'usa', give('bomb:sites')],
  ['track-too-high', () => orders({ tracks: { sanctions: 10 } }), 'usa', give('tighten')],
  ['nothing-concealable', () => orders({ secret: { heu: 2, concealed: 2 } }), 'iran', give('conceal')],
  ['no-uranium', () => orders({ secret: { heu: 0, concealed: 0 } }), 'iran', give('weaponise')],
  ['no-signal', orders, 'israel', give('leak:plain')],
  ['nothing-to-withhold', () => orders({ deals: [FIRST] }), 'iran', give('withhold:deal-1')],
  ['nothing-to-answer', () => after({ israel: ['raid:sites'] }), 'israel', answer('protest')],
  ['not-your-response', () => after({ israel: ['raid:sites'] }), 'iran', answer('look-away')],
  [
    'no-missiles',
    () => after({ israel: ['raid:missiles'] }, { tracks: { missiles: 1 } }),
    'iran',
    answer('choreograph'),
  ],
  ['unknown-violator', () => after({ israel: ['raid:sites'] }), 'usa', answer('rebuke:iran')],
  ['unknown-event', talks, 'chair', { type: 'inject', event: 'comet' }],
  ['not-undoable', told, 'chair', { type: 'undo', injected: 'report' }],
];

describe('each refusal', () => {
  it.each(ROWS)('%s', (code, make, actor, asked) => {
    const state = make();
    const action = typeof asked === 'function' ? asked(state) : asked;
    const before = stateHash(state);
    expect(apply(state, actor, action)?.code).toBe(code);
    expect(stateHash(state)).toBe(before);
    if (actor !== 'chair') expect(check(seatView(state, actor), actor, action)?.code).toBe(code);
  });

  it('has a row, so none can be deleted', () => {
    expect(ROWS.map(([code]) => code).sort()).toEqual([...REFUSALS].sort());
  });
});

describe('what a refusal says besides', () => {
  const data = (make: Make, actor: Actor, asked: Asked) => {
    const state = make();
    return apply(state, actor, typeof asked === 'function' ? asked(state) : asked)?.data;
  };
  it.each<readonly [string, Make, Actor, Asked, object]>([
    ['where the act belongs', talks, 'usa', give('shuttle'), { step: 'orders', now: 'talks' }],
    [
      'who is short, and by how much',
      () => offered({ trust: { usa: { iran: 0 } } }),
      'iran',
      onOffer('accept'),
      { seat: 'usa', missing: 1 },
    ],
    [
      'whose home front fails',
      () => offered({ tracks: { base: 1 } }),
      'iran',
      onOffer('accept'),
      { seat: 'usa', after: 0 },
    ],
    ['what it costs', orders, 'usa', give('shuttle', 'rally', 'arm'), { cost: 3, points: 2 }],
    [
      'which track',
      () => orders({ tracks: { base: 0 } }),
      'usa',
      give('bomb:sites'),
      { order: 'bomb', track: 'base', least: 1 },
    ],
    [
      'which track, the other way',
      () => orders({ tracks: { sanctions: 10 } }),
      'usa',
      give('tighten'),
      { order: 'tighten', track: 'sanctions', most: 9 },
    ],
    [
      'when it may be due',
      talks,
      'usa',
      offer(deal([{ ...RELIEF, due: 99 }, ACCESS])),
      { term: 0, from: 1, to: 8 },
    ],
    ['how long it may run', () => talks({ round: 3 }), 'usa', offer({ ...FIRST, rounds: 99 }), { most: 6 }],
    [
      'who is idle',
      talks,
      'usa',
      offer({ ...FIRST, parties: ['usa', 'iran', 'israel'] }),
      { idle: 'israel' },
    ],
  ])('%s', (_, make, actor, asked, expected) => {
    expect(data(make, actor, asked)).toEqual(expected);
  });
});
