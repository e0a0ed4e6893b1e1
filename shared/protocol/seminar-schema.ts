/** Schemas of what comes from the pages of a seminar. They bound sizes and fix shapes; what is allowed is for the server to say. */
import * as z from 'zod/mini';
import { SCENARIO_IDS } from '../content/scenarios';
import { SEATS } from '../content/seats';
import { BOT_LEVELS } from '../rules/state';
import { CHANNELS } from './messages';
import { idSchema, writtenEventSchema } from './schema';
import {
  DECIDING,
  DELEGATION_MOST,
  NAME_MOST,
  PHASES,
  PLACEMENTS,
  QUESTION_MOST,
  QUESTIONS_MOST,
  SEMINAR_DAYS_MOST,
  SEMINAR_TABLES_MOST,
  VOICES,
  type SeminarRequest,
  type SeminarSettings,
} from './seminar';

/** One line, without control characters and the marks that turn text around. */
const LINE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;
const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(LINE));
const words = (most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => text.trim() !== ''),
  );
const count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** From three seconds to four weeks. */
const minutes = z.nullable(z.number().check(z.minimum(0.05), z.maximum(40_320)));
const seat = z.enum(SEATS);
const number = count(1, SEMINAR_TABLES_MOST);
const place = z.strictObject({ table: number, seat });
const voice = z.enum(VOICES);
const questionId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

const settings = z.strictObject({
  name: z.nullable(line(80)),
  scenario: z.enum(SCENARIO_IDS as [string, ...string[]]),
  tables: number,
  delegation: count(1, DELEGATION_MOST),
  botLevel: z.enum(BOT_LEVELS),
  clock: z.strictObject({ talksMinutes: minutes, ordersMinutes: minutes }),
  talk: z.strictObject(Object.fromEntries(CHANNELS.map((channel) => [channel, voice]))),
  readsPrivate: z.boolean(),
  gallery: z.boolean(),
  placement: z.enum(PLACEMENTS),
  deciding: z.enum(DECIDING),
  guided: z.boolean(),
  asks: z.strictObject({ before: z.boolean(), after: z.boolean() }),
  questions: z
    .array(
      z.strictObject({
        id: questionId,
        when: z.enum(['before', 'after']),
        kind: z.enum(['scale', 'words']),
        text: words(QUESTION_MOST),
      }),
    )
    .check(
      z.maxLength(QUESTIONS_MOST),
      z.refine((list) => new Set(list.map(({ id }) => id)).size === list.length),
    ),
  days: count(1, SEMINAR_DAYS_MOST),
});

const secret = z.string().check(z.minLength(1), z.maxLength(128));
const seminarId = z.string().check(z.regex(/^[a-z0-9]{1,32}$/));
const personId = z.string().check(z.regex(/^[a-z0-9]{1,32}$/));
const noteId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** Numbers of tables, each once. */
const tables = z.union([
  z.literal('all'),
  z.array(number).check(
    z.minLength(1),
    z.maxLength(SEMINAR_TABLES_MOST),
    z.refine((list) => new Set(list).size === list.length),
  ),
]);

/** As many as are asked, and twice as many again. */
const ANSWERS_MOST = 60;
const answers = z
  .record(questionId, z.union([count(0, 100), z.string().check(z.maxLength(2_000))]))
  .check(z.refine((given) => Object.keys(given).length <= ANSWERS_MOST));

const injection = z.union([
  z.strictObject({ event: idSchema }),
  z.strictObject({ written: writtenEventSchema }),
]);

const note = z.strictObject({
  text: words(2_000),
  table: z.nullable(number),
  entry: z.nullable(count(0, 1_000_000)),
  stop: z.boolean(),
  order: z.number().check(z.minimum(-1e9), z.maximum(1e9)),
});

const of = <T extends string>(type: T) => ({ type: z.literal(type) });
const request = z.discriminatedUnion('type', [
  z.strictObject({
    ...of('attend'),
    protocol: count(0, 1_000_000),
    seminar: seminarId,
    token: secret,
    projector: z.optional(z.boolean()),
  }),
  z.strictObject(of('leave')),
  z.strictObject({ ...of('sit'), place: z.nullable(place) }),
  z.strictObject({ ...of('answer'), when: z.enum(['before', 'after']), answers }),
  z.strictObject(of('begin')),
  z.strictObject({ ...of('move'), person: personId, place: z.nullable(place) }),
  z.strictObject({ ...of('remove'), person: personId }),
  z.strictObject({ ...of('head'), person: personId }),
  z.strictObject({ ...of('pause'), tables, paused: z.boolean() }),
  z.strictObject({ ...of('extend'), tables, minutes: z.number().check(z.gt(0), z.maximum(1_440)) }),
  z.strictObject({ ...of('advance'), tables }),
  z.strictObject({ ...of('inject'), tables, injection, round: z.nullable(count(1, 99)) }),
  z.strictObject({ ...of('drop-plan'), plan: noteId }),
  z.strictObject({ ...of('undo'), table: number, injected: idSchema }),
  z.strictObject({
    ...of('speak'),
    to: z.strictObject({ tables, seat: z.nullable(seat) }),
    text: words(2_000),
  }),
  z.strictObject({ ...of('bot'), place, level: z.nullable(z.enum(BOT_LEVELS)) }),
  z.strictObject({ ...of('project'), table: z.nullable(number) }),
  z.strictObject({ ...of('note'), id: noteId, note }),
  z.strictObject({ ...of('drop-note'), id: noteId }),
  z.strictObject({ ...of('invite'), name: z.nullable(line(NAME_MOST)) }),
  z.strictObject({ ...of('dismiss'), facilitator: personId }),
  z.strictObject({ ...of('phase'), phase: z.enum(PHASES) }),
]);

/** What is wrong with an input: where. Carries nothing of what was sent. */
type Parsed<T> = { readonly value: T; readonly path?: never } | { readonly path: string };

function parser<T>(schema: z.ZodMiniType): (input: unknown) => Parsed<T> {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return { value: parsed.data as T };
    return { path: parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100) ?? '' };
  };
}

export const parseSeminarRequest = parser<SeminarRequest>(request);
/** Body of `POST /api/seminars`. */
export const parseSettings = parser<SeminarSettings>(settings);
/** Body of `POST /api/seminars/:seminar/people`. */
export const parseJoining = parser<{ readonly code: string; readonly name: string }>(
  z.strictObject({ code: z.string().check(z.regex(/^[A-Za-z0-9]{1,16}$/)), name: line(NAME_MOST) }),
);
