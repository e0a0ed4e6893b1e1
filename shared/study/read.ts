/** Reading a study that may be anything, and writing one. */
import { ENTRIES_MOST, type Recording } from '../recording/format';
import { isObject, parseJson } from '../recording/json';
import { readObject } from '../recording/read';
import { FILE_TEXT_MOST, inOrder, type Note, type Study } from './format';
import { migrate, MIGRATIONS, type Migration } from './migrations';
import { studyProblem, type StudyFault, type StudyProblem } from './problems';
import { studyFileSchema } from './schema';

/** A study, and the recording that came with it, which still has to be replayed to see whether it is true. */
export type StudyRead =
  | { readonly study: Study; readonly recording: Recording | null; readonly fault?: never }
  | { readonly fault: StudyFault };

/** The study in a text, or why there is none. Takes a time in proportion to the length of the text, which is bounded. */
export function readStudy(
  text: string,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
): StudyRead {
  const parsed = parseJson(text, { text: FILE_TEXT_MOST, array: ENTRIES_MOST });
  if (parsed.fault) {
    const { code, detail } = parsed.fault;
    return {
      fault: studyProblem(code === 'not-a-recording' ? 'not-a-study' : (code as StudyProblem), detail),
    };
  }
  const migrated = migrate(parsed.json, migrations);
  if (migrated.fault) return migrated;
  const held = studyFileSchema.safeParse(migrated.file);
  if (!held.success) {
    const path = held.error.issues[0]?.path.map(String).join('.') ?? '';
    return { fault: studyProblem('malformed', { path: path.slice(0, 200) }) };
  }
  const { recording: carried, ...rest } = held.data;
  const study = { ...rest, notes: inOrder(rest.notes as Note[]) } as Study;
  if (carried === undefined) return { study, recording: null };
  if (!isObject(carried)) return { fault: studyProblem('malformed', { path: 'recording' }) };
  const read = readObject(carried);
  if (read.fault) return { fault: { ...studyProblem('bad-recording'), recording: read.fault } };
  const wrong = notAbout(study, read.recording);
  return wrong ? { fault: wrong } : { study, recording: read.recording };
}

/** Why a study is not one of this recording; `null` if it is. */
export function notAbout(study: Study, recording: Recording): StudyFault | null {
  if (study.game.seal !== recording.seal) return studyProblem('other-game');
  const entries = recording.entries.length;
  const beyond = study.notes.find(({ entry }) => entry > entries);
  return beyond ? studyProblem('beyond-the-end', { entry: beyond.entry, entries }) : null;
}

/** A study as the text of a file, with its recording if it is to be in it. */
export const writeStudy = (study: Study, recording: Recording | null = null): string =>
  `${JSON.stringify({ ...study, ...(recording && { recording }) })}\n`;
