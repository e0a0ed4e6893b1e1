/** What is asked before a seminar's game and after it. Answers are kept by the ids of the items. */
import { ENDINGS, ENDING_TEXT } from './endings';
import { SEAT_NAMES, SEATS, type Seat } from './seats';

interface ItemBase {
  readonly id: string;
  readonly text: string;
}

/** Answered by 1 to 7; the words stand at its two ends. */
export interface ScaleItem extends ItemBase {
  readonly kind: 'scale';
  readonly from: string;
  readonly to: string;
  /** A high answer is a bad one: it counts as 8 less the answer. */
  readonly reversed?: true;
}
interface ChoiceItem extends ItemBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}
/** Answered by a whole number. */
interface NumberItem extends ItemBase {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
}
interface WordsItem extends ItemBase {
  readonly kind: 'words';
}
export type Item = ScaleItem | ChoiceItem | NumberItem | WordsItem;

/** Letters of an answer in words. */
export const WORDS_MOST = 2_000;
/** The highest score that there is (RULES, scores). */
const SCORE_MOST = 100;

const named = (seat: Seat): string => (seat === 'usa' ? `the ${SEAT_NAMES.usa}` : SEAT_NAMES[seat]);

/** How far one trusts each seat; one's own is not asked about. */
const TRUST: Readonly<Record<Seat, ScaleItem>> = {
  usa: trustIn('usa'),
  iran: trustIn('iran'),
  israel: trustIn('israel'),
};

function trustIn(seat: Seat): ScaleItem {
  return {
    id: `trust-${seat}`,
    kind: 'scale',
    text: `How far do you trust ${named(seat)} to keep what it will promise?`,
    from: 'Not at all',
    to: 'Completely',
  };
}

const EXPECTED: readonly Item[] = [
  {
    id: 'expected-ending',
    kind: 'choice',
    text: 'How will your game end?',
    options: ENDINGS.map((value) => ({ value, label: ENDING_TEXT[value].name })),
  },
  {
    id: 'expected-score',
    kind: 'number',
    text: 'What score will your own seat have at the end, from 0 to 100?',
    least: 0,
    most: SCORE_MOST,
  },
];

/** Asked of somebody in a seat before the game; without a seat, about all three. */
export const beforeItems = (seat: Seat | null): readonly Item[] => [
  ...SEATS.filter((each) => each !== seat).map((each) => TRUST[each]),
  ...EXPECTED,
];

/** The same trust, asked after the game of somebody in a seat; answers have the ids of those before. */
export const trustAfter = (seat: Seat | null): readonly ScaleItem[] =>
  SEATS.filter((each) => each !== seat).map((each) => ({
    ...TRUST[each],
    text: `How far do you trust ${named(each)} now to keep what it promises?`,
  }));

/**
 * The four sides of the Subjective Value Inventory, four items each, in wordings of our own for three parties: Curhan,
 * Elfenbein & Xu (2006), What do people value when they negotiate? Journal of Personality and Social Psychology 91, 493–512.
 */
export const SIDES = ['outcome', 'self', 'process', 'relationship'] as const;
export type Side = (typeof SIDES)[number];

interface SideText {
  readonly name: string;
  readonly items: readonly ScaleItem[];
}

const scale = (id: string, text: string, from = 'Not at all', to = 'Completely'): ScaleItem => ({
  id,
  kind: 'scale',
  text,
  from,
  to,
});
const reversed = (item: ScaleItem): ScaleItem => ({ ...item, reversed: true });

export const SVI: Readonly<Record<Side, SideText>> = {
  outcome: {
    name: 'The outcome',
    items: [
      scale('outcome-own', 'How content are you with what your seat got?'),
      scale(
        'outcome-balance',
        'How content are you with the balance between what you got and what the others got?',
      ),
      reversed(scale('outcome-lost', 'How far do you feel that you lost in this negotiation?')),
      scale('outcome-legitimate', 'How well do the terms agree with principles that anybody could accept?'),
    ],
  },
  self: {
    name: 'Yourself',
    items: [
      reversed(scale('self-face', 'How far did you lose face?')),
      scale(
        'self-competent',
        'Did it make you feel more or less able as a negotiator?',
        'Much less able',
        'Much more able',
      ),
      scale('self-principles', 'How far did you act by your own principles and values?'),
      scale(
        'self-image',
        'What did it do to your picture of yourself?',
        'Made it much worse',
        'Made it much better',
      ),
    ],
  },
  process: {
    name: 'The talks',
    items: [
      scale('process-heard', 'How well did the others listen to your concerns?'),
      scale('process-fair', 'How fair were the talks?'),
      scale('process-ease', 'How content are you with how hard or easy it was to agree?'),
      scale('process-considered', 'How far did the others consider your wishes and needs?'),
    ],
  },
  relationship: {
    name: 'The others',
    items: [
      scale(
        'relationship-impression',
        'What impression did the others make on you, on the whole?',
        'A very bad one',
        'A very good one',
      ),
      scale('relationship-content', 'How content are you with how you get on with them now?'),
      scale('relationship-trust', 'How far did the talks make you trust them?'),
      scale('relationship-future', 'How good a ground did you lay for dealing with them again?'),
    ],
  },
};
