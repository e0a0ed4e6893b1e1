// The games that are shipped with the product: each is what its entry in the list says, and what is told about it happened.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENDINGS } from '../../shared/content/endings';
import { SEATS } from '../../shared/content/seats';
import { factsOf } from '../../shared/recording/facts';
import type { Recording } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import { shippedSchema, type Listed } from '../../shared/recording/library';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { SHIPPED, type Shipped } from './library-games';
import { listed, playShipped } from './library-make';
import { seedOf } from './support';

const FOLDER = join(import.meta.dirname, '../../client/public/library');
const INDEX = join(FOLDER, 'index.json');
const fileOf = (game: string): string => join(FOLDER, `${game}.peace.json`);

/** A game that is there stays as it was played, whatever the bots would do today. */
function shippedRecording(shipped: Shipped): Recording {
  const seed = seedOf(shipped.game);
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.peace.json'))) {
    const got = read(readFileSync(join(FOLDER, file), 'utf8'));
    if (!got.fault && got.recording.header.seed === seed) return got.recording;
  }
  const recording = playShipped(shipped);
  writeFileSync(fileOf(gameIdOf(recording)), write(recording));
  return recording;
}

// The list is read as this file is loaded, so it is made before.
if (process.env.MAKE_LIBRARY) {
  mkdirSync(FOLDER, { recursive: true });
  const made: Listed[] = SHIPPED.map((shipped) => listed(shipped, shippedRecording(shipped)));
  writeFileSync(INDEX, `${JSON.stringify({ games: made })}\n`);
}

const { games } = shippedSchema.parse(JSON.parse(readFileSync(INDEX, 'utf8')));

function opened(game: string) {
  const got = read(readFileSync(fileOf(game), 'utf8'));
  if (got.fault) throw new Error(`${game}: ${got.fault.code}`);
  const played = replay(got.recording);
  if (played.fault) throw new Error(`${game}: ${played.fault.code}`);
  return played.timeline;
}

test('there are enough games, and one of each ending', () => {
  expect(games.length).toBeGreaterThanOrEqual(6);
  expect(games).toHaveLength(SHIPPED.length);
  const endings = new Set(games.map(({ facts }) => facts.ending));
  expect(ENDINGS.filter((ending) => !endings.has(ending))).toEqual([]);
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.peace.json'));
  expect(files.sort()).toEqual(games.map(({ facts }) => `${facts.game}.peace.json`).sort());
});

describe.each(games.map((game, index) => [game.title, game, SHIPPED[index]!] as const))(
  '%s',
  (_, game, made) => {
    test('every hash of it holds, and the list says of it what it is', () => {
      const timeline = opened(game.facts.game);
      expect(factsOf(timeline)).toEqual(game.facts);
      expect(game).toEqual(listed(made, timeline.recording));
      const { header, entries } = timeline.recording;
      expect(header.seed).toBe(seedOf(made.game));
      for (const seat of SEATS)
        expect(header.seats[seat].holder).toEqual({ kind: 'bot', level: made.levels[seat] });
      expect(entries.some(({ reason }) => reason !== undefined)).toBe(true);
    });

    test('its moments are in it, in order, and what is said about it is short', () => {
      const entries = game.moments?.map(({ entry }) => entry) ?? [];
      expect(entries.length).toBeGreaterThanOrEqual(3);
      expect(entries).toEqual([...entries].sort((a, b) => a - b));
      expect(Math.max(...entries)).toBeLessThanOrEqual(game.facts.entries);
      const sentences = game.introduction?.match(/[.?!](\s|$)/g)?.length ?? 0;
      expect(sentences).toBeGreaterThanOrEqual(2);
      expect(sentences).toBeLessThanOrEqual(4);
    });
  },
);
