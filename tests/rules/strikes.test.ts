import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import { forecastOrder } from '../../shared/rules/forecast';
import { marginal } from '../../shared/rules/pictures';
import type { Dispatch, State } from '../../shared/rules/state';
import {
  command,
  netOf,
  ofKind,
  order,
  picturesOf,
  table,
  withLuck,
  type Given,
  type Net,
  type Orders,
} from './support';

// RULES 5 with the numbers of RULES 11: d6 + half the attack − half the defence; where damage goes.

type Values = readonly [attack: number, defence: number];
type Share = readonly [damage: number, of6: number];

const FORCE: Readonly<Record<string, { seat: Seat; text: string; given: (values: Values) => Given }>> = {
  airstrike: {
    seat: 'israel',
    text: 'airstrike:missiles',
    given: ([intel, security]) => ({ tracks: { intel, security } }),
  },
  barrage: {
    seat: 'iran',
    text: 'barrage',
    given: ([missiles, shield]) => ({ tracks: { missiles, shield } }),
  },
  bomb: {
    seat: 'usa',
    text: 'bomb:sites',
    given: ([, security]) => ({ tracks: { security } }),
  },
};

describe('the odds of damage, in sixths', () => {
  const ROWS: readonly (readonly [order: string, values: Values, spread: readonly Share[]])[] = [
    [
      'airstrike',
      [8, 2],
      [
        [2, 2],
        [3, 3],
        [4, 1],
      ],
    ], // as in July: the die and 3
    [
      'airstrike',
      [8, 3],
      [
        [2, 2],
        [3, 3],
        [4, 1],
      ],
    ], // halves are rounded down
    [
      'airstrike',
      [8, 8],
      [
        [0, 2],
        [2, 3],
        [3, 1],
      ],
    ],
    [
      'airstrike',
      [0, 0],
      [
        [0, 2],
        [2, 3],
        [3, 1],
      ],
    ],
    [
      'airstrike',
      [10, 0],
      [
        [3, 3],
        [4, 3],
      ],
    ], // the die and 5: nothing above 4
    ['airstrike', [1, 10], [[0, 6]]],
    ['airstrike', [2, 10], [[0, 6]]], // the die less 4: 2 at the best
    [
      'airstrike',
      [4, 10],
      [
        [0, 5],
        [2, 1],
      ],
    ],
    [
      'barrage',
      [5, 4],
      [
        [0, 2],
        [2, 3],
        [3, 1],
      ],
    ],
    [
      'barrage',
      [10, 0],
      [
        [3, 3],
        [4, 3],
      ],
    ],
    ['barrage', [2, 10], [[0, 6]]],
    [
      'bomb',
      [8, 2],
      [
        [3, 2],
        [4, 3],
        [5, 1],
      ],
    ], // one more where it hits
    [
      'bomb',
      [8, 10],
      [
        [0, 3],
        [3, 3],
      ],
    ], // repelled is repelled
  ];
  it.each(ROWS)('%s, %j: %j', (id, values, spread) => {
    const { seat, text, given } = FORCE[id] ?? FORCE.airstrike!;
    const state = table(given(values));
    const { strike } = forecastOrder(state, seat, order(text));
    expect(strike?.damage).toEqual(spread.map(([damage, of6]) => ({ damage, percent: (100 * of6) / 6 })));
    expect([strike?.attack, strike?.defence]).toEqual(values);
    const mean = spread.reduce((sum, [damage, of6]) => sum + (damage * of6) / 6, 0);
    expect(strike?.expected).toBeCloseTo(mean, 12);
  });
});

interface Struck {
  readonly state: State;
  readonly lines: readonly Dispatch[];
  readonly strike: ReturnType<typeof ofKind<'strike'>>[number];
}

/** Orders force on tables with one seed after another until the damage is as wanted. */
const struck = (given: Given, orders: Orders, damage: number): Struck =>
  withLuck(
    (seed) => {
      const state = table({ ...given, seed });
      const lines = command(state, orders);
      return { state, lines, strike: ofKind(lines, 'strike')[0]! };
    },
    ({ strike }) => strike.what.damage === damage,
  );

