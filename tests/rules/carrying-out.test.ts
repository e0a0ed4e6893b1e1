import { describe, expect, it } from 'vitest';
import type { Deal, State, Term } from '../../shared/rules/state';
import {
  CALM,
  carried,
  deal,
  dealNumber,
  ofKind,
  owes,
  play,
  sign,
  table,
  type Given,
  type Net,
  type Orders,
} from './support';

// RULES 7 and 11: what is promised happens by itself at Reckoning, unless its debtor withholds it.

const QUIET: Given['tracks'] = CALM;
const at = (tracks: NonNullable<Given['tracks']>) => ({ ...CALM, ...tracks });

describe('deliveries', () => {
  const ROWS: readonly (readonly [term: Term, given: Given, moved: Net])[] = [
    [owes('usa', 'relief', 'iran', { level: 1 }), {}, { sanctions: -2, economy: 1 }],
    [
      owes('usa', 'relief', 'iran', { level: 3 }),
      { tracks: at({ sanctions: 8 }) },
      { sanctions: -6, economy: 3 },
    ],
    [owes('usa', 'relief', 'iran', { level: 3 }), {}, { sanctions: -5, economy: 3 }], // none are left
    [owes('usa', 'aid', 'israel'), {}, { shield: 3 }],
    [owes('iran', 'ship-out', 'usa', { level: 3 }), { secret: { heu: 5, concealed: 2 } }, { heu: -3 }],
    [
      owes('iran', 'ship-out', 'usa', { level: 4 }),
      { secret: { heu: 5, concealed: 2 } },
      { heu: -4, concealed: -1 },
    ],
    [
      owes('iran', 'ship-out', 'usa', { level: 5 }),
      { secret: { heu: 5, concealed: 2 } },
      { heu: -5, concealed: -2 },
    ],
    [owes('iran', 'release', 'usa'), {}, {}],
    [owes('israel', 'share-intel', 'usa'), {}, {}],
  ];
  it.each(ROWS)('%o', (term, given, moved) => {
    const state = table({ tracks: QUIET, ...given, deals: [deal([term])] });
    const lines = play(state);
    expect(carried(lines)).toEqual(moved);
    expect(ofKind(lines, 'delivered')[0]?.what.amount).toBe(term.level);
    expect(state.deals['deal-1']?.delivered).toEqual({ 0: 1 });
    expect(ofKind(lines, 'breach')).toEqual([]);
    expect(carried(play(state))).toEqual({}); // once
  });

  it('come in their round', () => {
    const state = table({ tracks: QUIET, deals: [deal([owes('usa', 'aid', 'israel', { due: 3 })])] });
    expect([carried(play(state)), carried(play(state)), carried(play(state))]).toEqual([
      {},
      {},
      { shield: 3 },
    ]);
  });

  it('what was shipped out is counted', () => {
    const state = table({ deals: [deal([owes('iran', 'ship-out', 'usa', { level: 3 })])] });
    play(state);
    expect(state.secret.shipped).toBe(3);
  });
});

describe('a short shipment', () => {
  const short = (more: Partial<Given> = {}, terms: readonly Term[] = [], snapback = false) =>
    table({
      tracks: QUIET,
      secret: { heu: 2, concealed: 1 },
      trust: { usa: { iran: 5 } },
      ...more,
      deals: [deal([owes('iran', 'ship-out', 'usa', { level: 4 }), ...terms], { snapback })],
    });
  it('ships all that there is, and is a breach that all see', () => {
    const state = short();
    const lines = play(state);
    expect(carried(lines)).toEqual({ heu: -2, concealed: -1 });
    expect(ofKind(lines, 'delivered')[0]?.what.amount).toBe(2);
    expect(ofKind(lines, 'breach')[0]).toMatchObject({ what: { how: 'short' }, moves: [{ from: 5, to: 2 }] });
    expect(state.secret).toMatchObject({ heu: 0, concealed: 0, shipped: 2 });
    expect(state.deals['deal-1']?.lapsed).toEqual({ 0: 1 });
    // Nothing is left to ship, and nobody asks again.
    expect(ofKind(play(state), 'delivered')).toEqual([]);
  });

  it('with nothing at all to ship too', () => {
    const state = short({ secret: { heu: 0, concealed: 0 } });
    expect(ofKind(play(state), 'breach')).toHaveLength(1);
  });

  it('is not what a delivery waited for', () => {
    const state = short({}, [owes('usa', 'relief', 'iran', { after: 0 })]);
    expect(carried(play(state))).toEqual({ heu: -2, concealed: -1 });
    expect(carried(play(state))).toEqual({});
  });
});

