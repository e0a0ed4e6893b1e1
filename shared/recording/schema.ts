/** What a file is held to. The writer needs none of this. */
import * as z from 'zod/mini';
import { ENDINGS } from '../content/endings';
import { CHAIR, SEATS } from '../content/seats';
import { ALL_CHANNELS, TEAM_CHANNELS } from '../protocol/messages';
import { anyChannelSchema, idSchema, messageBodySchema, seatActionSchema } from '../protocol/schema';
import { ENTRIES_MOST, RECORDING_FORMAT, RECORDING_VERSION, ROUNDS_MOST } from './format';
import { originSchema } from './origin';
import { chairActionSchema, holderSchema, nameSchema } from './parts';

/** Longest reason of a bot. */
const REASON_MOST = 10_000;

const text = (most: number) => z.string().check(z.maxLength(most));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
/** Until the year 9999. */
const time = z.number().check(z.minimum(0), z.maximum(253_402_300_799_999));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const link = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const seat = z.enum(SEATS);
const bySeat = <T extends z.ZodMiniType>(of: T) => z.strictObject({ usa: of, iran: of, israel: of });

const origin = { at: time, reason: z.optional(text(REASON_MOST)), by: z.optional(nameSchema) };

/** What the journal of another format is held to as well; without a hash. */
const acts = [
  z.strictObject({ kind: z.literal('move'), actor: seat, payload: seatActionSchema, ...origin }),
  z.strictObject({ kind: z.literal('move'), actor: z.literal(CHAIR), payload: chairActionSchema, ...origin }),
  z.strictObject({
    kind: z.literal('message'),
    actor: seat,
    payload: z.strictObject({
      channel: anyChannelSchema,
      body: messageBodySchema,
      bluff: z.optional(z.literal(true)),
      believed: z.optional(bySeat(z.optional(z.boolean()))),
    }),
    ...origin,
  }),
  z.strictObject({
    kind: z.literal('message'),
    actor: z.literal(CHAIR),
    payload: z.strictObject({ channel: z.enum(['open', ...TEAM_CHANNELS]), body: messageBodySchema }),
    ...origin,
  }),
] as const;
export const actSchema = z.union(acts);
export const entrySchema = z.union(acts.map((act) => z.extend(act, { hash: link })));

const line = z.strictObject({
  name: text(100),
  weight: z.number(),
  share: z.number(),
  points: z.number(),
});
const sheet = z.strictObject({
  interests: z.array(line).check(z.maxLength(20)),
  agenda: z.strictObject({
    id: idSchema,
    met: z.array(z.boolean()).check(z.maxLength(20)),
    points: z.number(),
  }),
  bonus: z.number(),
  cap: z.nullable(z.number()),
  total: z.number(),
});

/** The header apart from the scenario, which is compared with that of the rules and needs no schema to be read. */
const headerShape = {
  rules: whole(1, 1_000_000),
  seed: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  seedHash: hash,
  seats: bySeat(z.strictObject({ holder: holderSchema, name: z.optional(nameSchema) })),
  createdAt: time,
  messages: z.array(anyChannelSchema).check(z.maxLength(ALL_CHANNELS.length)),
  names: z.boolean(),
  origin: z.optional(originSchema),
};

/** A whole file, with its entries held to `entry`, and its scenario to `scenario`. */
export const fileSchema = <E extends z.ZodMiniType, S extends z.ZodMiniType>(entry: E, scenario: S) =>
  z.strictObject({
    format: z.literal(RECORDING_FORMAT),
    version: z.literal(RECORDING_VERSION),
    header: z.strictObject({ ...headerShape, scenario }),
    headerHash: hash,
    entries: z.array(entry).check(z.minLength(1), z.maxLength(ENTRIES_MOST)),
    rounds: z
      .array(z.strictObject({ round: whole(1, ROUNDS_MOST), entry: whole(1, ENTRIES_MOST), state: hash }))
      .check(z.minLength(1), z.maxLength(ROUNDS_MOST)),
    result: z.strictObject({ ending: z.enum(ENDINGS), round: whole(1, ROUNDS_MOST), scores: bySeat(sheet) }),
    seal: hash,
  });
