/** Taking JSON from anybody: looked over before anything is built from it, so that its size bounds the work. */
import { problem, type Fault } from './problems';

/** Levels of nesting: a recording has eleven. */
const DEPTH_MOST = 16;
/** Values of any kind: in a recording each takes six characters or more, with its key. */
const VALUES_MOST = 1_500_000;

const codeOf = (character: string): number => character.charCodeAt(0);
const QUOTE = codeOf('"');
const BACKSLASH = codeOf('\\');
const COMMA = codeOf(',');
const LIST = codeOf('[');
const LIST_END = codeOf(']');
const OBJECT = codeOf('{');
const OBJECT_END = codeOf('}');

/** Looks a text over before anything is built from it. */
function tooMuch(text: string, most: number): Fault | null {
  if (text.length > most) return problem('too-large', { most });
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) {
      quoted = true;
    } else if (code === COMMA) {
      values += 1;
    } else if (code === LIST || code === OBJECT) {
      values += 1;
      depth += 1;
      if (depth > DEPTH_MOST) return problem('too-deep');
    } else if (code === LIST_END || code === OBJECT_END) {
      depth -= 1;
    }
  }
  return values > VALUES_MOST ? problem('too-many-values') : null;
}

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/** What no file of ours has: keys that would reach into what all objects share, and arrays longer than its longest. */
function strange(value: unknown, longest: number): Fault | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) && value.length > longest) return problem('too-many-values');
  if (!Array.isArray(value) && FORBIDDEN.some((key) => Object.hasOwn(value, key))) {
    return problem('forbidden-key');
  }
  for (const inner of Object.values(value)) {
    const found = strange(inner, longest);
    if (found) return found;
  }
  return null;
}

export interface JsonLimits {
  /** Characters of the text. */
  readonly text: number;
  /** Values of one array. */
  readonly array: number;
}

/** The object in a text, or why there is none: `not-a-recording` where it is JSON of another kind. */
export function parseJson(
  text: string,
  limits: JsonLimits,
): { readonly json: Json; readonly fault?: never } | { readonly fault: Fault } {
  const over = tooMuch(text, limits.text);
  if (over) return { fault: over };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: problem('not-json') };
  }
  if (!isObject(json)) return { fault: problem('not-a-recording') };
  const odd = strange(json, limits.array);
  return odd ? { fault: odd } : { json };
}
