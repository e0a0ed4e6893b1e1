/**
 * The bargaining problem of a table at one moment: what could be signed now, what that would be worth to each seat
 * beside no deal, and where any text stands against the frontier. Utilities are mean final scores by rollouts, so all of
 * it is an estimate and comes with its standard errors: what the deals are worth among the players of the rollouts.
 *
 * A solution is picked among noisy means, so its gains tend to be too high (Smith and Winkler, The Optimizer's Curse,
 * Management Science 52, 2006), the more so the fewer rollouts there were.
 */
import type { Draft } from '../rules/state';
import { SEATS } from '../content/seats';
import type { Effort } from '../bots/bot';
import { distanceToFrontier, nashSolution, paretoFrontier, zopa } from './bargaining';
import { candidateTexts, couldBeSigned, textKey } from './outcomes';
import { differenceOf, meanOf, SIGMAS, type Estimate } from './paired';
import { dominated, sample, solutionsOf } from './sampling';
import { trialOf, worldsOf, type Analysed, type Triple } from './worlds';

/** Different texts that are weighed, beside those that are given. */
const MOST = 48;

export interface Question {
  /**
   * The table as it was before the texts in question were signed. A state is seen through, secrets and all, but for its
   * dice to come; a view as its seat sees it, with what it cannot know drawn from what it believes. Neither is changed.
   */
  readonly table: Analysed;
  /** Texts to be placed, whether or not they could be signed: offers, the one that was signed, those that were refused. */
  readonly texts: readonly Draft[];
  readonly effort: Effort;
  /** Uniform in [0, 1); with the same numbers the analysis is the same. */
  readonly random: () => number;
  /** Outcomes to be weighed beside the given texts and no deal. */
  readonly most?: number;
}

interface Outcome {
  /** `null`: nobody signs anything this round, and the game goes on. */
  readonly draft: Draft | null;
  /** Indices of the texts in the question that say this. */
  readonly given: readonly number[];
  /** Could be signed now. What could not is placed, but is neither on the frontier nor a solution. */
  readonly signable: boolean;
  /** Paired gain over no deal in the same worlds, in points of the final score, parties or not: its utility. */
  readonly gains: Estimate;
  /** Mean final scores: the reservation values and the gains. */
  readonly scores: Triple;
  /** Gains no less than 0 for all its parties, so that they would sign. */
  readonly agreeable: boolean;
  /** No outcome that could be signed dominates it, by more than `SIGMAS` standard errors for every seat it differs for. */
  readonly nearFrontier: boolean;
}

/** What could still be had from a text, without loss to anybody. */
interface LeftOnTable {
  /** Index of the outcome that divides it as Nash would from there: a post-settlement settlement (Raiffa 1985). */
  readonly outcome: number;
  /** Points of the final score more than the text gives, on the same worlds; the means are those of the gains. */
  readonly more: Estimate;
}

interface Placed {
  readonly outcome: number;
  /** Euclidean distance of its gains to the nearest on the frontier, in points; 0 on it, or beyond it. */
  readonly distance: number;
  /** `null` if nothing that could be signed is at least as good for all and better for one. */
  readonly left: LeftOnTable | null;
}

export interface TableAnalysis {
  /** Outcome 0 is no deal; then the given texts, then the others. Those that got no rollout are left out of the rest. */
  readonly outcomes: readonly Outcome[];
  /** Mean final scores without a deal now: the reservation values (BATNA; Fisher and Ury 1981). */
  readonly reservation: Estimate;
  /** Efficient outcomes among those that could be signed, no deal included, as far as their means go. */
  readonly frontier: readonly number[];
  /** Zone of possible agreement: at least as good as no deal for all three seats. It contains outcome 0. */
  readonly zopa: readonly number[];
  /** Solutions in gains; outcome 0 where no deal is as good as any. See bargaining.ts. */
  readonly nash: number;
  readonly kalaiSmorodinsky: number;
  readonly egalitarian: number;
  readonly maxWelfare: number;
  /** Where each text of the question stands, in their order; `null` for one without a rollout. */
  readonly placed: readonly (Placed | null)[];
  /** Where no deal stands: what a round without a signature leaves on the table. */
  readonly noDeal: Placed;
  /** Rollouts in all: as many as the effort, or fewer if it was stopped. */
  readonly rollouts: number;
}

