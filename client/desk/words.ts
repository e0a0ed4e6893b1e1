/** What the desk says of tables, events and their effects. */
import { SEAT_NAMES } from '../../shared/content/seats';
import type { Effect, EventDef } from '../../shared/content/schema';
import { TRACK_TEXT } from '../../shared/content/tracks';
import { signed } from '../../shared/wording/numbers';
import { atStart, inSentence, listed } from '../../shared/wording/term';

/** "table 3", "tables 3, 5 and 6", "all 6 tables". */
export function tablesText(numbers: readonly number[], all: number): string {
  if (numbers.length === all) return all === 1 ? 'the table' : `all ${all} tables`;
  return numbers.length === 1 ? `table ${numbers[0]}` : `tables ${listed(numbers.map(String))}`;
}

const WHEN = { war: ', in war only', truce: ', while no war is on' } as const;

/** "Ceasefire −1", "Iran trusts the United States +1, to 4 at most". */
export function effectText(effect: Effect): string {
  const when = effect.when ? WHEN[effect.when] : '';
  if ('signal' in effect) {
    const subject = effect.signal === 'heu' ? 'the uranium' : 'work on a weapon';
    const to = effect.to === 'all' ? 'everybody' : inSentence(effect.to);
    return `A signal on ${subject} to ${to}${when}`;
  }
  if ('secret' in effect)
    return `${TRACK_TEXT[effect.secret].name} ${signed(effect.by)}, known to Iran alone${when}`;
  const cap = effect.upTo === undefined ? '' : `, to ${effect.upTo} at most`;
  if ('trust' in effect) {
    const [from, to] = effect.trust;
    return `${atStart(from)} trusts ${inSentence(to)} ${signed(effect.by)}${cap}${when}`;
  }
  return `${TRACK_TEXT[effect.track].name} ${signed(effect.by)}${cap}${when}`;
}

/** All that an event does, one line each. */
export function eventLines({ effects, choice }: EventDef): readonly string[] {
  const lines = effects.map(effectText);
  if (!choice) return lines.length > 0 ? lines : ['Moves no track: it is news alone.'];
  const options = Object.entries(choice.options).map(
    ([id, { label, effects: moved }]) =>
      `“${label}”${id === choice.otherwise ? ' (taken if it stays silent)' : ''}: ${moved.length === 0 ? 'nothing moves' : moved.map(effectText).join('; ')}`,
  );
  return [...lines, `Asks ${SEAT_NAMES[choice.seat]}: ${choice.question}`, ...options];
}

const DAY_MS = 86_400_000;
/** "89 days", "less than a day". */
export function daysLeft(until: number, now: number): string {
  const days = Math.floor((until - now) / DAY_MS);
  return days < 1 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
}

export const STEP_NAMES = { talks: 'Talks', orders: 'Orders', response: 'Response', ended: 'Over' } as const;
