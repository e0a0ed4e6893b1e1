/**
 * The intelligence picture (RULES 2, 5, 11): a joint distribution over (`heu`, `concealed`) and one over `weapon`,
 * moved by Bayes' rule. Only + − × ÷ on numbers, so that every machine comes to the same last bit.
 */
import type { Scenario } from '../content/schema';
import type { Picture, Signal } from './state';

const HEU_MOST = 10;
const WEAPON_MOST = 5;
/** Cells of (heu, concealed) with concealed at most heu: 66. */
export const cell = (heu: number, concealed: number): number => (heu * (heu + 1)) / 2 + concealed;
const CELLS: { readonly heu: number; readonly concealed: number }[] = [];
for (let heu = 0; heu <= HEU_MOST; heu++) {
  for (let concealed = 0; concealed <= heu; concealed++) CELLS.push({ heu, concealed });
}

function normalised(weights: readonly number[]): number[] | null {
  let total = 0;
  for (const weight of weights) total += weight;
  return total > 0 ? weights.map((weight) => weight / total) : null;
}
const must = (weights: readonly number[]): number[] => {
  const result = normalised(weights);
  if (!result) throw new Error('a picture without weight');
  return result;
};
const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** Undeclared uranium as dealt: half, rounded down, plus `spread`, within 0 and `heu`. */
export const dealtConcealed = (heu: number, spread: number): number =>
  clamp(Math.floor(heu / 2) + spread, heu);

/** What everybody believes before the first signal: the distribution that is dealt from. */
export function prior(scenario: Scenario): Picture {
  const heu = CELLS.map(() => 0);
  for (const [h, weight] of Object.entries(scenario.dealt.heu)) {
    const spreads = Object.entries(scenario.dealt.concealed);
    const total = spreads.reduce((sum, [, w]) => sum + w, 0);
    for (const [spread, w] of spreads) {
      const at = cell(Number(h), dealtConcealed(Number(h), Number(spread)));
      heu[at] = (heu[at] ?? 0) + (weight * w) / total;
    }
  }
  const weapon = Array.from({ length: WEAPON_MOST + 1 }, () => 0);
  for (const [w, weight] of Object.entries(scenario.dealt.weapon)) weapon[Number(w)] = weight;
  return { heu: must(heu), weapon: must(weapon) };
}

/**
 * Chance that a signal of half-width `width` shows `value` when `truth` holds: the error e has weight width + 1 − |e|,
 * and what would fall outside 0 to `most` shows as the end it fell beyond (RULES 11, ruling 13).
 */
export function likelihood(value: number, truth: number, width: number, most: number): number {
  let weight = 0;
  for (let e = -width; e <= width; e++) {
    if (clamp(truth + e, most) === value) weight += width + 1 - Math.abs(e);
  }
  return weight / ((width + 1) * (width + 1));
}

/** The error of a signal for a uniform number from 0 to (width + 1)² − 1. */
export function signalError(width: number, at: number): number {
  for (let e = -width; e <= width; e++) {
    at -= width + 1 - Math.abs(e);
    if (at < 0) return e;
  }
  return width;
}

/** What a signal is about: the weapon, all of the uranium, or the declared part of it. */
export type SignalAbout = 'heu' | 'declared' | 'weapon';
export const signalMost = (about: SignalAbout): number => (about === 'weapon' ? WEAPON_MOST : HEU_MOST);

function bayes(weights: readonly number[], chance: (index: number) => number): number[] {
  const posterior = normalised(weights.map((weight, index) => weight * chance(index)));
  // A signal that the picture held to be impossible: something happened unseen. Begin again from the signal.
  return posterior ?? normalised(weights.map((_, index) => chance(index))) ?? [...weights];
}

/**
 * A picture after a signal. `doubt` is the chance that whoever passed it on added `dressUp` to it (a leak).
 */
export function observe(
  picture: Picture,
  about: SignalAbout,
  signal: Pick<Signal, 'value' | 'width'>,
  doubt = 0,
  dressUp = 0,
): Picture {
  const most = signalMost(about);
  const chance = (truth: number): number => {
    const plain = likelihood(signal.value, truth, signal.width, most);
    if (doubt === 0) return plain;
    let dressed = 0;
    for (let value = 0; value <= most; value++) {
      if (clamp(value + dressUp, most) === signal.value) {
        dressed += likelihood(value, truth, signal.width, most);
      }
    }
    return (1 - doubt) * plain + doubt * dressed;
  };
  if (about === 'weapon') {
    return { heu: picture.heu, weapon: bayes(picture.weapon, chance) };
  }
  const heu = bayes(picture.heu, (index) => {
    const at = CELLS[index] ?? { heu: 0, concealed: 0 };
    return chance(about === 'heu' ? at.heu : at.heu - at.concealed);
  });
  return { heu, weapon: picture.weapon };
}

/** Moves each cell's weight to where `to` sends it; cells that it sends nowhere (`null`) are ruled out. */
function moved(
  weights: readonly number[],
  to: (heu: number, concealed: number) => readonly [number, number] | null,
): number[] {
  const next = CELLS.map(() => 0);
  CELLS.forEach(({ heu, concealed }, index) => {
    const target = to(heu, concealed);
    if (!target) return;
    const at = cell(target[0], Math.min(target[0], target[1]));
    next[at] = (next[at] ?? 0) + (weights[index] ?? 0);
  });
  return normalised(next) ?? [...weights];
}

