import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The linter holds the direction of imports and keeps clocks and chance out of the rules. A mistake in its
// configuration would go unnoticed, so this lints a small tree that breaks every one of them.

const root = join(import.meta.dirname, '..');
let folder: string;

const FILES: Record<string, { allowed: string[]; forbidden: string[] }> = {
  'shared/content/a.ts': {
    allowed: ["import './b';", "import 'zod';", 'Math.floor(1);'],
    forbidden: ["import '../rules/a';", "import 'react';", 'Math.random();'],
  },
  'shared/rules/a.ts': {
    allowed: [
      "import '../content/a';",
      "import '@noble/hashes/sha2.js';",
      "import './deals/b';",
      'Math.abs(1);',
    ],
    forbidden: [
      "import '../views/a';",
      "import '../game';",
      "import '../../server/a';",
      "import 'boardgame.io/core';",
      "import 'node:fs';",
      "import 'socket.io';",
      'Date.now();',
      'Math.random();',
      'Math.exp(1);',
      'Math.pow(2, 3);',
    ],
  },
  'shared/rules/deals/a.ts': {
    allowed: ["import '../../content/a';", "import '../a';"],
    forbidden: ["import '../../bots/a';"],
  },
  'shared/views/a.ts': {
    allowed: ["import '../rules/a';", "import '../content/a';"],
    forbidden: ["import '../bots/a';", "import '../protocol/a';", 'Date.now();'],
  },
  'shared/wording/a.ts': {
    allowed: ["import '../views/a';", "import '../content/a';"],
    forbidden: ["import '../recording/a';", "import '../protocol/a';", "import '../../client/a';"],
  },
  'shared/drawing/a.ts': {
    allowed: ["import '../content/a';"],
    forbidden: ["import '../wording/a';", "import '../rules/a';", "import '../../client/a';"],
  },
  'shared/recording/a.ts': {
    allowed: ["import '../rules/a';", "import '../views/a';"],
    forbidden: [
      "import '../bots/a';",
      "import '../study/a';",
      "import '../game';",
      "import '../../client/a';",
    ],
  },
  'shared/study/a.ts': {
    allowed: ["import '../recording/a';", "import '../rules/a';", "import 'zod/mini';"],
    forbidden: ["import '../bots/a';", "import '../../server/a';", 'Date.now();'],
  },
  'shared/bots/a.ts': {
    allowed: ["import '../views/a';", "import '../rules/a';", 'Math.exp(1);'],
    forbidden: ["import '../recording/a';", "import '../game';", "import 'tinypool';", 'Math.random();'],
  },
  'shared/protocol/a.ts': {
    allowed: ["import '../views/a';"],
    forbidden: ["import 'socket.io-client';", "import 'fastify';"],
  },
  'shared/game.ts': {
    allowed: ["import 'boardgame.io/core';", "import './rules/a';"],
    forbidden: ["import 'react';", "import '../server/a';", 'Date.now();'],
  },
  'client/table/a.ts': {
    allowed: ["import '../../shared/game';", "import 'react';", "import '../ui/a';", 'Date.now();'],
    forbidden: ["import '../../server/a';", "import 'node:fs';", "import 'boardgame.io/multiplayer';"],
  },
  'server/tables/a.ts': {
    allowed: ["import '../../shared/game';", "import 'node:fs';", 'Date.now();'],
    forbidden: ["import '../../client/a';", "import 'react';", "import 'boardgame.io/server';"],
  },
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [path, { allowed, forbidden }] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${[...allowed, ...forbidden].join('\n')}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the linter reports every forbidden line, and no other', () => {
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[];
  };
  const found = diagnostics
    .filter(({ code }) => code.includes('no-restricted'))
    .map(({ filename, labels }) => `${filename}:${labels[0]?.span.line}`);
  const wanted = Object.entries(FILES).flatMap(([path, { allowed, forbidden }]) =>
    forbidden.map((_, index) => `${path}:${allowed.length + index + 1}`),
  );
  expect(found.sort()).toEqual(wanted.sort());
});
