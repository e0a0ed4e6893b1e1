/** Studies as files. */
import type { Recording } from '../../shared/recording/format';
import { FILE_TEXT_MOST, type Study } from '../../shared/study/format';
import { studyProblem, studyProblemText } from '../../shared/study/problems';
import { readStudy, writeStudy, type StudyRead } from '../../shared/study/read';
import { download } from '../table/download';

/** Hands out a study, with its game: one file is enough. */
export function saveStudy(study: Study, recording: Recording): void {
  const slug = study.title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const file = new Blob([writeStudy(study, recording)], { type: 'application/json' });
  download(file, `${slug || 'study'}.peace-study.json`);
}

/** The study in a file, or why there is none, in words. */
export async function openStudy(
  file: Blob,
): Promise<Exclude<StudyRead, { fault: unknown }> | { readonly problem: string }> {
  // No character takes more than four bytes, so nothing that large needs to be read.
  if (file.size > 4 * FILE_TEXT_MOST) {
    return { problem: studyProblemText(studyProblem('too-large', { most: FILE_TEXT_MOST })) };
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    return {
      problem: 'The browser could not read the file. See whether it is still there, and open it again.',
    };
  }
  const read = readStudy(text);
  return read.fault ? { problem: studyProblemText(read.fault) } : read;
}
