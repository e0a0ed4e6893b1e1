import fc from '../support/property';
import { describe, expect, test } from 'vitest';
import { diff, patch } from '../../shared/protocol/diff';

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '1', '2', '__proto__', 'constructor', 'toString', 's', 'd', 'n', ''),
  fc.string(),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    json,
    fc.constantFrom(0, 1, null, true, 'x'),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));
// As it comes off the wire: a `__proto__` is then a key like any other.
const object = fc
  .dictionary(key, tree, { maxKeys: 6 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** Equal as JSON, key order aside. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, item]) => [name, canonical(item)])
      : value;

describe('diff and patch', () => {
  test('patch of the difference is the later object', () => {
    fc.assert(
      fc.property(object, object, (a, b) => {
        const frozen = JSON.stringify(a);
        const delta = diff(a, b);
        const result = delta === null ? a : patch(a, overTheWire(delta));
        expect(canonical(result)).toEqual(canonical(b));
        expect(JSON.stringify(a)).toBe(frozen);
      }),
      { numRuns: 2000 },
    );
  });

  test('equal objects have no difference', () => {
    fc.assert(
      fc.property(object, (a) => {
        expect(diff(a, overTheWire(a))).toBeNull();
      }),
    );
  });

  test('a chain of differences leads where the last object is', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 2, maxLength: 6 }), (states) => {
        let held = states[0]!;
        for (let i = 1; i < states.length; i += 1) {
          const delta = diff(states[i - 1]!, states[i]!);
          if (delta) held = patch(held, overTheWire(delta));
        }
        expect(canonical(held)).toEqual(canonical(states.at(-1)));
      }),
    );
  });

  test('says only what changed', () => {
    const before = { round: 1, tracks: { a: 1, b: 2 }, list: [1, 2], gone: 1 };
    const after = { round: 1, tracks: { a: 1, b: 3, c: 0 }, list: [1, 2, 3] };
    expect(diff(before, after)).toEqual({
      s: { list: [1, 2, 3] },
      d: ['gone'],
      n: { tracks: { s: { b: 3, c: 0 } } },
    });
  });

  test('does not look into what is the same object', () => {
    const trap = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('looked into');
      },
    });
    expect(diff({ trap, n: 1 }, { trap, n: 2 })).toEqual({ s: { n: 2 } });
  });

  test('what is not touched is shared', () => {
    const before = { left: { deep: { x: 1 } }, right: { y: 1 } };
    const after = patch(before, { n: { right: { s: { y: 2 } } } });
    expect(after.left).toBe(before.left);
    expect(after).toEqual({ left: { deep: { x: 1 } }, right: { y: 2 } });
  });

  test('no prototype is touched', () => {
    const hostile = JSON.parse('{"n":{"__proto__":{"s":{"polluted":1}}}}') as object;
    expect(() => patch({}, hostile)).toThrow('no object');
    patch({ constructor: {} }, JSON.parse('{"n":{"constructor":{"s":{"prototype":1}}}}') as object);
    const set = patch({}, JSON.parse('{"s":{"__proto__":{"polluted":1}}}') as object);
    expect(Object.getPrototypeOf(set)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('what is at another place afterwards is copied from there', () => {
    const before = { a: { x: { deep: 1 } }, b: { old: 1 } };
    const delta = { n: { a: { s: { y: { deep: 2 } } }, b: { c: { now: ['a', 'y'], old: ['a', 'x'] } } } };
    expect(patch(before, delta)).toEqual({
      a: { x: { deep: 1 }, y: { deep: 2 } },
      b: { now: { deep: 2 }, old: { deep: 1 } },
    });
    expect(before).toEqual({ a: { x: { deep: 1 } }, b: { old: 1 } });
  });

  test('maps under numbers grow whatever their keys are', () => {
    let map: Record<string, unknown> = { 1: 'a' };
    for (const next of [{ 2: 'b', 3: 'c' }, { 4: 'd' }, { '05': 'e' }, { 5: 'f', x: 'g' }, { 6: 'h' }]) {
      map = patch({ map }, { n: { map: { s: next } } }).map;
    }
    expect(map).toEqual({ 1: 'a', 2: 'b', 3: 'c', 4: 'd', '05': 'e', 5: 'f', x: 'g', 6: 'h' });
    map = patch({ map }, { n: { map: { d: ['x'], s: { 7: 'i' } } } }).map;
    expect(Object.keys(map)).toHaveLength(8);
  });

  test('a difference of something else is refused', () => {
    expect(() => patch({ a: 1 }, { c: { b: ['a', 'x'] } })).toThrow('not there');
    expect(() => patch({ a: {} }, { c: { b: ['a', 'constructor'] } })).toThrow('not there');
    expect(() => patch({ a: 1 }, { n: { a: { s: { b: 1 } } } })).toThrow('no object');
    expect(() => patch({ a: 1 }, { d: ['b'] })).toThrow('not there');
  });
});
