import { describe, expect, it } from 'vitest';
import { HOME, SEATS, type Seat } from '../../shared/content/seats';
import { TERMS } from '../../shared/content/terms';
import { appraise, homeEffects } from '../../shared/rules/appraise';
import type { Draft, Term } from '../../shared/rules/state';
import {
  act,
  deal,
  mutual,
  net,
  ofKind,
  owes,
  propose,
  refusalOf,
  sign,
  table,
  told,
  type Given,
  type Net,
} from './support';

// RULES 7: the home track plus credits minus costs must end at 1 or more; signing moves it by the balance.

describe('what each term costs and credits at home', () => {
  const ROWS: readonly (readonly [term: Term, home: Partial<Record<Seat, number>>])[] = [
    [owes('usa', 'hold-fire', 'iran'), { iran: 1 }],
    [owes('usa', 'hold-fire', 'israel'), {}], // no credit in Israel for holding fire
    [owes('israel', 'hold-fire', 'iran'), { israel: -1, iran: 1 }],
    [owes('iran', 'hold-fire', 'israel'), {}],
    [owes('iran', 'hold-fire', ['usa', 'israel']), { usa: 1 }],
    [owes('israel', 'no-covert', 'iran'), { israel: -1 }],
    [owes('iran', 'no-covert', 'israel'), {}],
    [owes('usa', 'no-regime-change', 'iran'), { usa: -1, iran: 1 }],
    [owes('israel', 'no-regime-change', 'iran'), { iran: 1 }],
    [owes('usa', 'security-guarantee', 'iran'), { usa: -2, iran: 1 }],
    [owes('usa', 'umbrella', 'israel'), { israel: 1 }],
    [owes('usa', 'relief', 'iran', { level: 1 }), { usa: -1, iran: 1 }],
    [owes('usa', 'relief', 'iran', { level: 3 }), { usa: -3, iran: 3 }],
    [owes('usa', 'relief', 'iran', { level: 2, inLaw: true }), { usa: -3, iran: 2 }],
    [owes('usa', 'aid', 'israel'), { israel: 1 }],
    [owes('iran', 'access', 'usa', { level: 1 }), {}],
    [owes('iran', 'access', 'usa', { level: 2 }), { usa: 1 }],
    [owes('iran', 'access', ['usa', 'israel'], { level: 3 }), { iran: -1, usa: 1 }],
    [owes('iran', 'cap', ['usa', 'israel'], { level: 1 }), {}],
    [owes('iran', 'cap', ['usa', 'israel'], { level: 2 }), { iran: -1, israel: 1 }],
    [owes('iran', 'ship-out', ['usa', 'israel'], { level: 2 }), {}],
    [owes('iran', 'ship-out', ['usa', 'israel'], { level: 4 }), { usa: 1, israel: 1 }],
    [owes('iran', 'ship-out', ['usa', 'israel'], { level: 5 }), { iran: -1, usa: 1, israel: 1 }],
    [owes('iran', 'no-weapon', ['usa', 'israel']), {}],
    [owes('iran', 'missile-limit', 'israel'), { iran: -1, israel: 1 }],
    [owes('iran', 'proxy-restraint', 'israel'), {}],
    [owes('iran', 'release', 'usa'), { usa: 1 }],
    [owes('israel', 'share-intel', 'usa'), {}],
    [owes('israel', 'endorse', 'usa'), { israel: -1, usa: 1 }],
  ];
  const balance = (draft: Draft, given: Given = {}) =>
    Object.fromEntries(
      SEATS.flatMap((seat) => {
        const by = homeEffects(table(given), draft, seat, 'both').reduce((sum, effect) => sum + effect.by, 0);
        return by === 0 ? [] : [[seat, by]];
      }),
    );
  it.each(ROWS)('%o: %o', (term, home) => {
    expect(balance(deal([term]))).toEqual(home);
    // In secret there are only costs.
    const costs = Object.fromEntries(Object.entries(home).filter(([, by]) => by < 0));
    expect(balance(deal([term], { secret: true }))).toEqual(costs);
  });

  it('every term is named above', () => {
    expect(new Set(ROWS.map(([{ kind }]) => kind)).size).toBe(Object.keys(TERMS).length);
  });
});

describe('the test', () => {
  const relief = (level: number, more: Partial<Term> = {}) =>
    deal([owes('usa', 'relief', 'iran', { level, ...more }), owes('iran', 'access', 'usa')]);
  const ROWS: readonly (readonly [
    why: string,
    given: Given,
    draft: Draft,
    seat: Seat,
    after: number,
    passes: boolean,
  ])[] = [
    ['ends at 1', { tracks: { base: 2 } }, relief(1), 'usa', 1, true],
    ['ends at 0', { tracks: { base: 1 } }, relief(1), 'usa', 0, false],
    ['ends below 0', { tracks: { base: 2 } }, relief(2, { inLaw: true }), 'usa', -1, false],
    [
      'a credit makes up for a cost',
      { tracks: { base: 1 } },
      deal([...relief(1).terms, owes('iran', 'release', 'usa')]),
      'usa',
      1,
      true,
    ],
    [
      'at 0 nothing new can be ratified, whatever it brings',
      { tracks: { streets: 0 } },
      relief(2),
      'iran',
      2,
      false,
    ],
    [
      '… nor what costs nothing',
      { tracks: { coalition: 0 } },
      deal([owes('usa', 'aid', 'israel')]),
      'israel',
      1,
      false,
    ],
    ['no further than 10', { tracks: { streets: 9 } }, relief(3), 'iran', 10, true],
  ];
  it.each(ROWS)('%s', (_, given, draft, seat, after, passes) => {
    const found = appraise(table(given), draft).parties.find((party) => party.seat === seat)?.ratification;
    expect([found?.after, found?.passes]).toEqual([after, passes]);
  });
});

