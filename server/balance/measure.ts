/** What the report is made from: the games that it takes, played all together. */
import { losingPolicies } from '../../shared/bots/fixed/named';
import type { Policy } from '../../shared/bots/fixed/policy';
import type { Player } from '../../shared/bots/fixed';
import type { GameRecord } from '../../shared/bots/record';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { BotLevel } from '../../shared/rules/state';
import type { ReportOptions } from '../cli/simulate-options';
import { gain } from './figures';
import type { Job, Played } from './jobs';
import { neighbours, SLOW } from './levels';
import type { Pool } from './pool';

/** Games in which one seat was played by another than the rest, beside the same games in which it was not. */
export interface Pairing {
  readonly seat: Seat;
  readonly records: readonly GameRecord[];
  readonly beside: readonly GameRecord[];
}

interface PolicyGames extends Pairing {
  readonly name: string;
  readonly policy: Policy;
}

/** `games` is `null` where they were left out. */
interface LevelGames {
  readonly better: BotLevel;
  readonly lower: BotLevel;
  readonly seat: Seat;
  readonly games: Pairing | null;
}

export interface Measurements {
  readonly main: Played;
  readonly policies: readonly PolicyGames[];
  readonly levels: readonly LevelGames[];
  /** Games by deal. */
  readonly deals: readonly (readonly GameRecord[])[];
}

const alike = (level: BotLevel): Record<Seat, Player> => ({
  usa: { level },
  iran: { level },
  israel: { level },
});

/** Fixed policies are held beside the same games of the bot alone, better levels beside those of the lower. */
export async function measure(
  options: ReportOptions,
  pool: Pool,
  onGames: (done: number, games: number) => void,
): Promise<Measurements> {
  const { scenario, seed, against, games, pairingGames, deals, repeats, rollouts, skip } = options;
  const jobs: Job[] = [];
  let played: readonly Played[] = [];
  /** The answer is there once all jobs have been played. */
  const ask = (job: Omit<Job, 'scenario' | 'first'>): (() => Played) => {
    const at = jobs.push({ ...job, scenario, first: 0, rollouts }) - 1;
    return () => {
      const found = played[at];
      if (!found) throw new Error('asked before it was played');
      return found;
    };
  };
  // All pairings have the same seeds, so that only the one player makes a difference.
  const pair = (players: Record<Seat, Player>) =>
    ask({ seed: `${seed}:pairings`, end: pairingGames, players });
  const bases = new Map<BotLevel, () => Played>();
  const baseOf = (level: BotLevel): (() => Played) => {
    const base = bases.get(level) ?? pair(alike(level));
    bases.set(level, base);
    return base;
  };

  // What takes longest is played first, so that no thread is left alone with it.
  const { above, below } = neighbours(against);
  const steps = [
    ...(above ? [{ better: above, lower: against }] : []),
    ...(below ? [{ better: against, lower: below }] : []),
  ];
  const levels = steps.flatMap(({ better, lower }) =>
    SEATS.map((seat) => {
      const left = skip.includes('pairings') || (better === SLOW && skip.includes('strong'));
      const answer = left ? null : pair({ ...alike(lower), [seat]: { level: better } });
      return { better, lower, seat, answer, base: left ? null : baseOf(lower) };
    }),
  );
  const policies = SEATS.flatMap((seat) =>
    (skip.includes('policies') ? [] : losingPolicies(scenario, seat)).map(({ name, policy }) => {
      const answer = pair({ ...alike(against), [seat]: { level: against, policy } });
      return { name, policy, seat, answer, base: baseOf(against) };
    }),
  );
  const main = ask({ seed: `${seed}:games`, end: games, players: alike(against) });
  const dealt = skip.includes('deals')
    ? null
    : ask({ seed: `${seed}:deals`, end: deals * repeats, players: alike(against), repeats });

  const all = jobs.reduce((sum, { end }) => sum + end, 0);
  let done = 0;
  played = await pool.play(jobs, (more) => onGames((done += more), all));
  const first = policies.map(({ name, policy, seat, answer, base }) => ({
    name,
    policy,
    seat,
    records: answer().records,
    beside: base().records,
  }));

  return {
    main: main(),
    policies: await lookedAtAgain(first, options, pool),
    levels: levels.map(({ better, lower, seat, answer, base }) => ({
      better,
      lower,
      seat,
      games: answer && base ? { seat, records: answer().records, beside: base().records } : null,
    })),
    deals: dealt ? grouped(dealt().records, repeats) : [],
  };
}

/** So many times the games decide about a policy that the first ones leave open. */
export const AGAIN = 5;

/** The policies with fresh games, and more of them, in place of those that did not tell which side of the bar it lies on. */
async function lookedAtAgain(
  policies: readonly PolicyGames[],
  { scenario, seed, against, pairingGames }: ReportOptions,
  pool: Pool,
): Promise<PolicyGames[]> {
  const open = policies.filter((each) => {
    const { low, high } = gain(each).paired;
    return low <= 0 && high >= 0;
  });
  const job = (players: Record<Seat, Player>): Job => {
    return { seed: `${seed}:again`, scenario, players, first: 0, end: AGAIN * pairingGames };
  };
  const bound = open.map(({ seat, policy }) =>
    job({ ...alike(against), [seat]: { level: against, policy } }),
  );
  const [base, ...answers] = await pool.play(open.length > 0 ? [job(alike(against)), ...bound] : []);
  return policies.map((each) => {
    const answer = answers[open.indexOf(each)];
    return answer && base ? { ...each, records: answer.records, beside: base.records } : each;
  });
}

const grouped = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.floor(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
