// Builds what is out of date: the client into dist/client, the server and its tools into dist/server.
//   node server/scripts/build.mjs [client] [server] [--force]
// Exit status 1: the build failed. 3: it was built, but is larger than its limits.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesUnder } from './files.mjs';
import { ensureInstalled, root } from './install.mjs';
import { sizesOf } from './sizes.mjs';

const dist = join(root, 'dist');

const TARGETS = {
  client: { sources: ['client', 'shared', 'docs/rules.md', 'vite.config.ts'], build: buildClient },
  server: { sources: ['server', 'shared', 'tests/bench', 'tests/support'], build: buildServer },
};

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of [...sources, 'server/scripts', 'package-lock.json']) {
    for (const file of filesUnder(join(root, source))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

async function buildClient() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'client'), logLevel: 'warn' });
  await writeFirstPaints(build);
  await buildServiceWorker(build);
  await compress(join(dist, 'client'));
}

/** Pages that show something before anything was loaded for them; in the middle of a path, any name does. */
const FIRST_PAINTS = ['/', '/host', '/join', '/watch', '/watch/-', '/rules', '/seminar', '/briefing'];

/** What those pages show at first, for the server to send along: it is painted before the first script runs. */
async function writeFirstPaints(build) {
  const outDir = join(dist, 'first-paint');
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'client'),
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: join(root, 'client/first-paint.tsx'), outDir, emptyOutDir: true, manifest: false },
  });
  const { firstPaint } = await import(pathToFileURL(join(outDir, 'first-paint.js')).href);
  const pages = Object.fromEntries(FIRST_PAINTS.map((path) => [path, firstPaint(path)]));
  writeFileSync(join(dist, 'client', '.vite', 'first-paint.json'), JSON.stringify(pages));
  rmSync(outDir, { recursive: true });
}

/** Fonts of scripts in which the game has no text; a page that needs one fetches it. */
const OTHER_SCRIPTS = /-(cyrillic|greek|vietnamese)(-ext)?-/;

/** The games of the library: what was watched is kept by the page itself, the list of them is for every page. */
const LIBRARY = /^library\/.*\.peace\.json$/;

/** The service worker is told every file that a page needs without a server, so it is built last. */
async function buildServiceWorker(build) {
  const folder = join(dist, 'client');
  const files = {};
  for (const file of filesUnder(folder)) {
    const path = relative(folder, file).split(sep).join('/');
    if (path.startsWith('.vite/') || OTHER_SCRIPTS.test(path) || LIBRARY.test(path)) continue;
    files[`/${path}`] = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 24);
  }
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      lib: {
        entry: join(root, 'client/offline/sw.ts'),
        formats: ['iife'],
        name: 'serviceWorker',
        fileName: () => 'sw.js',
      },
    },
  });
}

async function buildServer() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'server', 'vite.config.ts'), logLevel: 'warn' });
}

/** Writes a .br and a .gz file next to every file that gets smaller by it. */
async function compress(folder) {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  const files = filesUnder(folder).filter((file) => /\.(js|css|html|svg|json|txt|webmanifest)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const data = readFileSync(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
      };
      const [br, gz] = await Promise.all([brotli(data, { params }), zip(data, { level: 9 })]);
      if (br.length < data.length) writeFileSync(`${file}.br`, br);
      if (gz.length < data.length) writeFileSync(`${file}.gz`, gz);
    }),
  );
}

/** Prints what the pages and the threads of a solo game load; false if that is more than it may be. */
function checkSizes() {
  const sizes = sizesOf(join(dist, 'client'));
  for (const { title, kilobytes, limit } of sizes) {
    console.log(
      `${kilobytes > limit ? 'OVER THE LIMIT: ' : ''}${title}: ${kilobytes.toFixed(1)} kB of gzipped JavaScript (limit ${limit})`,
    );
  }
  return sizes.every(({ kilobytes, limit }) => kilobytes <= limit);
}

/** One build at a time in this folder. */
async function locked(work) {
  const lock = join(dist, '.lock');
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!holderLives(lock)) rmSync(lock, { force: true });
      else await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function holderLives(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // A lock without a number is about to get one.
    if (!pid) return Date.now() - statSync(lock).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const args = process.argv.slice(2);
const names = args.filter((arg) => arg in TARGETS);
ensureInstalled();
process.exitCode = await locked(async () => {
  for (const name of names.length > 0 ? names : Object.keys(TARGETS)) {
    const { sources, build } = TARGETS[name];
    const stamp = join(dist, `.${name}.stamp`);
    const print = fingerprint(sources);
    if (!args.includes('--force') && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) continue;
    rmSync(stamp, { force: true });
    const started = performance.now();
    try {
      await build();
    } catch (error) {
      console.error(`The build of the ${name} failed.`);
      console.error(error);
      return 1;
    }
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, print);
    console.error(`Built the ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
  const client = names.length === 0 || names.includes('client');
  return client && !checkSizes() ? 3 : 0;
});
