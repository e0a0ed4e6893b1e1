import { describe, expect, it } from 'vitest';
import { ORDER_IDS, ORDERS, type OrderId } from '../../shared/content/orders';
import type { RefusalCode } from '../../shared/rules/actions';
import { command, net, order, refusalOf, table, endTalks, withLuck, type Given, type Net } from './support';

// RULES 4, with the numbers of RULES 11: what the line of each order says that it moved, seen from a table in July.
// Strikes with a die have a file of their own; what detection adds is in detection.test.ts.

type Row = readonly [order: string, why: string, given: Given, expected: Net];

const UNITED_STATES: readonly Row[] = [
  ['shuttle', 'one in a truce', {}, { ceasefire: 1 }],
  ['shuttle', 'two in a war', { war: true, tracks: { ceasefire: 1 } }, { ceasefire: 2 }],
  ['shuttle', 'up to 7', { tracks: { ceasefire: 7 } }, {}],
  ['shuttle', 'lowers nothing that is higher', { tracks: { ceasefire: 9 } }, {}],
  ['reassure:iran', 'and the base pays', {}, { 'iran→usa': 1, base: -1 }],
  ['reassure:iran', 'trust up to 4', { trust: { iran: { usa: 4 } } }, { base: -1 }],
  ['reassure:israel', 'trust up to 4', { trust: { israel: { usa: 3 } } }, { 'israel→usa': 1 }],
  ['reassure:israel', 'lowers nothing that is higher', {}, {}],
  ['tighten', 'Iran pays, and trusts less', {}, { sanctions: 1, economy: -1, 'iran→usa': -1 }],
  ['relax', 'as a signal', {}, { sanctions: -1, economy: 1, 'iran→usa': 2, base: -1 }],
  [
    'relax',
    'two of trust, up to 4',
    { trust: { iran: { usa: 3 } } },
    { sanctions: -1, economy: 1, 'iran→usa': 1, base: -1 },
  ],
  ['relax', 'trust up to 4', { trust: { iran: { usa: 4 } } }, { sanctions: -1, economy: 1, base: -1 }],
  ['arm', 'Israel trusts more, Iran less', {}, { shield: 1, 'israel→usa': 1, 'iran→usa': -1 }],
  ['restrain', 'a warning costs trust at once', {}, { 'israel→usa': -1 }],
  ['rally', 'two in a truce', { tracks: { base: 4 } }, { base: 2 }],
  ['rally', 'up to 6', { tracks: { base: 5 } }, { base: 1 }],
  ['rally', 'not above 6', {}, {}],
  ['rally', 'lowers nothing that is higher', { tracks: { base: 9 } }, {}],
  ['rally', 'one in a war', { war: true, tracks: { ceasefire: 1 } }, { base: 1 }],
  ['rally', 'in a war above 6 too', { war: true, tracks: { ceasefire: 1, base: 8 } }, { base: 1 }],
  ['subvert', 'covert', { tracks: { streets: 5 } }, { streets: -4 }],
  ['subvert', 'no lower than 0', {}, { streets: -3 }],
  ['assess:heu', 'a signal only', {}, {}],
  ['assess:weapon', 'a signal only', {}, {}],
];

const IRAN: readonly Row[] = [
  ['rebuild:missiles', '', {}, { missiles: 1 }],
  ['rebuild:security', '', {}, { security: 1 }],
  ['purge', 'innocent people are caught too', {}, { intel: -2, streets: -1 }],
  [
    'enrich',
    'under the eyes of the world',
    { trust: { israel: { iran: 2 } } },
    { sites: 2, 'usa→iran': -1, 'israel→iran': -1 },
  ],
  ['enrich-secret', 'one unit', {}, { heu: 1 }],
  ['conceal', 'three units', { secret: { heu: 7, concealed: 2 } }, { concealed: 3 }],
  ['conceal', 'at most all of it', { secret: { heu: 5, concealed: 3 } }, { concealed: 2 }],
  ['weaponise', 'one step', { secret: { heu: 4, weapon: 1 } }, { weapon: 1 }],
  ['weaponise', 'two with uranium at 5', { secret: { heu: 5, weapon: 1 } }, { weapon: 2 }],
  ['weaponise', 'no further than 5', { secret: { heu: 7, weapon: 4 } }, { weapon: 1 }],
  ['inspectors:admit', '', {}, { access: 1, 'usa→iran': 1 }],
  ['inspectors:admit', 'trust up to 4', { trust: { usa: { iran: 4 } } }, { access: 1 }],
  ['inspectors:expel', 'the streets like it', {}, { access: -1, 'usa→iran': -2, streets: 1 }],
  ['reform', 'the services lose', {}, { streets: 1, security: -1 }],
  ['crackdown', 'the services gain; the streets pay later', {}, { security: 1 }],
  ['subsidise', 'on credit', {}, { streets: 2, economy: -1 }],
  [
    'base-attack',
    'no die, no damage, no rally',
    {},
    { missiles: -1, streets: 2, base: -1, escalation: 1, ceasefire: -2, 'usa→iran': -2 },
  ],
  ['proxies', 'fire that nobody owns', {}, { coalition: -1, shield: -1 }],
  ['gesture', 'hardliners grumble', {}, { 'usa→iran': 1, streets: -1 }],
  ['gesture', 'trust up to 4', { trust: { usa: { iran: 5 } } }, { streets: -1 }],
];

