import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import type { RefusalCode } from '../../shared/rules/actions';
import { forecastResponse } from '../../shared/rules/forecast';
import { options } from '../../shared/rules/options';
import { defaultResponse } from '../../shared/rules/response';
import type { Draft, State } from '../../shared/rules/state';
import {
  act,
  answer,
  asked,
  CALM,
  command,
  deal,
  net,
  ofKind,
  owes,
  play,
  refusalOf,
  response,
  table,
  type Answers,
  type Given,
  type Net,
  type Orders,
} from './support';

// RULES 6 with the rulings of RULES 11: who answers, what each answer does, what is said by silence.

const TRUST: Given['trust'] = {
  usa: { iran: 5, israel: 5 },
  iran: { usa: 5, israel: 5 },
  israel: { usa: 5, iran: 5 },
};
const RAID: Orders = { israel: ['raid:sites'] };
const BARRAGE: Orders = { iran: ['barrage'] };
const BOMB: Orders = { usa: ['bomb:sites'] };
const BASE: Orders = { iran: ['base-attack'] };
const GUARANTEE = deal([owes('usa', 'security-guarantee', 'iran')]);
const UMBRELLA = deal([owes('usa', 'umbrella', 'israel')]);

const struck = (orders: Orders, given: Given = {}): State => {
  const state = table({ trust: TRUST, tracks: CALM, ...given });
  command(state, orders);
  return state;
};

describe('who is asked', () => {
  const ROWS: readonly (readonly [orders: Orders, seats: readonly Seat[]])[] = [
    [{}, []],
    [{ iran: ['proxies'] }, []], // not even if it is detected
    [RAID, ['usa', 'iran']], // the struck, and Washington: the truce was broken
    [{ israel: ['airstrike:sites'] }, ['usa', 'iran']],
    [BARRAGE, ['usa', 'israel']],
    [BOMB, ['iran']], // no breach of the truce between Iran and Israel
    [BASE, ['usa']], // struck itself
    [{ ...RAID, ...BARRAGE }, ['usa', 'iran', 'israel']],
    [{ ...BOMB, ...BASE }, ['usa', 'iran']],
  ];
  it.each(ROWS)('after %j: %j', (orders, seats) => {
    const state = struck(orders);
    expect(state.step === 'response' ? asked(state) : []).toEqual(seats);
    if (seats.length === 0) expect(state.round).toBe(2);
    else expect(state.ready).toMatchObject(Object.fromEntries(seats.map((seat) => [seat, false])));
  });
});

