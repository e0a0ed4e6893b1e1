/**
 * Schemas of everything that comes from outside over a socket. They bound sizes and fix shapes; whether an act is legal
 * is for the rules to say. No object may carry a key that is not named here.
 */
import * as z from 'zod/mini';
import { ORDER_IDS } from '../content/orders';
import { RESPONSE_IDS } from '../content/responses';
import { SEATS } from '../content/seats';
import { TERM_KINDS } from '../content/terms';
import { SECRET_TRACKS, TRACKS } from '../content/tracks';
import type { SeatAction } from '../rules/actions';
import type { BotActs, BotAuth, BotSays } from './programs';
import {
  ALL_CHANNELS,
  CHANNELS,
  DRAFT_MOST,
  MARKS,
  MESSAGE_MOST,
  QUICK,
  type Channel,
  type MessageBody,
  type Request,
} from './messages';

/** An id that the rules look up in a map; never the name of something that every object has. */
export const idSchema = z.string().check(
  z.regex(/^[A-Za-z0-9][A-Za-z0-9_:.-]{0,63}$/),
  z.refine((value) => !(value in Object.prototype)),
);
const seat = z.enum(SEATS);
const count = (most: number) => z.int().check(z.minimum(0), z.maximum(most));

const term = z.strictObject({
  kind: z.enum(TERM_KINDS),
  debtor: seat,
  to: z.array(seat).check(z.maxLength(3)),
  level: count(20),
  inLaw: z.boolean(),
  due: z.nullable(count(99)),
  after: z.nullable(count(63)),
});

const draft = z.strictObject({
  parties: z.array(seat).check(z.maxLength(3)),
  terms: z.array(term).check(z.maxLength(32)),
  rounds: z.nullable(count(99)),
  secret: z.boolean(),
  snapback: z.boolean(),
});

const order = z.strictObject({
  order: z.enum([...ORDER_IDS, 'withhold']),
  target: z.optional(idSchema),
});

const response = z.strictObject({
  response: z.enum(RESPONSE_IDS),
  target: z.optional(seat),
});

export const seatActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('choose'), option: idSchema }),
  z.strictObject({ type: z.literal('offer'), draft, counters: z.optional(idSchema) }),
  z.strictObject({ type: z.literal('accept'), offer: idSchema }),
  z.strictObject({ type: z.literal('decline'), offer: idSchema }),
  z.strictObject({ type: z.literal('withdraw'), offer: idSchema }),
  z.strictObject({ type: z.literal('denounce'), deal: idSchema }),
  z.strictObject({ type: z.literal('publish'), deal: idSchema }),
  z.strictObject({ type: z.literal('ready'), ready: z.boolean() }),
  z.strictObject({ type: z.literal('orders'), orders: z.array(order).check(z.maxLength(16)) }),
  z.strictObject({ type: z.literal('respond'), response }),
]);

const text = z.string().check(
  z.maxLength(MESSAGE_MOST),
  z.refine((value) => value.trim() !== ''),
);

export const messageBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({
    kind: z.literal('quick'),
    quick: z.enum(QUICK),
    about: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('term'), id: z.enum(TERM_KINDS) }),
      z.strictObject({ kind: z.literal('order'), id: z.enum(ORDER_IDS) }),
      z.strictObject({ kind: z.literal('seat'), id: seat }),
    ]),
  }),
]);

/** Channels of a table without delegations. */
const channelSchema = z.enum(CHANNELS);
export const anyChannelSchema = z.enum(ALL_CHANNELS);
/** Levels of nesting in a draft. */
const DRAFT_DEPTH = 12;

/** JSON as a page keeps it: nested so deep at most, and no key that reaches into what all objects share. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined && typeof value !== 'function';
  if (depth === 0) return false;
  if (!Array.isArray(value) && Object.keys(value).some((key) => key in Object.prototype)) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth - 1));
}

/** Shown to others by the component that made it, which looks at it again: only its size and depth are known here. */
const draftContent = z
  .unknown()
  .check(z.refine((value) => isPlain(value, DRAFT_DEPTH) && JSON.stringify(value).length <= DRAFT_MOST));

