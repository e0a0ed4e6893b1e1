import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import { TERMS } from '../../shared/content/terms';
import { appraise } from '../../shared/rules/appraise';
import type { Addend } from '../../shared/rules/answers';
import type { Draft, Term } from '../../shared/rules/state';
import { deal, mutual, owes, table, type Given } from './support';

// RULES 7, numbers of RULES 11: trust + assurance of what a party is owed ≥ exposure of what it owes.

const of = (given: Given, draft: Draft, seat: Seat) => {
  const found = appraise(table(given), draft).parties.find((party) => party.seat === seat);
  if (!found) throw new Error('no party');
  return found.credibility;
};
const sum = (addends: readonly Addend[]) => addends.reduce((total, { by }) => total + by, 0);

/** [trust or null, assurance, exposure] */
type Sums = readonly [trust: number | null, assurance: number, exposure: number];
const sums = (given: Given, draft: Draft, seat: Seat): Sums => {
  const { trust, assurances, exposures } = of(given, draft, seat);
  return [trust, sum(assurances), sum(exposures)];
};

describe('what each term weighs: exposure of its debtor, assurance of its creditor', () => {
  const ROWS: readonly (readonly [term: Term, exposure: number, assurance: number])[] = [
    [owes('usa', 'hold-fire', 'iran'), 4, 2],
    [owes('usa', 'no-covert', 'iran'), 2, 1],
    [owes('usa', 'no-regime-change', 'iran'), 1, 1],
    [owes('usa', 'security-guarantee', 'iran'), 5, 4],
    [owes('usa', 'umbrella', 'israel'), 2, 2],
    [owes('usa', 'relief', 'iran', { level: 1 }), 2, 2],
    [owes('usa', 'relief', 'iran', { level: 2 }), 5, 4],
    [owes('usa', 'relief', 'iran', { level: 3 }), 7, 5],
    // Late, or after another term: 1, 2, 3. What waits exposes 1 less.
    [owes('usa', 'relief', 'iran', { level: 1, due: 2 }), 2, 1],
    [owes('usa', 'relief', 'iran', { level: 2, due: 8 }), 5, 2],
    [owes('usa', 'relief', 'iran', { level: 3, due: 2 }), 7, 3],
    [owes('usa', 'relief', 'iran', { level: 1, after: 1 }), 1, 1],
    [owes('usa', 'relief', 'iran', { level: 3, after: 1 }), 6, 3],
    // In law: +1 and +2.
    [owes('usa', 'relief', 'iran', { level: 1, inLaw: true }), 3, 4],
    [owes('usa', 'relief', 'iran', { level: 2, inLaw: true, due: 3 }), 6, 4],
    [owes('usa', 'relief', 'iran', { level: 2, inLaw: true, after: 1 }), 5, 4],
    [owes('usa', 'aid', 'israel'), 0, 2],
    [owes('iran', 'access', 'usa', { level: 1 }), 1, 1],
    [owes('iran', 'access', 'usa', { level: 2 }), 3, 2],
    [owes('iran', 'access', 'usa', { level: 3 }), 4, 4],
    [owes('iran', 'cap', 'usa', { level: 1 }), 3, 2],
    [owes('iran', 'cap', 'usa', { level: 2 }), 4, 4],
    ...([1, 2, 4, 5, 6, 7, 8, 9] as const).map(
      (exposure, at) =>
        [
          owes('iran', 'ship-out', 'usa', { level: at + 1 }),
          exposure,
          [1, 1, 2, 3, 3, 4, 4, 5][at] ?? 0,
        ] as const,
    ),
    [owes('iran', 'ship-out', 'usa', { level: 1, after: 1 }), 0, 1],
    [owes('iran', 'no-weapon', 'usa'), 1, 1],
    [owes('iran', 'missile-limit', 'israel'), 2, 3],
    [owes('iran', 'proxy-restraint', 'israel'), 1, 2],
    [owes('iran', 'release', 'usa'), 0, 1],
    [owes('iran', 'release', 'usa', { after: 1 }), 0, 1], // never less than nothing
    [owes('israel', 'share-intel', 'usa'), 1, 1],
    [owes('israel', 'endorse', 'usa'), 2, 1],
  ];
  it.each(ROWS)('%o: %i / %i', (term, exposure, assurance) => {
    const [creditor = 'usa'] = term.to;
    // Something that weighs nothing else to wait for.
    const draft = deal(term.after === null ? [term] : [term, owes('israel', 'no-covert', 'iran')]);
    expect(of({}, draft, term.debtor).exposures.filter(({ source }) => source === term.kind)).toEqual(
      exposure === 0
        ? []
        : [{ source: term.kind, level: term.level, debtor: term.debtor, deal: null, by: exposure }],
    );
    expect(sum(of({}, draft, creditor).assurances.filter(({ source }) => source === term.kind))).toBe(
      assurance,
    );
  });

  it('every term is weighed above', () => {
    expect(new Set(ROWS.map(([{ kind }]) => kind)).size).toBe(Object.keys(TERMS).length);
  });
});

