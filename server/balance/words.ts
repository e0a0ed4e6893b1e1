/** Figures as they are printed, and tables of them. */
import type { Estimate, Interval } from './inference';

const known = (value: number, of: (value: number) => string): string =>
  Number.isFinite(value) ? of(value) : '–';

export const percent = (share: number): string => known(share, (value) => `${(100 * value).toFixed(1)} %`);
export const points = (value: number): string => known(value, (given) => given.toFixed(1).replace(/^-/, '−'));
export const gained = (value: number): string => `${value >= 0.05 ? '+' : ''}${points(value)}`;
export const chance = (p: number): string =>
  known(p, (value) => (value < 0.001 ? '< 0.001' : value.toFixed(3)));

const range = ({ low, high }: Interval, of: (value: number) => string): string => `${of(low)} to ${of(high)}`;
export const percents = (interval: Interval): string =>
  `${(100 * interval.low).toFixed(1)} to ${(100 * interval.high).toFixed(1)} %`;
export const pointsRange = (interval: Interval): string => range(interval, points);
export const gainedRange = (interval: Interval): string => range(interval, gained);

export const shareCells = (estimate: Estimate): string[] => [percent(estimate.value), percents(estimate)];

/** A table in Markdown; all columns but the first are flush right. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