const ISRAEL: readonly Row[] = [
  ['rearm', '', {}, { shield: 1 }],
  [
    'raid:sites',
    'one, without a die; it counts in the toll',
    { trust: { iran: { israel: 3 } } },
    { sites: -1, coalition: 1, escalation: 1, ceasefire: -2, toll: 1, 'iran→israel': -2 },
  ],
  ['raid:missiles', '', {}, { missiles: -1, coalition: 1, escalation: 1, ceasefire: -2, toll: 1 }],
  ['sabotage:sites', 'spends agents', {}, { sites: -2, intel: -1 }],
  ['sabotage:weapon', 'spends agents', {}, { weapon: -1, intel: -1 }],
  ['sabotage:weapon', 'where there is nothing to break', { secret: { weapon: 0 } }, { intel: -1 }],
  ['recruit', '', {}, { intel: 2 }],
  ['reconnoitre:heu', 'a signal only', {}, {}],
  ['reconnoitre:weapon', 'a signal only', {}, {}],
  [
    'leak:plain',
    'Iran looks worse',
    { lastSignal: { subject: 'heu', value: 5, width: 1, round: 1 } },
    { 'usa→iran': -1 },
  ],
  [
    'leak:dressed-up',
    'nobody sees the difference',
    { lastSignal: { subject: 'heu', value: 5, width: 1, round: 1 } },
    { 'usa→iran': -1 },
  ],
  ['lobby', '', {}, { 'usa→israel': 1 }],
  ['court', '', {}, { coalition: 2 }],
  ['stand-down', 'partners grumble', {}, { ceasefire: 1, 'usa→israel': 1, coalition: -1 }],
  ['stand-down', 'ceasefire up to 7', { tracks: { ceasefire: 7 } }, { 'usa→israel': 1, coalition: -1 }],
];

const seatOf = (text: string) => ORDERS[order(text).order as OrderId].seat;

function lineOf(given: Given, text: string): Net {
  const state = table(given);
  const { order: id, target = null } = order(text);
  const lines = command(state, { [seatOf(text)]: [text] });
  const own = lines.filter(
    ({ what }) =>
      (what.kind === 'order' || what.kind === 'covert' || what.kind === 'strike') &&
      what.order === id &&
      (id === 'leak' || what.target === target),
  );
  expect(own).toHaveLength(1);
  return net(own.flatMap(({ moves }) => moves));
}

describe.each([
  ['the United States', UNITED_STATES],
  ['Iran', IRAN],
  ['Israel', ISRAEL],
])('orders of %s', (_, rows) => {
  it.each(rows)('%s: %s', (text, _why, given, expected) => {
    expect(lineOf(given, text)).toEqual(expected);
  });
});

it('no order is forgotten: these, and those with a die', () => {
  const named = [...UNITED_STATES, ...IRAN, ...ISRAEL].map(([text]) => text.split(':')[0]);
  expect(new Set([...named, 'bomb', 'barrage', 'airstrike'])).toEqual(new Set<string>(ORDER_IDS));
  expect(ORDER_IDS).toHaveLength(34);
});

