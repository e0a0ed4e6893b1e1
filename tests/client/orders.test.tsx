import { describe, expect, test } from 'vitest';
import { together } from '../../client/orders/Moves';
import { noteTexts, orderName, risks } from '../../client/orders/words';
import type { Seat } from '../../shared/content/seats';
import { SEATS } from '../../shared/content/seats';
import { apply } from '../../shared/rules/apply';
import { forecastOrder } from '../../shared/rules/forecast';
import { options } from '../../shared/rules/options';
import { createState } from '../../shared/rules/setup';
import type { Order, State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';

const person = { kind: 'person' } as const;
const begin = (): State =>
  createState({
    scenario: 'standard',
    seed: '00112233445566778899aabbccddeeff',
    seats: { usa: person, iran: person, israel: person },
  });

function agreed(): State {
  const state = begin();
  const draft = {
    parties: ['usa', 'iran'] as const,
    terms: [
      { kind: 'relief', debtor: 'usa', to: ['iran'], level: 1, inLaw: false, due: 1, after: null },
      { kind: 'no-weapon', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: null, after: null },
      { kind: 'access', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: null, after: null },
    ] as const,
    rounds: null,
    secret: false,
    snapback: false,
  };
  expect(apply(state, 'usa', { type: 'offer', draft })).toBeNull();
  const id = Object.values(state.offers)[0]!.id;
  expect(apply(state, 'iran', { type: 'accept', offer: id })).toBeNull();
  for (const seat of SEATS) apply(state, seat, { type: 'ready', ready: true });
  return state;
}

const state = agreed();
const look = (seat: Seat, ...orders: Order[]) => {
  const view = viewOf(state, seat);
  return risks(
    orders.map((order) => forecastOrder(view, seat, order)),
    view,
    seat,
  );
};

describe('the last look', () => {
  test('harmless orders need none', () => {
    expect(look('usa', { order: 'shuttle' }, { order: 'rally' })).toEqual([]);
  });
  test('a breach is named with its price', () => {
    const text = look('iran', { order: 'weaponise' }).join(' ');
    expect(text).toContain(
      'Breaks the promise of no weapon work you owe the United States, if it is found out',
    );
    expect(text).toContain('trust in Iran');
  });
  test('withholding names what it cheats', () => {
    const [deal] = Object.keys(state.deals);
    expect(look('usa', { order: 'withhold', target: deal! }).join(' ')).toContain(
      'Breaks the sanctions relief you owe Iran',
    );
  });
  test('a strike is rolled and adds to the human cost', () => {
    expect(look('israel', { order: 'airstrike', target: 'sites' }).join(' ')).toContain('A strike is rolled');
    expect(look('israel', { order: 'raid', target: 'sites' }).join(' ')).toContain('human cost');
  });
});

test('every order of every seat has a name without a code in it', () => {
  for (const seat of SEATS) {
    const view = viewOf(state, seat);
    for (const { value } of options(view, seat).orders) {
      const name = orderName(value, view);
      expect(name).toMatch(/^[A-Z][^_{}]*$/);
      expect(name).not.toContain('undefined');
      for (const note of noteTexts(forecastOrder(view, seat, value))) expect(note).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test('changes of one track are summed, and what cancels out is left out', () => {
  expect(
    together([
      [
        { track: 'base', from: 5, to: 7 },
        { trust: ['iran', 'usa'], from: 1, to: 2 },
      ],
      [
        { track: 'base', from: 5, to: 4 },
        { trust: ['iran', 'usa'], from: 1, to: 0 },
      ],
    ]),
  ).toEqual([{ track: 'base', from: 5, to: 6 }]);
});
