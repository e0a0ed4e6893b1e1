/** Headlines that ask for a choice. */
import { eventDef, openChoice } from '../../rules/headlines';
import type { BotAct } from '../bot';
import { effectsWorth } from './effects';
import type { Stance } from './stance';
import { figure } from './words';

/** A choice costs more than this before the one pass of a game is spent on it. */
const PASS = -2.5;

/** The option that does most for this seat. */
export function chooseOption(stance: Stance, random: () => number): BotAct | null {
  const { view, seat } = stance;
  const choice = openChoice(view);
  if (!choice || choice.seat !== seat || !view.headline) return null;
  const { headline } = eventDef(view, view.headline.id);
  const rated = Object.entries(choice.options).map(([option, { label, effects }]) => ({
    option,
    label,
    worth: effectsWorth(stance, effects),
    rank: effectsWorth(stance, effects) + 0.4 * random(),
  }));
  rated.sort((a, b) => b.rank - a.rank);
  const [best, next] = rated;
  if (!best) return null;
  if (best.worth < PASS && !view.passed[seat]) {
    const reason = `“${headline}”: the best answer, ${best.label}, would be worth ${figure(best.worth)} to us; we pass.`;
    return { action: { type: 'choose', option: 'pass' }, reason };
  }
  const rest = next ? `, ${next.label} ${figure(next.worth)}` : '';
  const reason = `“${headline}”: ${best.label} is worth ${figure(best.worth)} to us${rest}.`;
  return { action: { type: 'choose', option: best.option }, reason };
}