const blend = (a: readonly number[], b: readonly number[], share: number): number[] =>
  a.map((weight, index) => weight * (1 - share) + (b[index] ?? 0) * share);

const shifted = (weapon: readonly number[], by: number): number[] => {
  const next = weapon.map(() => 0);
  weapon.forEach((weight, index) => {
    const at = clamp(index + by, WEAPON_MOST);
    next[at] = (next[at] ?? 0) + weight;
  });
  return next;
};

/** A strike on sites takes up to `loss` of what is not concealed. */
export const afterStrike = (picture: Picture, loss: number): Picture => ({
  ...picture,
  heu: moved(picture.heu, (h, c) => [h - Math.min(loss, h - c), c]),
});

/** The weapon moved by a known number of steps. */
export const afterWeapon = (picture: Picture, by: number): Picture => ({
  ...picture,
  weapon: shifted(picture.weapon, by),
});

export const afterEnrichment = (picture: Picture, by: number): Picture => ({
  ...picture,
  heu: moved(picture.heu, (h, c) => [clamp(h + by, HEU_MOST), c]),
});

export const afterConcealment = (picture: Picture, by: number): Picture => ({
  ...picture,
  heu: moved(picture.heu, (h, c) => [h, Math.min(h, c + by)]),
});

/** `units` left the country, the declared ones first. */
export const afterShipment = (picture: Picture, units: number): Picture => ({
  ...picture,
  heu: moved(picture.heu, (h, c) => (h < units ? null : [h - units, Math.min(h - units, c)])),
});

/** Less than was promised was there, so nothing is left: `units` was all. */
export const afterShortShipment = (picture: Picture, units: number): Picture => ({
  ...picture,
  heu: moved(picture.heu, (h) => (h === units ? [0, 0] : null)),
});

/** Weaponisation that was seen: fast where the uranium is `fastAt` or more. */
export function afterWeaponisation(
  picture: Picture,
  steps: { readonly slow: number; readonly fast: number; readonly fastAt: number },
): Picture {
  const fast = chanceOfHeu(picture, steps.fastAt);
  return {
    ...picture,
    weapon: blend(shifted(picture.weapon, steps.slow), shifted(picture.weapon, steps.fast), fast),
  };
}

/** Chance that the uranium is `atLeast` or more. */
export const chanceOfHeu = (picture: Picture, atLeast: number): number =>
  // A sum of rounded shares may come out a hair above 1.
  Math.min(
    1,
    CELLS.reduce((sum, { heu }, index) => sum + (heu >= atLeast ? (picture.heu[index] ?? 0) : 0), 0),
  );

/** What may have happened unseen in a round: shares of the weight move upward (RULES 11, Knowing). */
export function diffused(
  picture: Picture,
  rates: { readonly heu: number; readonly concealed: number; readonly weapon: number },
  steps: {
    readonly heu: number;
    readonly conceal: number;
    readonly slow: number;
    readonly fast: number;
    readonly fastAt: number;
  },
): Picture {
  const seen = picture;
  let next: Picture = {
    ...seen,
    weapon: blend(seen.weapon, afterWeaponisation(seen, steps).weapon, rates.weapon),
  };
  next = { ...next, heu: blend(next.heu, afterEnrichment(next, steps.heu).heu, rates.heu) };
  return {
    ...next,
    heu: blend(next.heu, afterConcealment(next, steps.conceal).heu, rates.concealed),
  };
}

/**
 * Two pictures put together without counting twice what both know from the public one: proportional to a × b ÷ public,
 * which is Bayes' rule where their private signals are independent.
 */
export function pooled(a: Picture, b: Picture, open: Picture): Picture {
  const join = (x: readonly number[], y: readonly number[], z: readonly number[]): number[] =>
    normalised(
      x.map((weight, index) => {
        const base = z[index] ?? 0;
        return base > 0 ? (weight * (y[index] ?? 0)) / base : 0;
      }),
    ) ?? [...y];
  return { heu: join(a.heu, b.heu, open.heu), weapon: join(a.weapon, b.weapon, open.weapon) };
}

/** Distributions of each figure alone: `heu` and `concealed` over 0 to 10, `weapon` over 0 to 5. */
export function marginal(picture: Picture): { heu: number[]; concealed: number[]; weapon: number[] } {
  const heu = Array.from({ length: HEU_MOST + 1 }, () => 0);
  const concealed = Array.from({ length: HEU_MOST + 1 }, () => 0);
  CELLS.forEach((at, index) => {
    const weight = picture.heu[index] ?? 0;
    heu[at.heu] = (heu[at.heu] ?? 0) + weight;
    concealed[at.concealed] = (concealed[at.concealed] ?? 0) + weight;
  });
  return { heu, concealed, weapon: [...picture.weapon] };
}

/** The stock that a uniform number in [0, 1) picks out of a picture: what a search puts in the place of what it cannot know. */
export function sample(
  picture: Picture,
  forHeu: number,
  forWeapon: number,
): { heu: number; concealed: number; weapon: number } {
  const at = (weights: readonly number[], u: number): number => {
    let left = u;
    for (let index = 0; index < weights.length; index++) {
      left -= weights[index] ?? 0;
      if (left < 0) return index;
    }
    return weights.reduce((last, weight, index) => (weight > 0 ? index : last), 0);
  };
  const stock = CELLS[at(picture.heu, forHeu)] ?? { heu: 0, concealed: 0 };
  return { ...stock, weapon: at(picture.weapon, forWeapon) };
}