describe('every die of the table comes true', () => {
  it.each([1, 2, 3, 4, 5, 6])('a %i', (die) => {
    const { strike } = withLuck(
      (seed) => {
        const state = table({ seed });
        return { strike: ofKind(command(state, { israel: ['airstrike:missiles'] }), 'strike')[0]! };
      },
      (result) => result.strike.what.die === die,
    );
    const total = die + 3;
    expect(strike.what.total).toBe(total);
    expect(strike.what.damage).toBe(total <= 5 ? 2 : total <= 8 ? 3 : 4);
  });
});

// What every such order does whatever the die says.
const AIRSTRIKE: Net = { intel: -1, escalation: 2, ceasefire: -4, streets: 1, 'iran→israel': -3 };
const BARRAGE: Net = { missiles: -1, streets: 1, escalation: 1, ceasefire: -2, 'israel→iran': -3 };
const BOMB: Net = { base: -2, escalation: 2, ceasefire: -1, streets: 1, 'iran→usa': -4 };
const WIDE: Given = {
  tracks: { sites: 8, missiles: 8, security: 8, coalition: 5, shield: 8, intel: 8 },
  trust: { iran: { usa: 5, israel: 5 }, israel: { iran: 5 } },
  secret: { heu: 6, concealed: 2, weapon: 3 },
};

describe('where damage goes', () => {
  const ROWS: readonly (readonly [seat: Seat, text: string, damage: number, given: Given, moved: Net])[] = [
    // On sites: half of it, rounded down, off the declared uranium too; 2 or more off the weapon.
    [
      'israel',
      'airstrike:sites',
      2,
      {},
      { ...AIRSTRIKE, sites: -2, heu: -1, weapon: -1, toll: 2, coalition: 2 },
    ],
    [
      'israel',
      'airstrike:sites',
      3,
      {},
      { ...AIRSTRIKE, sites: -3, heu: -1, weapon: -1, toll: 3, coalition: 2 },
    ],
    [
      'israel',
      'airstrike:sites',
      4,
      { tracks: { security: 2 } },
      { ...AIRSTRIKE, sites: -4, heu: -2, weapon: -1, toll: 4, coalition: 2 },
    ],
    ['israel', 'airstrike:missiles', 3, {}, { ...AIRSTRIKE, missiles: -3, toll: 3, coalition: 2 }],
    // On the leadership: the same however great the damage, but for the toll.
    [
      'israel',
      'airstrike:leadership',
      2,
      {},
      { ...AIRSTRIKE, security: -2, weapon: -1, toll: 2, coalition: 2 },
    ],
    [
      'israel',
      'airstrike:leadership',
      3,
      {},
      { ...AIRSTRIKE, security: -2, weapon: -1, toll: 3, coalition: 2 },
    ],
    // Repelled: none of this, and no credit at home; but it was ordered, and Iran was struck.
    ['israel', 'airstrike:sites', 0, {}, AIRSTRIKE],
    ['israel', 'airstrike:leadership', 0, {}, AIRSTRIKE],
    ['usa', 'bomb:sites', 3, {}, { ...BOMB, sites: -3, heu: -1, weapon: -1, toll: 3 }],
    ['usa', 'bomb:sites', 4, {}, { ...BOMB, sites: -4, heu: -2, weapon: -1, toll: 4 }],
    [
      'usa',
      'bomb:sites',
      5,
      { tracks: { security: 0 } },
      { ...BOMB, sites: -5, heu: -2, weapon: -1, toll: 5 },
    ],
    // On Israel: the larger half off the shield, the rest off the coalition, which rallies by 1. A hit is cheered in Iran.
    ['iran', 'barrage', 2, {}, { ...BARRAGE, streets: 2, shield: -1, toll: 2 }],
    ['iran', 'barrage', 3, {}, { ...BARRAGE, streets: 2, shield: -2, toll: 3 }],
    [
      'iran',
      'barrage',
      4,
      { tracks: { missiles: 10, shield: 3 } },
      { ...BARRAGE, streets: 2, shield: -2, coalition: -1, toll: 4 },
    ],
    ['iran', 'barrage', 0, {}, { ...BARRAGE, coalition: 1 }],
  ];
  it.each(ROWS)('%s %s, damage %i', (seat, text, damage, given, moved) => {
    const { strike } = struck(
      { ...WIDE, ...given, tracks: { ...WIDE.tracks, ...given.tracks } },
      { [seat]: [text] },
      damage,
    );
    expect(netOf([strike])).toEqual(moved);
  });

  it('what is concealed cannot be reached', () => {
    const secret = { heu: 6, concealed: 6, weapon: 0 };
    const { state } = struck({ ...WIDE, secret }, { usa: ['bomb:sites'] }, 4);
    expect(state.secret).toMatchObject({ heu: 6, concealed: 6 });
    const one = struck({ ...WIDE, secret: { ...secret, concealed: 5 } }, { usa: ['bomb:sites'] }, 4);
    expect(one.state.secret).toMatchObject({ heu: 5, concealed: 5 });
  });

  it('the uranium and the weapon that went are told to Iran alone', () => {
    const { state, strike } = struck(WIDE, { usa: ['bomb:sites'] }, 4);
    const seen = Object.values(state.log ?? {}).filter(
      ({ audience, entry }) => entry.what.kind === 'strike' && audience?.usa,
    );
    expect(netOf(seen.map(({ entry }) => entry))).toEqual({ ...BOMB, sites: -4, toll: 4 });
    expect(netOf([strike])).toMatchObject({ heu: -2, weapon: -1 });
  });

  it('everybody infers from it what it must have done', () => {
    const { state } = struck(WIDE, { usa: ['bomb:sites'] }, 4);
    const before = marginal(picturesOf(table()).public);
    for (const picture of Object.values(picturesOf(state))) {
      const after = marginal(picture);
      // Dealt 0 to 3 steps as 1 to 3 to 3 to 1; one is gone.
      expect(after.weapon[0]).toBeCloseTo(1 / 2, 12);
      expect(after.weapon[2]).toBeCloseTo(1 / 8, 12);
      expect(after.weapon[3]).toBe(0);
      const mean = (weights: readonly number[]) => weights.reduce((sum, w, value) => sum + w * value, 0);
      expect(mean(after.heu)).toBeLessThan(mean(before.heu) - 1);
      expect(after.concealed).toEqual(before.concealed);
    }
  });
});

