/** What the panel of a study reads, and all that it can do. */
import type { Viewer } from '../../shared/content/seats';
import type { Recording } from '../../shared/recording/format';
import type { Note, Study } from '../../shared/study/format';
import type { KeptStudy, WholeStudy } from './shelf';

/** Where the study that is open is kept. */
type Place =
  /** In this browser alone. */
  | { readonly is: 'here' }
  /** In this browser and on the server, where it may be changed. */
  | { readonly is: 'shared'; readonly study: string; readonly key: string }
  /** On the server, by somebody else: to be read. */
  | { readonly is: 'read'; readonly study: string };

export interface OpenStudy {
  /** By which this browser keeps it; of a study that is only read, that of the server. */
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly notes: readonly Note[];
  readonly place: Place;
  readonly version: number;
}

export interface Notebook {
  readonly state: 'loading' | 'ready' | 'missing';
  /** What went wrong, or is to be known, in words. */
  readonly trouble: string | null;
  /** All of this game that this browser keeps. */
  readonly shelf: readonly KeptStudy[];
  readonly study: OpenStudy | null;
  /** The note that is being written. */
  readonly writing: string | null;
  /** Whether everything written is kept, here and where it is shared. */
  readonly kept: 'kept' | 'writing' | 'sending' | 'not-sent' | 'not-kept';
  /** Finds what there is; it may be closed and begun again. */
  readonly begin: () => Promise<void>;
  readonly open: (id: string) => Promise<void>;
  readonly create: (by?: string) => Promise<void>;
  /** Takes in a study from a file; answers with what is wrong with it. */
  readonly take: (study: Study) => Promise<string | null>;
  /** A copy of one's own, of a study that is somebody else's. */
  readonly copy: () => Promise<void>;
  readonly rename: (change: { readonly title?: string; readonly author?: string }) => void;
  readonly remove: () => Promise<WholeStudy | null>;
  readonly bringBack: (whole: WholeStudy) => Promise<void>;
  readonly add: (entry: number, view: Viewer, by: string) => Promise<void>;
  /** Begins to write in a note; `done` ends it. */
  readonly write: (id: string) => void;
  readonly edit: (id: string, change: Partial<Pick<Note, 'text' | 'mark' | 'view'>>) => void;
  readonly done: () => void;
  /** Deletes a note, and hands it out for `putBack`. */
  readonly drop: (id: string) => Note | null;
  readonly putBack: (note: Note) => void;
  /** These answer with what went wrong, in words. */
  readonly share: (recording: Recording) => Promise<string | null>;
  readonly unshare: () => Promise<string | null>;
  readonly useKey: (key: string) => Promise<string | null>;
  /** The server has another version, or none any more. */
  readonly heard: (version: number, gone: boolean) => void;
  /** The study as the format has it. */
  readonly now: () => Study | null;
  readonly close: () => void;
}
