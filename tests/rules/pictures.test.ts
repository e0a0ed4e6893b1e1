import { describe, expect, it } from 'vitest';
import { AGENDA_IDS } from '../../shared/content/agendas';
import { NUMBERS } from '../../shared/content/numbers';
import { SCENARIOS } from '../../shared/content/scenarios';
import {
  afterConcealment,
  afterEnrichment,
  afterShipment,
  afterShortShipment,
  afterStrike,
  afterWeapon,
  afterWeaponisation,
  cell,
  chanceOfHeu,
  diffused,
  marginal,
  observe,
  pooled,
  prior,
  sample,
} from '../../shared/rules/pictures';
import { createState } from '../../shared/rules/setup';
import type { Picture } from '../../shared/rules/state';
import { CALM, command, deal, owes, picturesOf, play, table, withLuck, ofKind } from './support';

// RULES 2, 5 and 11: what is believed of the uranium and the weapon, and how it moves.

const START = prior(SCENARIOS.standard);
/** Certain of this much, and of no more. */
function certain(heu: number, concealed: number, weapon: number): Picture {
  return {
    heu: START.heu.map((_, index) => (index === cell(heu, concealed) ? 1 : 0)),
    weapon: START.weapon.map((_, index) => (index === weapon ? 1 : 0)),
  };
}
const mix = (a: Picture, b: Picture, share: number): Picture => ({
  heu: a.heu.map((weight, index) => weight * share + (b.heu[index] ?? 0) * (1 - share)),
  weapon: a.weapon.map((weight, index) => weight * share + (b.weapon[index] ?? 0) * (1 - share)),
});
/** All that is more than nothing, as `heu/concealed`, in percent. */
function cells(picture: Picture): Record<string, number> {
  const result: Record<string, number> = {};
  for (let heu = 0; heu <= 10; heu++) {
    for (let concealed = 0; concealed <= heu; concealed++) {
      const weight = picture.heu[cell(heu, concealed)] ?? 0;
      if (weight > 1e-12) result[`${heu}/${concealed}`] = Math.round(weight * 1e8) / 1e6;
    }
  }
  return result;
}
const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);

describe('before the first signal', () => {
  it('everybody believes the distribution that is dealt from', () => {
    const { heu, weapon, concealed } = marginal(START);
    expect(heu.map((weight) => weight * 16)).toEqual([0, 0, 1, 1, 2, 3, 3, 3, 2, 1, 0]);
    expect(weapon.map((weight) => weight * 8)).toEqual([1, 3, 3, 1, 0, 0]);
    expect(sum(concealed)).toBeCloseTo(1, 12);
    // Half, rounded down, and −1, 0 or +1 as 1 to 2 to 1.
    expect(START.heu[cell(5, 1)]).toBeCloseTo(3 / 64, 12);
    expect(START.heu[cell(5, 2)]).toBeCloseTo(6 / 64, 12);
    expect(START.heu[cell(5, 3)]).toBeCloseTo(3 / 64, 12);
    expect(START.heu[cell(5, 4)]).toBe(0);
  });

  it('the deal comes as often as that', () => {
    const heu = Array.from({ length: 11 }, () => 0);
    const weapon = [0, 0, 0, 0];
    const agendas: Record<string, number> = {};
    const person = { kind: 'person' } as const;
    const seats = { usa: person, iran: person, israel: person };
    for (let number = 0; number < 1_600; number++) {
      const state = createState({ scenario: 'standard', seed: `${number}`.padStart(32, 'a'), seats }, false);
      const dealt = state.secret;
      expect(START.heu[cell(dealt.heu, dealt.concealed)]).toBeGreaterThan(0);
      heu[dealt.heu] = (heu[dealt.heu] ?? 0) + 1;
      weapon[dealt.weapon] = (weapon[dealt.weapon] ?? 0) + 1;
      for (const id of Object.values(state.agendas)) agendas[id] = (agendas[id] ?? 0) + 1;
    }
    // Four standard deviations of the commonest are about 62, 78 and 75.
    for (const [units, weight] of marginal(START).heu.entries()) {
      expect(Math.abs((heu[units] ?? 0) - 1_600 * weight)).toBeLessThan(62);
    }
    expect(weapon).toHaveLength(4);
    for (const [steps, times] of weapon.entries()) {
      expect(Math.abs(times - 1_600 * (marginal(START).weapon[steps] ?? 0))).toBeLessThan(78);
    }
    expect(Object.keys(agendas).sort()).toEqual([...AGENDA_IDS].sort());
    for (const times of Object.values(agendas)) expect(Math.abs(times - 1_600 / 3)).toBeLessThan(75);
  });
});

