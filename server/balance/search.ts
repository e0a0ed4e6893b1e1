/**
 * Search for a fixed policy that gains on a bot: generations of policies, each thinned by successive halving. All play the
 * same games as the bot itself, so that a gain is a mean of differences game by game.
 */
import { crossed, mutated, randomPolicy } from '../../shared/bots/fixed/breeding';
import { namedPolicies } from '../../shared/bots/fixed/named';
import { OPEN, type Policy } from '../../shared/bots/fixed/policy';
import { policyWords } from '../../shared/bots/fixed/words';
import { oneOf } from '../../shared/bots/randomness';
import type { Seat } from '../../shared/content/seats';

export interface Candidate {
  readonly name: string;
  readonly policy: Policy;
  /** In points, of the games from the first. */
  readonly gains: readonly number[];
}

/** Games from `first`, before `end`, of a policy, or (`null`) of the bot alone. */
export interface Trial {
  readonly policy: Policy | null;
  readonly first: number;
  readonly end: number;
}

export interface SearchSettings {
  readonly seat: Seat;
  readonly scenario: string;
  readonly generations: number;
  /** Games to spend, those of the bot alone included. */
  readonly games: number;
  readonly random: () => number;
  /** Scores of the seat, for each trial game by game. */
  readonly evaluate: (trials: readonly Trial[]) => Promise<readonly (readonly number[])[]>;
}

/** Policies in the first generation at least, and in each later one. */
const FIRST = 48;
const POPULATION = 32;
/** Times that a generation is halved while its games are doubled. */
const HALVINGS = 4;
/** What a generation costs, in its size times the games of each at first. */
const COST = 1 + HALVINGS / 2;
const PARENTS = 8;
const KEPT = 6;
const CROSSED = 5;
const FRESH = 3;
/** Share of the games for the finals, in which the best of all generations are told apart. */
const FINALS = 0.2;
const FINALISTS = 6;
/** A mean counts as if so many games without gain came with it: one that was lucky in a few is not ahead. */
const DOUBT = 10;

const rank = ({ gains }: Candidate): number =>
  gains.reduce((sum, gain) => sum + gain, 0) / (gains.length + DOUBT);

const keyOf = (policy: Policy): string => JSON.stringify(policy);
const best = (candidates: Iterable<Candidate>): Candidate[] =>
  [...candidates].sort((a, b) => rank(b) - rank(a));

/** The candidates, best first, and how many games they took. */
export async function search(
  settings: SearchSettings,
): Promise<{ candidates: readonly Candidate[]; games: number }> {
  const { seat, scenario, generations, random, evaluate } = settings;
  const known = new Map<string, Candidate>([[keyOf(OPEN), { name: 'the bot', policy: OPEN, gains: [] }]]);
  let base: readonly number[] = [];
  let spent = 0;

  /** Plays on with those candidates until each has `target` games, as far as `budget` goes: the last go without. */
  async function grow(asked: readonly Candidate[], target: number, budget: number): Promise<Candidate[]> {
    const list = [...asked];
    const missing = (): number => Math.max(0, target - base.length);
    const cost = (): number =>
      list.reduce((sum, { gains }) => sum + Math.max(0, target - gains.length), missing());
    while (list.length > 0 && cost() > budget) list.pop();
    if (list.length === 0) return [];
    const trials: Trial[] = [
      { policy: null, first: base.length, end: base.length + missing() },
      ...list.map(({ policy, gains }) => ({
        policy,
        first: gains.length,
        end: Math.max(target, gains.length),
      })),
    ];
    spent += cost();
    const [more = [], ...scores] = await evaluate(trials);
    base = [...base, ...more];
    return list.map((candidate, at) => {
      const from = candidate.gains.length;
      const gains = (scores[at] ?? []).map((score, game) => score - (base[from + game] ?? NaN));
      const grown = { ...candidate, gains: [...candidate.gains, ...gains] };
      known.set(keyOf(grown.policy), grown);
      return grown;
    });
  }

  /** Adds what is not known yet. */
  function join(to: Candidate[], policy: Policy, name = policyWords(policy)): void {
    const same = keyOf(policy);
    if (known.has(same) || to.some((one) => keyOf(one.policy) === same)) return;
    to.push({ name, policy, gains: [] });
  }

  function firstGeneration(): Candidate[] {
    const list: Candidate[] = [];
    for (const { name, policy } of namedPolicies(scenario, seat)) join(list, policy, name);
    while (list.length < FIRST) join(list, randomPolicy(seat, scenario, random));
    return list;
  }

  function nextGeneration(): Candidate[] {
    const parents = best(known.values()).slice(0, PARENTS);
    const list = parents.slice(0, KEPT).filter(({ policy }) => policy !== OPEN);
    const parent = (): Policy => oneOf(parents, random)?.policy ?? OPEN;
    for (let i = 0; i < CROSSED; i++) join(list, crossed(parent(), parent(), random));
    for (let i = 0; i < FRESH; i++) join(list, randomPolicy(seat, scenario, random));
    while (list.length < POPULATION) {
      const once = mutated(parent(), seat, scenario, random);
      join(list, random() < 0.4 ? mutated(once, seat, scenario, random) : once);
    }
    return list;
  }

  for (let generation = 0; generation < generations; generation++) {
    const until = Math.floor((settings.games * (1 - FINALS) * (generation + 1)) / generations);
    let list = generation === 0 ? firstGeneration() : nextGeneration();
    let target = Math.max(1, Math.floor((until - spent) / (COST * list.length)));
    for (let halving = 0; halving <= HALVINGS && list.length > 0; halving++) {
      list = best(await grow(list, target, until - spent));
      list = list.slice(0, Math.ceil(list.length / 2));
      target *= 2;
    }
  }
  const finalists = best(known.values())
    .filter(({ policy }) => policy !== OPEN)
    .slice(0, FINALISTS);
  const left = settings.games - spent;
  const had = finalists.reduce((sum, { gains }) => sum + gains.length, base.length);
  await grow(finalists, Math.floor((left + had) / (finalists.length + 1)), left);
  const tried = [...known.values()].filter(({ gains }) => gains.length > 0);
  return { candidates: best(tried), games: spent };
}
