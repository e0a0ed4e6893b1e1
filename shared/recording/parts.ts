/** Parts of schemas that a journal is held to as well as a recording. */
import * as z from 'zod/mini';
import { SEATS } from '../content/seats';
import { idSchema, writtenEventSchema } from '../protocol/schema';
import { BOT_LEVELS } from '../rules/state';
import { ROUNDS_MOST } from './format';

export const holderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('bot'), level: z.enum(BOT_LEVELS) }),
  z.strictObject({ kind: z.literal('program') }),
]);

export const nameSchema = z
  .string()
  .check(z.minLength(1), z.maxLength(40), z.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u));

export const chairActionSchema = z.union([
  z.strictObject({
    type: z.literal('expire'),
    round: z.int().check(z.minimum(1), z.maximum(ROUNDS_MOST)),
    step: z.enum(['talks', 'orders', 'response']),
  }),
  z.strictObject({ type: z.literal('pause'), paused: z.boolean() }),
  z.strictObject({ type: z.literal('seat'), seat: z.enum(SEATS), holder: holderSchema }),
  z.strictObject({ type: z.literal('inject'), event: idSchema, id: z.optional(idSchema) }),
  z.strictObject({ type: z.literal('inject'), written: writtenEventSchema, id: idSchema }),
  z.strictObject({ type: z.literal('undo'), injected: idSchema }),
  z.strictObject({ type: z.literal('extend'), minutes: z.number().check(z.gt(0), z.maximum(1_440)) }),
]);
