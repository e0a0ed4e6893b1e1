/** The format as a JSON Schema, made from the schema that files are held to: docs/study.schema.json. */
import * as z from 'zod/mini';
import { studyFileSchema } from './schema';

export const studyJsonSchema = (): Readonly<Record<string, unknown>> => ({
  $id: 'study.schema.json',
  title: 'A study of Brittle Peace',
  ...z.toJSONSchema(studyFileSchema, { reused: 'ref' }),
});
