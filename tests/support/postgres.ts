/** Databases for tests. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Runs one statement. */
export async function query<T extends object>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The URL of an empty PostgreSQL database that nobody else uses. It goes with the server, when all tests are done. */
export async function freshDatabase(): Promise<string> {
  const postgres = inject('postgres');
  if ('error' in postgres) throw new Error(postgres.error);
  const name = `t_${randomBytes(8).toString('hex')}`;
  await query(postgres.url, `create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

/** What a test of storage runs on: `null` is the SQLite database of a data folder. */
export const ENGINES: readonly { readonly name: string; readonly database: () => Promise<string | null> }[] =
  [
    { name: 'SQLite', database: () => Promise.resolve(null) },
    { name: 'PostgreSQL', database: freshDatabase },
  ];
