// Two who edit one study: what either wrote is there afterwards.
import fc from '../support/property';
import { expect, test } from 'vitest';
import type { Note, Study } from '../../shared/study/format';
import { mergeStudies } from '../../shared/study/merge';
import { anyNote, note, study } from './support';

let ids = 0;
const newId = () => `merged${String((ids += 1)).padStart(6, '0')}`;
const having = (...notes: Note[]): Study => study({ notes });
const texts = ({ notes }: Study) => notes.map(({ text }) => text).sort();

const [A, A1, A2] = ['a', 'a1', 'a2'].map((text) => note({ id: 'note000a', text })) as [Note, Note, Note];
const B = note({ id: 'note000b', text: 'b' });

test.each<[what: string, base: Note[], mine: Note[], theirs: Note[], expected: string[]]>([
  ['nobody did anything', [A], [A], [A], ['a']],
  ['I wrote another', [A], [A, B], [A], ['a', 'b']],
  ['they wrote another', [A], [A], [A, B], ['a', 'b']],
  ['I changed one', [A, B], [A1, B], [A, B], ['a1', 'b']],
  ['they changed one', [A, B], [A, B], [A1, B], ['a1', 'b']],
  ['I deleted one', [A, B], [B], [A, B], ['b']],
  ['they deleted one', [A, B], [A, B], [B], ['b']],
  ['both deleted it', [A, B], [B], [B], ['b']],
  ['both changed it alike', [A], [A1], [A1], ['a1']],
  ['both changed it: there are two', [A], [A1], [A2], ['a1', 'a2']],
  ['I deleted what they changed', [A], [], [A1], ['a1']],
  ['they deleted what I changed', [A], [A1], [], ['a1']],
])('%s', (_, base, mine, theirs, expected) => {
  const merged = mergeStudies(having(...base), having(...mine), having(...theirs), newId);
  expect(texts(merged.study)).toEqual(expected);
});

test('title and name are those of whoever changed them', () => {
  const base = study({ title: 'One', author: 'Ann' });
  const merge = (mine: Study, theirs: Study) => mergeStudies(base, mine, theirs, newId).study;
  expect(merge({ ...base, title: 'Two' }, { ...base, author: 'Ben' })).toMatchObject({
    title: 'Two',
    author: 'Ben',
  });
  const { author: _, ...nameless } = base;
  expect(merge(nameless, base).author).toBeUndefined();
});

/** Some of the notes changed, some deleted, some added. */
const edited = (notes: readonly Note[]): fc.Arbitrary<Note[]> =>
  fc
    .record({
      fates: fc.array(fc.constantFrom('keep', 'delete', 'change'), {
        minLength: notes.length,
        maxLength: notes.length,
      }),
      mark: fc.string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 1, maxLength: 3 }),
      added: fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 3 }),
    })
    .map(({ fates, mark, added }) => [
      ...notes.flatMap((each, index) =>
        fates[index] === 'delete' ? [] : [fates[index] === 'change' ? { ...each, text: mark } : each],
      ),
      ...added.filter(({ id }) => !notes.some((each) => each.id === id)),
    ]);

test('whatever two do: nothing written is lost, no id comes twice, and nobody’s unchanged notes come back', () => {
  const three = fc
    .uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 6 })
    .chain((base) => fc.tuple(fc.constant(base), edited(base), edited(base)));
  fc.assert(
    fc.property(three, ([base, mine, theirs]) => {
      const { study: merged } = mergeStudies(having(...base), having(...mine), having(...theirs), newId);
      expect(new Set(merged.notes.map(({ id }) => id)).size).toBe(merged.notes.length);
      const was = new Map(base.map((each) => [each.id, each.text]));
      const kept = new Set(texts(merged));
      for (const each of [...mine, ...theirs]) {
        if (was.get(each.id) !== each.text) expect(kept).toContain(each.text);
      }
      for (const { id, text } of base) {
        const left = [mine, theirs].filter((side) =>
          side.some((each) => each.id === id && each.text === text),
        );
        const gone = [mine, theirs].some((side) => !side.some((each) => each.id === id));
        if (gone && left.length === 1) expect(merged.notes.some((each) => each.id === id)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});
