/**
 * What people answered, as means over groups. Nobody is told apart in them: a group of fewer than three is not told, nor
 * is one from which, together with the others, such a group could be worked out, nor one in which all answered alike, since
 * that is what each of them answered.
 */
import type { EndingId } from '../../content/endings';
import { SIDES, SVI, type Side } from '../../content/questionnaires';
import { bySeat, SEATS, type Seat } from '../../content/seats';
import type { OwnQuestion } from '../../protocol/seminar';
import type { BySeat } from '../debrief/debrief';
import type { ResultsAnswers } from './results';

/** Answers that a group has at least where its mean is told. */
export const TOLD_LEAST = 3;

interface Told {
  /** How many answered. */
  readonly people: number;
  /** `null` where it is not told. */
  readonly mean: number | null;
  /** Standard deviation between people; `null` where it is not told. */
  readonly spread: number | null;
}

/** A seat at all tables, a table with all its seats, or everybody. */
export type GroupKey = Seat | number | 'all';

export interface Group<T = Told> {
  readonly key: GroupKey;
  readonly told: T;
}

/** One person's figure, and where they sat. */
interface Figure {
  readonly table: number | null;
  readonly seat: Seat | null;
  readonly value: number;
}

const SCALE_SUM = 8;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The standard deviation of a sample. */
function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}

const isAlike = (values: readonly number[]): boolean => new Set(values).size === 1;

const told = (values: readonly number[], isHidden: boolean): Told => ({
  people: values.length,
  mean: isHidden ? null : meanOf(values),
  spread: isHidden ? null : spreadOf(values),
});

/**
 * Figures by group, of a partition of everybody. Where those that are not told are fewer than three together, they could
 * be worked out from the sum of all: then the smallest of the others is not told either.
 */
function groupsOf(
  figures: readonly Figure[],
  keyOf: (figure: Figure) => GroupKey | null,
  isHidden: (values: readonly number[]) => boolean,
): Group[] {
  const values = new Map<GroupKey, number[]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    if (key === null) continue;
    values.set(key, [...(values.get(key) ?? []), figure.value]);
  }
  const groups = [...values].sort((a, b) => a[1].length - b[1].length);
  const small = groups.filter(([, own]) => own.length < TOLD_LEAST);
  // Whoever sits nowhere is in no group, but in the sum of all.
  const apart = figures.length - groups.reduce((sum, [, own]) => sum + own.length, 0);
  const hidden = small.reduce((sum, [, own]) => sum + own.length, apart);
  const more = hidden > 0 && hidden < TOLD_LEAST ? 1 : 0;
  return groups.map(([key, own], at) => ({
    key,
    told: told(own, at < small.length + more || isHidden(own)),
  }));
}

/** One thing that was asked: by seat, with everybody last, and by table. Groups in which nobody answered are left out. */
export interface Asked {
  readonly bySeat: readonly Group[];
  readonly byTable: readonly Group[];
}

/** `isKnown`: the figures themselves are no answers, and no secret. */
function askedOf(figures: readonly Figure[], isKnown = false): Asked {
  const isHidden = (values: readonly number[]): boolean => !isKnown && isAlike(values);
  const groups = groupsOf(figures, ({ seat }) => seat, isHidden);
  const seats = SEATS.flatMap((seat) => groups.find(({ key }) => key === seat) ?? []);
  const all = figures.map(({ value }) => value);
  const everybody: Group = { key: 'all', told: told(all, all.length < TOLD_LEAST || isHidden(all)) };
  return {
    bySeat: seats.length === 0 ? [] : [...seats, everybody],
    byTable: groupsOf(figures, ({ table }) => table, isHidden).sort((a, b) => Number(a.key) - Number(b.key)),
  };
}

const figuresOf = (
  all: readonly ResultsAnswers[],
  when: ResultsAnswers['when'],
  valueOf: (answer: ResultsAnswers) => number | string | null | undefined,
): Figure[] =>
  all.flatMap((answer) => {
    const value = answer.when === when ? valueOf(answer) : null;
    return typeof value === 'number' ? [{ table: answer.table, seat: answer.seat, value }] : [];
  });

/** One person's value of a side, 1 to 7: the mean of the items that were answered, high answers good in all of them. */
function sideOf({ answers }: ResultsAnswers, side: Side): number | null {
  const given = SVI[side].items.flatMap((item) => {
    const answer = answers[item.id];
    return typeof answer === 'number' ? [item.reversed ? SCALE_SUM - answer : answer] : [];
  });
  return given.length === 0 ? null : meanOf(given);
}

