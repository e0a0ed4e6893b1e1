/** What the texts of the background paper and of the seats' briefs are held to. */
import { z } from 'zod';
import { SEATS } from '../seats';
import { TRACKS } from '../tracks';
import { CHAPTERS } from './chapters';

const words = z.string().min(1).max(600);
/** A day, or a month where the source gives no more. */
const date = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);

export type Chapter = (typeof CHAPTERS)[number];

export const factSchema = z.strictObject({
  date,
  /** Where it took until another day. */
  until: date.optional(),
  chapter: z.enum(CHAPTERS),
  text: words,
  source: z.strictObject({ publisher: words, title: words, date, url: z.url().optional() }),
});
export type Fact = Readonly<z.infer<typeof factSchema>>;

/** What the game supposes, beside what is known. */
export const assumptionSchema = z.strictObject({ about: words, known: words, game: words });
export type Assumption = Readonly<z.infer<typeof assumptionSchema>>;

/** A word of the glossary: `text` in at most two sentences. */
export const wordSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  word: words,
  text: words,
  /** What it means for a game that is looked at, in the debrief alone. */
  debrief: words.optional(),
});
export type GlossaryWord = Readonly<z.infer<typeof wordSchema>>;

/** A seat's brief, as far as it is the same in every game. */
export const seatTextSchema = z.strictObject({
  office: words,
  situation: words,
  /** Tracks whose figures tell the situation. */
  tracks: z.array(z.enum(TRACKS)).min(3),
  redLines: z.array(words).min(2).max(4),
  /** How to read each of the others. */
  others: z.partialRecord(z.enum(SEATS), words),
  /** Orders and terms to consider first, by id, each with a reason. */
  first: z
    .array(
      z.union([z.strictObject({ order: words, why: words }), z.strictObject({ term: words, why: words })]),
    )
    .min(3)
    .max(5),
});
export type SeatText = Readonly<z.infer<typeof seatTextSchema>>;
