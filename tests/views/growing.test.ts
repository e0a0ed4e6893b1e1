import { expect, test } from 'vitest';
import { diff, patch } from '../../shared/protocol/diff';
import { addedTo, grow } from '../../shared/views/growing';

test('what was added to a map is known of the map that it was added to, and of no other', () => {
  const first: Record<string, string> = { 1: 'a' };
  const second = grow(first, 1, ['b']);
  const third = grow(second, 2, ['c']);
  expect(third).toEqual({ 1: 'a', 2: 'b', 3: 'c' });
  expect(addedTo(second, third)).toEqual({ 3: 'c' });
  expect(addedTo(first, third)).toBeNull();
  expect(addedTo(third, second)).toBeNull();
  expect(addedTo({ ...second }, third)).toBeNull();
});

test('a difference of grown maps is what was added, however often one grew', () => {
  const first: Record<string, number> = { 1: 1 };
  const second = grow(first, 1, [2]);
  const third = grow(second, 2, [3, 4]);
  expect(diff({ log: second }, { log: third })).toEqual({ n: { log: { s: { 3: 3, 4: 4 } } } });
  expect(diff({ log: first }, { log: third })).toEqual({ n: { log: { s: { 2: 2, 3: 3, 4: 4 } } } });
  expect(diff({ log: third }, { log: grow<number>(third, 4, []) })).toBeNull();
  expect(patch({ log: first }, diff({ log: first }, { log: third })!)).toEqual({ log: third });
});