describe('what each answer does', () => {
  type Row = readonly [why: string, orders: Orders, seat: Seat, answer: string, given: Given, moved: Net];
  const ROWS: readonly Row[] = [
    ['Iran absorbs', RAID, 'iran', 'absorb', {}, { ceasefire: 1, streets: -1, 'usa→iran': 1 }],
    [
      'Israel absorbs',
      BARRAGE,
      'israel',
      'absorb',
      { tracks: { ...CALM, shield: 10 } },
      { ceasefire: 1, coalition: -1, 'usa→israel': 1 },
    ],
    ['the United States absorbs', BASE, 'usa', 'absorb', {}, { ceasefire: 1, base: -1 }], // it cannot trust itself more
    ['a protest is for the record', RAID, 'iran', 'protest', {}, {}],
    [
      'face is saved',
      RAID,
      'iran',
      'choreograph',
      {},
      { missiles: -1, streets: 1, ceasefire: 1, escalation: -1 },
    ],
    ['Washington rebukes Israel', RAID, 'usa', 'rebuke:israel', {}, { ceasefire: 1, 'israel→usa': -1 }],
    ['Washington rebukes Iran', BARRAGE, 'usa', 'rebuke:iran', {}, { ceasefire: 1, 'iran→usa': -1 }],
    ['Washington looks away', RAID, 'usa', 'look-away', {}, { 'iran→usa': -1 }],
    [
      '… from its own bomb it cannot',
      { ...RAID, ...BOMB },
      'usa',
      'look-away',
      { tracks: { ...CALM, ceasefire: 10 } },
      { 'iran→usa': -1 },
    ],
    ['… nor from what struck itself', { ...RAID, ...BASE }, 'usa', 'look-away', {}, { 'iran→usa': -1 }],
    [
      '… from two raids',
      { israel: ['raid:sites', 'raid:missiles'] },
      'usa',
      'look-away',
      {},
      { 'iran→usa': -2 },
    ],
    [
      '… from both sides',
      { ...RAID, ...BARRAGE },
      'usa',
      'look-away',
      {},
      { 'iran→usa': -1, 'israel→usa': -1 },
    ],
    [
      'Iran strikes back at Israel',
      RAID,
      'iran',
      'retaliate',
      { escalationBefore: 5, tracks: { ...CALM, escalation: 0 } },
      { escalation: 2, ceasefire: -1, missiles: -1, 'israel→iran': -1 },
    ],
    [
      'Iran strikes back at a base',
      BOMB,
      'iran',
      'retaliate',
      { escalationBefore: 3, tracks: { ...CALM, escalation: 0, ceasefire: 9 } },
      { escalation: 2, ceasefire: -1, missiles: -1, 'usa→iran': -1 },
    ],
    [
      'where both struck, at Israel',
      { ...RAID, ...BOMB },
      'iran',
      'retaliate',
      { escalationBefore: 5, tracks: { ...CALM, escalation: 0, ceasefire: 10 } },
      { escalation: 2, ceasefire: -1, missiles: -1, 'israel→iran': -1 },
    ],
    [
      'Israel strikes back',
      BARRAGE,
      'israel',
      'retaliate',
      { escalationBefore: 5, tracks: { ...CALM, escalation: 0 } },
      { escalation: 2, ceasefire: -1, 'iran→israel': -1 },
    ],
    [
      'the United States strikes back',
      BASE,
      'usa',
      'retaliate',
      { escalationBefore: 5, tracks: { ...CALM, escalation: 0 } },
      { escalation: 2, ceasefire: -1, 'iran→usa': -1 },
    ],
  ];
  it.each(ROWS)('%s', (_, orders, seat, answer, given, moved) => {
    const state = struck(orders, given);
    const forecast = forecastResponse(state, seat, response(answer));
    const from = state.logged;
    // The others protest or look away, which is told on lines of its own.
    act(state, seat, { type: 'respond', response: response(answer) });
    for (const other of asked(state)) {
      if (other !== seat && !state.ready[other]) {
        act(state, other, { type: 'respond', response: defaultResponse(state, other) });
      }
    }
    const lines = Object.entries(state.log ?? {}).flatMap(([line, { entry }]) =>
      Number(line) > from ? [entry] : [],
    );
    const [line] = ofKind(lines, 'response').filter(({ what }) => what.seat === seat);
    expect(net(line?.moves ?? [])).toEqual(moved);
    expect(line?.what).toMatchObject(response(answer));
    // … as the forecast said.
    expect(forecast.moves).toEqual(line?.moves);
    expect(forecast.strike !== null).toBe(answer === 'retaliate');
  });
});

