/** Gives the tests of the server one PostgreSQL among them. */
import type { TestProject } from 'vitest/node';
import { startPostgres, type Postgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { readonly url: string } | { readonly error: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Postgres | null = null;
  try {
    // What the disk does is not what is tested, and nobody cuts the power here.
    server = await startPostgres({ fsync: 'off', max_connections: '300' });
    project.provide('postgres', { url: server.url });
  } catch (error) {
    // Only the tests that need it fail.
    project.provide('postgres', { error: error instanceof Error ? error.message : String(error) });
  }
  return async () => server?.stop();
}
