/** Reading a file that may be anything. */
import * as z from 'zod/mini';
import type { Recording } from './format';
import { ENTRIES_MOST, TEXT_MOST } from './format';
import { migrate, MIGRATIONS, type Json, type Migration } from './migrations';
import { problem, type Fault } from './problems';
import { underOtherRules } from './same';
import { entrySchema, fileSchema } from './schema';

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
function tooMuch(text: string): Fault | null {
  if (text.length > TEXT_MOST) return problem('too-large', { most: TEXT_MOST });
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

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/** What no recording has: keys that would reach into what all objects share, and arrays longer than its longest. */
function strange(value: unknown): Fault | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) && value.length > ENTRIES_MOST) return problem('too-many-values');
  if (!Array.isArray(value) && FORBIDDEN.some((key) => Object.hasOwn(value, key))) {
    return problem('forbidden-key');
  }
  for (const inner of Object.values(value)) {
    const found = strange(inner);
    if (found) return found;
  }
  return null;
}

/** The entry in which a text breaks off that was cut among its entries; `null` where that cannot be told. */
function brokenOffAt(text: string): number | null {
  const begin = text.indexOf('"entries":[');
  if (begin < 0 || text.includes('"rounds":[', begin)) return null;
  return (text.slice(begin).match(/"hash":"[0-9a-f]{16}"\}/g)?.length ?? 0) + 1;
}

/** Everything but the entries, which are read one by one up to the first that is wrong; and the scenario, which is compared. */
const frame = fileSchema(z.unknown(), z.unknown());

const malformed = (
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  entry: number | null,
): Fault => ({
  ...problem('malformed', { path: (issues[0]?.path.map(String).join('.') ?? '').slice(0, 200) }),
  entry,
});

/** A recording, of whatever older version the file was; it still has to be replayed, to see whether it is true. */
export type Read = { readonly recording: Recording; readonly fault?: never } | { readonly fault: Fault };

/**
 * The recording in a text, or why there is none. Takes a time that is in proportion to the length of the text, which is
 * bounded, whatever is in it.
 */
export function read(text: string, migrations: Readonly<Record<number, Migration>> = MIGRATIONS): Read {
  const over = tooMuch(text);
  if (over) return { fault: over };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: { ...problem('not-json'), entry: brokenOffAt(text) } };
  }
  if (!isObject(json)) return { fault: problem('not-a-recording') };
  const odd = strange(json);
  if (odd) return { fault: odd };
  const migrated = migrate(json, migrations);
  if (migrated.fault) return migrated;
  const { file } = migrated;

  const { header, entries } = file;
  if (!isObject(header)) return { fault: malformed([{ path: ['header'] }], null) };
  // Before all else: acts of other rules may well look otherwise, and are not to be called damaged.
  const other = underOtherRules(header.rules, header.scenario);
  if (other) return { fault: other };
  const framed = frame.safeParse(file);
  if (!framed.success) return { fault: malformed(framed.error.issues, null) };
  for (const [index, entry] of (entries as readonly unknown[]).entries()) {
    const parsed = entrySchema.safeParse(entry);
    if (!parsed.success) return { fault: malformed([], index + 1) };
  }
  return { recording: file as unknown as Recording };
}
