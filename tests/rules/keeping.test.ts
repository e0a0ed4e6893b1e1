import { expect, it } from 'vitest';
import type { Dispatch } from '../../shared/rules/state';
import { CALM, deal, mutual, ofKind, owes, play, sign, table, type Given, type Orders } from './support';

// RULES 7 and 11: whoever kept all that it owed this round is trusted one more, where what it owed mattered.

const pairs = (lines: readonly Dispatch[]) =>
  ofKind(lines, 'kept').flatMap(({ what }) => what.pairs.map((pair) => pair.join('→')));
const GIVEN: Given = {
  trust: { usa: { iran: 3 }, iran: { usa: 3, israel: 3 }, israel: { iran: 3, usa: 3 } },
};
const ROWS: readonly (readonly [
  why: string,
  deals: Given['deals'],
  orders: Orders,
  given: Given,
  kept: readonly string[],
])[] = [
  [
    'earns 1 with every seat it was owed to',
    [deal([owes('iran', 'cap', ['usa', 'israel'])])],
    {},
    {},
    ['iran→usa', 'iran→israel'],
  ],
  ['both ways', [deal(mutual('hold-fire', 'iran', 'israel'))], {}, {}, ['iran→israel', 'israel→iran']],
  [
    'nothing for an exposure of 1',
    [deal([owes('iran', 'no-weapon', 'usa'), owes('iran', 'access', 'usa')])],
    {},
    {},
    [],
  ],
  ['nothing for none', [deal([owes('usa', 'aid', 'israel')])], {}, {}, []],
  [
    'a delivery in the round in which it is made',
    [deal([owes('usa', 'relief', 'iran')])],
    {},
    {},
    ['usa→iran'],
  ],
  ['not before', [deal([owes('usa', 'relief', 'iran', { due: 2 })])], {}, {}, []],
  [
    'not after',
    [{ draft: deal([owes('usa', 'relief', 'iran')]), with: { delivered: { 0: 1 } } }],
    {},
    { round: 2 },
    [],
  ],
  [
    'not while it waits',
    [
      deal([
        owes('usa', 'relief', 'iran', { level: 2, after: 1 }),
        owes('iran', 'access', 'usa', { level: 3 }),
      ]),
    ],
    {},
    {},
    ['iran→usa'],
  ],
  [
    'what waits is one less of exposure',
    [deal([owes('usa', 'relief', 'iran', { after: 1 }), owes('iran', 'release', 'usa')])],
    {},
    {},
    [],
  ],
  [
    'once for a pair, however many terms',
    [deal([owes('iran', 'cap', 'usa'), owes('iran', 'access', 'usa', { level: 2 })])],
    {},
    {},
    ['iran→usa'],
  ],
  [
    '… and deals',
    [deal([owes('iran', 'cap', 'usa')]), deal([owes('iran', 'access', 'usa', { level: 2 })])],
    {},
    {},
    ['iran→usa'],
  ],
  [
    'up to 8',
    [deal([owes('iran', 'cap', ['usa', 'israel'])])],
    {},
    { trust: { usa: { iran: 8 }, israel: { iran: 7 } } },
    ['iran→israel'],
  ],
  [
    'lowers nothing that is higher',
    [deal([owes('iran', 'cap', 'usa')])],
    {},
    { trust: { usa: { iran: 10 } } },
    [],
  ],
  [
    'nothing for whoever was caught, in this deal or another',
    [deal([owes('iran', 'cap', 'usa')]), deal([owes('iran', 'hold-fire', 'israel')])],
    { iran: ['enrich'] },
    {},
    [],
  ],
  [
    'the others are not blamed',
    [deal([owes('iran', 'cap', 'usa'), owes('usa', 'no-covert', 'iran')])],
    { iran: ['enrich'] },
    {},
    ['usa→iran'],
  ],
  [
    'nothing for what lapsed',
    [{ draft: deal([owes('iran', 'cap', 'usa')]), with: { lapsed: { 0: 1 } } }],
    {},
    { round: 2 },
    [],
  ],
  [
    'nothing for what has ended',
    [{ draft: deal([owes('iran', 'cap', 'usa')]), with: { status: 'expired' } }],
    {},
    { round: 2 },
    [],
  ],
];
it.each(ROWS)('%s', (_, deals, orders, given, kept) => {
  const state = table({ tracks: CALM, ...GIVEN, ...given, deals: deals ?? [] });
  const lines = play(state, orders);
  expect(pairs(lines).sort()).toEqual([...kept].sort());
  for (const { moves } of ofKind(lines, 'kept')) expect(moves.map(({ from, to }) => to - from)).toEqual([1]);
});

it('of a secret deal is told to its parties; others see that trust rose', () => {
  const state = table({
    tracks: CALM,
    ...GIVEN,
    deals: [deal([owes('iran', 'cap', 'usa')], { secret: true })],
  });
  play(state);
  const record = Object.values(state.log ?? {}).filter(({ entry }) => 'trust' in (entry.moves[0] ?? {}));
  expect(record.map(({ audience, entry }) => [entry.what.kind, audience])).toEqual([
    ['kept', { usa: true, iran: true }],
    ['unexplained', { israel: true, gallery: true }],
  ]);
});

it('where the same is public too, everybody reads why', () => {
  const secret = deal([owes('iran', 'cap', 'usa')], { secret: true });
  const state = table({ tracks: CALM, ...GIVEN, deals: [secret, { ...secret, secret: false }] });
  expect(pairs(play(state))).toEqual(['iran→usa']);
  const record = Object.values(state.log ?? {}).find(({ entry }) => entry.what.kind === 'kept');
  expect(record?.audience).toBeNull();
});

it('round after round, a kept deal makes a larger one possible', () => {
  const state = table({ tracks: CALM });
  sign(state, deal([owes('usa', 'no-covert', 'iran'), owes('iran', 'access', 'usa')]));
  for (let round = 0; round < 4; round++) play(state);
  expect(state.trust.iran.usa).toBe(5);
});
