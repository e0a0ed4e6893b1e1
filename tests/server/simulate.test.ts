/** The built `npm run simulate`: the same seed, the same figures, whatever the number of threads. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../support/simulate';

interface Output {
  readonly options: Record<string, unknown>;
  readonly figures: Record<string, Record<string, unknown>>;
  readonly speed: Record<string, number>;
}

function figures(...args: string[]): Output {
  const { status, stdout, stderr } = simulate(...args, '--json');
  expect(stderr.replace(/^Built the server.*$/gm, '').trim()).toBe('');
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Output;
}

const sum = (map: Record<string, unknown> | undefined): number =>
  Object.values(map ?? {}).reduce<number>((total, value) => total + Number(value), 0);

describe('simulate', () => {
  const games = ['--games', '24', '--bots', 'random,easy,easy'];

  it('comes to the same figures from the same seed, on one thread or two', () => {
    const one = figures(...games, '--seed', '7', '--workers', '1');
    const two = figures(...games, '--seed', '7', '--workers', '2');
    expect(two.figures).toEqual(one.figures);
    expect(JSON.stringify(two.figures)).toBe(JSON.stringify(one.figures));
    expect([one.speed.workers, two.speed.workers]).toEqual([1, 2]);
    const other = figures(...games, '--seed', '8', '--workers', '2');
    expect(other.figures).not.toEqual(one.figures);
  }, 120_000);

  it('prints one object with what was asked, what came of it, and how fast', () => {
    const { options, figures: f, speed } = figures('--games', '10', '--bots', 'easy', '--scenario', 'short');
    expect(options).toEqual({
      games: 10,
      seed: '1',
      bots: { usa: 'easy', iran: 'easy', israel: 'easy' },
      scenario: 'short',
    });
    expect(Object.keys(speed)).toEqual(['workers', 'seconds', 'gamesPerSecond']);
    expect(sum(f.endings)).toBeCloseTo(1);
    expect(Object.keys(f.scores ?? {})).toEqual(['usa', 'iran', 'israel']);
    expect(Object.keys(f.signings ?? {})).toEqual(['1', '2', '3', '4', '5']);
    expect(sum(f.signings)).toBeCloseTo(Number(f.perGame?.deals));
    expect(f.orders?.airstrike).toEqual({ ofLegal: expect.any(Number), ofRounds: expect.any(Number) });
    expect(f.orders).toHaveProperty(['airstrike:leadership']);
    for (const responses of Object.values(f.responses ?? {})) {
      expect([0, 1]).toContain(Math.round(sum(responses as Record<string, unknown>)));
    }
  }, 60_000);

  it('prints a table without --json', () => {
    const { status, stdout } = simulate('--games', '4');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^4 games, seed 1, standard; bots: easy, easy, easy\n/);
    expect(stdout).toContain('Terms, share of signed deals');
    expect(stdout).toMatch(/games a second\n$/);
  }, 60_000);

  it.each([
    ['a number of games', ['--games', '0'], '--games takes a whole number from 1'],
    ['a level', ['--bots', 'random,easy,clever'], 'There is no bot "clever". There are: random, easy'],
    ['how many bots', ['--bots', 'easy,easy'], '--bots takes one level for each seat'],
    ['a scenario', ['--scenario', 'endless'], 'There is no scenario "endless"'],
    ['an option', ['--gamse', '5'], '--gamse'],
    ['a word too many', ['500'], '500'],
  ])('says what is wrong with %s, and ends with status 2', (_, args, message) => {
    const { status, stdout, stderr } = simulate(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('--help');
  });

  it('explains itself', () => {
    const { status, stdout } = simulate('--help');
    expect(status).toBe(0);
    for (const option of [
      '--games',
      '--seed',
      '--bots',
      '--scenario',
      '--workers',
      '--json',
      '--report',
      '--exploit',
      '--fit',
    ]) {
      expect(stdout).toContain(option);
    }
  });
});

describe('simulate --fit', () => {
  /** Lengths of all lists of numbers in a file of weights, by their place. */
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return typeof value[0] === 'number' ? value.length : value.map(shape);
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
  };
  const leaves = (value: unknown): number[] =>
    typeof value === 'number' ? [value] : Object.values(value as object).flatMap(leaves);

  it('writes weights that fit the bots, the same from the same seed whatever the threads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fit-'));
    const fitted = (seed: string, workers: string): unknown => {
      const out = join(folder, `${seed}-${workers}.json`);
      const args = ['--games', '60', '--seed', seed, '--workers', workers, '--out', out];
      expect(simulate('--fit', ...args)).toMatchObject({ status: 0 });
      return JSON.parse(readFileSync(out, 'utf8'));
    };
    const [one, two, other] = [fitted('7', '1'), fitted('7', '2'), fitted('8', '2')];
    rmSync(folder, { recursive: true, force: true });
    const inUse: unknown = JSON.parse(
      readFileSync(new URL('../../shared/bots/evaluation/weights.json', import.meta.url), 'utf8'),
    );
    expect(shape(one)).toEqual(shape(inUse));
    const [a, b, c] = [leaves(one), leaves(two), leaves(other)];
    // Sums are added up in another order.
    a.forEach((value, at) => expect(Math.abs(value - b[at]!)).toBeLessThan(1e-3));
    expect(c).not.toEqual(a);
    expect(a.every(Number.isFinite)).toBe(true);
  }, 300_000);
});
