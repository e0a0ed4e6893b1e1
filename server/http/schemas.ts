import { z } from 'zod';
import { ENDINGS } from '../../shared/content/endings';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import { TOLD, UPLOAD_MOST } from '../../shared/protocol/library';
import { GALLERY_DELAY_MOST, GAME_ID } from '../../shared/protocol/limits';
import { PLAYED_BY } from '../../shared/recording/facts';
import { LENGTH_CLASSES, TITLE_MOST } from '../../shared/recording/library';
import { BOT_LEVELS } from '../../shared/rules/state';
import { studyIdSchema } from '../../shared/study/room';

/** A name that somebody gives: one line, without control characters and the marks that turn text around. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);

const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('bot'), level: z.enum(BOT_LEVELS) }),
]);
/** From three seconds to four weeks. */
const minutes = z.number().min(0.05).max(40_320).nullable();

/** Body of `POST /api/tables`. */
export const planSchema = z.strictObject({
  scenario: z.enum(SCENARIO_IDS as [string, ...string[]]),
  seats: z.strictObject({ usa: holder, iran: holder, israel: holder }),
  clock: z.strictObject({ talksMinutes: minutes, ordersMinutes: minutes }),
  gallery: z.boolean(),
  galleryDelay: z.int().min(0).max(GALLERY_DELAY_MOST).optional(),
  replaceBots: z.boolean().optional(),
  name: name.optional(),
});

/** What a published game is called: one line, as a name is. */
const title = z
  .string()
  .trim()
  .min(1)
  .max(TITLE_MOST)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
/** Body of `PUT /api/tables/:table/publication`. */
export const wishSchema = z.strictObject({ title, messages: z.enum(TOLD), names: z.boolean() });
/** Body of `POST /api/library`. */
export const sendSchema = z.strictObject({ title, recording: z.string().min(1).max(UPLOAD_MOST) });
export const gameParams = z.strictObject({ game: z.string().regex(GAME_ID) });
/** Query of `GET /api/library`. */
export const libraryQuery = z.strictObject({
  ending: z.enum(ENDINGS).optional(),
  best: z.enum(SEATS).optional(),
  length: z.enum(LENGTH_CLASSES).optional(),
  by: z.enum(PLAYED_BY).optional(),
  after: z.string().max(40).optional(),
});

const secret = z.string().min(1).max(128);

/** Body of `POST /api/tables/:table/seats/:seat`. */
export const takeSchema = z.strictObject({
  invite: secret.optional(),
  code: z.string().min(1).max(16).optional(),
  host: secret.optional(),
  name: name.optional(),
});

/** Body of `POST /api/tables/:table/seats/:seat/bot`. */
export const botSchema = z.strictObject({ host: secret, level: z.enum(BOT_LEVELS) });
/** Body of `POST /api/tables/:table/seats/:seat/program`. */
export const programSchema = z.strictObject({ host: secret, name: name.optional() });

const table = z.string().regex(/^[A-Za-z0-9]{1,32}$/);
export const tableParams = z.strictObject({ table });
export const seatParams = z.strictObject({ table, seat: z.enum(SEATS) });
export const codeParams = z.strictObject({ code: z.string().regex(/^[A-Za-z0-9]{1,16}$/) });

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
/** Query of `GET /api/tables/:table/recording`: what is to be in it, unless told otherwise all that may be. */
export const recordingQuery = z.strictObject({ messages: flag.optional(), names: flag.optional() });

export const studyParams = z.strictObject({ study: studyIdSchema });
/** Headers of `PUT /api/studies/:study`: the version that it is to stand in place of, as `If-Match: "7"`. */
export const studyHeaders = z.object({
  authorization: z.string().optional(),
  'if-match': z
    .string()
    .regex(/^"\d{1,9}"$/)
    .transform((text) => Number(text.slice(1, -1))),
});

export const seminarParams = z.strictObject({ seminar: z.string().regex(/^[a-z0-9]{1,32}$/) });
/** Query of `GET /api/seminars/:seminar/export`: whether pseudonyms stand in the place of names. */
export const exportQuery = z.strictObject({ pseudonyms: flag.optional() });
