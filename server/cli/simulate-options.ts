/** What `npm run simulate` is asked for. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { BOT_LEVELS, type BotLevel } from '../../shared/rules/state';

export interface SimulateOptions {
  readonly games: number;
  readonly seed: string;
  readonly bots: Readonly<Record<Seat, BotLevel>>;
  readonly scenario: string;
  readonly workers: number;
  readonly json: boolean;
}

export const HELP = `Plays whole games among bots, without server or screen, and says what they come to.

  npm run simulate -- --games 500 --seed 1 --bots random,easy,easy --scenario standard --json

  --games N        how many games (100)
  --seed TEXT      the same seed, the same figures (1)
  --bots A,B,C     who plays the United States, Iran and Israel: ${BOT_LEVELS.join(' or ')};
                   one alone plays all three (easy)
  --scenario ID    ${SCENARIO_IDS.join(', ')} (standard)
  --workers N      threads (one for each core)
  --json           one JSON object on standard output, and nothing else
  --help           this text
`;

/** What was asked for in a way that cannot be answered. */
export class UsageError extends Error {}

const GAMES_MOST = 10_000_000;

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most) {
    throw new UsageError(`--${name} takes a whole number from 1 to ${most}, not "${text}".`);
  }
  return value;
}

const isLevel = (text: string): text is BotLevel => (BOT_LEVELS as readonly string[]).includes(text);

function botsOf(text: string): Record<Seat, BotLevel> {
  const given = text.split(',').map((level) => level.trim());
  const levels = given.length === 1 ? SEATS.map(() => given[0] ?? '') : given;
  if (levels.length !== SEATS.length) {
    throw new UsageError(
      `--bots takes one level for each seat, ${SEATS.join(',')}, or one for all, not "${text}".`,
    );
  }
  const [usa = '', iran = '', israel = ''] = levels;
  const unknown = levels.find((level) => !isLevel(level));
  if (!isLevel(usa) || !isLevel(iran) || !isLevel(israel)) {
    throw new UsageError(`There is no bot "${unknown}". There are: ${BOT_LEVELS.join(', ')}.`);
  }
  return { usa, iran, israel };
}

/** `null` where help was asked for. Throws a `UsageError` that says what is wrong. */
export function simulateOptions(args: readonly string[]): SimulateOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  if (!(SCENARIO_IDS as readonly string[]).includes(values.scenario)) {
    throw new UsageError(`There is no scenario "${values.scenario}". There are: ${SCENARIO_IDS.join(', ')}.`);
  }
  const games = wholeNumber('games', values.games, GAMES_MOST);
  const workers = values.workers
    ? wholeNumber('workers', values.workers, 256)
    : Math.max(1, availableParallelism());
  return {
    games,
    seed: values.seed,
    bots: botsOf(values.bots),
    scenario: values.scenario,
    workers: Math.min(workers, games),
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        games: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        bots: { type: 'string', default: 'easy' },
        scenario: { type: 'string', default: 'standard' },
        workers: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
