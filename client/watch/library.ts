/** The libraries: the games that are shipped with the product, and those that were published to the server. */
import type * as z from 'zod/mini';
import { publishedSchema, shippedSchema, type Filter, type Listed } from '../../shared/recording/library';
import { call } from '../session/call';

/** Whether the browser knows that there is no connection: then nothing is asked for in vain. */
export const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

/** What is at an address; `null` without an answer, or with one that is none. */
export async function getJson<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
): Promise<z.infer<Schema> | null> {
  // Only the list of what is shipped is kept for a time without a connection.
  if (path.startsWith('/api/') && isOffline()) return null;
  return call(schema, path).catch(() => null);
}

let shipped: Promise<readonly Listed[]> | null = null;

/** The games that are shipped with the product; none where the list cannot be had. */
export function shippedGames(): Promise<readonly Listed[]> {
  shipped ??= getJson(shippedSchema, '/library/index.json').then((list) => {
    // It may be there the next time.
    if (!list) shipped = null;
    return list?.games ?? [];
  });
  return shipped;
}

export type Page = z.infer<typeof publishedSchema>;

/** A page of the games that were published; `null` where the server does not answer. */
export function publishedGames(filter: Filter, after: string | null): Promise<Page | null> {
  const given = Object.entries({ ...filter, ...(after !== null && { after }) });
  const query = new URLSearchParams(given.filter(([, value]) => value !== undefined) as [string, string][]);
  return getJson(publishedSchema, `/api/library?${query.toString()}`);
}
