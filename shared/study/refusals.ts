/** Codes of the server's refusals about studies; besides them come those of every server: protocol/messages.ts. */
export const STUDY_REFUSALS = [
  /** No study has this id, or it was deleted. */
  'unknown-study',
  /** The edit key is not that of this study. */
  'wrong-key',
  /** Somebody else saved it since: get it again (`detail.version`), put both together, and save on top of that. */
  'study-changed',
  /** The file is no study; `detail` is the fault. */
  'bad-study',
  /** The server does not have the recording that it is about: send it along. */
  'no-recording',
  /** The study is about another recording than the one it was first shared with. */
  'other-game',
  /** Somebody else leads, or nobody: only whoever leads moves the others. */
  'not-leading',
  /** So many have the study open that there is no place for one more. */
  'room-full',
  /** Too many files wait to be checked: try again in a moment. */
  'busy',
] as const;
export type StudyRefusal = (typeof STUDY_REFUSALS)[number];