const signal = { subject: 'heu', value: 5, width: 1, round: 1 } as const;
const NEEDS: readonly (readonly [order: string, given: Given, refusal: RefusalCode | null])[] = [
  ['tighten', { tracks: { sanctions: 10 } }, 'track-too-high'],
  ['tighten', { tracks: { sanctions: 9 } }, null],
  ['relax', { tracks: { sanctions: 0 } }, 'track-too-low'],
  ['relax', { tracks: { sanctions: 1 } }, null],
  ['bomb:sites', { tracks: { base: 0, ceasefire: 1 }, war: true }, 'track-too-low'],
  ['bomb:sites', { tracks: { base: 1, ceasefire: 1 }, war: true }, null],
  ['enrich-secret', { tracks: { sites: 1 } }, 'track-too-low'],
  ['enrich-secret', { tracks: { sites: 2, streets: 5 } }, null],
  ['enrich-secret', { secret: { heu: 10 } }, 'track-too-high'],
  ['conceal', { secret: { heu: 4, concealed: 4 } }, 'nothing-concealable'],
  ['conceal', { secret: { heu: 0, concealed: 0 } }, 'nothing-concealable'],
  ['weaponise', { secret: { heu: 0, concealed: 0 } }, 'no-uranium'],
  ['weaponise', { secret: { heu: 1, concealed: 0 } }, null],
  ['inspectors:admit', { tracks: { access: 3 } }, 'track-too-high'],
  ['inspectors:expel', { tracks: { access: 0 } }, 'track-too-low'],
  ['subsidise', { tracks: { economy: 0 } }, 'track-too-low'],
  ['barrage', { tracks: { missiles: 1 } }, 'track-too-low'],
  ['barrage', { tracks: { missiles: 2 } }, null],
  ['base-attack', { tracks: { missiles: 0 } }, 'track-too-low'],
  ['airstrike:sites', { tracks: { coalition: 0 } }, 'track-too-low'],
  ['raid:sites', { tracks: { coalition: 0 } }, 'track-too-low'],
  ['raid:sites', { tracks: { coalition: 1 } }, null],
  ['sabotage:sites', { tracks: { intel: 0 } }, 'track-too-low'],
  ['leak:plain', {}, 'no-signal'],
  ['leak:plain', { lastSignal: signal }, null],
];

describe('what orders need', () => {
  it.each(NEEDS)('%s with %o: %s', (text, given, refusal) => {
    const state = table(given);
    endTalks(state);
    expect(refusalOf(state, seatOf(text), { type: 'orders', orders: [order(text)] })).toBe(refusal);
  });

  const TARGETS: readonly (readonly [orders: readonly string[], refusal: RefusalCode | null])[] = [
    [['shuttle:iran'], 'unknown-target'], // nothing to choose
    [['reassure'], 'unknown-target'], // must name one
    [['reassure:usa'], 'unknown-target'],
    [['airstrike:base'], 'unknown-target'],
    // Names that every object has are no targets.
    [['reassure:constructor'], 'unknown-target'],
    [['airstrike:toString'], 'unknown-target'],
    [['shuttle', 'shuttle'], 'repeated-order'],
    [['rebuild:missiles', 'rebuild:missiles'], 'repeated-order'],
    [['rebuild:missiles', 'rebuild:security'], null], // the same order at different targets
    [['assess:heu', 'assess:weapon'], null],
    [['nuke'], 'unknown-order'],
    [['constructor'], 'unknown-order'],
    [[], null], // a pass
  ];
  it.each(TARGETS)('%j: %s', (texts, refusal) => {
    const state = table({ tracks: { streets: 5 } });
    endTalks(state);
    const id = order(texts[0] ?? '').order as OrderId;
    const seat = Object.hasOwn(ORDERS, id) ? ORDERS[id].seat : 'usa';
    expect(refusalOf(state, seat, { type: 'orders', orders: texts.map(order) })).toBe(refusal);
  });

  it('one signal is leaked once, in one round as in two', () => {
    const both = table({ lastSignal: signal });
    endTalks(both);
    const orders = ['leak:plain', 'leak:dressed-up'].map(order);
    expect(refusalOf(both, 'israel', { type: 'orders', orders })).toBe('no-signal');
    const state = table({ lastSignal: signal });
    command(state, { israel: ['leak:plain'] });
    endTalks(state);
    expect(refusalOf(state, 'israel', { type: 'orders', orders: [order('leak:plain')] })).toBe('no-signal');
  });

  it('are asked for when the order is given: what happens in the round does not undo it', () => {
    // The raid destroys the missile that the announced attack needed when it was ordered.
    const state = table({ tracks: { missiles: 1 } });
    const lines = command(state, { iran: ['base-attack'], israel: ['raid:missiles'] });
    expect(lines.filter(({ what }) => what.kind === 'strike')).toHaveLength(2);
    expect(state.tracks.missiles).toBe(0);
  });
});

