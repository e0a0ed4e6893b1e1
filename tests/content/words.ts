/** Effects and conditions in the words of the rulebook. */
import type { Condition, Effect } from '../../shared/content/schema';
import { SEAT_NAMES, type Seat } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';

export const signed = (by: number): string => (by < 0 ? `−${-by}` : by > 0 ? `+${by}` : '0');
export const of = (seat: Seat): string => (seat === 'usa' ? 'the United States’' : `${SEAT_NAMES[seat]}’s`);
export const the = (seat: Seat): string => (seat === 'usa' ? 'the United States' : SEAT_NAMES[seat]);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

export function effect(one: Effect): string {
  const war = one.when === 'war' ? ' in a war' : one.when === 'truce' ? ' in a truce' : '';
  if ('signal' in one) {
    const about = one.signal === 'heu' ? 'the uranium' : 'the weapon';
    const who = one.to === 'all' ? 'everybody' : the(one.to);
    return `a signal on ${about} for ${who}, half-width ${one.width}${war}`;
  }
  const name =
    'trust' in one
      ? `${of(one.trust[0])} trust in ${the(one.trust[1])}`
      : TRACK_TEXT['track' in one ? one.track : one.secret].name.toLowerCase();
  const upTo = 'upTo' in one && one.upTo !== undefined ? ` up to ${one.upTo}` : '';
  return `${name} ${signed(one.by)}${upTo}${war}`;
}
export const effects = (all: readonly Effect[]): string => all.map(effect).join('; ');

function condition(one: Condition): string {
  if ('war' in one) return one.war ? 'in a war' : 'in a truce';
  if ('deal' in one) return one.deal ? 'a public deal in force' : 'no public deal in force';
  const [name, range] =
    'round' in one
      ? ['round', one.round]
      : 'track' in one
        ? [TRACK_TEXT[one.track].name.toLowerCase(), one]
        : [`${of(one.trust[0])} trust in ${the(one.trust[1])}`, one];
  if (range.min !== undefined && range.min === range.max) return `${name} ${range.min}`;
  return [
    ...(range.min === undefined ? [] : [`${name} ${range.min} or more`]),
    ...(range.max === undefined ? [] : [`${name} ${range.max} or less`]),
  ].join(', ');
}
export const conditions = (all: readonly Condition[]): string => all.map(condition).join('; ');
