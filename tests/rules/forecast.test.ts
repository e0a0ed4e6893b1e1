import { describe, expect, it } from 'vitest';
import { ORDER_IDS, ORDERS, type OrderId } from '../../shared/content/orders';
import type { Seat } from '../../shared/content/seats';
import { forecastOrder } from '../../shared/rules/forecast';
import { stateHash } from '../../shared/rules/hash';
import { seatView } from '../../shared/views/filter';
import {
  command,
  deal,
  mutual,
  net,
  netOf,
  ofKind,
  order,
  owes,
  table,
  withLuck,
  type Given,
} from './support';

// RULES 1: what is shown before anybody commits is what then happens.

const signal = { subject: 'heu', value: 5, width: 1, round: 1 } as const;
const TEXTS: readonly string[] = ORDER_IDS.flatMap((id) => {
  const targets = Object.keys(ORDERS[id].targets);
  return targets.length > 0 ? targets.map((target) => `${id}:${target}`) : [id];
});
const seatOf = (text: string): Seat => ORDERS[order(text).order as OrderId].seat;

const TABLES: readonly (readonly [name: string, given: Given])[] = [
  ['in July', {}],
  ['in a war', { war: true, round: 3, tracks: { ceasefire: 1, escalation: 6 } }],
  [
    'at the ends of the range',
    {
      tracks: {
        base: 10,
        streets: 4,
        coalition: 9,
        sites: 10,
        economy: 1,
        shield: 0,
        missiles: 2,
        escalation: 8,
        security: 1,
        intel: 1,
      },
      secret: { heu: 7, concealed: 5, weapon: 3 },
    },
  ],
  [
    // With room in the coalition, so that what a hit adds is not cut off at either end.
    'weary and restrained',
    { round: 3, restrained: 3, lastForce: { usa: 2, iran: 2, israel: 2 }, tracks: { coalition: 8 } },
  ],
  [
    'with promises to break',
    {
      round: 2,
      trust: { usa: { iran: 9, israel: 9 }, iran: { usa: 9, israel: 9 }, israel: { usa: 9, iran: 9 } },
      deals: [
        deal([
          ...mutual('hold-fire', 'iran', 'israel'),
          ...mutual('hold-fire', 'usa', 'iran'),
          ...mutual('no-covert', 'iran', 'israel'),
          owes('usa', 'no-regime-change', 'iran'),
        ]),
        deal(
          [
            owes('usa', 'security-guarantee', 'iran'),
            owes('usa', 'relief', 'iran', { due: 8, inLaw: true }),
            owes('iran', 'cap', ['usa', 'israel']),
            owes('iran', 'access', 'usa'),
            owes('iran', 'no-weapon', ['usa', 'israel']),
            owes('iran', 'missile-limit', 'israel'),
            owes('israel', 'endorse', 'usa'),
          ],
          { snapback: true },
        ),
      ],
    },
  ],
];

describe.each(TABLES)('%s', (_, given) => {
  it.each(TEXTS)('%s', (text) => {
    const seat = seatOf(text);
    const wanted = order(text);
    const build = (seed?: string) =>
      table({
        lastSignal: signal,
        ...given,
        tracks: { streets: 5, ...given.tracks },
        ...(seed ? { seed } : {}),
      });
    const state = build();
    const before = stateHash(state);
    const forecast = forecastOrder(seatView(state, seat), seat, wanted);
    expect(stateHash(state)).toBe(before);

    const covert = ORDERS[wanted.order as OrderId].covert;
    const { force } = ORDERS[wanted.order as OrderId] as { force?: { die: boolean } };
    const run = (seed: string) => ({ lines: command(build(seed), { [seat]: [text] }) });
    const detected = (lines: ReturnType<typeof command>) => ofKind(lines, 'detected').length > 0;
    const { lines } = covert ? withLuck(run, (result) => detected(result.lines)) : run(state.seed);
    const own = lines.filter(
      ({ what }) =>
        what.kind === 'order' ||
        what.kind === 'covert' ||
        what.kind === 'strike' ||
        what.kind === 'weary' ||
        what.kind === 'restraint-ignored',
    );
    if (!force?.die) expect(net(forecast.moves)).toEqual(seen(seat, netOf(own)));
    else {
      // What is certain, and what follows from the damage that the die brings.
      const [strike] = ofKind(lines, 'strike');
      const percent = forecast.strike?.damage.find(({ damage }) => damage === strike?.what.damage)?.percent;
      expect(percent).toBeGreaterThan(0);
      const least = forecast.strike?.damage.find(({ damage }) => damage > 0)?.damage;
      const happened = withLuck(run, (result) => {
        const damage = ofKind(result.lines, 'strike')[0]?.what.damage ?? 0;
        return least === undefined || damage === least;
      }).lines.filter(
        ({ what }) => what.kind === 'strike' || what.kind === 'weary' || what.kind === 'restraint-ignored',
      );
      expect(net([...forecast.moves, ...forecast.onHit])).toEqual(seen(seat, netOf(happened)));
    }
    const line = ofKind(lines, 'detected')[0];
    expect(forecast.detection === null).toBe(!covert);
    expect(net(forecast.onDetection)).toEqual(net(line?.moves ?? []));
    const breaches = ofKind(lines, 'breach').filter(({ step }) => step === 'resolution');
    expect(forecast.breaches).toEqual(breaches.map(({ what }) => what.breach));
    expect(net(forecast.breachMoves)).toEqual(netOf(breaches));
    expect(forecast.weary).toBe(ofKind(lines, 'weary').length > 0);
  });
});

/** Whoever does not know the secret tracks cannot be told what becomes of them. */
function seen(seat: Seat, moved: Readonly<Record<string, number>>) {
  const secret = ['heu', 'concealed', 'weapon'];
  return Object.fromEntries(
    Object.entries(moved).filter(([name]) => seat === 'iran' || !secret.includes(name)),
  );
}

describe('notes', () => {
  it.each([
    ['restrain', {}, ['next-round']],
    ['crackdown', {}, ['crackdown']],
    ['raid:sites', {}, []],
    ['raid:sites', { war: true }, ['war-discount']],
    ['raid:sites', { round: 2, rebuked: { israel: 2 }, restrained: 2 }, ['rebuked', 'restrained']],
    ['barrage', { round: 2, restrained: 2 }, []],
  ] as const)('%s with %o: %j', (text, given: Given, notes) => {
    expect(forecastOrder(table(given), seatOf(text), order(text)).notes).toEqual(notes);
  });

  it.each([
    ['assess:heu', { subject: 'heu', width: 2 }],
    ['reconnoitre:weapon', { subject: 'weapon', width: 1 }],
    ['shuttle', null],
  ] as const)('%s brings %o', (text, expected) => {
    expect(forecastOrder(table(), seatOf(text), order(text)).signal).toEqual(expected);
  });
});
