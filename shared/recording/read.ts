/** Reading a file that may be anything. */
import * as z from 'zod/mini';
import type { Recording } from './format';
import { ENTRIES_MOST, TEXT_MOST } from './format';
import { isObject, parseJson, type Json } from './json';
import { migrate, MIGRATIONS, type Migration } from './migrations';
import { problem, type Fault } from './problems';
import { underOtherRules } from './same';
import { entrySchema, fileSchema } from './schema';

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
  const parsed = parseJson(text, { text: TEXT_MOST, array: ENTRIES_MOST });
  if (parsed.fault) {
    const { fault } = parsed;
    return { fault: fault.code === 'not-json' ? { ...fault, entry: brokenOffAt(text) } : fault };
  }
  return readObject(parsed.json, migrations);
}

/** The recording that an object is which was parsed within the limits of a text, or why it is none. */
export function readObject(json: Json, migrations: Readonly<Record<number, Migration>> = MIGRATIONS): Read {
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
