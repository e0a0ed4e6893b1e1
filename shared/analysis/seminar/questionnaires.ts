/** What people answered, as means: nobody is told apart in them. */
import { SIDES, SVI, type Side } from '../../content/questionnaires';
import { bySeat, type Seat } from '../../content/seats';
import type { OwnQuestion } from '../../protocol/seminar';
import type { BySeat } from '../debrief/debrief';
import type { ResultsAnswers } from './results';

export interface Mean {
  /** `null` where nobody answered. */
  readonly mean: number | null;
  /** How many answered. */
  readonly people: number;
}

const SCALE_SUM = 8;

const meanOf = (values: readonly number[]): Mean => ({
  mean: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
  people: values.length,
});

const numbers = (values: readonly unknown[]): number[] =>
  values.filter((value): value is number => typeof value === 'number');

/** One person's value of a side, 1 to 7: the mean of the items that were answered, high answers good in all of them. */
function valueOf(answers: ResultsAnswers['answers'], side: Side): number | null {
  const given = SVI[side].items.flatMap((item) => {
    const [answer] = numbers([answers[item.id]]);
    return answer === undefined ? [] : [item.reversed ? SCALE_SUM - answer : answer];
  });
  return meanOf(given).mean;
}

/** The four sides of the Subjective Value Inventory: for each seat, the mean over the people in it at all tables. */
export function sidesOf(all: readonly ResultsAnswers[]): BySeat<Readonly<Record<Side, Mean>>> {
  const after = all.filter(({ when }) => when === 'after');
  const of = (seat: Seat, side: Side): Mean =>
    meanOf(numbers(after.filter((each) => each.seat === seat).map(({ answers }) => valueOf(answers, side))));
  return bySeat(
    (seat) => Object.fromEntries(SIDES.map((side) => [side, of(seat, side)])) as Record<Side, Mean>,
  );
}

/** How far each seat was trusted before the game by those who were to face it, 1 to 7. */
export const trustedBefore = (all: readonly ResultsAnswers[]): BySeat<Mean> =>
  bySeat((seat) =>
    meanOf(
      numbers(all.filter(({ when }) => when === 'before').map(({ answers }) => answers[`trust-${seat}`])),
    ),
  );

export interface OwnAnswers {
  readonly question: OwnQuestion;
  /** Of a scale. */
  readonly scale: Mean;
  /** Of a question in words, in the order of tables. */
  readonly words: readonly string[];
}

/** Answers to the facilitator's own questions. */
export const ownAnswers = (questions: readonly OwnQuestion[], all: readonly ResultsAnswers[]): OwnAnswers[] =>
  questions.map((question) => {
    const given = all.filter(({ when }) => when === question.when).map(({ answers }) => answers[question.id]);
    const words = given.filter((answer): answer is string => typeof answer === 'string' && answer !== '');
    return { question, scale: meanOf(numbers(given)), words: question.kind === 'words' ? words : [] };
  });
