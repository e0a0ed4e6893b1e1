import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The client's build and development server, and the tests. The server's build is in server/vite.config.ts.

const API = process.env.API_ORIGIN ?? 'http://localhost:8000';

/** Does not load in Node.js as it is published: everything that runs it there has to bundle it. */
const inline = [/boardgame\.io/];

/** Modules of a few lines that several pages use. */
const LITTLE = new RegExp(
  [
    'lucide-react/dist/esm/icons',
    'zustand/esm/react',
    'client/offline/useOnline',
    'client/session/(drafts|ids)',
    'client/solo/problems',
    'client/table/(download|Arrival\\.module)',
    'client/ui/(CopyField|EmptyState|Switch|TextField)',
    'shared/content/(endings|gravity)',
    'shared/protocol/(diff|limits|messages)',
    'shared/wording/calendar',
  ]
    .join('|')
    .replaceAll('/', String.raw`[\\/]`),
);

export default defineConfig({
  root: process.env.VITEST ? import.meta.dirname : 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // For a strict content security policy: no inline script, no data: URL.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Sizes are measured, and held to limits, in server/scripts/build.mjs.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // Each file costs a page a round trip, and a browser asks for six at a time: few files, not small ones.
        codeSplitting: {
          groups: [
            // What every page loads, in one piece, which stays in caches when pages change.
            { name: 'base', tags: ['$initial'], priority: 3 },
            // Little things that are here and there: whoever needs one gets all, some four kilobytes.
            { name: 'small', test: LITTLE, minShareCount: 2, priority: 2 },
            // What finds and opens recorded games, without what else is in those.
            {
              name: 'recorded',
              test: /client[\\/]watch[\\/](FoundGame|Missing|book|library|open|opened|place|shelf|useGame|watch)\./,
              minShareCount: 2,
              priority: 1,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: {
    port: Number(process.env.CLIENT_PORT ?? 5173),
    proxy: {
      '/api': API,
      '/healthz': API,
      '/socket.io': { target: API, ws: true },
    },
  },
  test: {
    // Vitest leaves one core free by itself: half of a machine that has two.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'tests/{content,rules,views,bots,analysis,recording,study,protocol,game,client}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
          ],
          testTimeout: 30_000,
          server: { deps: { inline } },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          server: { deps: { inline } },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // Each file has a server and a browser of its own.
          maxWorkers: 2,
          server: { deps: { inline } },
        },
      },
    ],
  },
});