describe('standing terms act by themselves', () => {
  const ROWS: readonly (readonly [
    term: Term,
    why: string,
    given: NonNullable<Given['tracks']>,
    rounds: readonly Net[],
  ])[] = [
    [
      owes('iran', 'access', 'usa', { level: 3 }),
      'one level a round until it holds',
      { access: 1 },
      [{ access: 1 }, { access: 1 }, {}],
    ],
    [owes('iran', 'access', 'usa', { level: 1 }), 'what is higher stays', { access: 2 }, [{}]],
    [owes('iran', 'cap', 'usa', { level: 1 }), 'a freeze takes nothing', { sites: 3 }, [{}]],
    [
      owes('iran', 'cap', 'usa', { level: 2 }),
      'zero takes one site a round',
      { sites: 2 },
      [{ sites: -1 }, { sites: -1 }, {}],
    ],
    [
      owes('iran', 'missile-limit', 'israel'),
      'one missile a round',
      { missiles: 6 },
      [{ missiles: -1 }, { missiles: -1 }, {}],
    ],
    [owes('usa', 'umbrella', 'israel'), 'up to 7', { shield: 5 }, [{ shield: 1 }, { shield: 1 }, {}]],
    [owes('usa', 'umbrella', 'israel'), 'lowers nothing', { shield: 9 }, [{}]],
    [owes('usa', 'hold-fire', 'iran'), 'not acting is enough', {}, [{}]],
  ];
  it.each(ROWS)('%o: %s', (term, _, tracks, rounds) => {
    const state = table({ tracks: at(tracks), deals: [deal([term])] });
    expect(rounds.map(() => carried(play(state)))).toEqual(rounds);
  });

  it.each([
    ['access', { level: 3 }, { access: 0 }, { access: 1 }],
    ['cap', { level: 2 }, { sites: 5 }, { sites: -1 }],
    ['missile-limit', {}, { missiles: 9 }, { missiles: -1 }],
  ] as const)('%s in two deals acts once a round', (kind, more, tracks, moved) => {
    const term = owes('iran', kind, 'israel', more);
    const state = table({
      tracks: at(tracks),
      deals: [deal([term]), deal([term, owes('israel', 'no-covert', 'iran')])],
    });
    expect(carried(play(state))).toEqual(moved);
  });

  it('an umbrella in two deals adds 1', () => {
    const umbrella = deal([owes('usa', 'umbrella', 'israel')]);
    const state = table({ tracks: at({ shield: 3 }), deals: [umbrella, umbrella] });
    expect(carried(play(state))).toEqual({ shield: 1 });
  });

  it('the higher of two levels is reached, one a round', () => {
    const lower = deal([owes('iran', 'access', 'israel', { level: 1 })]);
    const higher = deal([owes('iran', 'access', 'usa', { level: 3 })]);
    const state = table({ tracks: at({ access: 0 }), deals: [lower, higher] });
    expect([1, 2, 3, 4].map(() => carried(play(state)))).toEqual([
      { access: 1 },
      { access: 1 },
      { access: 1 },
      {},
    ]);
  });
});

