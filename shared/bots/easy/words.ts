/** Figures and terms in the words of a bot's reasons. */
import { SEAT_NAMES, type Seat } from '../../content/seats';
import { orderDef, termDef } from '../../rules/scenario';
import type { Order, Term } from '../../rules/state';
import type { SeatView } from '../../views/view';

/** 6.04 → “6”, −1.25 → “−1.3”. */
export function figure(value: number): string {
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  return `${value < 0 && rounded > 0 ? '−' : ''}${rounded}`;
}
export const signed = (value: number): string => (value >= 0.05 ? `+${figure(value)}` : figure(value));

export const percent = (chance: number): string => `${Math.round(100 * chance)} %`;

/** Words as a sentence begins with them. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** “sanctions relief, 1 step, from the United States”. */
export function termWords(view: SeatView, { kind, level, debtor, inLaw }: Term): string {
  const { name, levels } = termDef(view, kind);
  const by = debtor === 'usa' ? `the ${SEAT_NAMES.usa}` : SEAT_NAMES[debtor];
  const parts = [lower(name), levels[level - 1], inLaw ? 'in law' : undefined];
  const said = parts.filter(Boolean);
  return `${said.join(', ')}${said.length > 1 ? ',' : ''} from ${by}`;
}

export function orderWords(view: SeatView, { order, target }: Order): string {
  if (order === 'withhold') return 'withhold what we owe';
  const { name, targets } = orderDef(view, order);
  // Where there is but one target, the name of the order says it.
  const aim = target === undefined || Object.keys(targets).length < 2 ? undefined : targets[target]?.name;
  return aim ? `${lower(name)} (${aim})` : lower(name);
}

export const seatWords = (seat: Seat): string =>
  seat === 'usa' ? `the ${SEAT_NAMES.usa}` : SEAT_NAMES[seat];