describe('which answers are open', () => {
  type Row = readonly [orders: Orders, seat: Seat, answer: string, given: Given, refusal: RefusalCode | null];
  const ROWS: readonly Row[] = [
    [RAID, 'iran', 'absorb', {}, null],
    [RAID, 'iran', 'rebuke:israel', {}, 'not-your-response'],
    [RAID, 'iran', 'look-away', {}, 'not-your-response'],
    [RAID, 'israel', 'protest', {}, 'nothing-to-answer'], // the striker
    [RAID, 'usa', 'absorb', {}, 'not-your-response'], // the third
    [RAID, 'usa', 'retaliate', {}, 'not-your-response'],
    [RAID, 'usa', 'rebuke', {}, 'unknown-violator'], // names one
    [RAID, 'usa', 'rebuke:iran', {}, 'unknown-violator'], // it broke nothing
    [RAID, 'usa', 'look-away:israel', {}, 'malformed'],
    [RAID, 'usa', 'bluster', {}, 'malformed'],
    [RAID, 'usa', 'constructor', {}, 'malformed'],
    [{ ...RAID, ...BARRAGE }, 'usa', 'rebuke:iran', {}, null],
    [{ ...RAID, ...BARRAGE }, 'usa', 'rebuke:usa', {}, 'unknown-violator'],
    [BASE, 'usa', 'absorb', {}, null],
    [BASE, 'usa', 'look-away', {}, 'nothing-to-answer'], // nobody broke the truce
    [BASE, 'usa', 'rebuke:iran', {}, 'nothing-to-answer'],
    [{ ...RAID, ...BASE }, 'usa', 'rebuke:israel', {}, null], // struck, and the third: one answer
    [{ ...RAID, ...BASE }, 'usa', 'retaliate', {}, null],
    [BARRAGE, 'israel', 'choreograph', {}, 'not-your-response'],
    // A missile is needed to answer with.
    [
      { israel: ['raid:missiles'] },
      'iran',
      'choreograph',
      { tracks: { ...CALM, missiles: 1 } },
      'no-missiles',
    ],
    [{ israel: ['raid:missiles'] }, 'iran', 'retaliate', { tracks: { ...CALM, missiles: 1 } }, 'no-missiles'],
    [{ israel: ['raid:missiles'] }, 'iran', 'retaliate', { tracks: { ...CALM, missiles: 2 } }, null],
    // The others need a home front.
    [BASE, 'usa', 'retaliate', { tracks: { ...CALM, base: 1 } }, 'track-too-low'],
    [BASE, 'usa', 'retaliate', { tracks: { ...CALM, base: 2 } }, null],
  ];
  it.each(ROWS)('%j, %s: %s with %o: %s', (orders, seat, answer, given, refusal) => {
    const state = struck(orders, given);
    expect(refusalOf(state, seat, { type: 'respond', response: response(answer) })).toBe(refusal);
  });

  it('one answer, which is not taken back', () => {
    const state = struck(RAID);
    act(state, 'iran', { type: 'respond', response: response('protest') });
    expect(refusalOf(state, 'iran', { type: 'respond', response: response('absorb') })).toBe('already-done');
  });

  it('options() lists what is open and why the rest is not', () => {
    const of = (seat: Seat) =>
      Object.fromEntries(
        options(struck(RAID), seat).responses.map(({ value, refusal }) => [
          [value.response, value.target].filter(Boolean).join(':'),
          refusal?.code ?? null,
        ]),
      );
    expect(of('iran')).toEqual({ absorb: null, protest: null, choreograph: null, retaliate: null });
    expect(of('usa')).toEqual({
      absorb: 'not-your-response',
      protest: 'not-your-response',
      retaliate: 'not-your-response',
      'rebuke:israel': null,
      'look-away': null,
    });
    expect(of('israel')).toEqual({
      absorb: 'nothing-to-answer',
      protest: 'nothing-to-answer',
      retaliate: 'nothing-to-answer',
    });
  });
});