const TRUST: Given['trust'] = {
  usa: { iran: 10, israel: 10 },
  iran: { usa: 10, israel: 10 },
  israel: { usa: 10, iran: 10 },
};
const FIRST = deal([
  owes('usa', 'relief', 'iran', { level: 2 }),
  owes('iran', 'access', 'usa', { level: 2 }),
]);

describe('signing', () => {
  const ROWS: readonly (readonly [why: string, draft: Draft, moved: Net])[] = [
    ['moves the home tracks by the balance', FIRST, { base: -1, streets: 2 }], // −2 + 1
    ['a third seat’s track stays', deal(mutual('hold-fire', 'usa', 'iran')), { base: 1, streets: 1 }],
    ['in secret costs at once, and credits nothing', { ...FIRST, secret: true }, { base: -2 }],
  ];
  it.each(ROWS)('%s', (_, draft, moved) => {
    const state = table({ trust: TRUST });
    sign(state, draft);
    expect(net(ofKind(told(state), 'signed').flatMap(({ moves }) => moves))).toEqual(moved);
  });

  it('a credit is given once for a kind of term in a game; costs are paid again', () => {
    const state = table({ trust: TRUST });
    sign(state, FIRST);
    expect(state.credited).toEqual({ 'iran:relief': true, 'usa:access': true });
    state.signed = { usa: null, iran: null, israel: null };
    const again = deal([owes('usa', 'relief', 'iran'), owes('iran', 'release', 'usa')]);
    sign(state, again);
    const second = ofKind(told(state), 'signed')[1];
    expect(net(second?.moves ?? [])).toEqual({}); // relief −1, and detainees +1; nothing more for Iran
    expect(state.tracks.streets).toBe(5);
  });

  it('two terms of one kind in one text are credited once', () => {
    const twice = deal([
      owes('usa', 'relief', 'iran'),
      owes('usa', 'relief', 'iran', { due: 2 }),
      owes('iran', 'cap', 'usa'),
    ]);
    const state = table({ trust: TRUST });
    sign(state, twice);
    expect(net(ofKind(told(state), 'signed').flatMap(({ moves }) => moves))).toEqual({
      base: -2,
      streets: 1,
    });
  });

  it('a higher level of something owed already pays its home effect in full', () => {
    const state = table({ trust: TRUST, deals: [deal([owes('iran', 'cap', 'israel', { level: 2 })])] });
    const draft = deal([owes('iran', 'cap', ['usa', 'israel'], { level: 2 })]);
    expect(homeEffects(state, draft, 'iran', 'both').map(({ by }) => by)).toEqual([-1]);
  });
});

describe('the credits of a secret deal', () => {
  const secretly = { ...FIRST, secret: true };
  it('fall due when a party publishes it', () => {
    const state = table({ trust: TRUST });
    const id = sign(state, secretly);
    act(state, 'iran', { type: 'publish', deal: id });
    const [line] = ofKind(told(state), 'published');
    expect(net(line?.moves ?? [])).toEqual({ base: 1, streets: 2 });
    expect(state.deals[id]?.secret).toBe(false);
    expect(refusalOf(state, 'usa', { type: 'publish', deal: id })).toBe('not-secret');
  });

  it('not where the same was credited before', () => {
    const state = table({ trust: TRUST, credited: { 'iran:relief': true, 'usa:access': true } });
    const id = sign(state, secretly);
    act(state, 'usa', { type: 'publish', deal: id });
    expect(ofKind(told(state), 'published')[0]?.moves).toEqual([]);
  });
});

describe('an acceptance is refused while a test fails', () => {
  it.each([
    ['not credible', { trust: { usa: { iran: 0 } } }, 'not-credible'],
    ['not ratified', { tracks: { base: 1 } }, 'not-ratified'],
  ] as const)('%s', (_, given, code) => {
    const state = table(given);
    const draft = deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', 'usa')]);
    const offer = propose(state, 'usa', draft);
    expect(refusalOf(state, 'iran', { type: 'accept', offer })).toBe(code);
    expect(state.offers[offer]?.accepted).toEqual({ usa: true });
    expect(Object.keys(state.deals)).toEqual([]);
    expect(state.tracks[HOME.usa]).toBe(table(given).tracks.base);
  });
});
