import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import { SqliteEngine, type Outcome } from './sqlite-engine';
import type { Answer, Statement } from './sqlite-worker';
import type { Database } from './tables';

/** Where statements are carried out. */
interface Engine {
  execute(sql: string, parameters: readonly unknown[]): Outcome | Promise<Outcome>;
  close(): void | Promise<void>;
}

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * SQLite in a thread of its own: while the disk is synced, this one goes on. A thread that fails takes the process with it,
 * since nobody could say what of a transaction was done.
 */
class EngineThread implements Engine {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(file: string) {
    this.#worker = new Worker(new URL('./sqlite-worker.js', import.meta.url), { workerData: { file } });
    this.#worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.shift();
      if ('error' in answer) waiting?.reject(answer.error);
      else waiting?.resolve(answer.outcome);
    });
  }

  execute(sql: string, parameters: readonly unknown[]): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ sql, parameters } satisfies Statement);
    });
  }

  async close(): Promise<void> {
    const ended = once(this.#worker, 'exit');
    this.#worker.postMessage(null satisfies Statement);
    await ended;
  }
}

class Connection implements DatabaseConnection {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async executeQuery<Row>({ sql, parameters }: Asked): Promise<QueryResult<Row>> {
    const { rows, changes, lastInsertRowid } = await this.#engine.execute(sql, parameters);
    return {
      rows: rows as Row[],
      ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
      ...(lastInsertRowid !== undefined && { insertId: BigInt(lastInsertRowid) }),
    };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('Nothing is read row by row.');
  }
}

type Asked = Pick<CompiledQuery, 'sql' | 'parameters'>;

/** One connection, which whoever wants it has alone: a transaction must not be mixed with what others ask. */
class OneConnection implements Driver {
  readonly #engine: Engine;
  readonly #connection: Connection;
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#connection = new Connection(engine);
  }

  init = (): Promise<void> => Promise.resolve();

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    let release = (): void => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }

  async beginTransaction(): Promise<void> {
    await this.#engine.execute('begin', []);
  }

  async commitTransaction(): Promise<void> {
    await this.#engine.execute('commit', []);
  }

  async rollbackTransaction(): Promise<void> {
    await this.#engine.execute('rollback', []);
  }

  async destroy(): Promise<void> {
    await this.#engine.close();
  }
}

/** Where the database is worked with: in this thread, or in one of its own, which only the built server has. */
export type Where = 'here' | 'in-a-thread';

/** Opens the database in a file, or in memory (`:memory:`). A write has reached the disk when it is answered. */
export function openSqlite(file: string, where: Where = 'here'): Kysely<Database> {
  const engine = where === 'here' ? new SqliteEngine(file) : new EngineThread(file);
  return new Kysely<Database>({
    dialect: {
      createDriver: () => new OneConnection(engine),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
