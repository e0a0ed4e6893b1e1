import { expect, test } from 'vitest';
import { inSlices } from '../../client/watch/slices';

const busy = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

test('comes to what the steps come to, all of them taken', async () => {
  const taken: number[] = [];
  function* steps(): Generator<void, string, void> {
    for (let step = 1; step <= 100; step += 1) {
      taken.push(step);
      yield;
    }
    return 'done';
  }
  expect(await inSlices(steps())).toBe('done');
  expect(taken).toHaveLength(100);
});

test('lets others have their turn between slices', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  function* steps(): Generator<void, number, void> {
    for (let step = 0; step < 40; step += 1) {
      busy(2);
      yield;
    }
    return turns;
  }
  expect(await inSlices(steps())).toBeGreaterThan(1);
  clearInterval(timer);
});

test('is refused with what a step throws', async () => {
  // eslint-disable-next-line require-yield
  function* steps(): Generator<void, never, void> {
    throw new Error('no further');
  }
  await expect(inSlices(steps())).rejects.toThrow('no further');
});
