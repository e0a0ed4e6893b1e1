/** Publishing a finished game, and what is said about it between a page and the server. */
import * as z from 'zod/mini';
import { SEATS } from '../content/seats';
import { GAME_ID } from './limits';

/** What of what was said is in a published game: nothing, what was said in the open, or all. */
export const TOLD = ['none', 'open', 'all'] as const;
export type Told = (typeof TOLD)[number];

/** How somebody would have their game published. It is, once all who hold a seat want the same. */
const wishSchema = z.object({
  title: z.string(),
  messages: z.enum(TOLD),
  names: z.boolean(),
});
export type Wish = z.infer<typeof wishSchema>;

/** Where the publication of a table's game stands: answer to `GET /api/tables/:table/publication`. */
export const publicationSchema = z.object({
  /** Of whoever asks. */
  seat: z.enum(SEATS),
  /** Whose agreement it takes: all who hold a seat, and no bot of the server. */
  needed: z.array(z.enum(SEATS)),
  wishes: z.object({
    usa: z.optional(wishSchema),
    iran: z.optional(wishSchema),
    israel: z.optional(wishSchema),
  }),
  /** The game, once it is published. */
  game: z.nullable(z.string().check(z.regex(GAME_ID))),
});
export type Publication = z.infer<typeof publicationSchema>;

/** Answer to `POST /api/library`: with the secret it can be withdrawn. */
export const uploadedSchema = z.object({
  game: z.string().check(z.regex(GAME_ID)),
  secret: z.string(),
});

/** Bytes of an upload at most; a long game takes a tenth of it. */
export const UPLOAD_MOST = 2_000_000;

/** Codes of refusals about the library, beside those of the server in general. */
const LIBRARY_REFUSALS = [
  /** Nobody published such a game here. */
  'unknown-game',
  /** What was sent is no recording that holds; `detail.text` says what does not. */
  'not-a-game',
  /** It was played at a table of this server: all who sat there publish it there. */
  'of-a-table',
  /** More than one person, or a program, played in it: one of them cannot speak for the others. */
  'of-others',
  /** There is such a game already. */
  'published-already',
] as const;
export type LibraryRefusal = (typeof LIBRARY_REFUSALS)[number];