const FIRST = deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', 'usa')]);

describe('the sum', () => {
  const ROWS: readonly (readonly [
    why: string,
    given: Given,
    draft: Draft,
    seat: Seat,
    sums: Sums,
    passes: boolean,
  ])[] = [
    ['a first step: the United States', {}, FIRST, 'usa', [2, 1, 2], true],
    ['a first step: Iran', {}, FIRST, 'iran', [1, 2, 1], true],
    ['at 0 it passes', { trust: { usa: { iran: 1 } } }, FIRST, 'usa', [1, 1, 2], true],
    ['below 0 it does not', { trust: { usa: { iran: 0 } } }, FIRST, 'usa', [0, 1, 2], false],
    [
      'the lowest trust counts, of those to whom the party is exposed',
      { trust: { iran: { usa: 6, israel: 1 } } },
      deal([owes('iran', 'cap', ['usa', 'israel'])]),
      'iran',
      [1, 0, 3],
      false,
    ],
    [
      'trust in whom it owes nothing is none',
      { trust: { iran: { usa: 6, israel: 0 } } },
      deal([owes('iran', 'cap', 'usa'), owes('israel', 'no-covert', 'iran')]),
      'iran',
      [6, 1, 3],
      true,
    ],
    [
      'a term that exposes to nothing asks for no trust in whom it is owed to',
      { trust: { iran: { usa: 0, israel: 5 } } },
      deal([owes('iran', 'release', 'usa'), owes('iran', 'cap', 'israel')]),
      'iran',
      [5, 0, 3],
      true,
    ],
    ['who owes nothing passes', {}, deal([owes('usa', 'aid', 'israel')]), 'israel', [null, 2, 0], true],
    [
      'a grand bargain fails',
      {},
      deal([
        owes('usa', 'relief', 'iran', { level: 2 }),
        owes('usa', 'security-guarantee', 'iran'),
        owes('iran', 'access', 'usa', { level: 2 }),
        owes('iran', 'cap', 'usa', { level: 2 }),
      ]),
      'usa',
      [2, 6, 10],
      false,
    ],
    [
      'snapback takes one off both sides of each party',
      {},
      { ...FIRST, snapback: true },
      'usa',
      [2, 0, 1],
      true,
    ],
    [
      '… once for the deal, not for each term',
      {},
      deal([owes('iran', 'cap', 'usa'), owes('iran', 'no-weapon', 'usa')], { snapback: true }),
      'iran',
      [1, 0, 3],
      false,
    ],
    [
      '… and not below nothing',
      {},
      deal([owes('usa', 'aid', 'israel')], { snapback: true }),
      'usa',
      [null, 0, 0],
      true,
    ],
  ];
  it.each(ROWS)('%s', (_, given, draft, seat, expected, passes) => {
    expect(sums(given, draft, seat)).toEqual(expected);
    expect(of(given, draft, seat).passes).toBe(passes);
    expect(of(given, draft, seat).margin).toBe((expected[0] ?? 0) + expected[1] - expected[2]);
  });

  it('names the seat that is trusted least', () => {
    const draft = deal([owes('iran', 'cap', ['usa', 'israel'])]);
    expect(of({ trust: { iran: { usa: 3, israel: 4 } } }, draft, 'iran').toward).toBe('usa');
    expect(of({ trust: { iran: { usa: 4, israel: 3 } } }, draft, 'iran').toward).toBe('israel');
  });
});

