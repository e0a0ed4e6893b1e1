/** npm run replay: verifies the recording of a finished game, and prints its course. */
import { readFileSync, statSync } from 'node:fs';
import { TEXT_MOST } from '../../shared/recording/format';
import { problem, problemText, type Fault } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { replay, type Replayed } from '../../shared/recording/replay';
import { courseOf, playersOf } from './replay-course';
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

function tell({ file, round, view, json }: ReplayOptions): void {
  const played = verified(file);
  if (played.fault) return tellFault(file, played.fault, json);
  const { timeline } = played;
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
