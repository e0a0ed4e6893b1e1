import { describe, expect, it } from 'vitest';
import { AGENDAS } from '../../shared/content/agendas';
import { NUMBERS as N } from '../../shared/content/numbers';
import { ORDERS } from '../../shared/content/orders';
import { RESPONSES } from '../../shared/content/responses';
import type { AgendaDef, OrderDef, ResponseDef } from '../../shared/content/schema';
import { TERMS } from '../../shared/content/terms';
import { TRACK_TEXT, type SecretTrack, type Track } from '../../shared/content/tracks';

// Texts on the screen carry numbers that stand in the data beside them. When one is tuned, the other has to follow.

const numbersIn = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));

/** Every number anywhere in a piece of content, without its sign. */
function valuesIn(value: unknown): number[] {
  if (typeof value === 'number') return [Math.abs(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesIn);
}

/** Numbers in the text of an order, a term or a response that stand among the numbers of the rules. */
const ELSEWHERE: Readonly<Record<string, readonly number[]>> = {
  restrain: [N.restraint.coalition, N.restraint.trust],
  weaponise: [N.weaponise.fastAt, 5],
  conceal: [N.conceal],
  crackdown: [1, N.reckoning.crackdown],
  lobby: [1],
  reconnoitre: [N.signals.sharpIntel],
  umbrella: [N.deals.umbrellaShield, N.deals.umbrellaUpTo],
  relief: [N.deals.reliefSanctions, N.deals.reliefEconomy],
  aid: [N.deals.aidShield],
  'missile-limit': [N.deals.missileLimit],
  absorb: [1, N.trust.absorb],
  rebuke: [N.trust.rebuke],
  'look-away': [N.trust.lookAway],
};

const defs: readonly (readonly [string, string, unknown])[] = [
  ...Object.entries<OrderDef>(ORDERS).map(([id, { text, ...def }]) => [id, text, def] as const),
  ...Object.entries<ResponseDef>(RESPONSES).map(([id, { text, ...def }]) => [id, text, def] as const),
  ...Object.entries(TERMS).map(([id, { text }]) => [id, text, null] as const),
];

describe('a number in the text of', () => {
  it.each(defs)('%s stands in its data', (id, text, def) => {
    const known = new Set([...valuesIn(def), ...valuesIn(ELSEWHERE[id] ?? [])]);
    expect(numbersIn(text).filter((number) => !known.has(number))).toEqual([]);
  });

  it.each(Object.entries<AgendaDef>(AGENDAS))('%s is the number that is tested', (_, { conditions }) => {
    const facts: Readonly<Record<string, readonly number[]>> = {
      'comprehensive-deal': [N.peace.access],
      'few-shipped': [N.scores.fewShipped],
    };
    for (const { text, test } of conditions)
      expect(numbersIn(text), text).toEqual('fact' in test ? (facts[test.fact] ?? []) : valuesIn(test));
  });
});

const { actionPoints, war, reckoning, signals, secretEnrichment, weaponise } = N;
const TRACK_NUMBERS: Partial<Record<Track | SecretTrack, readonly number[]>> = {
  ceasefire: [0, war.endsAt],
  escalation: [10],
  base: [0, actionPoints.lowAt],
  sanctions: [reckoning.heavySanctions, reckoning.lightSanctions],
  streets: [0, actionPoints.lowAt],
  economy: [reckoning.poorEconomy, reckoning.economyStreets, reckoning.goodEconomy, reckoning.economyStreets],
  missiles: [0],
  sites: [secretEnrichment.sites, reckoning.alarmSites],
  coalition: [0, actionPoints.lowAt],
  intel: [signals.sharpIntel],
  access: [3],
  heu: [weaponise.fastAt],
  weapon: [5],
};

describe('what happens at the ends of a track', () => {
  it.each(Object.entries(TRACK_TEXT))('%s', (track, { edge }) => {
    expect(numbersIn(edge)).toEqual(TRACK_NUMBERS[track as Track] ?? []);
  });
});
