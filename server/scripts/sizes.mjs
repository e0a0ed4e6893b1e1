// What the pages of the built client load, and what they may.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesUnder } from './files.mjs';

/** In kB (1,000 bytes) of gzipped JavaScript. */
const LIMITS = {
  home: 140,
  table: 280,
  solo: 240,
  watch: 278,
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

/**
 * What pages, parts of them and threads load, each with its limit, of the client built into `folder`.
 * @returns {{ name: string, title: string, kilobytes: number, limit: number }[]}
 */
export function sizesOf(folder) {
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

  return [
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
  ].map(([name, kilobytes, title]) => ({ name, title, kilobytes, limit: LIMITS[name] }));
}