describe('one order and the other', () => {
  it('lobby costs the base 1 while a deal with relief is in force', () => {
    const relief = {
      parties: ['usa', 'iran'],
      terms: [{ kind: 'relief', debtor: 'usa', to: ['iran'], level: 1, inLaw: false, due: 4, after: null }],
      rounds: null,
      secret: false,
      snapback: false,
    } as const;
    expect(lineOf({ deals: [relief] }, 'lobby')).toEqual({ 'usa→israel': 1, base: -1 });
    // … owed or given
    const given = { draft: relief, with: { delivered: { 0: 1 } } };
    expect(lineOf({ round: 3, deals: [given] }, 'lobby')).toEqual({ 'usa→israel': 1, base: -1 });
    const denounced = { draft: relief, with: { status: 'denounced', ended: 1 } as const };
    expect(lineOf({ round: 3, deals: [denounced] }, 'lobby')).toEqual({ 'usa→israel': 1 });
  });

  it('restrain: if Israel uses force in the next round it loses 2 coalition and 2 of Washington’s trust', () => {
    const lines = (text: string, restrained: number) =>
      command(table({ round: 3, restrained }), { israel: [text] }).filter(
        ({ what }) => what.kind === 'restraint-ignored',
      );
    for (const text of ['raid:sites', 'airstrike:missiles']) {
      expect(lines(text, 3).map(({ moves }) => net(moves))).toEqual([{ coalition: -2, 'usa→israel': -2 }]);
      // not in the round of the warning, and not later
      expect(lines(text, 4)).toEqual([]);
      expect(lines(text, 2)).toEqual([]);
    }
    expect(lines('court', 3)).toEqual([]);
    const state = table();
    command(state, { usa: ['restrain'] });
    expect(state.restrained).toBe(2);
  });

  it('restraint is paid once, however many strikes', () => {
    const state = table({ round: 2, restrained: 2 });
    const lines = command(state, { israel: ['raid:sites', 'raid:missiles'] });
    expect(lines.filter(({ what }) => what.kind === 'restraint-ignored')).toHaveLength(1);
  });

  it('phases come in order: home fronts, covert acts, strikes, rebuilding, inspectors', () => {
    const state = table({ tracks: { streets: 5 } });
    const first = command(state, {
      usa: ['shuttle', 'assess:heu'],
      iran: ['inspectors:admit', 'rebuild:security'],
      israel: ['raid:sites', 'court'],
    });
    const names = first.flatMap(({ what }) =>
      what.kind === 'order' || what.kind === 'covert' || what.kind === 'strike' ? [what.order] : [],
    );
    expect(names).toEqual(['shuttle', 'court', 'assess', 'raid', 'rebuild', 'inspectors']);
  });
});

describe('what others read of a covert order', () => {
  const run = (text: string) =>
    withLuck(
      (seed) => {
        const state = table({ seed, tracks: { intel: 0, security: 0 } });
        const lines = command(state, { [seatOf(text)]: [text] });
        return { state, detected: lines.some(({ what }) => what.kind === 'detected') };
      },
      ({ detected }) => !detected,
    ).state;
  const read = (state: ReturnType<typeof run>, reader: 'usa' | 'iran' | 'israel' | 'gallery') =>
    Object.values(state.log ?? {}).filter(
      ({ audience, entry }) =>
        entry.step === 'resolution' && (audience === null || audience[reader] === true),
    );

  it.each([
    ['subvert', 'iran', ['unexplained'], { streets: -3 }], // seen as a change without an author; from 3 to 0
    ['proxies', 'israel', ['unexplained'], { coalition: -1, shield: -1 }],
    ['proxies', 'gallery', ['unexplained'], { coalition: -1, shield: -1 }],
    ['weaponise', 'usa', [], {}], // nothing that anybody could see
    ['weaponise', 'iran', ['covert'], { weapon: 2 }], // with 5 units
    ['recruit', 'israel', ['covert'], {}],
  ] as const)('%s, read by %s: %j', (text, reader, kinds, moved) => {
    const lines = read(run(text), reader);
    expect(lines.map(({ entry }) => entry.what.kind)).toEqual(kinds);
    if (text !== 'recruit') expect(net(lines.flatMap(({ entry }) => entry.moves))).toEqual(moved);
  });
});
