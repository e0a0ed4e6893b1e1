/**
 * Older files, brought to the present version one version at a time. A change of the format adds a row: what makes a file
 * of version n into one of version n + 1. A migration holds its file to the shape of its own version, whatever the code
 * around it has become.
 */
import { RECORDING_FORMAT, RECORDING_VERSION } from './format';
import { fromJournalFile, JOURNAL_FORMAT } from './journal-file';
import { isObject, type Json } from './json';
import { problem, type Fault } from './problems';

export type Migrated = { readonly file: Json; readonly fault?: never } | { readonly fault: Fault };
export type Migration = (file: Json) => Migrated;

/** By the version that they are for. */
export const MIGRATIONS: Readonly<Record<number, Migration>> = {
  0: fromJournalFile,
  1: withBranches,
  2: withDelegations,
};

/**
 * Version 2 lets a header say where a branch came from. A file of version 1 says nothing of that: it stays as it is, every
 * hash of it included, since no hash is over the version.
 */
function withBranches(file: Json): Migrated {
  const { header } = file;
  return typeof header === 'object' && header !== null && Object.hasOwn(header, 'origin')
    ? { fault: problem('malformed', { path: 'header.origin' }) }
    : { file: { ...file, version: 2 } };
}

/** What an entry of version 2 could be: said by a seat, to one channel of the four; no act of the chair but the first ones. */
function isOfVersion2(entry: unknown): boolean {
  if (!isObject(entry) || !isObject(entry.payload)) return true;
  const { kind, actor, payload } = entry;
  if (Object.hasOwn(entry, 'by')) return false;
  if (kind !== 'message') {
    const isNamed =
      payload.type === 'inject' && (Object.hasOwn(payload, 'id') || Object.hasOwn(payload, 'written'));
    return !isNamed && payload.type !== 'undo' && payload.type !== 'extend';
  }
  const isMarked = Object.hasOwn(payload, 'bluff') || Object.hasOwn(payload, 'believed');
  return actor !== 'chair' && !isMarked && !String(payload.channel).startsWith('team-');
}

/**
 * Version 3 knows delegations: who of one did something, what they say among themselves, and how messages were marked; and
 * facilitators, who speak, write events, take them back, and give more time. Files of version 2 have none of that.
 */
function withDelegations(file: Json): Migrated {
  const { entries, header } = file;
  const odd = Array.isArray(entries) ? entries.findIndex((entry) => !isOfVersion2(entry)) : -1;
  if (odd >= 0) return { fault: { ...problem('malformed', { path: '' }), entry: odd + 1 } };
  const channels = isObject(header) && Array.isArray(header.messages) ? header.messages : [];
  return channels.some((channel) => String(channel).startsWith('team-'))
    ? { fault: problem('malformed', { path: 'header.messages' }) }
    : { file: { ...file, version: 3 } };
}

/** Versions of the file of a solo game, all of which the one migration reads. */
const JOURNAL_VERSIONS: readonly unknown[] = [1, 2];

/** The version of a file; `null` where it is no recording. What solo play saved before there were recordings is 0. */
function versionOf(file: Json): number | null {
  const { format, version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version)) return null;
  if (format === JOURNAL_FORMAT) return JOURNAL_VERSIONS.includes(version) ? 0 : null;
  return format === RECORDING_FORMAT ? version : null;
}

/** The file in the present version, or why that cannot be. */
export function migrate(
  file: Json,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
  present: number = RECORDING_VERSION,
): Migrated {
  const version = versionOf(file);
  if (version === null) return { fault: problem('not-a-recording') };
  if (version > present) return { fault: problem('newer-version', { version, most: present }) };
  let at = file;
  for (let from = version; from < present;) {
    const migration = Object.hasOwn(migrations, from) ? migrations[from] : undefined;
    if (!migration) return { fault: problem('unknown-version', { version }) };
    const migrated = migration(at);
    if (migrated.fault) return migrated;
    at = migrated.file;
    // A journal is made into a recording of the present version at once.
    from = Math.max(from + 1, versionOf(at) ?? 0);
  }
  return { file: at };
}
