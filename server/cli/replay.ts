/** npm run replay: verifies the recording of a finished game, and prints its course. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../shared/analysis/debrief/analyse';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import { DEBRIEF_VERSION, type Debrief } from '../../shared/analysis/debrief/debrief';
import { csvOf, jsonOf } from '../../shared/analysis/debrief/tables';
import { TEXT_MOST } from '../../shared/recording/format';
import { problem, problemText, type Fault } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { replay, type Replayed } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { courseOf, playersOf } from './replay-course';
import { debriefText } from './replay-debrief';
import { HELP, replayOptions, UsageError, type ReplayOptions } from './replay-options';
import { replayText } from './replay-text';

/** The game in a file, verified; or why there is none. */
function verified(file: string): Replayed {
  let text: string;
  try {
    // What is too large is not even read: a character takes three bytes at most.
    if (statSync(file).size > 3 * TEXT_MOST) return { fault: problem('too-large', { most: TEXT_MOST }) };
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const got = read(text);
  return got.fault ? got : replay(got.recording);
}

function tellFault(file: string, fault: Fault, json: boolean): void {
  const text = problemText(fault);
  if (json) process.stdout.write(`${JSON.stringify({ verified: false, fault, text })}\n`);
  else console.error(`${file}: ${text}`);
  process.exitCode = 1;
}

/** On a terminal, a line of progress that is written over. */
function tellDebrief(timeline: Timeline, { json, csv }: ReplayOptions): void {
  const chronicle = chronicleOf(timeline);
  const shows = process.stderr.isTTY;
  const analysis = analyse(timeline, {
    onProgress: ({ done, parts }) => {
      if (shows) process.stderr.write(`\rAnalysed: ${Math.floor((100 * done) / parts)} %`);
    },
  });
  if (shows) process.stderr.write('\r\u001B[K');
  if (!analysis) throw new Error('nothing stops this analysis');
  const debrief: Debrief = { version: DEBRIEF_VERSION, ...chronicle, ...analysis };
  if (csv !== null) {
    mkdirSync(csv, { recursive: true });
    for (const [name, table] of Object.entries(csvOf(debrief))) {
      writeFileSync(join(csv, name), table);
    }
  }
  process.stdout.write(json ? jsonOf(debrief) : `${debriefText(chronicle, analysis)}\n`);
}

function tell(options: ReplayOptions): void {
  const { file, round, view, json } = options;
  const played = verified(file);
  if (played.fault) return tellFault(file, played.fault, json);
  const { timeline } = played;
  if (options.debrief) return tellDebrief(timeline, options);
  const { header, entries, result, rounds } = timeline.recording;
  if (round !== null && round > rounds.length) {
    throw new UsageError(`The game has ${rounds.length} rounds, and no round ${round}.`);
  }
  const course = courseOf(timeline, view);
  if (!json) {
    process.stdout.write(`${replayText(timeline, course, round)}\n`);
    return;
  }
  const { scenario, rules, seedHash, createdAt, origin } = header;
  const told = {
    verified: true,
    rules,
    scenario: scenario.id,
    seedHash,
    createdAt,
    players: playersOf(timeline),
    origin: origin ?? null,
    entries: entries.length,
    rounds: round === null ? course : course.filter((each) => each.round === round),
    result,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

try {
  const options = replayOptions(process.argv.slice(2));
  if (options) tell(options);
  else process.stdout.write(HELP);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nTry: npm run replay -- --help`);
  process.exitCode = 2;
}
