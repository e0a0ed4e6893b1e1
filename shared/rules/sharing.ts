import type { State } from './state';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Whether two JSON values are alike, their keys in the same order. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at]!;
    if (key !== others[at] || !alike(a[key], b[key])) return false;
  }
  return true;
}

/** Maps of which an act changes an item or two. */
const MAPS = new Set(['trust', 'offers', 'deals', 'leaks']);

/** Puts the parts of `before` that are alike into `after`, which is a copy of it that an act was done on. */
export function shareParts(before: State, after: State): State {
  const from = before as unknown as Json;
  const to = after as unknown as Record<string, unknown>;
  for (const key in to) {
    const [old, now] = [from[key], to[key]];
    if (old === now || !isObject(old) || !isObject(now)) continue;
    if (key === 'log') {
      // It only grows, and its lines are shared already.
      if (before.logged === after.logged) to[key] = old;
    } else if (alike(old, now)) {
      to[key] = old;
    } else if (MAPS.has(key)) {
      for (const id in now) if (alike(old[id], now[id])) (now as Record<string, unknown>)[id] = old[id];
    }
  }
  return after;
}
