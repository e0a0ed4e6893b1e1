/** Where a branch came from: what it knows of the game whose first entries it has. */
import * as z from 'zod/mini';
import { ENDINGS } from '../content/endings';
import type { Seat } from '../content/seats';
import type { Outcome } from './compare';
import { ENTRIES_MOST, ROUNDS_MOST } from './format';
import { holderSchema, nameSchema } from './parts';

export interface Origin {
  /** Seal of the original's recording; its id is the beginning of it (id.ts). */
  readonly seal: string;
  /** What the original is called where it is kept; absent where it has no title. */
  readonly title?: string;
  /** Who played it, as far as its recording says. */
  readonly names?: Readonly<Partial<Record<Seat, string>>>;
  /** So many entries of the original are the first ones of the branch. */
  readonly entry: number;
  /** The round in which they part. */
  readonly round: number;
  /** How the original came out, so that a branch can be compared without it. Not provable from the branch's own file. */
  readonly outcome: Outcome;
}

const count = z.int().check(z.minimum(0), z.maximum(10_000));
const bySeat = <T extends z.ZodMiniType>(of: T) => z.strictObject({ usa: of, iran: of, israel: of });
const name = z.optional(nameSchema);

export const originSchema = z.strictObject({
  seal: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u))),
  names: z.optional(bySeat(name)),
  entry: z.int().check(z.minimum(0), z.maximum(ENTRIES_MOST)),
  round: z.int().check(z.minimum(1), z.maximum(ROUNDS_MOST)),
  outcome: z.strictObject({
    ending: z.enum(ENDINGS),
    round: z.int().check(z.minimum(1), z.maximum(ROUNDS_MOST)),
    scores: bySeat(z.number().check(z.minimum(0), z.maximum(1_000))),
    toll: count,
    deals: count,
    holders: bySeat(holderSchema),
  }),
});

/** Names and all else that tells who played. */
export const withoutNames = ({ names: _, ...origin }: Origin): Origin => origin;
