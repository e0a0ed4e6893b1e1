import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';

/*
 * The server, the command-line tools and their workers, bundled into dist/server for Node.js.
 *
 * Every file of the output lies flat in dist/server, whatever folder its source is in:
 *
 *   server/main.ts            -> dist/server/main.js             npm start
 *   server/cli/NAME.ts        -> dist/server/NAME.js             npm run NAME -- …
 *   tests/bench/main.ts       -> dist/server/bench.js            npm run bench -- …
 *   tests/bench/stock/game.ts -> dist/server/stock-game.js       for boardgame.io's own server
 *   server/**\/NAME-worker.ts -> dist/server/NAME-worker.js      for worker threads
 *
 * so a worker is found from any module by its name, also when that module ends up in a shared chunk:
 *
 *   import { Worker } from 'node:worker_threads';
 *   new Worker(new URL('./simulate-worker.js', import.meta.url), { workerData });
 *
 * and with Tinypool: new Tinypool({ filename: new URL('./bots-worker.js', import.meta.url).href }).
 * The same URL is missing when a test runs the source: such a test starts the built tool from dist/server.
 * The client's files are at new URL('../client/', import.meta.url).
 */

const root = join(import.meta.dirname, '..');

const entries = new Map<string, string>();

function addEntry(name: string, file: string): void {
  const path = join(root, file);
  if (!existsSync(path)) return;
  const other = entries.get(name);
  if (other && other !== path) throw new Error(`${path} and ${other} would both be built as ${name}.js`);
  entries.set(name, path);
}

addEntry('main', 'server/main.ts');
addEntry('bench', 'tests/bench/main.ts');
addEntry('stock-game', 'tests/bench/stock/game.ts');
for (const file of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
  if (/^cli[\\/][^\\/]+\.ts$/.test(file) || file.endsWith('-worker.ts')) {
    addEntry(basename(file, '.ts'), join('server', file));
  }
}

export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(root, process.env.SERVER_OUT_DIR ?? 'dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  // boardgame.io does not load in Node.js as it is published.
  ssr: { noExternal: [/boardgame\.io/] },
});
