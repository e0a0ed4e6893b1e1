/** What effects that are certain are worth to a seat. */
import type { Effect } from '../../content/schema';
import type { Seat } from '../../content/seats';
import { TRACK_MAX, type Track } from '../../content/tracks';
import { standing, trustStanding, type Stance } from './stance';

/** What it is worth to move a track by so much from where it stands (or from `at`). */
export function trackWorth(stance: Stance, track: Track, by: number, upTo?: number, at?: number): number {
  const from = at ?? stance.view.tracks[track];
  const most = Math.max(from, Math.min(upTo ?? Infinity, TRACK_MAX[track]));
  const to = Math.max(0, Math.min(most, from + by));
  return to === from ? 0 : standing(stance, track, to) - standing(stance, track, from);
}

export function trustWorth(stance: Stance, from: Seat, to: Seat, by: number, upTo = 10): number {
  const now = stance.view.trust[from][to];
  const next = Math.max(0, Math.min(Math.max(now, upTo), now + by));
  return trustStanding(stance, from, to, next) - trustStanding(stance, from, to, now);
}

export function effectsWorth(stance: Stance, effects: readonly Effect[]): number {
  let sum = 0;
  const moved: Partial<Record<Track, number>> = {};
  for (const effect of effects) {
    if (effect.when && (effect.when === 'war') !== stance.view.war) continue;
    if ('track' in effect) {
      const at = moved[effect.track] ?? stance.view.tracks[effect.track];
      sum += trackWorth(stance, effect.track, effect.by, effect.upTo, at);
      moved[effect.track] = at + effect.by;
    } else if ('trust' in effect) {
      sum += trustWorth(stance, effect.trust[0], effect.trust[1], effect.by, effect.upTo);
    } else if ('signal' in effect) {
      sum += effect.to === stance.seat || effect.to === 'all' ? 0.4 : 0;
    } else {
      const { weights } = stance;
      const each = effect.secret === 'concealed' ? 0.2 : weights[effect.secret];
      sum += each * effect.by;
    }
  }
  return sum;
}
