import { expect, test } from 'vitest';
import { keep } from '../../client/session/keep';
import fc from '../support/property';

const json = fc.jsonValue({ maxDepth: 4 });

test('what is kept is equal to what came', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const text = JSON.stringify(after);
      expect(JSON.stringify(keep(before, after))).toBe(text);
      expect(JSON.stringify(after)).toBe(text);
    }),
  );
});

test('an equal value is the one of before, in whole and in part', () => {
  fc.assert(
    fc.property(json, json, (value, other) => {
      expect(keep(value, structuredClone(value))).toBe(value);
      const kept = keep({ value, other: [value] }, { value: structuredClone(value), other: [other, value] });
      expect(kept.value).toBe(value);
    }),
  );
});

test('keys in another order are a change', () => {
  const before = { one: { a: 1 }, two: { b: 2 } };
  const kept = keep<object>(before, { two: { b: 2 }, one: { a: 1 } });
  expect(Object.keys(kept)).toEqual(['two', 'one']);
  expect(kept).not.toBe(before);
  expect(kept).toHaveProperty('one', before.one);
});

test('a key keeps its name, whatever it is called', () => {
  const before: unknown = JSON.parse('{"a":{"__proto__":{"b":1},"c":[1]}}');
  const after: unknown = JSON.parse('{"a":{"__proto__":{"b":1},"c":[2]}}');
  expect(JSON.stringify(keep(before, after))).toBe(JSON.stringify(after));
});
