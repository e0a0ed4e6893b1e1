/** The spark (RULES 11): that a war may spread by accident in its first month, in words. */
import { sparkChance } from '../../shared/rules/forecast';
import type { View } from '../../shared/views/view';

/** "15 in 100". */
export const sparkOdds = (percent: number): string => `${percent} in 100`;

/** What the escalation gauge says while a war may spread at the end of the month; `null` while it may not. */
export function sparkNote(view: View): string | null {
  const chance = sparkChance(view);
  return chance > 0 ? `In the first month of the war: ${sparkOdds(chance)} that it spreads.` : null;
}
