/** Why a file is no recording that can be shown, or what in it does not hold. */

/** Found while reading: the file as such. */
export const READING_PROBLEMS = [
  'too-large',
  'too-deep',
  'too-many-values',
  'not-json',
  'forbidden-key',
  'not-a-recording',
  'newer-version',
  'unknown-version',
  'other-rules',
  'other-scenario',
  'malformed',
  'not-over',
] as const;
/** Found while playing it again. */
export const REPLAY_PROBLEMS = [
  'seed-changed',
  'header-changed',
  'entry-changed',
  'entry-refused',
  'entry-out-of-time',
  'entry-misplaced',
  'cut-short',
  'round-changed',
  'result-changed',
  'seal-changed',
] as const;
export type ProblemCode = (typeof READING_PROBLEMS)[number] | (typeof REPLAY_PROBLEMS)[number];

/** The first thing that does not hold. */
export interface Fault {
  readonly code: ProblemCode;
  /** Number, from 1, of the entry that does not hold; `null` where it is not one. */
  readonly entry: number | null;
  readonly round: number | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

export const problem = (code: ProblemCode, detail: Fault['detail'] = {}): Fault => ({
  code,
  entry: null,
  round: null,
  detail,
});

const WORDS: Record<ProblemCode, (fault: Fault) => string> = {
  'too-large': ({ detail }) =>
    `The file is larger than a recording can be (${detail.most} characters). Choose another file.`,
  'too-deep': () => 'The file is nested deeper than a recording ever is. Choose another file.',
  'too-many-values': () => 'The file holds more values than a recording can. Choose another file.',
  'not-json': ({ entry }) =>
    entry === null
      ? 'The file is no JSON: it is something else, or was cut or damaged on its way. Get it again from where it was saved.'
      : `The file breaks off, or is damaged, at entry ${entry}. Get it again from where it was saved.`,
  'forbidden-key': () => 'The file holds a key that no recording has. Choose another file.',
  'not-a-recording': () =>
    'The file holds something else than a recording. Choose a file that ends in .peace.json.',
  'newer-version': ({ detail }) =>
    `The file is of version ${detail.version} of the format, and this program reads up to version ${detail.most}. Use a newer version of the game.`,
  'unknown-version': ({ detail }) =>
    `There never was a version ${detail.version} of the format. Get the file again from where it was saved.`,
  'other-rules': ({ detail }) =>
    `The game was played under version ${detail.rules} of the rules; these are version ${detail.now}. Replay it with the version of the game that it was played with.`,
  'other-scenario': ({ detail }) =>
    `The game was played with another scenario than this version of the game has: ${detail.path} differs. Replay it with the version that it was played with.`,
  malformed: ({ entry, detail }) =>
    `${entry === null ? 'The file' : `Entry ${entry}`} is not as a recording has to be${detail.path === '' ? '' : `, at ${detail.path}`}: it was cut or changed. Get it again from where it was saved.`,
  'not-over': () =>
    'The game is not over, and there are recordings of finished games only. Play it to its end first.',
  'seed-changed': () =>
    'The seed does not fit the hash that was published as the game began: the dice were changed.',
  'header-changed': () => 'What the file says about the game (seats, names, times) was changed.',
  'entry-changed': ({ entry }) => `Entry ${entry} was changed, moved, added or taken out.`,
  'entry-refused': ({ entry, round, detail }) =>
    `Entry ${entry} in round ${round} is not legal under the rules (${detail.refusal}): it was changed, or something before it.`,
  'entry-out-of-time': ({ entry }) => `Entry ${entry} is older than the one before it: a time was changed.`,
  'entry-misplaced': ({ entry, detail }) =>
    `Entry ${entry} is a message on a channel (${detail.channel}) that it cannot be on.`,
  'cut-short': ({ detail }) =>
    `The entries end after number ${detail.entries}, before the game is over: the file was cut.`,
  'round-changed': ({ round, entry }) =>
    `Round ${round} does not come out as recorded, at entry ${entry}: an entry or the record of the round was changed.`,
  'result-changed': () => 'The result is not the one that the game comes to: it was changed.',
  'seal-changed': () => 'The hash over the whole file does not fit: it was changed.',
};

/** A fault in words: what does not hold and, where something can be done, what to do. */
export const problemText = (fault: Fault): string => WORDS[fault.code](fault);
