/** A game in a library: its facts, what somebody wrote about it, and what one may look for. */
import * as z from 'zod/mini';
import type { EndingId } from '../content/endings';
import { SEATS, type Seat } from '../content/seats';
import { factsSchema, playedBy, type Facts, type PlayedBy } from './facts';

export const TITLE_MOST = 80;
/** Games of one page of the list. */
export const PAGE_MOST = 24;

const moment = z.object({
  /** After so many entries. */
  entry: z.int(),
  text: z.string().check(z.maxLength(300)),
});

const listedSchema = z.object({
  facts: factsSchema,
  title: z.string().check(z.maxLength(TITLE_MOST)),
  /** What to look for. */
  introduction: z.optional(z.string().check(z.maxLength(1_000))),
  moments: z.optional(z.array(moment).check(z.maxLength(12))),
});
/** What a list tells of a game. */
export type Listed = z.infer<typeof listedSchema>;

/** The list of the games that are shipped with the product: client/public/library/index.json. */
export const shippedSchema = z.object({ games: z.array(listedSchema).check(z.maxLength(200)) });

/** A page of the games that were published to a server, the latest first; `next` asks for the page after it. */
export const publishedSchema = z.object({
  games: z.array(listedSchema).check(z.maxLength(PAGE_MOST)),
  next: z.nullable(z.string().check(z.maxLength(40))),
});

export const LENGTH_CLASSES = ['short', 'middle', 'long'] as const;
/** By the rounds that were played: to 4, to 8, and more. */
export type LengthClass = (typeof LENGTH_CLASSES)[number];
export const lengthClass = ({ rounds }: Pick<Facts, 'rounds'>): LengthClass =>
  rounds <= 4 ? 'short' : rounds <= 8 ? 'middle' : 'long';

/** The seat that came off best, if only one did: each is out of 100 by its own interests. */
export function bestSeat({ scores }: Pick<Facts, 'scores'>): Seat | null {
  const most = Math.max(...SEATS.map((seat) => scores[seat]));
  const best = SEATS.filter((seat) => scores[seat] === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

export interface Filter {
  readonly ending?: EndingId | undefined;
  /** The seat that came off best. */
  readonly best?: Seat | undefined;
  readonly length?: LengthClass | undefined;
  readonly by?: PlayedBy | undefined;
}

/** Whether a game is one of those looked for. */
export const isSought = (facts: Facts, { ending, best, length, by }: Filter): boolean =>
  (ending === undefined || facts.ending === ending) &&
  (best === undefined || bestSeat(facts) === best) &&
  (length === undefined || lengthClass(facts) === length) &&
  (by === undefined || playedBy(facts) === by);