describe('all deals in force count together with the one offered', () => {
  const access = (level: number, to: Seat | readonly Seat[] = 'usa') => owes('iran', 'access', to, { level });
  const cap = (level: number) => owes('iran', 'cap', 'usa', { level });
  const relief = owes('usa', 'relief', 'iran', { due: 2 });
  const ROWS: readonly (readonly [
    why: string,
    given: Given,
    draft: Draft,
    seat: Seat,
    sums: Sums,
    passes: boolean,
  ])[] = [
    ['a large deal in slices', { deals: [deal([cap(1)])] }, deal([access(2)]), 'iran', [1, 0, 6], false],
    [
      'of standing terms of one kind only what goes beyond',
      { deals: [deal([access(2)])] },
      deal([access(3)]),
      'iran',
      [1, 0, 4],
      false,
    ],
    [
      '… in the assurance too',
      { deals: [deal([access(2)])] },
      deal([access(3), relief]),
      'usa',
      [2, 4, 2],
      true,
    ],
    [
      'the same level again adds nothing, and passes',
      { deals: [deal([access(3)])], trust: { iran: { usa: 0 } } },
      deal([access(3)]),
      'iran',
      [0, 0, 4],
      true,
    ],
    [
      'a lower level adds nothing',
      { deals: [deal([access(3)])], trust: { iran: { usa: 0 } } },
      deal([access(1)]),
      'iran',
      [0, 0, 4],
      true,
    ],
    [
      'an overdrawn party passes what adds no exposure',
      { deals: [deal([cap(2)])], trust: { iran: { usa: 0 } } },
      deal([owes('usa', 'aid', 'israel'), owes('iran', 'release', 'usa')]),
      'iran',
      [0, 0, 4],
      true,
    ],
    [
      '… nor what adds none once snapback is taken off',
      { deals: [deal([cap(2)])], trust: { iran: { usa: 0 } } },
      deal([owes('iran', 'no-weapon', 'usa')], { snapback: true }),
      'iran',
      [0, 0, 4],
      true,
    ],
    [
      '… but nothing that adds any',
      { deals: [deal([cap(2)])], trust: { iran: { usa: 0 } } },
      deal([owes('iran', 'no-weapon', 'usa')]),
      'iran',
      [0, 0, 5],
      false,
    ],
    [
      'deliveries add up, of one kind too',
      { deals: [deal([relief])] },
      deal([owes('usa', 'relief', 'iran', { due: 3 })]),
      'usa',
      [2, 0, 4],
      false,
    ],
    [
      'what was delivered exposes no longer, and goes on assuring, in full',
      { round: 3, deals: [{ draft: FIRST, with: { delivered: { 0: 1 } } }] },
      deal([cap(1)]),
      'iran',
      [1, 2, 4],
      false,
    ],
    [
      '… its debtor is free',
      { round: 3, deals: [{ draft: FIRST, with: { delivered: { 0: 1 } } }] },
      deal([owes('usa', 'relief', 'iran', { due: 3 })]),
      'usa',
      [2, 1, 2],
      true,
    ],
    [
      'what lapsed does neither',
      { round: 3, deals: [{ draft: FIRST, with: { lapsed: { 0: 2 } } }] },
      deal([cap(1)]),
      'iran',
      [1, 0, 4],
      false,
    ],
    [
      'a deal that has ended does neither',
      { round: 3, deals: [{ draft: FIRST, with: { status: 'denounced' } }] },
      deal([cap(1)]),
      'iran',
      [1, 0, 3],
      false,
    ],
    [
      'a snapback of another deal counts there',
      { deals: [{ ...deal([cap(1)]), snapback: true }] },
      deal([access(1)]),
      'iran',
      [1, 0, 3],
      false,
    ],
    [
      'trust in a creditor of a deal in force counts too',
      { deals: [deal([owes('iran', 'proxy-restraint', 'israel')])], trust: { iran: { usa: 5, israel: 0 } } },
      deal([access(1)]),
      'iran',
      [0, 0, 2],
      false,
    ],
  ];
  it.each(ROWS)('%s', (_, given, draft, seat, expected, passes) => {
    expect(sums(given, draft, seat)).toEqual(expected);
    expect(of(given, draft, seat).passes).toBe(passes);
  });
});

describe('both tests count only what all parties know', () => {
  const secretly = deal([owes('iran', 'cap', 'usa'), owes('usa', 'no-covert', 'iran')], { secret: true });
  const openly = { ...secretly, secret: false };
  const bilateral = deal([owes('iran', 'access', 'usa')]);
  const trilateral = deal([owes('iran', 'access', ['usa', 'israel'])]);
  it.each([
    ['a public deal', openly, trilateral, 4],
    ['a secret deal of the same parties', secretly, bilateral, 4],
    ['not one that a party does not know of', secretly, trilateral, 1],
    [
      'not one of others',
      deal([owes('usa', 'umbrella', 'israel'), owes('israel', 'endorse', 'usa')], { secret: true }),
      bilateral,
      1,
    ],
    [
      'a secret deal of all three',
      deal([owes('iran', 'cap', ['usa', 'israel'])], { secret: true }),
      trilateral,
      4,
    ],
  ])('%s', (_, inForce, draft, exposure) => {
    expect(sums({ deals: [inForce] }, draft, 'iran')[2]).toBe(exposure);
  });
});

it('hold-fire of Iran and Israel needs trust or cover that is not there in July', () => {
  const bare = deal(mutual('hold-fire', 'iran', 'israel'));
  expect(appraise(table(), bare).passes).toBe(false);
  const covered = deal([
    ...mutual('hold-fire', 'iran', 'israel'),
    owes('usa', 'no-regime-change', 'iran'),
    owes('israel', 'no-regime-change', 'iran'),
    owes('iran', 'proxy-restraint', 'israel'),
  ]);
  expect(appraise(table(), covered).parties.map(({ credibility }) => credibility.margin)).toEqual([
    1, -1, -1,
  ]);
});
