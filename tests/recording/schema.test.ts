import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENTRIES_MOST, RECORDING_FORMAT, RECORDING_VERSION, TEXT_MOST } from '../../shared/recording/format';
import { recordingJsonSchema } from '../../shared/recording/json-schema';
import { READING_PROBLEMS, REPLAY_PROBLEMS } from '../../shared/recording/problems';

// The JSON Schema is made from the code's: after a change of the format run
// UPDATE_SCHEMA=1 npx vitest run --project unit tests/recording/schema.test.ts
const docs = join(import.meta.dirname, '../../docs');
const file = join(docs, 'recording.schema.json');

test('the JSON Schema on file is that of the code', () => {
  const text = `${JSON.stringify(recordingJsonSchema(), null, 1)}\n`;
  if (process.env.UPDATE_SCHEMA) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('it names all that a recording has, and allows nothing else', () => {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as {
    required: string[];
    additionalProperties: boolean;
    properties: Record<string, { const?: unknown; required?: string[] }>;
  };
  expect(schema.required).toEqual([
    'format',
    'version',
    'header',
    'headerHash',
    'entries',
    'rounds',
    'result',
    'seal',
  ]);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.format?.const).toBe(RECORDING_FORMAT);
  expect(schema.properties.version?.const).toBe(RECORDING_VERSION);
  expect(schema.properties.header?.required).toContain('scenario');
});

test('the page about the format names its version, its limits and every problem', () => {
  const text = readFileSync(join(docs, 'recording-format.md'), 'utf8');
  expect(text).toContain(`version ${RECORDING_VERSION}`);
  for (const most of [TEXT_MOST, ENTRIES_MOST]) expect(text).toContain(most.toLocaleString('en'));
  for (const code of [...READING_PROBLEMS, ...REPLAY_PROBLEMS]) expect(text).toContain(`\`${code}\``);
});
