import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './tables';

/** Connections of one process: for appends, and for all that is read meanwhile. */
const CONNECTIONS = 10;

/** How one process is connected to PostgreSQL. A commit has reached the disk when it is answered. */
export const connectionTo = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'brittle-peace',
  options: '-c synchronous_commit=on',
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
});

/** Opens a PostgreSQL database, 15 or newer, by its URL. */
export function openPostgres(url: string): Kysely<Database> {
  const pool = new pg.Pool({ ...connectionTo(url), max: CONNECTIONS });
  // A connection that ends while it is idle: the next query opens another, or tells why it cannot.
  pool.on('error', () => undefined);
  // One that ends while it is in use: its query is told, and the error comes once more by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
