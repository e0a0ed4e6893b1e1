import { describe, expect, it } from 'vitest';
import { ORDERS, type OrderId } from '../../shared/content/orders';
import type { Seat } from '../../shared/content/seats';
import { detectionChance } from '../../shared/rules/knowledge';
import {
  CALM,
  command,
  deal,
  net,
  netOf,
  ofKind,
  order,
  owes,
  table,
  withLuck,
  type Given,
  type Net,
  type Orders,
} from './support';

// RULES 5 and 11: the chance that a covert order is found out, and what that adds.

describe('the chance, in percent', () => {
  const ROWS: readonly (readonly [seat: Seat, tracks: Given['tracks'], chance: number])[] = [
    // Iran’s acts: {10, 30, 60, 90} by access + 2 for each point of intel …
    ['iran', { access: 0, intel: 0 }, 10],
    ['iran', { access: 1, intel: 0 }, 30],
    ['iran', { access: 2, intel: 0 }, 60],
    ['iran', { access: 3, intel: 0 }, 90],
    ['iran', { access: 1, intel: 8 }, 46],
    ['iran', { access: 0, intel: 10 }, 30],
    ['iran', { access: 3, intel: 8 }, 95], // … and never certain
    ['iran', { access: 2, intel: 5, security: 10 }, 70], // security hides nothing from inspectors
    // American and Israeli ones: 20 + 5 for each point of security.
    ['usa', { security: 0 }, 20],
    ['usa', { security: 2 }, 30],
    ['israel', { security: 2 }, 30],
    ['israel', { security: 10 }, 70],
    ['israel', { security: 2, access: 3, intel: 10 }, 30],
  ];
  it.each(ROWS)('for %s with %o: %i', (seat, tracks, chance) => {
    expect(detectionChance(table({ tracks: tracks ?? {} }), seat)).toBe(chance);
  });

  it('is what it says, over many seeds', () => {
    let found = 0;
    for (let number = 0; number < 1_000; number++) {
      const state = table({ seed: `${number}`.padStart(32, '0') });
      found += ofKind(command(state, { iran: ['proxies'] }), 'detected').length;
    }
    // 46 %, with a standard deviation of 1.6 %.
    expect(found).toBeGreaterThan(410);
    expect(found).toBeLessThan(510);
  });

  it('is taken from the tracks as they stand at the end of Resolution', () => {
    // Inspectors come in to access 3 and the spies are purged: 94 %, against 10 + 16 without them.
    const count = (orders: readonly string[]) => {
      let found = 0;
      for (let number = 0; number < 300; number++) {
        const state = table({ seed: `${number}`.padStart(32, '0'), tracks: { access: 2, streets: 5 } });
        found += ofKind(command(state, { iran: orders }), 'detected').length;
      }
      return found;
    };
    const [stays, admitted, expelled] = [
      count(['proxies']),
      count(['proxies', 'inspectors:admit']),
      count(['proxies', 'inspectors:expel']),
    ];
    expect(admitted).toBeGreaterThan(stays + 20);
    expect(expelled).toBeLessThan(stays - 50);
  });
});

interface Found {
  readonly orders: Orders;
  /** What the line of the detection moved. */
  readonly moved: Net;
}

const TRUSTING: Given['trust'] = {
  usa: { iran: 5 },
  iran: { usa: 5, israel: 5 },
  israel: { iran: 5 },
};

function detected(orders: Orders, given: Given = {}, wanted = true) {
  return withLuck(
    (seed) => {
      const tracks = { security: 5, ...given.tracks };
      const state = table({ trust: TRUSTING, ...given, tracks, seed });
      return { state, lines: command(state, orders) };
    },
    ({ lines }) => ofKind(lines, 'detected').length > 0 === wanted,
  );
}

describe('what detection adds', () => {
  const ROWS: readonly Found[] = [
    // A detected act costs 1 of the trust of each seat it was against; weaponise 2.
    { orders: { usa: ['subvert'] }, moved: { streets: 2, 'iran→usa': -3 } }, // 3 in all
    { orders: { usa: ['assess:heu'] }, moved: {} }, // spying is no news
    { orders: { iran: ['enrich-secret'] }, moved: { 'usa→iran': -1, 'israel→iran': -1 } },
    { orders: { iran: ['conceal'] }, moved: { 'usa→iran': -1, 'israel→iran': -1 } },
    { orders: { iran: ['weaponise'] }, moved: { 'usa→iran': -2, 'israel→iran': -2 } },
    { orders: { iran: ['proxies'] }, moved: { 'israel→iran': -1, ceasefire: -1, escalation: 1 } },
    { orders: { israel: ['sabotage:sites'] }, moved: { 'iran→israel': -1, ceasefire: -2, escalation: 1 } },
    { orders: { israel: ['sabotage:weapon'] }, moved: { 'iran→israel': -1, ceasefire: -2, escalation: 1 } },
    { orders: { israel: ['recruit'] }, moved: {} },
    { orders: { israel: ['reconnoitre:heu'] }, moved: {} },
  ];
  it.each(ROWS)('$orders', ({ orders, moved }) => {
    const { state, lines } = detected(orders);
    const [line] = ofKind(lines, 'detected');
    expect(net(line?.moves ?? [])).toEqual(moved);
    // All three learn who did what.
    const record = Object.values(state.log ?? {}).find(({ entry }) => entry === line);
    expect(record?.audience).toBeNull();
    const [seat, texts] = Object.entries(orders)[0] ?? [];
    const text = texts?.[0] ?? '';
    expect(line?.what).toMatchObject({ seat, order: order(text).order, target: order(text).target ?? null });
  });

  it('undetected, nobody loses trust', () => {
    for (const { orders } of ROWS) {
      const { lines } = detected(orders, {}, false);
      expect(Object.keys(netOf(lines)).filter((name) => name.includes('→'))).toEqual([]);
    }
  });

  it('every covert order has a row, and no other', () => {
    const covert = Object.keys(ORDERS).filter((id) => ORDERS[id as OrderId].covert);
    const named = ROWS.map(({ orders }) => Object.values(orders)[0]?.[0]?.split(':')[0]);
    expect(new Set(named)).toEqual(new Set(covert));
  });

  it('comes on top of what the act did', () => {
    const { lines } = detected({ usa: ['subvert'] }, { tracks: CALM });
    expect(net(ofKind(lines, 'covert').flatMap(({ moves }) => moves)).streets).toBe(-3);
    expect(netOf(lines).streets).toBe(-1); // 3 down, 2 up
  });
});

describe('a covert act and a promise', () => {
  const promise = deal([owes('iran', 'proxy-restraint', 'israel'), owes('israel', 'no-covert', 'iran')]);
  it('is a breach once it is detected', () => {
    const { lines } = detected({ iran: ['proxies'] }, { deals: [promise] });
    expect(ofKind(lines, 'breach').map(({ what }) => what.breach.debtor)).toEqual(['iran']);
  });
  it('is none as long as nobody knows', () => {
    const { state, lines } = detected({ iran: ['proxies'] }, { deals: [promise] }, false);
    expect(ofKind(lines, 'breach')).toEqual([]);
    expect(state.deals['deal-1']?.record['1:iran']).toBe('kept');
  });
});
