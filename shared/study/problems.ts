/** Why a file is no study that can be opened here. */
import { problemText, type Fault } from '../recording/problems';

export const STUDY_PROBLEMS = [
  'too-large',
  'too-deep',
  'too-many-values',
  'not-json',
  'forbidden-key',
  'not-a-study',
  'newer-version',
  'unknown-version',
  'malformed',
  'bad-recording',
  'other-game',
  'beyond-the-end',
] as const;
export type StudyProblem = (typeof STUDY_PROBLEMS)[number];

export interface StudyFault {
  readonly code: StudyProblem;
  readonly detail: Readonly<Record<string, string | number>>;
  /** What does not hold in the recording that the file carries. */
  readonly recording?: Fault;
}

export const studyProblem = (code: StudyProblem, detail: StudyFault['detail'] = {}): StudyFault => ({
  code,
  detail,
});

const WORDS: Record<StudyProblem, (fault: StudyFault) => string> = {
  'too-large': ({ detail }) =>
    `The file is larger than a study can be (${detail.most} characters). Choose another file.`,
  'too-deep': () => 'The file is nested deeper than a study ever is. Choose another file.',
  'too-many-values': () => 'The file holds more values than a study can. Choose another file.',
  'not-json': () =>
    'The file is no JSON: it is something else, or was cut or damaged on its way. Get it again from where it was saved.',
  'forbidden-key': () => 'The file holds a key that no study has. Choose another file.',
  'not-a-study': () =>
    'The file holds something else than a study. Choose a file that ends in .peace-study.json.',
  'newer-version': ({ detail }) =>
    `The file is of version ${detail.version} of the format, and this program reads up to version ${detail.most}. Use a newer version of the game.`,
  'unknown-version': ({ detail }) =>
    `There never was a version ${detail.version} of the format. Get the file again from where it was saved.`,
  malformed: ({ detail }) =>
    `The file is not as a study has to be${detail.path === '' ? '' : `, at ${detail.path}`}: it was cut or changed. Get it again from where it was saved.`,
  'bad-recording': ({ recording }) =>
    `The game in the file cannot be shown. ${recording ? problemText(recording) : 'Get the file again from where it was saved.'}`,
  'other-game': () =>
    'The study is about another game: a study belongs to the one recording that it was made on. Open that recording first, then the study.',
  'beyond-the-end': ({ detail }) =>
    `A note stands at entry ${detail.entry}, and the game has ${detail.entries} entries: the study was changed. Get it again from where it was saved.`,
};

/** A fault in words: what does not hold, and what to do. */
export const studyProblemText = (fault: StudyFault): string => WORDS[fault.code](fault);