const plus = (a: Triple, b: Triple): Triple => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

interface Text {
  readonly draft: Draft | null;
  readonly given: number[];
  readonly signable: boolean;
}

function textsOf({ table, texts, random, most = MOST }: Question): Text[] {
  const list: Text[] = [{ draft: null, given: [], signable: true }];
  const known = new Map<string, Text>();
  for (const [index, draft] of texts.entries()) {
    const same = known.get(textKey(draft));
    if (same) {
      same.given.push(index);
      continue;
    }
    const text: Text = { draft, given: [index], signable: couldBeSigned(table, draft) };
    known.set(textKey(draft), text);
    list.push(text);
  }
  for (const draft of candidateTexts(trialOf(table), new Set(known.keys()), most, random)) {
    list.push({ draft, given: [], signable: true });
  }
  return list;
}

/** Analyses a table. The number of rollouts is kept to, and `stop` is asked before each. */
export function analyseTable(question: Question): TableAnalysis {
  const { table, effort, random } = question;
  const texts = textsOf(question);
  const world = worldsOf(table, String(Math.floor(random() * 2 ** 32)));
  const every = texts.map((_, index) => index);
  const { scores, rollouts } = sample(
    world,
    texts.map(({ draft }) => draft),
    every.filter((index) => texts[index]!.signable),
    every.filter((index) => texts[index]!.given.length > 0),
    effort,
  );
  const reservation = meanOf(scores[0]!);
  const gains = scores.map((own) => differenceOf(own, scores[0]!));
  const means = gains.map((gain) => gain.means);
  const figured = every.filter((index) => index === 0 || gains[index]!.n > 0);
  const open = figured.filter((index) => texts[index]!.signable);
  const points = open.map((index) => means[index]!);

  const place = (index: number): Placed => {
    const at = open.indexOf(index);
    const among = at < 0 ? [...points, means[index]!] : points;
    const better = nashSolution(among, means[index]!);
    const to = better === undefined ? undefined : open[better];
    const left =
      to === undefined || means[to]!.every((mean, seat) => mean === means[index]![seat])
        ? null
        : { outcome: to, more: moreOf(differenceOf(scores[to]!, scores[index]!), means[to]!, means[index]!) };
    return { outcome: index, distance: distanceToFrontier(among, at < 0 ? among.length - 1 : at), left };
  };
  const beaten = dominated(scores, gains, open);
  const outcomes = texts.map(({ draft, given, signable }, index): Outcome => {
    const gain = gains[index]!;
    const party = (seat: number): boolean => draft?.parties.includes(SEATS[seat]!) ?? true;
    return {
      draft,
      given,
      signable,
      gains: gain,
      scores: plus(reservation.means, gain.means),
      agreeable: figured.includes(index) && gain.means.every((mean, seat) => mean >= 0 || !party(seat)),
      nearFrontier: (beaten.get(index) ?? Infinity) < SIGMAS,
    };
  });
  return {
    outcomes,
    reservation,
    frontier: paretoFrontier(points).map((at) => open[at]!),
    zopa: zopa(points, [0, 0, 0]).map((at) => open[at]!),
    ...solutionsOf(means, open),
    placed: question.texts.map((_, text) => {
      const index = texts.findIndex(({ given }) => given.includes(text));
      return gains[index]!.n > 0 ? place(index) : null;
    }),
    noDeal: place(0),
    rollouts,
  };
}

/** The difference of two gains with the error that the paired rollouts have. */
const moreOf = ({ n, errors }: Estimate, to: Triple, from: Triple): Estimate => ({
  n,
  means: [to[0] - from[0], to[1] - from[1], to[2] - from[2]],
  errors,
});
