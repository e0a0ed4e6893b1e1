/**
 * Where somebody is in a recording, as the address has it. Only that: a file that was opened here is on this machine and
 * nowhere else, so the address cannot name the game. Whoever has the same file gets to the same place with it.
 */
import * as z from 'zod/mini';
import { VIEWERS, type Viewer } from '../../shared/content/seats';

export interface Place {
  /** So many entries have been played. */
  readonly entry: number;
  readonly viewer: Viewer;
}

const placeSchema = z.object({
  entry: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)),
  view: z.enum(VIEWERS),
});

/** The place in an address' hash; of what is missing or wrong there, nothing is kept. */
export function parsePlace(hash: string): Partial<Place> {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const { entry, view } = placeSchema.shape;
  const at = entry.safeParse(given.get('entry') || undefined);
  const from = view.safeParse(given.get('view'));
  return { ...(at.success && { entry: at.data }), ...(from.success && { viewer: from.data }) };
}

export const formatPlace = ({ entry, viewer }: Place): string =>
  `#${new URLSearchParams({ entry: String(entry), view: viewer }).toString()}`;
