import { describe, expect, it } from 'vitest';
import { ORDER_IDS, ORDERS, type OrderId } from '../../shared/content/orders';
import type { Seat } from '../../shared/content/seats';
import { TERM_KINDS, TERMS, type TermKind } from '../../shared/content/terms';
import { brokenBy } from '../../shared/rules/breach';
import type { Order, Term } from '../../shared/rules/state';
import { command, deal, ofKind, order, owes, table, withLuck, type Given, type Orders } from './support';

// RULES 7 and 11: which orders break which standing terms, whomever they are owed to.

const allOrders: Order[] = ORDER_IDS.flatMap((id): Order[] => {
  const targets = Object.keys(ORDERS[id].targets);
  return targets.length > 0 ? targets.map((target) => ({ order: id, target })) : [{ order: id }];
});
const textOf = ({ order: id, target }: Order): string => (target === undefined ? id : `${id}:${target}`);

/** Every order of the debtor that breaks the term, and whom it wrongs. */
const breaking = (term: Term, given: Given = {}): Record<string, readonly Seat[]> => {
  const state = table({ ...given, deals: [deal([term])] });
  return Object.fromEntries(
    allOrders.flatMap((each) => {
      if (ORDERS[each.order as OrderId].seat !== term.debtor) return [];
      const [breach] = brokenBy(state, term.debtor, each);
      return breach ? [[textOf(each), breach.to]] : [];
    }),
  );
};

type Row = readonly [
  term: Term,
  why: string,
  given: Given,
  broken: Readonly<Record<string, readonly Seat[]>>,
];
const both: readonly Seat[] = ['usa', 'israel'];

const ROWS: readonly Row[] = [
  [owes('usa', 'hold-fire', 'iran'), 'no force on them', {}, { 'bomb:sites': ['iran'] }],
  [owes('iran', 'hold-fire', 'israel'), 'a base attack is not on Israel', {}, { barrage: ['israel'] }],
  [owes('iran', 'hold-fire', 'usa'), 'a barrage is not on America', {}, { 'base-attack': ['usa'] }],
  [
    owes('iran', 'hold-fire', both),
    'only who is hit is wronged',
    {},
    { barrage: ['israel'], 'base-attack': ['usa'] },
  ],
  [
    owes('israel', 'hold-fire', 'iran'),
    'strikes and raids',
    {},
    {
      'airstrike:sites': ['iran'],
      'airstrike:missiles': ['iran'],
      'airstrike:leadership': ['iran'],
      'raid:sites': ['iran'],
      'raid:missiles': ['iran'],
    },
  ],
  [owes('israel', 'hold-fire', 'usa'), 'Israel has nothing to fire on America', {}, {}],
  [owes('usa', 'no-covert', 'iran'), 'spying is not covered', {}, { subvert: ['iran'] }],
  [owes('iran', 'no-covert', 'israel'), 'proxies alone', {}, { proxies: ['israel'] }],
  [owes('iran', 'no-covert', 'usa'), 'proxies are not against America', {}, {}],
  [
    owes('israel', 'no-covert', 'iran'),
    'sabotage alone',
    {},
    { 'sabotage:sites': ['iran'], 'sabotage:weapon': ['iran'] },
  ],
  [owes('usa', 'no-regime-change', 'iran'), 'subversion', {}, { subvert: ['iran'] }],
  [
    owes('israel', 'no-regime-change', 'iran'),
    'a strike on the leadership',
    {},
    { 'airstrike:leadership': ['iran'] },
  ],
  [owes('usa', 'security-guarantee', 'iran'), 'no bomb', {}, { 'bomb:sites': ['iran'] }],
  [owes('usa', 'umbrella', 'israel'), 'broken by responses alone', {}, {}],
  [
    owes('iran', 'access', both, { level: 2 }),
    'expelling below the level, and concealing',
    { tracks: { access: 2 } },
    { 'inspectors:expel': both, conceal: both },
  ],
  [
    owes('iran', 'access', 'usa', { level: 2 }),
    'expelling down to the level',
    { tracks: { access: 3 } },
    { conceal: ['usa'] },
  ],
  [owes('iran', 'cap', both, { level: 1 }), 'no enrichment', {}, { enrich: both, 'enrich-secret': both }],
  [
    owes('iran', 'cap', 'israel', { level: 2 }),
    'nor at zero',
    {},
    { enrich: ['israel'], 'enrich-secret': ['israel'] },
  ],
  [owes('iran', 'no-weapon', both), 'no work on a weapon', {}, { weaponise: both }],
  [
    owes('iran', 'missile-limit', 'israel'),
    'rebuilding above 4',
    { tracks: { missiles: 5 } },
    { 'rebuild:missiles': ['israel'] },
  ],
  [
    owes('iran', 'missile-limit', 'israel'),
    'rebuilding at 4',
    { tracks: { missiles: 4 } },
    { 'rebuild:missiles': ['israel'] },
  ],
  [owes('iran', 'missile-limit', 'israel'), 'rebuilding up to 4', { tracks: { missiles: 3 } }, {}],
  [owes('iran', 'proxy-restraint', 'israel'), 'no proxies', {}, { proxies: ['israel'] }],
  [
    owes('israel', 'endorse', 'usa'),
    'no leak, no lobby',
    {},
    { 'leak:plain': ['usa'], 'leak:dressed-up': ['usa'], lobby: ['usa'] },
  ],
  [owes('usa', 'relief', 'iran', { due: 8 }), 'tightening, at any time', {}, { tighten: ['iran'] }],
  [owes('usa', 'aid', 'israel', { due: 8 }), 'by withholding alone', {}, {}],
  [owes('iran', 'ship-out', 'usa', { due: 8 }), 'by withholding, or falling short', {}, {}],
  [owes('iran', 'release', 'usa', { due: 8 }), 'by withholding alone', {}, {}],
  [owes('israel', 'share-intel', 'usa', { due: 8 }), 'by withholding alone', {}, {}],
];

