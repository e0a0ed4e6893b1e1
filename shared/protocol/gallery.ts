/** Watching a table from the gallery while its game is on. */
import * as z from 'zod/mini';
import { BOT_LEVELS } from '../rules/state';

export const GALLERY_TABLES_MOST = 50;

const player = z.object({
  kind: z.enum(['person', 'bot', 'open']),
  level: z.nullable(z.enum(BOT_LEVELS)),
});

/** A game that is on and may be watched, as far as the gallery knows of it. */
const onViewSchema = z.object({
  table: z.string(),
  name: z.nullable(z.string()),
  scenario: z.string(),
  /** The round that the gallery sees, and how many there are. */
  round: z.int(),
  rounds: z.int(),
  seats: z.object({ usa: player, iran: player, israel: player }),
  /** How many rounds the gallery is behind. */
  delay: z.int(),
  /** How many are in the gallery. */
  watching: z.int(),
});
export type OnView = z.infer<typeof onViewSchema>;

/** Answer to `GET /api/gallery`. */
export const gallerySchema = z.object({
  tables: z.array(onViewSchema).check(z.maxLength(GALLERY_TABLES_MOST)),
});
