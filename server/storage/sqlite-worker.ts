/** Holds the connection to SQLite in a thread of its own; called by server/storage/sqlite.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteEngine, type Outcome } from './sqlite-engine';

/** A statement; `null` asks to close the database and end. */
export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] } | null;
/** What came of the statement that was asked first of those not answered. */
export type Answer = { readonly outcome: Outcome } | { readonly error: Error };

const { file } = workerData as { readonly file: string };
let engine: SqliteEngine | null = null;

function answer({ sql, parameters }: NonNullable<Statement>): Answer {
  try {
    // Opened here, so that whoever asks first is told why it cannot be.
    engine ??= new SqliteEngine(file);
    return { outcome: engine.execute(sql, parameters) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on('message', (statement: Statement) => {
  if (statement) return parentPort?.postMessage(answer(statement));
  engine?.close();
  parentPort?.close();
});
