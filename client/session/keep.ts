import { useState } from 'react';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `after`, a JSON value, with the same object as in `before` wherever both hold the same: whoever compares by identity
 * then sees what changed. Keys in another order are a change, as what is shown of an object is shown in its order.
 */
export function keep<T>(before: unknown, after: T): T;
export function keep(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const items = after.map((item, index) => keep(before[index], item));
    const isSame =
      items.length === before.length && items.every((item, index) => Object.is(item, before[index]));
    return isSame ? before : items;
  }
  if (!isObject(before) || !isObject(after)) return after;
  const [old, now] = [Object.keys(before), Object.keys(after)];
  let isSame = old.length === now.length;
  const parts: [string, unknown][] = [];
  for (const [index, key] of now.entries()) {
    const part = keep(Object.hasOwn(before, key) ? before[key] : undefined, after[key]);
    if (old[index] !== key || !Object.is(part, before[key])) isSame = false;
    if (!Object.is(part, after[key])) parts.push([key, part]);
  }
  if (isSame) return before;
  // `fromEntries` sets every key as data, whatever it is called.
  return parts.length === 0 ? after : { ...after, ...Object.fromEntries(parts) };
}

/** What was worked out, with everything in it that is as it was before the same object as before. */
export function useKept<T>(value: T): T {
  const [kept, setKept] = useState(value);
  const next = keep(kept, value);
  if (!Object.is(next, kept)) setKept(next);
  return next;
}