describe('after: first the one, then the other', () => {
  const relief = (after: number, due = 1) => owes('usa', 'relief', 'iran', { after, due });
  const given = (state: State) => state.deals['deal-1']?.delivered[0] ?? null;
  const run = (terms: readonly Term[], more: Given, orders: readonly Orders[]) => {
    const state = table({ tracks: QUIET, ...more, deals: [deal(terms)] });
    for (const each of orders) play(state, each);
    return given(state);
  };
  const ROWS: readonly (readonly [
    why: string,
    terms: readonly Term[],
    given: Given,
    orders: readonly Orders[],
    delivered: number | null,
  ])[] = [
    ['inspectors are there', [relief(1), owes('iran', 'access', 'usa')], {}, [{}], 1],
    // Access 1 rises to 2 in the first Reckoning, before deliveries are looked at.
    ['inspectors come this round', [relief(1), owes('iran', 'access', 'usa', { level: 2 })], {}, [{}], 1],
    [
      'inspectors come in two rounds',
      [relief(1), owes('iran', 'access', 'usa', { level: 3 })],
      {},
      [{}, {}],
      2,
    ],
    ['not before its own round', [relief(1, 3), owes('iran', 'access', 'usa')], {}, [{}, {}, {}], 3],
    [
      'the plant is gone',
      [relief(1), owes('iran', 'cap', 'usa', { level: 2 })],
      { tracks: at({ sites: 2 }) },
      [{}, {}],
      2,
    ],
    ['a freeze holds at once', [relief(1), owes('iran', 'cap', 'usa')], {}, [{}], 1],
    [
      '… unless its debtor was caught this round',
      [relief(1), owes('iran', 'cap', 'usa')],
      {},
      [{ iran: ['enrich'] }],
      null,
    ],
    [
      '… and then the round after',
      [relief(1), owes('iran', 'cap', 'usa')],
      {},
      [{ iran: ['enrich'] }, {}],
      2,
    ],
    ['a delivery of the same round', [relief(1), owes('iran', 'release', 'usa')], {}, [{}], 1],
    [
      'a delivery that was withheld',
      [relief(1), owes('iran', 'release', 'usa')],
      {},
      [{ iran: ['withhold:deal-1'] }],
      null,
    ],
    [
      '… and made a round later',
      [relief(1), owes('iran', 'release', 'usa')],
      {},
      [{ iran: ['withhold:deal-1'] }, {}],
      2,
    ],
    [
      'a chain within one round',
      [relief(1), owes('iran', 'release', 'usa', { after: 2 }), owes('iran', 'ship-out', 'usa')],
      {},
      [{}],
      1,
    ],
    [
      'the missile limit is reached',
      [relief(1), owes('iran', 'missile-limit', 'israel')],
      { tracks: at({ missiles: 6 }) },
      [{}, {}],
      2,
    ],
  ];
  it.each(ROWS)('%s', (_, terms, more, orders, delivered) => {
    expect(run(terms, more, orders)).toBe(delivered);
  });

  it('what waits in vain until the deal ends is no breach', () => {
    const state = table({ tracks: at({ access: 0 }) });
    state.deals[dealNumber(1)] = {
      ...(table({ deals: [deal([relief(1), owes('iran', 'access', 'usa', { level: 3 })], { rounds: 1 })] })
        .deals['deal-1'] as Deal),
    };
    const lines = play(state);
    expect(ofKind(lines, 'breach')).toEqual([]);
    expect(state.deals['deal-1']).toMatchObject({ status: 'expired', delivered: {} });
  });
});

describe('whatever the test says, signing and carrying out go together', () => {
  it('the rulebook’s first step', () => {
    const state = table();
    sign(state, deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', 'usa')]));
    expect([state.tracks.base, state.tracks.streets]).toEqual([5, 4]);
    const lines = play(state);
    expect(carried(lines)).toEqual({ sanctions: -2, economy: 1 });
    // Relief of 2 earns trust; inspections at level 1 expose too little.
    expect(ofKind(lines, 'kept').flatMap(({ what }) => what.pairs)).toEqual([['usa', 'iran']]);
    expect(state.trust.iran.usa).toBe(2);
  });
});
