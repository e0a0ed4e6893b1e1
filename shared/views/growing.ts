/** Maps that only grow, so that what was added is known without looking through all of them. */

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

/** `map` with more in it, under keys that it does not have. Neither is to be changed in place. */
export function grow<T>(
  map: Readonly<Record<string, T>>,
  added: Readonly<Record<string, T>>,
): Record<string, T> {
  const grown = { ...map, ...added };
  origins.set(grown, { from: numberOf(map), added });
  return grown;
}

/** What `grow` made `now` of `before` with; `null` where it did not. */
export function addedTo(before: object, now: object): Readonly<Record<string, unknown>> | null {
  const origin = origins.get(now);
  return origin && origin.from === numbers.get(before) ? origin.added : null;
}
