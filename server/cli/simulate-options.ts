/** What `npm run simulate` is asked for. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { isSeat, SEATS, type Seat } from '../../shared/content/seats';
import { BOT_LEVELS, type BotLevel } from '../../shared/rules/state';
import { REFERENCE } from '../balance/levels';
import { EXPLOIT, FIT_GAMES, PAR, QUICK, SKIPPABLE, USUAL, type Skippable } from './simulate-help';

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

export interface FitOptions extends Common {
  readonly task: 'fit';
  readonly out: string;
}

export interface ParOptions extends Common {
  readonly task: 'par';
  readonly rollouts: number;
  readonly out: string;
}

export type SimulateOptions = PlayOptions | ReportOptions | ExploitOptions | FitOptions | ParOptions;

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
      repeats: count('repeats', usual.repeats, 2),
      rollouts: count('rollouts', usual.rollouts),
      skip: skipOf(values.skip),
      out: values.out ?? 'docs/balance.md',
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
  if (values.fit) {
    const games = count('games', FIT_GAMES);
    const out = values.out ?? 'shared/bots/evaluation/weights.json';
    return { task: 'fit', games, seed, scenario, workers: Math.min(threads, games), json, out };
  }
  if (values.par) {
    const games = count('games', PAR.games, PAR.least);
    return {
      task: 'par',
      games,
      rollouts: count('rollouts', PAR.rollouts),
      seed,
      scenario,
      workers: Math.min(threads, games),
      json,
      out: values.out ?? 'shared/analysis/debrief/par.json',
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

type CountOption = 'games' | 'pairing-games' | 'deals' | 'repeats' | 'rollouts' | 'generations';

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
        fit: { type: 'boolean', default: false },
        par: { type: 'boolean', default: false },
        'pairing-games': { type: 'string' },
        deals: { type: 'string' },
        repeats: { type: 'string' },
        rollouts: { type: 'string' },
        generations: { type: 'string' },
        against: { type: 'string', default: REFERENCE },
        skip: { type: 'string', default: '' },
        quick: { type: 'boolean', default: false },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
