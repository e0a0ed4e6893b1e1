import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  FILE_TEXT_MOST,
  NOTES_MOST,
  NOTE_TEXT_MOST,
  STUDY_FORMAT,
  STUDY_VERSION,
  TEXTS_MOST,
} from '../../shared/study/format';
import { studyJsonSchema } from '../../shared/study/json-schema';
import { MARK_IDS, MARK_TEXT } from '../../shared/study/marks';
import { STUDY_PROBLEMS } from '../../shared/study/problems';
import { STUDY_REFUSALS } from '../../shared/study/refusals';
import { STUDY_NAMESPACE } from '../../shared/study/room';

// The JSON Schema is made from the code's: after a change of the format run
// UPDATE_SCHEMA=1 npx vitest run --project unit tests/study/schema.test.ts
const docs = join(import.meta.dirname, '../../docs');
const file = join(docs, 'study.schema.json');

test('the JSON Schema on file is that of the code', () => {
  const text = `${JSON.stringify(studyJsonSchema(), null, 1)}\n`;
  if (process.env.UPDATE_SCHEMA) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('it names all that a study has, and allows nothing else', () => {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as {
    required: string[];
    additionalProperties: boolean;
    properties: Record<string, { const?: unknown }>;
  };
  expect(schema.required).toEqual(['format', 'version', 'title', 'game', 'notes', 'createdAt', 'updatedAt']);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.format?.const).toBe(STUDY_FORMAT);
  expect(schema.properties.version?.const).toBe(STUDY_VERSION);
});

test('the page about the format names its version, its limits, its marks, every problem and every refusal', () => {
  const text = readFileSync(join(docs, 'study-format.md'), 'utf8');
  expect(text).toContain(`version ${STUDY_VERSION}`);
  for (const most of [FILE_TEXT_MOST, NOTES_MOST, NOTE_TEXT_MOST, TEXTS_MOST])
    expect(text).toContain(most.toLocaleString('en'));
  for (const code of [...STUDY_PROBLEMS, ...STUDY_REFUSALS, STUDY_NAMESPACE])
    expect(text).toContain(`\`${code}\``);
  for (const id of MARK_IDS) {
    expect(text).toContain(`\`${id}\``);
    expect(text).toContain(MARK_TEXT[id].name);
  }
});