describe('what breaks a term', () => {
  it.each(ROWS)('%o: %s', (term, _, given, broken) => {
    expect(breaking(term, given)).toEqual(broken);
  });

  it('every term is named above', () => {
    expect(new Set(ROWS.map(([{ kind }]) => kind)).size).toBe(TERM_KINDS.length);
  });
});

describe('relief and tightening', () => {
  const relief = deal([owes('usa', 'relief', 'iran')]);
  it.each([
    ['owed', relief, true],
    ['given', { draft: relief, with: { delivered: { 0: 1 } } }, true],
    ['taken back', { draft: relief, with: { delivered: { 0: 1 }, lapsed: { 0: 2 } } }, false],
    ['of a deal that ended', { draft: relief, with: { status: 'expired' } as const }, false],
  ])('%s: a breach %s', (_, inForce, breach) => {
    const lines = command(table({ round: 3, deals: [inForce] }), { usa: ['tighten'] });
    expect(ofKind(lines, 'breach').length > 0).toBe(breach);
  });
});

describe('a breach comes to light', () => {
  const DEBTS: Readonly<Partial<Record<TermKind, readonly [orders: Orders, given: Given]>>> = {
    'hold-fire': [{ israel: ['raid:sites'] }, {}],
    'no-covert': [{ usa: ['subvert'] }, {}],
    'no-regime-change': [{ usa: ['subvert'] }, {}],
    'security-guarantee': [{ usa: ['bomb:sites'] }, {}],
    access: [{ iran: ['inspectors:expel'] }, {}],
    cap: [{ iran: ['enrich'] }, {}],
    'no-weapon': [{ iran: ['weaponise'] }, {}],
    'missile-limit': [{ iran: ['rebuild:missiles'] }, {}],
    'proxy-restraint': [{ iran: ['proxies'] }, {}],
    endorse: [{ israel: ['lobby'] }, {}],
  };
  it.each(Object.entries(DEBTS))('%s', (kind, [orders, given]) => {
    const [debtor = 'usa'] = Object.keys(orders) as Seat[];
    const text = orders[debtor]?.[0] ?? '';
    const { creditors } = TERMS[kind as TermKind];
    const to =
      creditors.find(
        (seat) => seat !== debtor && !(debtor === 'israel' && seat === 'usa' && kind === 'hold-fire'),
      ) ?? 'usa';
    const creditor = kind === 'hold-fire' ? 'iran' : to;
    const { state, lines } = withLuck(
      (seed) => {
        const trust = { usa: { iran: 9 }, iran: { usa: 9, israel: 9 }, israel: { iran: 9 } };
        const now = table({
          seed,
          trust,
          tracks: { streets: 5, security: 8 },
          ...given,
          deals: [deal([owes(debtor, kind as TermKind, creditor)])],
        });
        return { state: now, lines: command(now, orders) };
      },
      (result) => ofKind(result.lines, 'breach').length > 0,
    );
    const [line] = ofKind(lines, 'breach');
    expect(line?.what).toEqual({
      kind: 'breach',
      breach: { deal: 'deal-1', debtor, term: 0, to: [creditor] },
      how: order(text).order,
    });
    expect(line?.moves).toMatchObject([{ trust: [creditor, debtor] }]);
    expect(state.deals['deal-1']?.record['1:' + debtor]).toBe('broken');
    expect(state.deals['deal-1']?.injured).toEqual({ [creditor]: 2 });
  });
});