describe('Bayes’ rule', () => {
  it('the rulebook’s example: an assessment of half-width 2 shows 3 for the weapon', () => {
    const { weapon, heu } = observe(START, 'weapon', { value: 3, width: 2 });
    expect(weapon[0]).toBe(0);
    expect(weapon[1]).toBeCloseTo(1 / 4, 12);
    expect(weapon[2]).toBeCloseTo(1 / 2, 12);
    expect(weapon[3]).toBeCloseTo(1 / 4, 12);
    expect(heu).toEqual(START.heu);
  });

  it('a signal at the end of the range carries the weight of its tail', () => {
    // 0 or 1 believed alike; 0 is shown: 6/9 against 3/9.
    const even = mix(certain(5, 2, 0), certain(5, 2, 1), 0.5);
    expect(observe(even, 'weapon', { value: 0, width: 2 }).weapon[0]).toBeCloseTo(2 / 3, 12);
  });

  it('what is declared tells of the concealed part by what is left', () => {
    const even = mix(certain(6, 2, 0), certain(6, 4, 0), 0.5);
    expect(cells(observe(even, 'declared', { value: 4, width: 0 }))).toEqual({ '6/2': 100 });
    expect(cells(observe(even, 'declared', { value: 3, width: 1 }))).toEqual({ '6/2': 50, '6/4': 50 });
    expect(cells(observe(even, 'heu', { value: 6, width: 1 }))).toEqual({ '6/2': 50, '6/4': 50 });
  });

  it('a signal that was held to be impossible begins anew from itself', () => {
    const after = observe(certain(5, 2, 0), 'weapon', { value: 3, width: 0 });
    expect(after.weapon).toEqual([0, 0, 0, 1, 0, 0]);
  });

  it('a leak is doubted: one chance in four that it was dressed up by 2', () => {
    // Exact signals: 5 is either 5 as it was, or 3 dressed up.
    const even = mix(certain(5, 0, 0), certain(3, 0, 0), 0.5);
    const after = cells(observe(even, 'heu', { value: 5, width: 0 }, 0.25, 2));
    expect(after).toEqual({ '5/0': 75, '3/0': 25 });
    // At the end of the range, 8, 9 and 10 dressed up all show as 10.
    const high = mix(certain(8, 0, 0), certain(10, 0, 0), 0.5);
    expect(cells(observe(high, 'heu', { value: 10, width: 0 }, 0.25, 2))).toEqual({ '8/0': 20, '10/0': 80 });
  });
});

