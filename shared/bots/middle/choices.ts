/** Headlines that ask for a choice. */
import { SEATS } from '../../content/seats';
import { eventDef, openChoice } from '../../rules/headlines';
import type { BotAct } from '../bot';
import { figure, signed } from '../easy/words';
import type { Mind } from './mind';

/** A choice costs more than this before the one pass of a game is spent on it. */
const PASS = -2;
const by = new Float64Array(SEATS.length);

/** The option that does most for this seat. */
export function chooseOption({ view, seat, trial, own, random }: Mind): BotAct | null {
  const choice = openChoice(view);
  if (!choice || choice.seat !== seat || !view.headline) return null;
  const { headline } = eventDef(view, view.headline.id);
  const rated = Object.entries(choice.options).map(([option, { label, effects }]) => {
    const worth = trial.taste(() => trial.effects(effects), by)[own] ?? 0;
    return { option, label, worth, rank: worth + 0.4 * random() };
  });
  rated.sort((a, b) => b.rank - a.rank);
  const [best, ...others] = rated;
  if (!best) return null;
  if (best.worth < PASS && !view.passed[seat]) {
    const reason = `On “${headline}” the best answer, “${best.label}”, would cost us ${figure(-best.worth)}; we pass.`;
    return { action: { type: 'choose', option: 'pass' }, reason };
  }
  const words = ({ label, worth }: (typeof rated)[number]): string => `“${label}” ${signed(worth)}`;
  const rest = others.length > 0 ? `; also open: ${others.map(words).join(', ')}` : '';
  const reason = `On “${headline}” we choose, with what it is worth to us: ${words(best)}${rest}.`;
  return { action: { type: 'choose', option: best.option }, reason };
}
