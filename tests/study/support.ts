/** Studies for tests, whole and at random. */
import fc from '../support/property';
import { VIEWERS } from '../../shared/content/seats';
import type { Recording } from '../../shared/recording/format';
import { STUDY_FORMAT, STUDY_VERSION, type Note, type Study } from '../../shared/study/format';
import { MARK_IDS } from '../../shared/study/marks';
import { inOrder } from '../../shared/study/format';
import { cleanName, cleanText, cleanTitle } from '../../shared/study/text';

const SEAL = 'a1'.repeat(32);
const AT = Date.UTC(2025, 5, 24);

export const note = (more: Partial<Note> = {}): Note => ({
  id: 'note0001',
  entry: 3,
  view: 'chair',
  mark: null,
  text: 'Here it begins.',
  at: AT,
  ...more,
});

export const study = (more: Partial<Study> = {}): Study => ({
  format: STUDY_FORMAT,
  version: STUDY_VERSION,
  title: 'A first look',
  game: { id: SEAL.slice(0, 16), seal: SEAL },
  notes: [],
  createdAt: AT,
  updatedAt: AT,
  ...more,
});

export const studyOf = ({ seal }: Recording, more: Partial<Study> = {}): Study =>
  study({ game: { id: seal.slice(0, 16), seal }, ...more });

const id = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'.split('')),
  minLength: 8,
  maxLength: 32,
});
const time = fc.integer({ min: 0, max: 253_402_300_799_999 });
const words = fc.string({ unit: 'binary', maxLength: 60 });
const orNothing = (key: string, value: string): object => (value === '' ? {} : { [key]: value });

/** Whatever somebody may type, cleaned as the page cleans it. */
export const anyNote: fc.Arbitrary<Note> = fc
  .record({
    id,
    entry: fc.integer({ min: 0, max: 20_000 }),
    view: fc.constantFrom(...VIEWERS),
    mark: fc.constantFrom(...MARK_IDS),
    text: words,
    by: words,
    at: time,
  })
  .map(({ text, by, ...rest }) => ({ ...rest, text: cleanText(text), ...orNothing('by', cleanName(by)) }));

export const anyStudy: fc.Arbitrary<Study> = fc
  .record({
    title: words,
    author: words,
    notes: fc.uniqueArray(anyNote, { selector: (each) => each.id, maxLength: 8 }),
    createdAt: time,
    updatedAt: time,
  })
  .map(({ title, author, notes, ...rest }) =>
    study({
      ...rest,
      title: cleanTitle(title) || 'Untitled',
      ...orNothing('author', cleanName(author)),
      notes: inOrder(notes),
    }),
  );
