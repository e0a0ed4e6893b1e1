/** Maps that only grow, so that what was added is known without looking through all of them. */
import { copyNumbered } from '../rules/numbered';

interface Origin {
  readonly from: number;
  readonly added: Readonly<Record<string, unknown>>;
}

let last = 0;
/** Numbers stand for maps: a map that knew the one before it would keep all of them in memory. */
const numbers = new WeakMap<object, number>();
const origins = new WeakMap<object, Origin>();

function numberOf(map: object): number {
  let number = numbers.get(map);
  if (number === undefined) numbers.set(map, (number = last += 1));
  return number;
}

/** `map`, whose keys are the numbers from 1 to `count`, with more under the next ones. Neither is to be changed in place. */
export function grow<T>(
  map: Readonly<Record<string, T>>,
  count: number,
  items: readonly T[],
): Record<string, T> {
  const grown = copyNumbered(map, count) as Record<number, T>;
  const added: Record<number, T> = {};
  for (const [index, item] of items.entries()) {
    const number = count + 1 + index;
    grown[number] = item;
    added[number] = item;
  }
  origins.set(grown, { from: numberOf(map), added });
  return grown;
}

/** What `grow` made `now` of `before` with; `null` where it did not. */
export function addedTo(before: object, now: object): Readonly<Record<string, unknown>> | null {
  const origin = origins.get(now);
  return origin && origin.from === numbers.get(before) ? origin.added : null;
}
