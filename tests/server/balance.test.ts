/** The built `npm run simulate` where it measures the balance, and where it looks for a policy that beats a bot. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE } from '../../server/balance/levels';
import { simulate } from '../support/simulate';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'balance-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A report of few games, of bots that are quick about it. */
const few = '--report --games 6 --pairing-games 3 --deals 2 --repeats 2 --against random --skip strong'.split(
  ' ',
);

function report(...args: string[]): { text: string; stdout: string } {
  const out = join(folder, `${args.join('')}.md`);
  const { status, stdout } = simulate(...few, '--out', out, ...args);
  expect(status).toBe(0);
  return { text: readFileSync(out, 'utf8'), stdout };
}

describe('simulate --report', () => {
  it('writes the same report from the same seed, on one thread or two, and prints its bars', () => {
    const one = report('--workers', '1');
    const two = report('--workers', '2');
    expect(two.text).toBe(one.text);
    for (const bar of [
      'durable peace',
      'United States always strikes',
      'lone hawk in Iran',
      'Iran’s score at',
    ]) {
      expect(one.text).toContain(`| ${bar}`);
      expect(one.stdout).toContain(bar);
    }
    for (const title of ['Bars', 'Method', 'Agendas', 'Fixed policies', 'Luck of the deal', 'Orders']) {
      expect(one.text).toContain(`\n## ${title}\n`);
    }
    expect(one.text).toContain('--against random --seed 1');
    // Three games leave most policies open, so that fifteen fresh ones are played.
    expect(one.text).toMatch(/^\| (United States|Iran|Israel) [^|]+\| 15 \|/m);
    expect(one.text).not.toMatch(/NaN|undefined|Infinity/);
    expect(one.stdout).toMatch(/\d+ of \d+ bars do not hold/);
  }, 60_000);

  it('says what was left out', () => {
    const { text } = report('--skip', 'policies,pairings,deals');
    expect(text).toContain('| not measured |');
    expect(text).not.toContain('## Fixed policies');
  }, 30_000);

  it('prints its bars as JSON; the measure is the best bot that does not search', () => {
    const out = join(folder, 'json.md');
    const [one, two] = ['1', '2'].map((workers) => {
      const args = ['--games', '4', '--skip', 'policies,pairings,deals', '--workers', workers, '--out', out];
      return simulate('--report', '--json', ...args).stdout;
    });
    expect(two).toBe(one);
    const { options, bars } = JSON.parse(one ?? '') as Record<'options' | 'bars', Record<string, unknown>[]>;
    expect(options).toMatchObject({ against: REFERENCE, games: 4 });
    expect(bars?.[0]).toMatchObject({ what: 'durable peace', bar: '20 to 40 %' });
  }, 60_000);
});

describe('simulate --exploit', () => {
  it('prints the policy that it found, and how it does on fresh games', () => {
    const { status, stdout } = simulate(
      '--exploit',
      'israel',
      '--against',
      'easy',
      '--games',
      '40',
      '--json',
    );
    expect(status).toBe(0);
    const found = JSON.parse(stdout) as Record<string, Record<string, unknown>>;
    expect(found.options).toMatchObject({ seat: 'israel', games: 40, against: 'easy' });
    expect(found.best).toMatchObject({ words: expect.any(String), policy: { rules: expect.any(Array) } });
    expect(found.test).toMatchObject({ n: 5, value: expect.any(Number), p: expect.any(Number) });
    expect(Number(found.games?.search) + Number(found.games?.test)).toBeLessThanOrEqual(40);
  }, 30_000);

  it('says it in words', () => {
    const { status, stdout } = simulate('--exploit', 'usa', '--against', 'easy', '--games', '40');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^United States against two /);
    expect(stdout).toContain('On 5 fresh games it scores');
  }, 30_000);
});

describe('what cannot be answered', () => {
  it.each([
    ['a seat', ['--exploit', 'france'], '--exploit takes a seat'],
    ['both at once', ['--report', '--exploit', 'iran'], 'one at a time'],
    ['a part to skip', ['--report', '--skip', 'dice'], '--skip takes strong'],
    ['a level', ['--report', '--against', 'clever'], 'There is no bot "clever"'],
    ['too few games', ['--exploit', 'iran', '--games', '5'], '--games takes a whole number from 20'],
  ])('%s ends with status 2', (_, args, message) => {
    const { status, stdout, stderr } = simulate(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
