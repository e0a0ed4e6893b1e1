/** What `npm run simulate` is asked for. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { isSeat, SEATS, type Seat } from '../../shared/content/seats';
import { BOT_LEVELS, type BotLevel } from '../../shared/rules/state';
import { REFERENCE } from '../balance/levels';

interface Common {
  readonly games: number;
  readonly seed: string;
  readonly scenario: string;
  readonly workers: number;
  readonly json: boolean;
}

export interface PlayOptions extends Common {
  readonly task: 'play';
  readonly bots: Readonly<Record<Seat, BotLevel>>;
}

/** Parts of the report that may be left out. */
const SKIPPABLE = ['strong', 'pairings', 'policies', 'deals'] as const;
export type Skippable = (typeof SKIPPABLE)[number];

export interface ReportOptions extends Common {
  readonly task: 'report';
  readonly against: BotLevel;
  readonly pairingGames: number;
  readonly deals: number;
  readonly repeats: number;
  readonly rollouts: number;
  readonly skip: readonly Skippable[];
  readonly out: string;
}

export interface ExploitOptions extends Common {
  readonly task: 'exploit';
  readonly seat: Seat;
  readonly against: BotLevel;
  readonly generations: number;
}

export type SimulateOptions = PlayOptions | ReportOptions | ExploitOptions;

/** Games and the like, unless told otherwise; `quick` for a first look at a change of numbers. */
const USUAL = { games: 2_000, pairingGames: 400, deals: 200, repeats: 8, rollouts: 100 };
const QUICK = { games: 400, pairingGames: 100, deals: 60, repeats: 6, rollouts: 40 };
const EXPLOIT = { games: 12_000, generations: 6 };

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

  npm run simulate -- --report

measures every bar that the balance of the game is held to, prints them, and writes docs/balance.md.

  --games N          games of the bots among themselves (${USUAL.games})
  --pairing-games N  games of each bot or fixed policy in a seat (${USUAL.pairingGames})
  --deals N          deals that are each played several times (${USUAL.deals}, a deal is played ${USUAL.repeats} times)
  --against LEVEL    the bot that is the measure (${REFERENCE})
  --rollouts N       rollouts of a searching bot for one act (${USUAL.rollouts})
  --skip PARTS       leaves out what is named, by commas: ${SKIPPABLE.join(', ')}
  --quick            fewer games of everything: ${QUICK.games}, ${QUICK.pairingGames}, ${QUICK.deals} times ${QUICK.repeats}, ${QUICK.rollouts} rollouts
  --out FILE         where the report goes (docs/balance.md)

  npm run simulate -- --exploit israel

searches for a fixed policy that beats the bot in that seat, and tests the best one on games that it has not seen.

  --games N          games to spend, the test included (${EXPLOIT.games})
  --generations N    generations of policies (${EXPLOIT.generations})
  --against LEVEL    the bot to beat, which has the other seats too (${REFERENCE})
`;

/** What was asked for in a way that cannot be answered. */
export class UsageError extends Error {}

const GAMES_MOST = 10_000_000;

function wholeNumber(name: string, text: string, most: number, least = 1): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

const isLevel = (text: string): text is BotLevel => (BOT_LEVELS as readonly string[]).includes(text);

function levelOf(text: string): BotLevel {
  if (isLevel(text)) return text;
  throw new UsageError(`There is no bot "${text}". There are: ${BOT_LEVELS.join(', ')}.`);
}

function botsOf(text: string): Record<Seat, BotLevel> {
  const given = text.split(',').map((level) => level.trim());
  const levels = given.length === 1 ? SEATS.map(() => given[0] ?? '') : given;
  if (levels.length !== SEATS.length) {
    throw new UsageError(
      `--bots takes one level for each seat, ${SEATS.join(',')}, or one for all, not "${text}".`,
    );
  }
  const [usa = '', iran = '', israel = ''] = levels;
  return { usa: levelOf(usa), iran: levelOf(iran), israel: levelOf(israel) };
}

function skipOf(text: string): Skippable[] {
  const named = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const unknown = named.find((part) => !(SKIPPABLE as readonly string[]).includes(part));
  if (unknown !== undefined) {
    throw new UsageError(`--skip takes ${SKIPPABLE.join(', ')}, not "${unknown}".`);
  }
  return SKIPPABLE.filter((part) => named.includes(part));
}

/** `null` where help was asked for. Throws a `UsageError` that says what is wrong. */
export function simulateOptions(args: readonly string[]): SimulateOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const { scenario, seed, json } = values;
  if (!(SCENARIO_IDS as readonly string[]).includes(scenario)) {
    throw new UsageError(`There is no scenario "${scenario}". There are: ${SCENARIO_IDS.join(', ')}.`);
  }
  if (values.report && values.exploit !== undefined) {
    throw new UsageError('--report and --exploit are two things: one at a time.');
  }
  const threads = values.workers
    ? wholeNumber('workers', values.workers, 256)
    : Math.max(1, availableParallelism());
  const count = (name: CountOption, usual: number, least = 1): number =>
    values[name] === undefined ? usual : wholeNumber(name, values[name], GAMES_MOST, least);
  const against = levelOf(values.against);
  if (values.report) {
    const usual = values.quick ? QUICK : USUAL;
    return {
      task: 'report',
      games: count('games', usual.games),
      seed,
      scenario,
      workers: threads,
      json,
      against,
      pairingGames: count('pairing-games', usual.pairingGames, 2),
      deals: count('deals', usual.deals, 2),
      repeats: usual.repeats,
      rollouts: count('rollouts', usual.rollouts),
      skip: skipOf(values.skip),
      out: values.out,
    };
  }
  if (values.exploit !== undefined) {
    if (!isSeat(values.exploit)) {
      throw new UsageError(`--exploit takes a seat, ${SEATS.join(', ')}, not "${values.exploit}".`);
    }
    return {
      task: 'exploit',
      seat: values.exploit,
      games: count('games', EXPLOIT.games, 20),
      generations: count('generations', EXPLOIT.generations),
      seed,
      scenario,
      workers: threads,
      json,
      against,
    };
  }
  const games = count('games', 100);
  return {
    task: 'play',
    games,
    seed,
    bots: botsOf(values.bots),
    scenario,
    workers: Math.min(threads, games),
    json,
  };
}

type CountOption = 'games' | 'pairing-games' | 'deals' | 'rollouts' | 'generations';

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        games: { type: 'string' },
        seed: { type: 'string', default: '1' },
        bots: { type: 'string', default: 'easy' },
        scenario: { type: 'string', default: 'standard' },
        workers: { type: 'string' },
        report: { type: 'boolean', default: false },
        exploit: { type: 'string' },
        'pairing-games': { type: 'string' },
        deals: { type: 'string' },
        rollouts: { type: 'string' },
        generations: { type: 'string' },
        against: { type: 'string', default: REFERENCE },
        skip: { type: 'string', default: '' },
        quick: { type: 'boolean', default: false },
        out: { type: 'string', default: 'docs/balance.md' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
