// Whole games on file: each still comes out as it did, and together they show all that a game can have.
// After a change of the rules or their numbers: MAKE_GOLDEN=1 npx vitest run --project unit tests/recording/golden.test.ts
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarioSchema } from '../../shared/content/schema';
import { stateHash } from '../../shared/rules/hash';
import { reduceGame, startGame } from '../../shared/game';
import { RECORDING_VERSION, type Recording } from '../../shared/recording/format';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { entrySchema, fileSchema } from '../../shared/recording/schema';
import { coverageOf, WANTED } from './coverage';
import { makeGolden, type Golden } from './golden-make';

const FOLDER = join(import.meta.dirname, '../golden');
const MINUTES = 2;

const about = (all: readonly Golden[]): string => `# Golden recordings

Whole games that \`tests/recording/golden.test.ts\` replays: every hash, every score. Together they show each ending, each
order and target, each term signed, kept and broken, each answer to force. After a change of the rules or their numbers
they are made anew, this page included:

    MAKE_GOLDEN=1 npx vitest run --project unit tests/recording/golden.test.ts

The first two are there for their length; each of the others is the one that, for its size, shows most of what those
before it do not.

${all
  .map(
    ({ file, players, shows }) =>
      `## ${file}\n\nUnited States · Iran · Israel: ${players}.\n\nFirst to show: ${shows.join(', ') || 'nothing'}.\n`,
  )
  .join('\n')}`;

test.runIf(process.env.MAKE_GOLDEN)(
  'makes them anew',
  () => {
    const until = performance.now() + MINUTES * 60_000;
    const all = makeGolden(() => performance.now() < until);
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const { file, recording } of all) writeFileSync(join(FOLDER, file), write(recording));
    writeFileSync(join(FOLDER, 'README.md'), about(all));
  },
  (MINUTES + 1) * 60_000,
);

const files = (): string[] => readdirSync(FOLDER).filter((file) => file.endsWith('.peace.json'));
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

function recordingIn(file: string): Recording {
  const got = read(textOf(file));
  if (got.fault) throw new Error(`${file}: ${JSON.stringify(got.fault)}`);
  return got.recording;
}

describe('the golden recordings', () => {
  test('each still comes out as it did', () => {
    expect(files().length).toBeGreaterThan(5);
    for (const file of files()) expect([file, replay(recordingIn(file)).fault]).toEqual([file, undefined]);
  });

  test('each comes out the same through boardgame.io', () => {
    for (const file of files()) {
      const { header, entries, result } = recordingIn(file);
      const { usa, iran, israel } = header.seats;
      const seats = { usa: usa.holder, iran: iran.holder, israel: israel.holder };
      let table = startGame({ scenario: header.scenario.id, seed: header.seed, seats });
      for (const { kind, actor, payload } of entries) {
        if (kind === 'message') continue;
        const next = reduceGame(table, actor, payload);
        if ('refusal' in next) throw new Error(`${file}: ${next.refusal.code}`);
        table = next.state;
      }
      expect(table.G.ending).toEqual({ id: result.ending, round: result.round, scores: result.scores });
    }
  });

  test('each is as the schema of the whole file has it, and is written as it was read', () => {
    const schema = fileSchema(entrySchema, scenarioSchema);
    for (const file of files()) {
      // Files of an older version are brought to the present one, and nothing else in them changes.
      const text = textOf(file).replace(/"version":\d+/, `"version":${RECORDING_VERSION}`);
      expect([file, schema.safeParse(JSON.parse(text)).error]).toEqual([file, undefined]);
      expect(stateHash(write(recordingIn(file)))).toBe(stateHash(text));
    }
  });

  test('together they show all that a game can have', () => {
    const found = new Set(files().flatMap((file) => [...coverageOf(recordingIn(file))]));
    expect(WANTED.filter((each) => !found.has(each))).toEqual([]);
  });
});
