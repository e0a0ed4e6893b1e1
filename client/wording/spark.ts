/** The spark (RULES 11): that a war near the edge may spread by accident, in words. */
import { sparkChance } from '../../shared/rules/forecast';
import type { View } from '../../shared/views/view';

/** "12 in 100". */
export const sparkOdds = (percent: number): string => `${percent} in 100`;

/** What the escalation gauge says while a war may spread at the end of the month; `null` while it may not. */
export function sparkNote(view: View): string | null {
  const chance = sparkChance(view);
  return chance > 0 ? `While the war is on: ${sparkOdds(chance)} each month that it spreads.` : null;
}