describe('silence', () => {
  const ROWS: readonly (readonly [why: string, orders: Orders, deals: readonly Draft[], said: Answers])[] = [
    ['whoever is struck protests, Washington looks away', RAID, [], { usa: 'look-away', iran: 'protest' }],
    ['Washington, struck itself, protests', { ...RAID, ...BASE }, [], { usa: 'protest', iran: 'protest' }],
    ['it keeps its word to Iran', RAID, [GUARANTEE], { usa: 'rebuke:israel', iran: 'protest' }],
    ['it keeps its word to Israel', BARRAGE, [UMBRELLA], { usa: 'rebuke:iran', israel: 'protest' }],
    ['a word to Israel is none to Iran', RAID, [UMBRELLA], { usa: 'look-away', iran: 'protest' }],
    [
      'struck itself, it keeps its word too',
      { iran: ['base-attack'], israel: ['raid:sites'] },
      [GUARANTEE],
      { usa: 'rebuke:israel', iran: 'protest' },
    ],
  ];
  it.each(ROWS)('%s', (_, orders, deals, said) => {
    const lines = play(table({ trust: TRUST, tracks: CALM, deals }), orders);
    const answers = Object.fromEntries(
      ofKind(lines, 'response').map(({ what }) => [
        what.seat,
        [what.response, what.target].filter(Boolean).join(':'),
      ]),
    );
    expect(answers).toEqual(said);
    expect(ofKind(lines, 'breach')).toEqual([]);
  });
});

describe('promises to rebuke', () => {
  const ROWS: readonly (readonly [
    why: string,
    deals: readonly Draft[],
    orders: Orders,
    usa: string,
    broken: readonly Seat[],
  ])[] = [
    ['a guarantee, and looking away', [GUARANTEE], RAID, 'look-away', ['iran']],
    ['a guarantee, kept', [GUARANTEE], RAID, 'rebuke:israel', []],
    ['an umbrella, and looking away', [UMBRELLA], BARRAGE, 'look-away', ['israel']],
    ['an umbrella, kept', [UMBRELLA], BARRAGE, 'rebuke:iran', []],
    [
      'both, and one rebuke: the other is a breach',
      [GUARANTEE, UMBRELLA],
      { ...RAID, ...BARRAGE },
      'rebuke:israel',
      ['israel'],
    ],
    [
      'both, and the other way round',
      [GUARANTEE, UMBRELLA],
      { ...RAID, ...BARRAGE },
      'rebuke:iran',
      ['iran'],
    ],
    ['both, and neither', [GUARANTEE, UMBRELLA], { ...RAID, ...BARRAGE }, 'look-away', ['israel', 'iran']],
    [
      'two raids are one breach',
      [GUARANTEE],
      { israel: ['raid:sites', 'raid:missiles'] },
      'look-away',
      ['iran'],
    ],
    ['struck itself, and answering that instead', [GUARANTEE], { ...RAID, ...BASE }, 'protest', ['iran']],
  ];
  it.each(ROWS)('%s', (_, deals, orders, usa, broken) => {
    const state = table({ trust: TRUST, tracks: { ...CALM, ceasefire: 10 }, deals });
    command(state, orders);
    const forecast = forecastResponse(state, 'usa', response(usa));
    const lines = answer(state, { usa });
    const breaches = ofKind(lines, 'breach');
    expect(breaches.map(({ what }) => what.breach.to).flat()).toEqual(broken);
    expect(forecast.breaches).toEqual(breaches.map(({ what }) => what.breach));
    for (const { moves } of breaches) expect(moves.map(({ from, to }) => to - from)).toEqual([-3]);
  });

  it('bombing Iran under a guarantee is a breach at once', () => {
    const state = table({ trust: TRUST, deals: [GUARANTEE] });
    expect(ofKind(command(state, BOMB), 'breach')[0]?.what).toMatchObject({ how: 'bomb' });
  });
});

describe('strikes left unanswered by Iran', () => {
  it.each([
    ['protest', 1],
    ['absorb', 1],
    ['choreograph', 0],
    ['retaliate', 0],
  ] as const)('%s: %i', (answer, unanswered) => {
    const state = table({ tracks: CALM });
    play(state, RAID, { iran: answer });
    expect(state.unanswered).toBe(unanswered);
  });
  it('only of Iran, and only where it was struck', () => {
    const state = table({ tracks: CALM });
    play(state, BARRAGE, { israel: 'protest' });
    expect(state.unanswered).toBe(0);
  });
});
