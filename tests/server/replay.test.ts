/** The built `npm run replay`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDING_TEXT } from '../../shared/content/endings';
import { plainText } from '../../server/cli/replay-course';
import { CHANNELS } from '../../shared/protocol/messages';
import { stemOf } from '../../shared/recording/branch';
import type { Recording } from '../../shared/recording/format';
import { read } from '../../shared/recording/read';
import { record, write } from '../../shared/recording/record';
import { replay as replayed } from '../../shared/recording/replay';
import { RULES_VERSION } from '../../shared/rules/version';
import { runTool } from '../support/cli';

const GOLDEN = join(import.meta.dirname, '../golden');
const file = join(
  GOLDEN,
  readdirSync(GOLDEN).find((name) => name.endsWith('.peace.json'))!,
);
const text = readFileSync(file, 'utf8');
const recording = JSON.parse(text) as Recording;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  runTool('replay', '--help');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const replay = (...args: string[]) => runTool('replay', ...args);
/** A file with something else in it. */
function fileOf(content: string): string {
  const path = join(folder, 'a.peace.json');
  writeFileSync(path, content);
  return path;
}

describe('replay', () => {
  it('prints each round, the ending and every component of the scores', () => {
    const { status, stdout, stderr } = replay(file);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${recording.entries.length} entries, every hash holds.`);
    for (const { round } of recording.rounds) expect(stdout).toContain(`\nRound ${round}, `);
    expect(stdout).toContain(ENDING_TEXT[recording.result.ending].name);
    for (const { interests, total } of Object.values(recording.result.scores)) {
      expect(stdout).toContain(`: ${total.toFixed(1)}`);
      for (const { name } of interests) expect(stdout).toContain(name);
    }
  });

  it('prints one round in full, as one seat saw it', () => {
    const all = replay(file, '--round', '2').stdout;
    expect(all).toContain('\nRound 2, ');
    expect(all).not.toContain('\nRound 1, ');
    for (const seat of ['usa', 'iran', 'israel']) expect(all).toContain(`    ${seat}, orders: `);
    expect(all).toMatch(/ heu \d/);
    const iran = replay(file, '--round', '2', '--view', 'iran').stdout;
    expect(iran).toContain('    iran, orders: ');
    expect(iran).not.toContain('    usa, orders: ');
    expect(replay(file, '--view', 'gallery').stdout).not.toMatch(/ heu \d|In secret, /);
  });

  it('prints one object with --json', () => {
    const { status, stdout } = replay(file, '--json', '--view', 'usa');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const told = JSON.parse(stdout) as Record<string, unknown> & { rounds: { tracks: object }[] };
    expect(told).toMatchObject({ verified: true, rules: RULES_VERSION, result: recording.result });
    expect(told.rounds).toHaveLength(recording.rounds.length);
    expect(told.rounds[0]!.tracks).toHaveProperty('ceasefire');
    expect(told.rounds[0]!.tracks).not.toHaveProperty('heu');
  });

  it('says where a branch came from', () => {
    const got = read(text);
    const played = got.fault ? got : replayed(got.recording);
    if (played.fault) throw new Error(played.fault.code);
    const stem = stemOf(played.timeline, 12, 'A long night')!;
    const { usa, iran, israel } = stem.seats;
    const made = record(
      {
        ...stem,
        seats: { usa: { holder: usa }, iran: { holder: iran }, israel: { holder: israel } },
        entries: played.timeline.recording.entries,
        origin: { ...stem.origin, names: { iran: 'Roya' } },
      },
      { messages: CHANNELS, names: true },
    );
    if (made.fault) throw new Error(made.fault.code);
    const path = fileOf(write(made.recording));
    const { status, stdout } = replay(path);
    expect(status).toBe(0);
    expect(stdout).toContain(
      `Branched from game ${recording.seal.slice(0, 16)} “A long night” (Iran: Roya), after its entry 12, in round 1.`,
    );
    expect(stdout).toContain(`That game ended in round ${recording.result.round}, `);
    expect(JSON.parse(replay(path, '--json').stdout)).toMatchObject({
      origin: { entry: 12, seal: recording.seal },
    });
    expect(JSON.parse(replay(file, '--json').stdout)).toMatchObject({ origin: null });
    expect(replay(file).stdout).not.toContain('Branched');
  });

  it.each([
    ['cut', () => text.slice(0, text.lastIndexOf('"rounds"') - 40), /at entry \d+/],
    ['edited', () => text.replace(/("reason":")[^"]/, '$1#'), /Entry \d+ was changed/],
    [
      'made under other rules',
      () => text.replace(/"rules":\d+/, '"rules":999'),
      /under version 999 of the rules/,
    ],
    ['something else', () => '{}', /holds something else/],
    ['hostile', () => '['.repeat(5_000_000), /nested deeper/],
    ['too large', () => ' '.repeat(8_000_001), /larger than a recording/],
  ])('ends with status 1 and says why where the file was %s', (_, content, words) => {
    const path = fileOf(content());
    const { status, stdout, stderr } = replay(path);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(words);
    const json = replay(path, '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ verified: false, text: expect.stringMatching(words) });
  });

  it.each([
    ['no file', [], 'Name one file'],
    ['a file that is not there', ['nowhere.peace.json'], 'nowhere.peace.json cannot be read (ENOENT)'],
    ['a folder', [GOLDEN], 'cannot be read'],
    ['a round that is none', [file, '--round', 'two'], '--round takes the number of a round, not "two"'],
    ['a round after the last', [file, '--round', '99'], 'and no round 99'],
    ['somebody who is not there', [file, '--view', 'chair'], '--view takes usa, iran, israel, gallery, all'],
    ['an option', [file, '--rond', '2'], '--rond'],
  ])('says what is wrong with %s, and ends with status 2', (_, args, message) => {
    const { status, stdout, stderr } = replay(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('--help');
  });

  it('does not let a text speak to the terminal', () => {
    expect(plainText('a\u001b[31mb\u202e\nc\u2028d')).toBe('a [31mb c d');
  });
});
