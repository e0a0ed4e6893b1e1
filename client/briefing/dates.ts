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
];

/** "24 June 2025" of "2025-06-24", "July 2019" of "2019-07". */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-');
  const named = `${MONTHS[Number(month) - 1]} ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

export const spanText = (date: string, until?: string): string =>
  until === undefined ? dayText(date) : `${dayText(date)} to ${dayText(until)}`;
