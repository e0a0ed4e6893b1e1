// Builds what is out of date: the client into dist/client, the server and its tools into dist/server.
//   node server/scripts/build.mjs [client] [server] [--force]
// Exit status 1: the build failed. 3: it was built, but is larger than its limits.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';
import { ensureInstalled, root } from './install.mjs';

const dist = join(root, 'dist');

/** In kB (1,000 bytes) of gzipped JavaScript. */
const LIMITS = {
  home: 140,
  table: 276,
  solo: 240,
  watch: 274,
  study: 50,
  thread: 110,
  verifying: 70,
  after: 25,
  delegation: 20,
  debrief: 260,
  analyst: 130,
  seminar: 80,
  briefing: 15,
  brief: 110,
  desk: 200,
  projector: 250,
  seminarDebrief: 250,
  slides: 90,
};

const TARGETS = {
  client: { sources: ['client', 'shared', 'docs/rules.md', 'vite.config.ts'], build: buildClient },
  server: { sources: ['server', 'shared', 'tests/bench', 'tests/support'], build: buildServer },
};

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes(`${sep}node_modules${sep}`))
    .sort();
}

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
  await buildServiceWorker(build);
  await compress(join(dist, 'client'));
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

/** Adds a chunk and what it imports to `chunks`; also what it imports later, if `lazy`, except `without`. */
function collect(manifest, key, chunks, lazy, without = /^$/) {
  if (chunks.has(key) || without.test(key)) return chunks;
  chunks.add(key);
  const chunk = manifest[key];
  for (const next of chunk.imports ?? []) collect(manifest, next, chunks, lazy, without);
  if (lazy) {
    for (const next of chunk.dynamicImports ?? []) collect(manifest, next, chunks, lazy, without);
  }
  return chunks;
}

/** What is loaded for a study beside a recording. */
const STUDY = /study\/(StudyPanel|openFile)\.tsx?$/;

/** A seminar's stops, with the table. */
const SLIDES = /seminar-debrief\/Slides\.tsx$/;

/** What is loaded before a seminar's game: setting up, joining, waiting. */
const SEMINAR = /seminar\/((SetUp|Ready|Seminar)Page|JoinSeminar)\.tsx$/;

/** The background paper, and a seat's brief, which is read over the connection to its table. */
const BRIEFING = /briefing\/BriefingPage\.tsx$/;
const BRIEF = /briefing\/SeatBriefPage\.tsx$/;

const kilobytesOf = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1000;

