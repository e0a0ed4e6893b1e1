/** Effects as a trial takes them: by blocks, and all of one shape, since effects come in many, which are slow to look at. */
import type { Effect } from '../../content/schema';
import { TRACK_BLOCK, TRUST_BLOCK } from './blocks';

export interface Step {
  /** The block that is moved. */
  readonly at: number;
  /** Whether that is trust, which has no rules of its own as tracks have. */
  readonly trust: boolean;
  readonly by: number;
  /** The most it is lifted to; `null` where that is the upper end. */
  readonly upTo: number | null;
  /** Whether it happens only in a war (`true`) or only out of one (`false`). */
  readonly war: boolean | null;
}

const known = new WeakMap<readonly Effect[], readonly Step[]>();

/** What effects move; signals move nothing. Worked out once for each list of the content. */
export function stepsOf(effects: readonly Effect[]): readonly Step[] {
  const found = known.get(effects);
  if (found) return found;
  const made = effects.flatMap(stepOf);
  known.set(effects, made);
  return made;
}

function stepOf(effect: Effect): Step[] {
  const { when } = effect;
  const war = when === undefined ? null : when === 'war';
  if ('track' in effect) {
    return [{ at: TRACK_BLOCK[effect.track], trust: false, by: effect.by, upTo: effect.upTo ?? null, war }];
  }
  if ('secret' in effect) {
    return [{ at: TRACK_BLOCK[effect.secret], trust: false, by: effect.by, upTo: null, war }];
  }
  if ('trust' in effect) {
    const [from, to] = effect.trust;
    return [{ at: TRUST_BLOCK[from][to], trust: true, by: effect.by, upTo: effect.upTo ?? null, war }];
  }
  return [];
}