describe('all strikes of a round', () => {
  it('roll from the tracks as they stand before the first lands', () => {
    // The air strike takes missiles first; the barrage rolls with all that there were.
    const state = table({ tracks: { missiles: 10, shield: 0, ceasefire: 1 }, war: true });
    const lines = command(state, { iran: ['barrage'], israel: ['airstrike:missiles'] });
    const barrage = ofKind(lines, 'strike').find(({ what }) => what.order === 'barrage');
    expect(barrage?.what.total).toBe((barrage?.what.die ?? 0) + 5);
  });

  it('home-front and covert orders come before the dice, rebuilding after', () => {
    const total = (orders: Orders) => {
      const [strike] = ofKind(command(table({ tracks: { intel: 8, security: 2 } }), orders), 'strike');
      return (strike?.what.total ?? 0) - (strike?.what.die ?? 0);
    };
    expect(total({ israel: ['airstrike:missiles'] })).toBe(3);
    expect(total({ israel: ['airstrike:missiles'], iran: ['purge'] })).toBe(2);
    expect(total({ israel: ['airstrike:missiles'], iran: ['reform'] })).toBe(4);
    expect(total({ israel: ['airstrike:missiles'], iran: ['rebuild:security'] })).toBe(3);
  });

  it('rally a home front once', () => {
    const state = table({ tracks: { ceasefire: 1 }, war: true, round: 3 });
    const lines = command(state, { usa: ['bomb:sites'], israel: ['airstrike:missiles', 'airstrike:sites'] });
    expect(ofKind(lines, 'strike')).toHaveLength(3);
    expect(netOf(ofKind(lines, 'strike')).streets).toBe(1);
  });

  it('without a die nobody is rallied', () => {
    const lines = command(table(), { israel: ['raid:sites'], iran: ['base-attack'] });
    expect(netOf(ofKind(lines, 'strike'))).toMatchObject({ streets: 2, base: -1, coalition: 1 });
  });

  it('at the same target twice is refused, at two targets it is not', () => {
    const state = table({ tracks: { ceasefire: 1 }, war: true });
    const lines = command(state, { israel: ['airstrike:missiles', 'airstrike:leadership'] });
    expect(ofKind(lines, 'strike').map(({ what }) => what.target)).toEqual(['missiles', 'leadership']);
  });
});
