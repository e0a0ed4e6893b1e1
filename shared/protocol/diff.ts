/** Differences of JSON objects, so that a client that has the whole once is sent only what changed. */
import { copyNumbered } from '../rules/numbered';
import { addedTo } from '../views/growing';
import type { Delta } from './messages';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sets a key as data, whatever it is called: an assignment to `__proto__` would set the prototype instead. */
function put(object: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (object as Record<string, unknown>)[key] = value;
  }
}

/** Whether two JSON values are equal. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/**
 * What turns `before` into `after`, or `null` if nothing does. Both are JSON; a key with the value `undefined` counts
 * as absent. Parts that are the same object in both are not looked into, nor are maps that only grew.
 */
export function diff(before: object, after: object): Delta | null {
  const old = before as Json;
  const now = after as Json;
  if (old === now) return null;
  const added = addedTo(old, now);
  if (added) return Object.keys(added).length > 0 ? { s: added } : null;
  let set: Record<string, unknown> | undefined;
  let nested: Record<string, Delta> | undefined;
  let deleted: string[] | undefined;
  let kept = 0;
  // Most of it is as it was, so that is what is asked first; keys are told from what every object has only after it.
  for (const key in now) {
    const to = now[key];
    if (to === undefined) continue;
    if (to === old[key]) {
      kept += 1;
      continue;
    }
    const from = Object.hasOwn(old, key) ? old[key] : undefined;
    if (from !== undefined) kept += 1;
    if (isObject(from) && isObject(to)) {
      const inner = diff(from, to);
      if (inner) put((nested ??= {}), key, inner);
    } else if (!same(from, to)) {
      put((set ??= {}), key, to);
    }
  }
  let count = 0;
  for (const _ in old) count += 1;
  if (kept !== count) {
    for (const key in old) {
      if (old[key] !== undefined && (!Object.hasOwn(now, key) || now[key] === undefined))
        (deleted ??= []).push(key);
    }
  }
  if (!set && !nested && !deleted) return null;
  const delta: { -readonly [Key in keyof Delta]: Delta[Key] } = {};
  if (set) delta.s = set;
  if (deleted) delta.d = deleted;
  if (nested) delta.n = nested;
  return delta;
}

/**
 * `value` with the difference applied. Nothing is changed in place, and what the difference does not touch is the same
 * object in the result. Throws if the difference was made from something else: then ask for the whole again.
 */
export function patch<T extends object>(value: T, delta: Delta): T {
  const copies: Copy[] = [];
  const result = patched(value as Json, delta, copies);
  for (const { into, key, path } of copies) put(into, key, at(result, path));
  return result as T;
}

interface Copy {
  readonly into: object;
  readonly key: string;
  readonly path: readonly string[];
}

/** How many there are of those maps whose keys are the numbers from 1; the log grows with nearly every difference. */
const counts = new WeakMap<object, number>();

function countOf(value: Json): number {
  const known = counts.get(value);
  if (known !== undefined) return known;
  const keys = Object.keys(value);
  const count = keys.every((key, index) => key === String(index + 1)) ? keys.length : 0;
  counts.set(value, count);
  return count;
}

/** A copy to change. Keys are set as data, whatever they are called. */
function copyFor(value: Json, delta: Delta): Record<string, unknown> {
  const added = delta.s && !delta.d && !delta.c ? Object.keys(delta.s) : [];
  const count = /^\d/.test(added[0] ?? '') ? countOf(value) : 0;
  if (count === 0 || added[0] !== String(count + 1)) return { ...value };
  const copy = copyNumbered(value, count);
  const grown = count + added.length;
  if (added.at(-1) === String(grown)) counts.set(copy, grown);
  return copy;
}

function patched(value: Json, delta: Delta, copies: Copy[]): Json {
  const result = copyFor(value, delta);
  for (const key of delta.d ?? []) {
    if (!Object.hasOwn(result, key)) throw new Error(`The difference deletes ${key}, which is not there.`);
    delete result[key];
  }
  for (const [key, item] of Object.entries(delta.s ?? {})) put(result, key, item);
  for (const [key, inner] of Object.entries(delta.n ?? {})) {
    const part = Object.hasOwn(result, key) ? result[key] : undefined;
    if (!isObject(part)) throw new Error(`The difference goes into ${key}, which is no object.`);
    put(result, key, patched(part, inner, copies));
  }
  for (const [key, path] of Object.entries(delta.c ?? {})) copies.push({ into: result, key, path });
  return result;
}

function at(root: Json, path: readonly string[]): unknown {
  let part: unknown = root;
  for (const key of path) {
    if (!isObject(part) || !Object.hasOwn(part, key))
      throw new Error(`The difference copies ${path.join('.')}, which is not there.`);
    part = part[key];
  }
  return part;
}