/** Prints what the pages and the threads of a solo game load; false if that is more than it may be. */
function checkSizes() {
  const folder = join(dist, 'client');
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  const keys = Object.keys(manifest);
  const size = (chunks) => {
    const files = new Set(
      [...chunks].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')),
    );
    return [...files].reduce((sum, file) => sum + kilobytesOf(join(folder, file)), 0);
  };

  const home = new Set();
  for (const key of keys.filter((name) => manifest[name].isEntry)) collect(manifest, key, home, false);
  const table = new Set(home);
  const solo = new Set(home);
  // What can be done after a game is fetched when one is over, so it is no part of the pages that a game is played on.
  const AFTER = /after\/AfterGame\.tsx$/;
  // What those see besides who share a seat in a seminar.
  const DELEGATION = /delegation\/(OurDelegation|Marks)\.tsx$/;
  const APART = new RegExp(`${AFTER.source}|${DELEGATION.source}`);
  const tablePage = keys.find((key) => key.endsWith('table/TablePage.tsx'));
  if (tablePage) collect(manifest, tablePage, table, true, APART);
  const soloPage = keys.find((key) => key.endsWith('solo/SoloPage.tsx'));
  if (soloPage) collect(manifest, soloPage, solo, true, APART);
  const watch = new Set(home);
  for (const key of keys.filter((name) => /watch\/(Watch|Game)Page\.tsx$/.test(name))) {
    // Studies are a part of its own, which is loaded once somebody opens one.
    collect(manifest, key, watch, true, new RegExp(`${STUDY.source}|${DELEGATION.source}`));
  }
  const after = new Set();
  for (const key of keys.filter((name) => AFTER.test(name))) collect(manifest, key, after, false);
  for (const key of table) after.delete(key);
  const delegation = new Set();
  for (const key of keys.filter((name) => DELEGATION.test(name))) collect(manifest, key, delegation, false);
  for (const key of table) delegation.delete(key);
  const debrief = new Set(home);
  for (const key of keys.filter((name) => name.endsWith('debrief/DebriefPage.tsx'))) {
    collect(manifest, key, debrief, true, DELEGATION);
  }
  const desk = new Set(home);
  for (const key of keys.filter((name) => name.endsWith('desk/DeskPage.tsx')))
    collect(manifest, key, desk, true);
  const projector = new Set(home);
  for (const key of keys.filter((name) => name.endsWith('desk/ProjectorPage.tsx')))
    collect(manifest, key, projector, true);
  const seminarDebrief = new Set(home);
  for (const key of keys.filter((name) => name.endsWith('SeminarDebriefPage.tsx')))
    collect(manifest, key, seminarDebrief, true, SLIDES);
  const slides = new Set(seminarDebrief);
  for (const key of keys.filter((name) => SLIDES.test(name))) collect(manifest, key, slides, true, APART);
  for (const key of seminarDebrief) slides.delete(key);
  const study = new Set();
  for (const key of keys.filter((name) => STUDY.test(name))) collect(manifest, key, study, false);
  for (const key of watch) study.delete(key);
  const seminar = new Set(home);
  for (const key of keys.filter((name) => SEMINAR.test(name))) collect(manifest, key, seminar, true);
  for (const key of home) seminar.delete(key);
  const briefing = new Set(home);
  for (const key of keys.filter((name) => BRIEFING.test(name))) collect(manifest, key, briefing, true);
  for (const key of home) briefing.delete(key);
  const brief = new Set(home);
  for (const key of keys.filter((name) => BRIEF.test(name))) collect(manifest, key, brief, true);
  for (const key of home) brief.delete(key);
  const assets = filesUnder(join(folder, 'assets'));
  const sum = (pattern) =>
    assets.filter((file) => pattern.test(file)).reduce((all, file) => all + kilobytesOf(file), 0);
  // A home page that is a module of its own is part of the first load.
  const homePage = keys.find((key) => /(^|\/)Home(Page)?\.tsx$/.test(key));
  if (homePage) collect(manifest, homePage, home, false);

  let fits = true;
  for (const [name, kilobytes, title] of [
    ['home', size(home), 'home page, first load'],
    ['table', size(table), 'table page, in all'],
    ['solo', size(solo), 'solo page, in all'],
    ['watch', size(watch), 'watch page, in all'],
    ['debrief', size(debrief), 'debrief page, in all'],
    ['desk', size(desk), 'facilitator’s desk, in all'],
    ['projector', size(projector), 'projector, in all'],
    ['seminarDebrief', size(seminarDebrief), 'debrief of a seminar, in all'],
    ['slides', size(slides), 'a seminar’s stops, in addition to its debrief'],
    ['after', size(after), 'after a game, beside its table'],
    ['seminar', size(seminar), 'setting up a seminar and waiting for it, in addition to the home page'],
    ['briefing', size(briefing), 'background paper, in addition to the home page'],
    ['brief', size(brief), 'a seat’s brief, in addition to the home page'],
    ['study', size(study), 'a study beside it, in addition'],
    ['delegation', size(delegation), 'a table of a seminar, in addition'],
    ['thread', sum(/\bthread-[^.]+\.js$/), 'table and bots in a thread'],
    ['verifying', sum(/\bverifying-[^.]+\.js$/), 'reading a recording in a thread'],
    ['analyst', sum(/\banalyst-[^.]+\.js$/), 'analysing a game in a thread'],
  ]) {
    const over = kilobytes > LIMITS[name];
    if (over) fits = false;
    console.log(
      `${over ? 'OVER THE LIMIT: ' : ''}${title}: ${kilobytes.toFixed(1)} kB of gzipped JavaScript (limit ${LIMITS[name]})`,
    );
  }
  if (!tablePage) console.log('(no client/table/TablePage.tsx is loaded on demand yet)');
  return fits;
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
