/** What is made of the tables of a seminar takes seconds: it is not made where tables are served. */
import type { Channel } from '../../shared/protocol/messages';
import type { Journal as Recordable } from '../../shared/recording/record';
import { WorkThread } from '../checking/thread';
import type { Config } from '../config';
import type { Log } from '../log';
import type { SeminarDoc } from './document';

/** A table's game, but for its entries, which are read where it is made. */
export interface PlayedTable {
  readonly id: string;
  readonly journal: Omit<Recordable, 'entries'>;
  /** Channels whose messages are to be in it. */
  readonly messages: readonly Channel[];
}

/** The recording of a game that is over, with all names. */
export interface RecordingTask {
  readonly table: PlayedTable;
  readonly marks: boolean;
}

export interface MadeRecording {
  /** The recording as JSON, in UTF-8. */
  readonly text: Uint8Array;
  /** How many entries of it were played once the journal had come to an entry, by that entry's number. */
  readonly positions: Uint32Array;
}

export interface ExportTask {
  readonly doc: SeminarDoc;
  readonly pseudonyms: boolean;
  /** In the order of their numbers. */
  readonly tables: readonly (PlayedTable & { readonly number: number })[];
}

/** Fails with a `BusyError` where it cannot be done in time. */
export interface Making {
  recording(task: RecordingTask): Promise<MadeRecording>;
  /** A ZIP. */
  export(task: ExportTask): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What the thread is asked for. */
export type MakingTask = { readonly dataDir: string; readonly databaseUrl: string | null } & (
  | (RecordingTask & { readonly kind: 'recording' })
  | (ExportTask & { readonly kind: 'export' })
);

/** An export of the longest games at the most tables takes some ten seconds where others want the processor too. */
const LIMITS = { patience: 120_000, waiting: 200 } as const;

/** Makes one thing after the other, in a thread that reads the journals by itself. */
export class MakingThread implements Making {
  readonly #database: Pick<MakingTask, 'dataDir' | 'databaseUrl'>;
  readonly #thread: WorkThread<MakingTask, MadeRecording | Uint8Array>;

  constructor({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>, log: Log) {
    this.#database = { dataDir, databaseUrl };
    this.#thread = new WorkThread('seminar-worker', log, LIMITS);
  }

  recording(task: RecordingTask): Promise<MadeRecording> {
    const { table, marks } = task;
    const asked: MakingTask = { kind: 'recording', table, marks, ...this.#database };
    return this.#thread.run(asked) as Promise<MadeRecording>;
  }

  export(task: ExportTask): Promise<Uint8Array> {
    return this.#thread.run({ ...task, kind: 'export', ...this.#database }) as Promise<Uint8Array>;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