describe('what else moves a picture', () => {
  const two = mix(certain(6, 2, 1), certain(3, 3, 1), 0.5);
  const ROWS: readonly (readonly [what: string, after: Picture, expected: Record<string, number>])[] = [
    ['a strike takes what is declared', afterStrike(two, 2), { '4/2': 50, '3/3': 50 }],
    ['a strike takes no more than is declared', afterStrike(certain(6, 5, 0), 2), { '5/5': 100 }],
    ['enrichment adds to what is declared', afterEnrichment(two, 1), { '7/2': 50, '4/3': 50 }],
    ['enrichment ends at 10', afterEnrichment(certain(10, 2, 0), 1), { '10/2': 100 }],
    ['concealment adds, at most all', afterConcealment(two, 3), { '6/5': 50, '3/3': 50 }],
    ['a shipment rules out that there was less', afterShipment(two, 4), { '2/2': 100 }],
    ['a shipment takes the declared first', afterShipment(certain(6, 2, 0), 3), { '3/2': 100 }],
    ['a short shipment was all that there was', afterShortShipment(two, 3), { '0/0': 100 }],
  ];
  it.each(ROWS)('%s', (_, after, expected) => {
    expect(cells(after)).toEqual(expected);
    expect(after.weapon).toEqual(expect.arrayContaining([1]));
  });

  it.each([
    [certain(5, 2, 1), -1, 0],
    [certain(5, 2, 0), -1, 0], // no less than nothing
    [certain(5, 2, 4), 2, 5],
  ])('the weapon moves within its range', (picture, by, expected) => {
    expect(afterWeapon(picture, by).weapon[expected]).toBe(1);
  });

  it('work on a weapon that was seen is fast where the uranium is 7 or more', () => {
    const half = mix(certain(7, 0, 1), certain(6, 0, 1), 0.5);
    expect(chanceOfHeu(half, 7)).toBe(0.5);
    expect(afterWeaponisation(half, { slow: 1, fast: 2, fastAt: 7 }).weapon).toEqual([0, 0, 0.5, 0.5, 0, 0]);
  });

  it('diffusion: shares move upward as if Iran had worked unseen', () => {
    const steps = { heu: 1, conceal: 3, slow: 1, fast: 2, fastAt: 7 };
    const rates = { heu: 0.06, concealed: 0, weapon: 0.1 };
    const after = diffused(certain(5, 2, 1), rates, steps);
    expect(cells(after)).toEqual({ '5/2': 94, '6/2': 6 });
    expect(after.weapon[1]).toBeCloseTo(0.9, 12);
    expect(after.weapon[2]).toBeCloseTo(0.1, 12);
    const hidden = diffused(certain(5, 2, 1), { heu: 0, concealed: 0.06, weapon: 0 }, steps);
    expect(cells(hidden)).toEqual({ '5/2': 94, '5/5': 6 });
  });

  it('pooling does not count twice what both read in public', () => {
    // Both know the public picture and nothing else: together they know nothing more.
    const same = pooled(START, START, START);
    for (const [index, weight] of START.heu.entries()) expect(same.heu[index]).toBeCloseTo(weight, 12);
    // Two private signals: the same as if one had read both.
    const a = observe(START, 'heu', { value: 6, width: 2 });
    const b = observe(START, 'heu', { value: 5, width: 1 });
    const both = observe(a, 'heu', { value: 5, width: 1 });
    const joined = pooled(a, b, START);
    for (const [index, weight] of both.heu.entries()) expect(joined.heu[index]).toBeCloseTo(weight, 12);
  });

  it('pictures that exclude each other: the one that is shared counts', () => {
    expect(cells(pooled(certain(3, 0, 0), certain(5, 0, 0), START))).toEqual({ '5/0': 100 });
  });

  it('always adds up to 1', () => {
    let picture = START;
    const steps = { heu: 1, conceal: 3, slow: 1, fast: 2, fastAt: 7 };
    for (let round = 0; round < 50; round++) {
      picture = diffused(picture, { heu: 0.06, concealed: 0.06, weapon: 0.1 }, steps);
      picture = observe(picture, 'declared', { value: round % 4, width: 2 });
      expect(sum(picture.heu)).toBeCloseTo(1, 12);
      expect(sum(picture.weapon)).toBeCloseTo(1, 12);
    }
  });

  it.each([
    [0, 0, { heu: 3, concealed: 3, weapon: 1 }],
    [0.49, 0.99, { heu: 3, concealed: 3, weapon: 1 }],
    [0.5, 0.5, { heu: 6, concealed: 2, weapon: 1 }],
    [0.999_999_999_999_999_9, 0.999_999_999_999_999_9, { heu: 6, concealed: 2, weapon: 1 }],
  ])('a sample at %f, %f is among what is believed', (forHeu, forWeapon, expected) => {
    expect(sample(two, forHeu, forWeapon)).toEqual(expected);
  });
});

