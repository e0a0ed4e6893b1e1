/**
 * Older files, brought to the present version one version at a time. A change of the format adds a row: what makes a file
 * of version n into one of version n + 1.
 */
import type { Json } from '../recording/json';
import { STUDY_FORMAT, STUDY_VERSION } from './format';
import { studyProblem, type StudyFault } from './problems';

export type Migrated = { readonly file: Json; readonly fault?: never } | { readonly fault: StudyFault };
export type Migration = (file: Json) => Migrated;

/** By the version that they are for. Version 1 is the first there is. */
export const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/** The file in the present version, or why that cannot be. */
export function migrate(
  file: Json,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
  present: number = STUDY_VERSION,
): Migrated {
  const { format, version } = file;
  if (format !== STUDY_FORMAT || typeof version !== 'number' || !Number.isInteger(version)) {
    return { fault: studyProblem('not-a-study') };
  }
  if (version > present) return { fault: studyProblem('newer-version', { version, most: present }) };
  let migrated: Migrated = { file };
  for (let from = version; from < present && !migrated.fault; from++) {
    const migration = Object.hasOwn(migrations, from) ? migrations[from] : undefined;
    if (!migration) return { fault: studyProblem('unknown-version', { version }) };
    migrated = migration(migrated.file);
  }
  return migrated;
}