/** The four sides of the Subjective Value Inventory, 1 to 7. */
export const sidesOf = (all: readonly ResultsAnswers[]): Readonly<Record<Side, Asked>> =>
  Object.fromEntries(
    SIDES.map((side) => [side, askedOf(figuresOf(all, 'after', (answer) => sideOf(answer, side)))]),
  ) as Record<Side, Asked>;

/** How far a seat was trusted by those in the others, 1 to 7. */
export interface Trusted {
  readonly before: Asked;
  readonly after: Asked;
}

export const trustedOf = (all: readonly ResultsAnswers[]): BySeat<Trusted> => {
  const of = (seat: Seat, when: ResultsAnswers['when']): Asked =>
    // What somebody said of the seat that they were moved to later is no trust in another.
    askedOf(figuresOf(all, when, (each) => (each.seat === seat ? null : each.answers[`trust-${seat}`])));
  return bySeat((seat) => ({ before: of(seat, 'before'), after: of(seat, 'after') }));
};

/** How a game came out. */
export interface CameOut {
  readonly table: number;
  readonly ending: EndingId;
  readonly scores: BySeat;
}

export interface Expected {
  /** The score that people expected of their own seat, and the one that it had: of the same people. */
  readonly score: { readonly expected: Asked; readonly came: Asked };
  /** Of those who said which ending they expected, the share for whom it came. */
  readonly right: Asked;
  /** Of the same people, the shares who expected each ending, and for whom it came; none where they are fewer than three, or all expected the same. */
  readonly endings: readonly {
    readonly ending: EndingId;
    readonly expected: number;
    readonly came: number;
  }[];
  /** How many said which ending they expected, of those whose game is over. */
  readonly people: number;
}

/** What was expected before the game beside what came, of the games that are over. */
export function expectedOf(
  all: readonly ResultsAnswers[],
  games: readonly CameOut[],
  endings: readonly EndingId[],
): Expected {
  const over = all.flatMap((answer) => {
    const game = answer.seat === null ? undefined : games.find(({ table }) => table === answer.table);
    return game && answer.when === 'before' ? [{ answer, game }] : [];
  });
  const scored = over.filter(({ answer }) => typeof answer.answers['expected-score'] === 'number');
  const figure = ({ answer: { table, seat } }: (typeof over)[number], value: number): Figure => ({
    table,
    seat,
    value,
  });
  const guessed = over.filter(({ answer }) => typeof answer.answers['expected-ending'] === 'string');
  const share = (is: (each: (typeof over)[number]) => boolean): number =>
    meanOf(guessed.map((each) => Number(is(each))));
  const counted = endings.map((ending) => ({
    ending,
    expected: share(({ answer }) => answer.answers['expected-ending'] === ending),
    came: share(({ game }) => game.ending === ending),
  }));
  return {
    score: {
      expected: askedOf(scored.map((each) => figure(each, Number(each.answer.answers['expected-score'])))),
      came: askedOf(
        scored.map((each) => figure(each, each.game.scores[each.answer.seat!])),
        true,
      ),
    },
    right: askedOf(
      guessed.map((each) =>
        figure(each, Number(each.answer.answers['expected-ending'] === each.game.ending)),
      ),
    ),
    endings:
      guessed.length < TOLD_LEAST || counted.some(({ expected }) => expected === 1)
        ? []
        : counted.filter(({ expected, came }) => expected > 0 || came > 0),
    people: guessed.length,
  };
}

export interface OwnAnswers {
  readonly question: OwnQuestion;
  /** Of a scale. */
  readonly scale: Told;
  /** Of a question in words, by the alphabet: the order of tables would say whose they are. */
  readonly words: readonly string[];
}

/** Answers to the facilitator's own questions. */
export const ownAnswers = (questions: readonly OwnQuestion[], all: readonly ResultsAnswers[]): OwnAnswers[] =>
  questions.map((question) => {
    const given = all.filter(({ when }) => when === question.when).map(({ answers }) => answers[question.id]);
    const words = given.filter((answer): answer is string => typeof answer === 'string' && answer !== '');
    const scale = given.filter((answer): answer is number => typeof answer === 'number');
    return {
      question,
      scale: told(scale, scale.length < TOLD_LEAST || isAlike(scale)),
      words: question.kind === 'words' ? words.sort((a, b) => (a < b ? -1 : 1)) : [],
    };
  });