describe('at the table', () => {
  it('every Reckoning expects unseen work, the less the better the chance of seeing it was', () => {
    // Access 1 and intel 8: 46 % seen, so 10 % becomes 5.4 %.
    const state = table({ tracks: CALM });
    play(state);
    const { weapon } = marginal(picturesOf(state).public);
    expect(weapon[0]).toBeCloseTo((1 / 8) * (1 - 0.054), 12);
    // The uranium: 6 % of it, of which a little less than half is unseen.
    const more = marginal(picturesOf(state).public).heu[10];
    expect(more).toBeCloseTo((1 / 16) * 0.06 * 0.54, 12);
  });

  it('without working sites no uranium is expected', () => {
    const state = table({ tracks: { ...CALM, sites: 1 } });
    play(state);
    expect(marginal(picturesOf(state).public).heu[10]).toBe(0);
  });

  const heuMean = (picture: Picture) =>
    marginal(picture).heu.reduce((mean, weight, at) => mean + weight * at, 0);
  const weaponMean = (picture: Picture) => picture.weapon.reduce((mean, weight, at) => mean + weight * at, 0);
  const found = (text: string, seat: 'iran' | 'israel') => {
    const { state } = withLuck(
      (seed) => {
        const state = table({ seed, tracks: { access: 2, security: 8, streets: 5 }, secret: { weapon: 2 } });
        // The other seat’s force holds the table in Response, before the reckoning.
        const halt = seat === 'iran' ? { israel: ['raid:missiles'] } : { iran: ['base-attack'] };
        const lines = command(state, { ...halt, [seat]: [text] });
        return { state, lines };
      },
      ({ lines }) => ofKind(lines, 'detected').length > 0,
    );
    return picturesOf(state);
  };

  it('a detected act moves all pictures by what it did', () => {
    for (const picture of Object.values(found('enrich-secret', 'iran'))) {
      expect(heuMean(picture)).toBeCloseTo(heuMean(START) + 1, 12);
    }
    for (const picture of Object.values(found('weaponise', 'iran'))) {
      expect(weaponMean(picture)).toBeCloseTo(
        weaponMean(START) + 1 + chanceOfHeu(START, NUMBERS.weaponise.fastAt),
        12,
      );
    }
    for (const picture of Object.values(found('conceal', 'iran'))) {
      expect(picture).toEqual(afterConcealment(START, 3));
    }
  });

  it('sabotage of the weapon moves Israel’s at once, the others’ when it is detected, and each once', () => {
    const known = found('sabotage:weapon', 'israel');
    for (const picture of Object.values(known)) expect(picture.weapon).toEqual(afterWeapon(START, -1).weapon);
    const { pictures } = withLuck(
      (seed) => {
        const state = table({ seed });
        const lines = command(state, { iran: ['base-attack'], israel: ['sabotage:weapon'] });
        return { pictures: picturesOf(state), lines };
      },
      ({ lines }) => ofKind(lines, 'detected').length === 0,
    );
    expect(pictures.israel.weapon).toEqual(afterWeapon(START, -1).weapon);
    expect([pictures.usa, pictures.public]).toEqual([START, START]);
  });

  it.each([
    [false, ['usa', 'israel', 'public']],
    [true, ['usa']], // a secret deal of the United States and Iran
  ] as const)('a shipment (secret: %s) is read by %j', (secret, readers) => {
    const shipment = deal([owes('iran', 'ship-out', 'usa', { level: 3 }), owes('usa', 'relief', 'iran')], {
      secret,
    });
    const state = table({ deals: [shipment], tracks: { ...CALM, sites: 0, access: 0, intel: 10 } });
    play(state);
    for (const who of ['usa', 'israel', 'public'] as const) {
      const reads = readers.some((reader) => reader === who);
      // At least 3 there were, so nobody who read it believes in a first unit more than in the prior’s third.
      expect(heuMean(picturesOf(state)[who]) < heuMean(START) - 2, who).toBe(reads);
    }
  });

  it('sharing intelligence gives the United States what Israel knew', () => {
    const share = deal([owes('israel', 'share-intel', 'usa'), owes('usa', 'umbrella', 'israel')]);
    const israel = observe(START, 'weapon', { value: 2, width: 0 });
    const state = table({ deals: [share], tracks: CALM, pictures: { usa: START, israel, public: START } });
    play(state);
    const [told] = ofKind(
      Object.values(state.log ?? {}).map(({ entry }) => entry),
      'shared-picture',
    );
    expect(told).toBeDefined();
    expect(state.pictures.usa).toEqual(state.pictures.israel);
    // The public learns nothing of it: what is left of an eighth after a reckoning’s unseen work.
    expect(picturesOf(state).public.weapon[0]).toBeCloseTo((1 / 8) * (1 - 0.054), 12);
  });
});
