/**
 * Finds a few games that show together all that a game can have. It plays on over more seeds until nothing is missing,
 * so it needs no change where the numbers of the rules have changed.
 */
import { botFor } from '../../shared/bots';
import type { Bot } from '../../shared/bots/bot';
import { fixedBot } from '../../shared/bots/fixed';
import { randomPolicy } from '../../shared/bots/fixed/breeding';
import { namedPolicies } from '../../shared/bots/fixed/named';
import { OPEN, type Policy } from '../../shared/bots/fixed/policy';
import { policyWords } from '../../shared/bots/fixed/words';
import { middleBot } from '../../shared/bots/middle';
import { oneOf, stream } from '../../shared/bots/randomness';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Recording } from '../../shared/recording/format';
import { write } from '../../shared/recording/record';
import type { BotLevel } from '../../shared/rules/state';
import { coverageOf, WANTED } from './coverage';
import { recordingOf, seedOf } from './support';

export interface Golden {
  /** Name of the file. */
  readonly file: string;
  readonly recording: Recording;
  /** Who played, in words, and what it shows that none before it does. */
  readonly players: string;
  readonly shows: readonly string[];
}

interface Candidate {
  readonly recording: Recording;
  readonly players: string;
  readonly found: ReadonlySet<string>;
  readonly size: number;
}

/** Games that are played before the first choice among them. */
const AT_ONCE = 300;
const LEVELS: readonly BotLevel[] = ['random', 'random', 'easy', 'easy', 'easy', 'middle'];

interface Player {
  readonly bot: Bot;
  readonly words: string;
}

/** Signs whatever passes, and honours none of it: so that every term is broken by somebody. */
const FAITHLESS: Policy = { ...OPEN, signing: 'always', cheats: ['withhold', 'break'] };
/** Waits for the clock. */
const absent: Bot = { level: 'random', act: () => null };

/** Some bot, or one that a policy makes do what a bot by itself hardly ever does. */
function player(scenario: string, seat: Seat, random: () => number): Player {
  const level = oneOf(LEVELS, random) ?? 'random';
  const base = botFor(level, seat);
  const draw = random();
  if (draw < 0.4) return { bot: base, words: level };
  if (draw < 0.42) return { bot: absent, words: 'nobody' };
  if (draw < 0.6) return { bot: fixedBot(FAITHLESS, base), words: `${level} that signs and cheats, always` };
  const named = oneOf(namedPolicies(scenario, seat), random);
  if (draw < 0.9 && named) return { bot: fixedBot(named.policy, base), words: `${level} that ${named.name}` };
  const policy = randomPolicy(seat, scenario, random);
  return { bot: fixedBot(policy, base), words: `${level} (${policyWords(policy)})` };
}

function candidate(scenario: string, seed: string, players: Readonly<Record<Seat, Player>>): Candidate {
  const { usa, iran, israel } = players;
  const recording = recordingOf(scenario, seed, { usa: usa.bot, iran: iran.bot, israel: israel.bot });
  return {
    recording,
    players: SEATS.map((seat) => players[seat].words).join(' · '),
    found: coverageOf(recording),
    size: write(recording).length,
  };
}

function playAny(game: number): Candidate {
  const random = stream(`golden:${game}`);
  const scenario = random() < 0.8 ? 'short' : 'standard';
  const some = (seat: Seat): Player => player(scenario, seat, random);
  const players = { usa: some('usa'), iran: some('iran'), israel: some('israel') };
  return candidate(scenario, seedOf(game), players);
}

/** A game of middle bots that goes on to the last month. */
function playOut(scenario: string): Candidate {
  const middle: Player = { bot: middleBot, words: 'middle' };
  for (let game = 1; ; game++) {
    const played = candidate(scenario, seedOf(game), { usa: middle, iran: middle, israel: middle });
    if (played.recording.rounds.length === played.recording.header.scenario.rounds) return played;
  }
}

/** Plays for as long as `goOn` allows; throws if something is missing then. */
export function makeGolden(goOn: () => boolean): Golden[] {
  const chosen = [playOut('standard'), playOut('long')];
  const candidates: Candidate[] = [];
  const missing = (of: readonly Candidate[]) =>
    WANTED.filter((each) => !of.some(({ found }) => found.has(each)));
  let game = 0;
  while (goOn() && (game < AT_ONCE || missing([...chosen, ...candidates]).length > 0)) {
    candidates.push(playAny((game += 1)));
  }
  const lacking = missing([...chosen, ...candidates]);
  if (lacking.length > 0) throw new Error(`In ${game} games there was never: ${lacking.join(', ')}`);
  for (let left = missing(chosen); left.length > 0; left = missing(chosen)) {
    const worth = ({ found, size }: Candidate): number =>
      left.filter((each) => found.has(each)).length / size;
    chosen.push(candidates.reduce((best, each) => (worth(each) > worth(best) ? each : best)));
  }
  const shown = new Set<string>();
  return chosen.map(({ recording, players, found }, index) => {
    const shows = WANTED.filter((each) => found.has(each) && !shown.has(each));
    for (const each of shows) shown.add(each);
    const { scenario } = recording.header;
    const number = String(index + 1).padStart(2, '0');
    const file = `${number}-${scenario.id}-${recording.result.ending}.peace.json`;
    return { file, recording, players, shows };
  });
}
