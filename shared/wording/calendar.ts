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
