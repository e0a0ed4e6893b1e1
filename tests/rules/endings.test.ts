import { describe, expect, it } from 'vitest';
import { ENDINGS, type EndingId } from '../../shared/content/endings';
import { comprehensive } from '../../shared/rules/reckoning';
import type { Draft, State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import {
  act,
  CALM,
  deal,
  mutual,
  ofKind,
  owes,
  play,
  refusalOf,
  table,
  type Given,
  type Orders,
} from './support';

// RULES 8; RULES 11, ruling 10: endings, looked for in this order, the first that applies.

const at = (tracks: NonNullable<Given['tracks']>): Given => ({ tracks: { ...CALM, ...tracks } });
const LAST = { round: 8 };
const ANY = [deal([owes('iran', 'no-weapon', 'usa')])];
/** All that a durable peace needs; the terms can be taken out one by one. */
const PEACE = [
  ...mutual('hold-fire', 'iran', 'israel'),
  owes('iran', 'access', 'usa', { level: 2 }),
  owes('iran', 'cap', 'usa'),
  owes('usa', 'relief', 'iran', { level: 2 }),
  owes('usa', 'security-guarantee', 'iran'),
];
const held = (draft: Draft = deal(PEACE)) => ({ draft, with: { delivered: { 4: 1 } } });
const PEACEFUL: Given = {
  round: 3,
  peaceRounds: 1,
  deals: [held()],
  ...at({ ceasefire: 7, access: 2, sanctions: 5, economy: 5 }),
};

const end = (given: Given, orders: Orders = {}): State => {
  const state = table(given);
  play(state, orders);
  return state;
};

describe('each ending', () => {
  const ROWS: readonly (readonly [why: string, given: Given, orders: Orders, ending: EndingId | null])[] = [
    [
      'escalation at 10',
      at({ escalation: 8 }),
      { iran: ['barrage'], israel: ['airstrike:sites'] },
      'conflagration',
    ],
    ['not at 9', at({ escalation: 9 }), {}, null],
    ['a weapon at 5', { ...at({}), secret: { weapon: 4 } }, { iran: ['weaponise'] }, 'breakout'],
    ['not at 4', { ...at({}), secret: { heu: 4, weapon: 3 } }, { iran: ['weaponise'] }, null],
    ['streets at 0, at the first reckoning', at({ streets: 1, economy: 3 }), {}, 'regime-crisis'],
    ['not at 1', at({ streets: 2, economy: 3 }), {}, null],
    ['peace for two rounds running', PEACEFUL, {}, 'durable-peace'],
    ['not for one', { ...PEACEFUL, peaceRounds: 0 }, {}, null],
    ['the last round, at war', { ...LAST, war: true, ...at({ ceasefire: 1 }), deals: ANY }, {}, 'open-war'],
    [
      'the last round, with a thin truce',
      { ...LAST, ...at({ ceasefire: 4 }), deals: ANY },
      {},
      'frozen-conflict',
    ],
    ['the last round, with nothing signed', { ...LAST, ...at({ ceasefire: 9 }) }, {}, 'frozen-conflict'],
    [
      'the last round, with nothing left in force',
      { ...LAST, ...at({ ceasefire: 9 }), deals: [{ draft: ANY[0]!, with: { status: 'denounced' } }] },
      {},
      'frozen-conflict',
    ],
    [
      'the last round, with a deal and a truce',
      { ...LAST, ...at({ ceasefire: 5 }), deals: ANY },
      {},
      'brittle-peace',
    ],
    [
      'a deal whose last round it is counts',
      { ...LAST, ...at({ ceasefire: 5 }), deals: [{ draft: ANY[0]!, with: { signed: 8, until: 8 } }] },
      {},
      'brittle-peace',
    ],
    [
      'a secret deal counts',
      { ...LAST, ...at({ ceasefire: 5 }), deals: [{ ...ANY[0]!, secret: true }] },
      {},
      'brittle-peace',
    ],
    ['not before the last round', { round: 7, ...at({}), deals: ANY }, {}, null],
  ];
  it.each(ROWS)('%s', (_, given, orders, ending) => {
    const state = end(given, orders);
    expect(state.ending?.id ?? null).toBe(ending);
    expect(state.step).toBe(ending === null ? 'talks' : 'ended');
  });

  it('all seven are named above', () => {
    const named = new Set(ROWS.map(([, , , ending]) => ending).filter((id) => id !== null));
    expect([...named].sort()).toEqual([...ENDINGS].sort());
  });

  it.each([
    ['short', 5],
    ['standard', 8],
    ['long', 12],
  ])('the %s game has %i rounds', (scenario, rounds) => {
    const state = table({ scenario, ...at({ ceasefire: 10, economy: 9, streets: 9 }), round: rounds - 1 });
    play(state);
    expect(state.step).toBe('talks');
    play(state);
    expect(state.step).toBe('ended');
  });
});

describe('of several the first', () => {
  // What brings each about, whatever else is so.
  const CAUSES: Readonly<Record<string, Given>> = {
    conflagration: { tracks: { escalation: 10 } },
    breakout: { secret: { weapon: 5 } },
    'regime-crisis': { tracks: { streets: 0 } },
    'durable-peace': {},
  };
  it.each([
    [['conflagration', 'breakout', 'regime-crisis', 'durable-peace'], 'conflagration'],
    [['breakout', 'regime-crisis', 'durable-peace'], 'breakout'],
    [['regime-crisis', 'durable-peace'], 'regime-crisis'],
    [['durable-peace'], 'durable-peace'], // in the last round too
  ] as const)('%j', (causes, ending) => {
    const all = causes.map((cause) => CAUSES[cause] ?? {});
    const tracks = Object.assign({}, PEACEFUL.tracks, ...all.map((given) => given.tracks)) as Given['tracks'];
    const secret = Object.assign({}, ...all.map((given) => given.secret)) as Given['secret'];
    // Escalation at 10 would cool before endings are looked at, were there no violence.
    const orders: Orders = causes.some((cause) => cause === 'conflagration') ? { iran: ['base-attack'] } : {};
    const streets = orders.iran
      ? { tracks: { ...tracks, streets: 0, economy: 0 } }
      : { tracks: tracks ?? {} };
    const state = end({ ...PEACEFUL, ...streets, secret: secret ?? {}, ...LAST }, orders);
    expect(state.ending?.id).toBe(ending);
  });
});

describe('a durable peace needs all of it', () => {
  const without = (index: number): Draft =>
    deal(
      PEACE.filter((_, position) => position !== index),
      { parties: ['usa', 'iran', 'israel'] },
    );
  const lasting = deal(PEACE.slice(0, 5));
  const ROWS: readonly (readonly [why: string, given: Given, peace: boolean])[] = [
    ['all of it', {}, true],
    ['Iran holds fire', { deals: [{ draft: without(0), with: { delivered: { 3: 1 } } }] }, false],
    ['Israel holds fire', { deals: [{ draft: without(1), with: { delivered: { 3: 1 } } }] }, false],
    ['inspections are owed', { deals: [{ draft: without(2), with: { delivered: { 3: 1 } } }] }, false],
    ['a cap', { deals: [{ draft: without(3), with: { delivered: { 3: 1 } } }] }, false],
    ['relief', { deals: [held(without(4))] }, false],
    [
      'relief that is delivered',
      {
        deals: [
          deal([
            ...PEACE.slice(0, 4),
            owes('usa', 'relief', 'iran', { level: 2, due: 8 }),
            ...PEACE.slice(5),
          ]),
        ],
      },
      false,
    ],
    [
      'relief that is not taken back',
      { deals: [{ draft: deal(PEACE), with: { delivered: { 4: 1 }, lapsed: { 4: 2 } } }] },
      false,
    ],
    [
      'two steps of it',
      {
        deals: [
          {
            draft: deal([...PEACE.slice(0, 4), owes('usa', 'relief', 'iran'), ...PEACE.slice(5)]),
            with: { delivered: { 4: 1 } },
          },
        ],
      },
      false,
    ],
    [
      '… in two deals',
      {
        deals: [
          {
            draft: deal([...PEACE.slice(0, 4), owes('usa', 'relief', 'iran'), ...PEACE.slice(5)]),
            with: { delivered: { 4: 1 } },
          },
          { draft: deal([owes('usa', 'relief', 'iran')]), with: { delivered: { 0: 2 } } },
        ],
      },
      true,
    ],
    ['a guarantee, or Israel’s hold-fire to the end', { deals: [held(lasting)] }, true],
    ['… to the last round', { deals: [{ draft: lasting, with: { delivered: { 4: 1 }, until: 8 } }] }, true],
    ['… and not less', { deals: [{ draft: lasting, with: { delivered: { 4: 1 }, until: 7 } }] }, false],
    [
      'a guarantee while it lasts',
      { deals: [{ draft: deal(PEACE), with: { delivered: { 4: 1 }, until: 5 } }] },
      true,
    ],
    ['inspectors who are there', { ...at({ ceasefire: 7, access: 0 }) }, false],
    [
      'inspections at 2',
      {
        deals: [
          held(deal([...PEACE.slice(0, 2), owes('iran', 'access', 'usa', { level: 1 }), ...PEACE.slice(3)])),
        ],
      },
      false,
    ],
    ['a ceasefire at 8', { ...at({ ceasefire: 6, access: 2 }) }, false], // 7 at the reckoning
    ['… when it is reached', { ...at({ ceasefire: 7, access: 2 }) }, true],
    [
      'several deals together',
      {
        deals: [
          deal(mutual('hold-fire', 'iran', 'israel')),
          { draft: deal(PEACE.slice(2)), with: { delivered: { 2: 1 } } },
        ],
      },
      true,
    ],
    ['public ones', { deals: [held(deal(PEACE, { secret: true }))] }, false],
    [
      '… all of them',
      {
        deals: [
          deal(mutual('hold-fire', 'iran', 'israel'), { secret: true }),
          { draft: deal(PEACE.slice(2)), with: { delivered: { 2: 1 } } },
        ],
      },
      false,
    ],
    [
      'deals in force',
      { deals: [{ draft: deal(PEACE), with: { delivered: { 4: 1 }, status: 'expired' } }] },
      false,
    ],
  ];
  it.each(ROWS)('%s', (_, given, peace) => {
    expect(end({ ...PEACEFUL, ...given }).ending?.id ?? null).toBe(peace ? 'durable-peace' : null);
  });

  it('nobody was seen breaking any deal', () => {
    const other = deal([owes('usa', 'aid', 'israel', { due: 3 }), owes('israel', 'endorse', 'usa')]);
    const given = { ...PEACEFUL, deals: [held(), other] };
    expect(end(given).ending?.id).toBe('durable-peace');
    const state = end(given, { israel: ['lobby'] });
    expect([state.ending, state.peaceRounds]).toEqual([null, 0]);
  });

  it('running: a round without begins the count anew', () => {
    const state = table({ ...PEACEFUL, peaceRounds: 0 });
    play(state);
    expect(state.peaceRounds).toBe(1);
    state.tracks.ceasefire = 6;
    play(state);
    expect(state.peaceRounds).toBe(0);
    play(state);
    play(state);
    expect(state.ending?.id).toBe('durable-peace');
  });

  it('the same is what the Peacemaker’s agenda asks', () => {
    expect(comprehensive(table(PEACEFUL))).toBe(true);
    expect(comprehensive(table({ ...PEACEFUL, deals: [held(lasting)] }))).toBe(true);
    expect(comprehensive(table(at({})))).toBe(false);
  });
});

describe('after the end', () => {
  it('everything is open to everybody', () => {
    const state = end(PEACEFUL);
    expect(ofKind(Object.values(viewOf(state, 'gallery').log), 'ending')).toHaveLength(1);
    expect(viewOf(state, 'gallery')).toMatchObject({
      seed: state.seed,
      secret: state.secret,
      agendas: state.agendas,
    });
    expect(viewOf(state, 'gallery').log).toEqual(viewOf(state, 'chair').log);
  });
  it('nobody acts any more; who holds a seat may still change', () => {
    const state = end(PEACEFUL);
    expect(refusalOf(state, 'usa', { type: 'ready', ready: true })).toBe('ended');
    expect(refusalOf(state, 'chair', { type: 'pause', paused: true })).toBe('ended');
    expect(refusalOf(state, 'chair', { type: 'inject', event: 'reservoirs' })).toBe('ended');
    act(state, 'chair', { type: 'seat', seat: 'iran', holder: { kind: 'bot', level: 'easy' } });
    expect(state.seats.iran).toEqual({ kind: 'bot', level: 'easy' });
  });
});
