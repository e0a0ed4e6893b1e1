/** Copies of the database, taken while it is in use, and put back. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { DATABASE_FILE } from './open';

/** Something stands in the way that only a person can move. The message says what, and what to do. */
export class BackupError extends Error {}

export interface Copied {
  readonly tables: number;
  readonly entries: number;
  /** Bytes of the file. */
  readonly size: number;
}

const numberOf = (database: DatabaseSyncInstance, sql: string): number =>
  Number((database.prepare(sql).get() as { n: number | bigint }).n);

/** Whether it is whole, and holds the tables of this game; tells how much. Throws a `BackupError` if it does not. */
function checked(file: string): Copied {
  let database: DatabaseSyncInstance | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const { integrity_check: found } = database.prepare('pragma integrity_check').get() as {
      integrity_check: string;
    };
    if (found !== 'ok') throw new BackupError(`${file} is damaged: ${found}`);
    return {
      tables: numberOf(database, 'select count(*) as n from tables'),
      entries: numberOf(database, 'select count(*) as n from entries'),
      size: numberOf(
        database,
        'select page_count * page_size as n from pragma_page_count(), pragma_page_size()',
      ),
    };
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(
      `${file} is not a database of this game, or is damaged (${(error as Error).message}).`,
    );
  } finally {
    database?.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished file its name at once or not at all, and only where nothing has it. */
function settle(part: string, file: string): void {
  // It holds seeds, messages and what proves who sits where.
  chmodSync(part, 0o600);
  sync(part);
  renameSync(part, file);
  sync(dirname(file));
}

function make(file: string, copy: (part: string) => void): Copied {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    copy(part);
    const copied = checked(part);
    settle(part, file);
    return copied;
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Writes everything that a data folder holds at one moment into a file of its own, checked and synced. Whoever plays meanwhile
 * does not notice: writers of a database in WAL mode wait for no reader. Throws a `BackupError` if there is nothing to copy,
 * or the file exists.
 */
export function backUp(dataDir: string, file: string): Copied {
  const source = join(dataDir, DATABASE_FILE);
  if (!existsSync(source)) throw new BackupError(`There is no database at ${source}: is DATA_DIR right?`);
  if (existsSync(file)) throw new BackupError(`${file} exists, and is not written over: take another name.`);
  return make(file, (part) => {
    const database = new DatabaseSync(source);
    try {
      database.exec('pragma busy_timeout = 30000');
      database.prepare('vacuum into ?').run(part);
    } finally {
      database.close();
    }
  });
}

/**
 * Puts a backup into a data folder that holds no database, for a server that is not running. Throws a `BackupError` if there
 * is one, or the backup is damaged.
 */
export function restore(file: string, dataDir: string): Copied {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  const target = join(dataDir, DATABASE_FILE);
  // Leavings of another database would be taken for this one's.
  const inTheWay = ['', '-wal', '-shm'].map((end) => target + end).find((path) => existsSync(path));
  if (inTheWay !== undefined) {
    throw new BackupError(
      `${inTheWay} is in the way: stop the server, and move ${DATABASE_FILE}* out of ${dataDir} first.`,
    );
  }
  checked(file);
  return make(target, (part) => copyFileSync(file, part));
}
