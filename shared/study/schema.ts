/** What a study is held to, from a file as from the network. */
import * as z from 'zod/mini';
import { VIEWERS } from '../content/seats';
import { ENTRIES_MOST } from '../recording/format';
import {
  NAME_MOST,
  NOTES_MOST,
  NOTE_TEXT_MOST,
  STUDY_FORMAT,
  STUDY_VERSION,
  TEXTS_MOST,
  TITLE_MOST,
} from './format';
import { MARK_IDS } from './marks';
import { LINE, PARAGRAPHS } from './text';

/** Until the year 9999. */
const time = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999));
const line = (most: number) =>
  z.string().check(
    z.maxLength(most),
    z.regex(LINE),
    z.refine((text) => text.trim() !== ''),
  );
/** The name of somebody who writes or leads. */
export const nameSchema = line(NAME_MOST);
const noteIdSchema = z.string().check(z.regex(/^[a-z0-9]{8,32}$/));

const note = z
  .strictObject({
    id: noteIdSchema,
    entry: z.int().check(z.minimum(0), z.maximum(ENTRIES_MOST)),
    view: z.enum(VIEWERS),
    mark: z.nullable(z.enum(MARK_IDS)),
    text: z.string().check(z.maxLength(NOTE_TEXT_MOST), z.regex(PARAGRAPHS)),
    by: z.optional(nameSchema),
    at: time,
  })
  .check(z.refine(({ mark, text }) => mark !== null || text.trim() !== '', { path: ['text'] }));

const notes = z.array(note).check(
  z.maxLength(NOTES_MOST),
  z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  z.refine((all) => all.reduce((sum, { text }) => sum + text.length, 0) <= TEXTS_MOST),
);

const shape = {
  format: z.literal(STUDY_FORMAT),
  version: z.literal(STUDY_VERSION),
  title: line(TITLE_MOST),
  author: z.optional(nameSchema),
  game: z
    .strictObject({
      id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
      seal: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    })
    .check(z.refine(({ id, seal }) => seal.startsWith(id), { path: ['id'] })),
  notes,
  createdAt: time,
  updatedAt: time,
};

/** A study by itself. */
export const studySchema = z.strictObject(shape);
/** A study with a place for its recording, which has a reader of its own. */
export const studyFileSchema = z.strictObject({ ...shape, recording: z.optional(z.unknown()) });
