import type { Scenario } from '../content/schema';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The month that a round stands for: "September 2025". */
export function monthOf({ begins }: Pick<Scenario, 'begins'>, round: number): string {
  const months = begins.month - 1 + round - 1;
  return `${MONTHS[months % 12]} ${begins.year + Math.floor(months / 12)}`;
}

/** "24 June 2025" of "2025-06-24", "July 2019" of "2019-07". */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-');
  const named = `${MONTHS[Number(month) - 1]} ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}
