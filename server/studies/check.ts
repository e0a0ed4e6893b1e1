import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import type { Study } from '../../shared/study/format';
import { studyProblem, type StudyFault } from '../../shared/study/problems';
import { readStudy } from '../../shared/study/read';
import type { KeptGame } from '../storage/study-store';

/** What there is in a file from outside: a study, and its game played through where it came along. */
export type Checked =
  | { readonly study: Study; readonly game: KeptGame | null; readonly fault?: never }
  | { readonly fault: StudyFault };

/** Reads a file, and plays the recording in it through, so that only whole games are kept. */
export function checkStudy(text: string): Checked {
  const read = readStudy(text);
  if (read.fault) return { fault: read.fault };
  const { study, recording } = read;
  if (!recording) return { study, game: null };
  const played = replay(recording);
  if (played.fault) return { fault: { ...studyProblem('bad-recording'), recording: played.fault } };
  return {
    study,
    game: { seal: recording.seal, text: write(recording), entries: recording.entries.length },
  };
}
