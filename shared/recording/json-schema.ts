/** The format as a JSON Schema, made from the schemas that files are held to: docs/recording.schema.json. */
import * as z from 'zod/mini';
import { scenarioSchema } from '../content/schema';
import { entrySchema, fileSchema } from './schema';

export const recordingJsonSchema = (): Readonly<Record<string, unknown>> => ({
  $id: 'recording.schema.json',
  title: 'A recording of Brittle Peace',
  ...z.toJSONSchema(fileSchema(entrySchema, scenarioSchema), { reused: 'ref' }),
});
