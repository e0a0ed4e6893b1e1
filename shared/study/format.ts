/**
 * What a study is: notes on entries of one recording. docs/study-format.md explains it; schema.ts is what a file is held
 * to.
 */
import type { Viewer } from '../content/seats';
import { TEXT_MOST } from '../recording/format';
import type { MarkId } from './marks';

export const STUDY_FORMAT = 'brittle-peace-study';
/** Version of the file's shape. A change of it needs a migration from the version before: migrations.ts. */
export const STUDY_VERSION = 1;

export const NOTES_MOST = 500;
/** Characters (UTF-16 code units) of one note's text, and of all texts of a study together. */
export const NOTE_TEXT_MOST = 2_000;
export const TEXTS_MOST = 300_000;
export const TITLE_MOST = 80;
export const NAME_MOST = 40;

/** Characters of a study's file without a recording: its texts, escaped, and what stands around them. */
const STUDY_TEXT_MOST = 1_000_000;
/** Characters of a file that holds its recording too. */
export const FILE_TEXT_MOST = STUDY_TEXT_MOST + TEXT_MOST;

export interface Note {
  readonly id: string;
  /** So many entries had been played. */
  readonly entry: number;
  /** Whose sight of the table it is best seen from. */
  readonly view: Viewer;
  readonly mark: MarkId | null;
  /** Plain text; an empty line divides paragraphs. Empty only where there is a mark. */
  readonly text: string;
  /** Who wrote it, where somebody gave a name. */
  readonly by?: string;
  /** When it was changed last, in milliseconds since 1970. */
  readonly at: number;
}

export interface Study {
  readonly format: typeof STUDY_FORMAT;
  readonly version: typeof STUDY_VERSION;
  readonly title: string;
  readonly author?: string;
  /** The one recording that it is about. `id` is the first 16 digits of its `seal`. */
  readonly game: { readonly id: string; readonly seal: string };
  /** In order of entry, then of time. */
  readonly notes: readonly Note[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The order in which notes stand. */
export const inOrder = (notes: Iterable<Note>): Note[] =>
  [...notes].sort((a, b) => a.entry - b.entry || a.at - b.at || (a.id < b.id ? -1 : 1));
