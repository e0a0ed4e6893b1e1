/** Times and lists as people read them. */

/** Made when it is first asked for: a page would wait tens of milliseconds for what it may never show. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const moment = lazily(() => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }));
const day = lazily(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
);
const list = lazily(() => new Intl.ListFormat('en-GB'));

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "14:05" where the reader is; `at` in milliseconds since 1970. */
export function clockText(at: number): string {
  const time = new Date(at);
  return `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}

/** "24 Jun 2025, 14:05"; `at` in milliseconds since 1970. */
export const momentText = (at: number): string => moment().format(at);

/** "24 June 2025"; `at` in milliseconds since 1970. */
export const dayText = (at: number): string => day().format(at);

/** "Ann, Ben and Cem"; in `shared/wording` there is another, beside the terms, which a first page is not to load. */
export const listText = (items: readonly string[]): string => list().format(items);