const changeBy = z.int().check(z.minimum(-10), z.maximum(10));
const upTo = z.optional(z.int().check(z.minimum(0), z.maximum(10)));
const when = z.optional(z.enum(['war', 'truce']));
/** As in the scenario's schema, but bounded: what a game can take. The human cost never falls. */
const writtenEffect = z.union([
  z
    .strictObject({ track: z.enum(TRACKS), by: changeBy, upTo, when })
    .check(z.refine(({ track, by }) => track !== 'toll' || by > 0)),
  z.strictObject({
    trust: z.tuple([seat, seat]).check(z.refine(([from, to]) => from !== to)),
    by: changeBy,
    upTo,
    when,
  }),
  z.strictObject({ secret: z.enum(SECRET_TRACKS), by: changeBy, when }),
  z.strictObject({
    signal: z.enum(['heu', 'weapon']),
    to: z.enum(['usa', 'israel', 'all']),
    width: z.int().check(z.minimum(0), z.maximum(4)),
    when,
  }),
]);
/** An event that somebody writes for a table. */
export const writtenEventSchema = z.strictObject({
  headline: z.string().check(z.maxLength(200), z.regex(/^[^\p{C}\p{Zl}\p{Zp}]*\S[^\p{C}\p{Zl}\p{Zp}]*$/u)),
  text,
  effects: z.array(writtenEffect).check(z.maxLength(12)),
});

const table = z.string().check(z.regex(/^[A-Za-z0-9]{1,32}$/));
const requestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

const request = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('enter'),
    protocol: count(1_000_000),
    table,
    token: z.optional(z.string().check(z.maxLength(128))),
    asGallery: z.optional(z.literal(true)),
  }),
  z.strictObject({ type: z.literal('leave'), table }),
  z.strictObject({ type: z.literal('act'), table, id: requestId, action: seatActionSchema }),
  z.strictObject({
    type: z.literal('say'),
    table,
    id: requestId,
    channel: anyChannelSchema,
    body: messageBodySchema,
    mark: z.optional(z.literal('bluff')),
  }),
  z.strictObject({ type: z.literal('vote'), table, seat, bot: z.boolean() }),
  z.strictObject({ type: z.literal('step-away'), table }),
  z.strictObject({ type: z.literal('return'), table }),
  z.strictObject({
    type: z.literal('draft'),
    table,
    draft: z.nullable(z.strictObject({ kind: z.enum(['offer', 'orders']), content: draftContent })),
  }),
  z.strictObject({ type: z.literal('head'), table, person: idSchema }),
  z.strictObject({ type: z.literal('motion'), table, motion: idSchema, support: z.boolean() }),
  z.strictObject({
    type: z.literal('mark'),
    table,
    message: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    mark: z.nullable(z.enum(MARKS)),
  }),
]);

/** What is wrong with a message from outside: where, and what was expected there. Carries nothing of the message. */
interface Malformed {
  readonly path: string;
  readonly expected: string;
}

type Parsed<T> = { readonly value: T; readonly malformed?: never } | { readonly malformed: Malformed };

function parser<T>(schema: z.ZodMiniType): (input: unknown) => Parsed<T> {
  return (input) => {
    const parsed = schema.safeParse(input);
    // The ids are branded only in the types.
    if (parsed.success) return { value: parsed.data as T };
    const issue = parsed.error.issues[0];
    return {
      malformed: { path: issue?.path.join('.').slice(0, 100) ?? '', expected: issue?.code ?? 'unknown' },
    };
  };
}

/** Parses a request from a socket. */
export const parseRequest = parser<Request>(request);
/** Parses what a seat wants to do. */
export const parseSeatAction = parser<SeatAction>(seatActionSchema);
/** What a program connects with, and what it may send. */
export const parseBotAuth = parser<BotAuth>(
  z.object({ token: z.string().check(z.minLength(1), z.maxLength(128)), protocol: count(1_000_000) }),
);
export const parseBotActs = parser<BotActs>(
  z.strictObject({
    id: requestId,
    action: seatActionSchema,
    reason: z.optional(z.string().check(z.maxLength(MESSAGE_MOST))),
  }),
);
export const parseBotSays = parser<BotSays>(
  z.strictObject({ id: requestId, channel: channelSchema, body: messageBodySchema }),
);
/** Parses a message and its channel, such as a bot's. */
export const parseSaying = parser<{ channel: Channel; body: MessageBody }>(
  z.strictObject({ channel: channelSchema, body: messageBodySchema }),
);
