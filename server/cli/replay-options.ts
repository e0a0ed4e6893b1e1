/** What `npm run replay` is asked for. */
import { parseArgs } from 'node:util';
import { CHAIR, SEATS, type Viewer } from '../../shared/content/seats';

export const HELP = `Replays the recording of a finished game: verifies every hash, and prints how the game went.

  npm run replay -- FILE [--round N] [--view iran] [--json]
  npm run replay -- FILE --debrief [--csv FOLDER] [--json]

  --round N    one round in full: every offer and message, and why the bots did what they did
  --view WHO   the game as ${SEATS.join(', ')} or the gallery saw it; without it, all that happened
  --debrief    what the game teaches, in figures: turning points, deals beside what could have been, promises, scores
               beside par; by rollouts, which takes some ten seconds
  --csv FOLDER writes all tables of the debrief there
  --json       one JSON object on standard output, and nothing else
  --help       this text

Ends with status 0 if everything holds; with 1 if the file was cut, edited or made under other rules, naming the first
entry that does not hold; with 2 if it was asked for something else.
`;

/** What was asked for in a way that cannot be answered. */
export class UsageError extends Error {}

export interface ReplayOptions {
  readonly file: string;
  readonly round: number | null;
  /** `chair` sees everything. */
  readonly view: Viewer;
  readonly json: boolean;
  readonly debrief: boolean;
  /** Folder for the tables of the debrief. */
  readonly csv: string | null;
}

const VIEWS = [...SEATS, 'gallery', 'all'] as const;

function viewerOf(text: string): Viewer {
  const view = VIEWS.find((each) => each === text);
  if (!view) throw new UsageError(`--view takes ${VIEWS.join(', ')}, not "${text}".`);
  return view === 'all' ? CHAIR : view;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        round: { type: 'string' },
        view: { type: 'string', default: 'all' },
        json: { type: 'boolean', default: false },
        debrief: { type: 'boolean', default: false },
        csv: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `null` where help was asked for. Throws a `UsageError` that says what is wrong. */
export function replayOptions(args: readonly string[]): ReplayOptions | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file, and only one.');
  const { round } = values;
  if (round !== undefined && !/^[1-9]\d{0,2}$/.test(round)) {
    throw new UsageError(`--round takes the number of a round, not "${round}".`);
  }
  if (values.debrief && (round !== undefined || values.view !== 'all')) {
    throw new UsageError('A debrief is of the whole game, with everything open: without --round and --view.');
  }
  if (values.csv !== undefined && !values.debrief) throw new UsageError('--csv goes with --debrief.');
  return {
    file,
    round: round === undefined ? null : Number(round),
    view: viewerOf(values.view),
    json: values.json,
    debrief: values.debrief,
    csv: values.csv ?? null,
  };
}
