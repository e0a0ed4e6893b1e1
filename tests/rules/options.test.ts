import { describe, expect, it } from 'vitest';
import { ORDER_IDS, ORDERS } from '../../shared/content/orders';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Refusal } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { options } from '../../shared/rules/options';
import type { State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { act, CALM, command, deal, dealNumber, endTalks, owes, propose, table, type Given } from './support';

// RULES 3: one answer to “what may this seat do now, and why not the rest”.

const FIRST = deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', 'usa')]);
const SECRET = deal([owes('usa', 'relief', 'iran', { due: 2 })], { secret: true });
const codes = (map: Readonly<Record<string, Refusal | null>>) =>
  Object.fromEntries(Object.entries(map).map(([id, refusal]) => [id, refusal?.code ?? null]));

/** Talks with a public offer of the United States, a deal in force and a secret one. */
function talking(): { state: State; offer: string } {
  const trust = { usa: { iran: 6 }, iran: { usa: 6 } };
  const state = table({ scenario: 'standard', tracks: CALM, trust, deals: [FIRST, SECRET] });
  act(state, 'chair', { type: 'inject', event: 'fuel-queues' });
  return {
    state,
    offer: propose(state, 'usa', deal([owes('iran', 'release', 'usa'), owes('usa', 'relief', 'iran')])),
  };
}

describe('in Talks', () => {
  const ROWS = [
    [
      'usa',
      {
        accept: 'already-done',
        decline: 'not-for-this-actor',
        withdraw: null,
        denounce: [null, null],
        publish: ['not-secret', null],
      },
    ],
    [
      'iran',
      {
        accept: null,
        decline: null,
        withdraw: 'not-accepted',
        denounce: [null, null],
        publish: ['not-secret', null],
      },
    ],
    [
      'israel',
      {
        accept: 'not-a-party',
        decline: 'not-a-party',
        withdraw: 'not-a-party',
        denounce: ['not-a-party', 'unknown-deal'],
        publish: ['not-a-party', 'unknown-deal'],
      },
    ],
  ] as const;
  it.each(ROWS)('%s', (seat, expected) => {
    const { state, offer } = talking();
    const may = options(state, seat);
    expect(may.awaited).toBe(true);
    expect([may.ready, may.propose]).toEqual([null, null]);
    for (const key of ['accept', 'decline', 'withdraw'] as const) {
      expect(codes(may[key])).toEqual({ [offer]: expected[key] });
    }
    for (const key of ['denounce', 'publish'] as const) {
      expect(codes(may[key])).toEqual({ 'deal-1': expected[key][0], 'deal-2': expected[key][1] });
    }
    expect(new Set(may.orders.map(({ refusal }) => refusal?.code))).toEqual(new Set(['wrong-step']));
    expect(new Set(may.responses.map(({ refusal }) => refusal?.code))).toEqual(new Set(['wrong-step']));
  });

  it('the headline’s choice is put to whom it asks, with the pass at the end', () => {
    const { state } = talking();
    const of = (seat: Seat) =>
      options(state, seat).choices.map(({ value, refusal }) => [value, refusal?.code ?? null]);
    expect(of('iran')).toEqual([
      ['ration', null],
      ['import', null],
      ['army', null],
      ['pass', null],
    ]);
    expect(of('usa')).toEqual([]);
    state.passed.iran = true;
    expect(of('iran').at(-1)).toEqual(['pass', 'pass-spent']);
    act(state, 'iran', { type: 'choose', option: 'army' });
    expect(of('iran')).toEqual([]);
  });

  it('a seat’s own view lists only what it sees', () => {
    const { state } = talking();
    expect(Object.keys(options(seatView(state, 'israel'), 'israel').denounce)).toEqual(['deal-1']);
  });

  it.each([
    ['whoever has signed', { signed: { usa: dealNumber(1), iran: null, israel: null } }, 'signed-this-round'],
    ['whoever is at a paused table', { paused: true }, 'paused'],
    ['whoever gives orders', { step: 'orders' }, 'wrong-step'],
    ['whoever is past the end', { step: 'ended' }, 'ended'],
  ] as const)('%s proposes nothing', (_, given: Given, code) => {
    const state = table(given);
    expect(options(state, 'usa').propose?.code).toBe(code);
  });

  it('whoever is ready is not awaited, and may take it back', () => {
    const state = table();
    act(state, 'usa', { type: 'ready', ready: true });
    expect(options(state, 'usa')).toMatchObject({ awaited: false, ready: null });
  });
});

describe('in Orders', () => {
  const orders = (seat: Seat, state: State) =>
    Object.fromEntries(
      options(state, seat).orders.map(({ value, refusal }) => [
        [value.order, value.target].filter(Boolean).join(':'),
        refusal?.code ?? null,
      ]),
    );
  it.each(SEATS)('%s: every order with every target, then what can be withheld', (seat) => {
    const state = table({ deals: [FIRST] });
    endTalks(state);
    const texts = ORDER_IDS.flatMap((id) => {
      if (ORDERS[id].seat !== seat) return [];
      const targets = Object.keys(ORDERS[id].targets);
      return targets.length > 0 ? targets.map((target) => `${id}:${target}`) : [id];
    });
    const withheld = seat === 'israel' ? [] : ['withhold:deal-1'];
    expect(Object.keys(orders(seat, state))).toEqual([...texts, ...withheld]);
  });

  it('says why the rest is not open', () => {
    const state = table({ deals: [FIRST], tracks: { ...CALM, missiles: 1, access: 3, streets: 2 } });
    endTalks(state);
    const closed = Object.entries(orders('iran', state)).filter(([, code]) => code !== null);
    expect(Object.fromEntries(closed)).toEqual({
      'enrich-secret': 'too-few-points',
      weaponise: 'too-few-points',
      'inspectors:admit': 'track-too-high',
      barrage: 'track-too-low',
      'withhold:deal-1': 'nothing-to-withhold',
    });
  });

  it('nothing more once they are committed', () => {
    const state = table();
    endTalks(state);
    act(state, 'usa', { type: 'orders', orders: [] });
    expect(options(state, 'usa').awaited).toBe(false);
    expect(new Set(Object.values(orders('usa', state)))).toEqual(new Set(['already-done']));
  });
});

describe('what options() calls open is open, and the rest is not', () => {
  function ordering(): State {
    const { state } = talking();
    endTalks(state);
    return state;
  }
  function answering(): State {
    const { state } = talking();
    command(state, { israel: ['raid:missiles'], iran: ['barrage'] });
    return state;
  }
  const TABLES: readonly (readonly [string, () => State])[] = [
    ['Talks', () => talking().state],
    ['Orders', ordering],
    ['Response', answering],
  ];
  it.each(TABLES)('in %s', (_, make) => {
    const state = make();
    for (const seat of SEATS) {
      const may = options(state, seat);
      const acts = [
        ...may.choices.map(({ value, refusal }) => [{ type: 'choose', option: value }, refusal] as const),
        ...may.orders.map(({ value, refusal }) => [{ type: 'orders', orders: [value] }, refusal] as const),
        ...may.responses.map(
          ({ value, refusal }) => [{ type: 'respond', response: value }, refusal] as const,
        ),
        ...(['accept', 'decline', 'withdraw'] as const).flatMap((type) =>
          Object.entries(may[type]).map(([id, refusal]) => [{ type, offer: id as never }, refusal] as const),
        ),
        ...(['denounce', 'publish'] as const).flatMap((type) =>
          Object.entries(may[type]).map(([id, refusal]) => [{ type, deal: id as never }, refusal] as const),
        ),
      ];
      for (const [action, refusal] of acts) {
        expect(apply(cloneState(state), seat, action), JSON.stringify(action)).toEqual(refusal);
      }
    }
  });
});
