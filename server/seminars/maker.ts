import type { Kysely } from 'kysely';
import type { Channel } from '../../shared/protocol/messages';
import { record, write } from '../../shared/recording/record';
import { openDatabase } from '../storage/open';
import { SqlJournal } from '../storage/sql-journal';
import type { Entry } from '../storage/journal';
import type { Database } from '../storage/tables';
import { actsOf } from '../tables/acts';
import { exportOf } from './export';
import type { ExportTask, MadeRecording, Making, RecordingTask } from './making';

/** Makes things of the journals in a database, with a connection of its own, where it is called. */
export class Maker implements Making {
  readonly #db: Kysely<Database>;
  readonly #journal: SqlJournal;

  private constructor(db: Kysely<Database>) {
    this.#db = db;
    // It writes nothing.
    this.#journal = new SqlJournal(db, 1);
  }

  static async open(dataDir: string, databaseUrl: string | null): Promise<Maker> {
    return new Maker(await openDatabase(dataDir, databaseUrl));
  }

  async recording({ table: { id, journal, messages }, marks }: RecordingTask): Promise<MadeRecording> {
    const entries = await this.#journal.read(id);
    const made = record({ ...journal, entries: actsOf(entries) }, { messages, names: true, marks });
    if (made.fault) throw new Error(`Table ${id} makes no recording: ${made.fault.code}.`);
    return {
      text: new TextEncoder().encode(write(made.recording)),
      positions: positionsOf(entries, messages),
    };
  }

  export(task: ExportTask): Promise<Uint8Array> {
    return exportOf(task, (table) => this.#journal.read(table));
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}

/** Entries are numbered from 1, without gaps. */
function positionsOf(entries: readonly Entry[], messages: readonly Channel[]): Uint32Array {
  const positions = new Uint32Array(entries.length + 1);
  for (const [index, entry] of entries.entries()) {
    const isTold =
      entry.kind === 'move' || (entry.kind === 'message' && messages.includes(entry.payload.channel));
    positions[index + 1] = positions[index]! + (isTold ? 1 : 0);
  }
  return positions;
}
