/** The bargaining of each round in words and rows. */
import type { Bargain, Package } from '../../../shared/analysis/debrief/debrief';
import { bestUnmade } from '../../../shared/analysis/seminar/talks';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import { draftTitle, inSentence, seatList, termText } from '../../../shared/wording/term';
import type { FigureTable } from '../charts/table';
import type { Story } from '../story';
import { change, figure, giveOrTake, margin } from '../words';

export const STATUS: Record<Package['status'], string> = {
  none: 'No deal',
  signed: 'Signed',
  refused: 'On the table, not signed',
  'never-made': 'Never offered',
};

export const titleOf = ({ draft }: Package): string =>
  draft === null ? 'No deal this round' : draftTitle(draft);

/** The terms of a package, one sentence each. */
export const termsOf = ({ draft }: Package, { told }: Story): readonly string[] =>
  draft === null ? [] : draft.terms.map((term) => termText(term, draft, told, false));

/** Indices of packages in the order in which arrow keys go through them: by what they bring all three together. */
export const orderOf = ({ packages }: Bargain): readonly number[] =>
  packages.map((_, index) => index).sort((a, b) => sumOf(packages[b]) - sumOf(packages[a]));
const sumOf = (each: Package | undefined): number =>
  SEATS.reduce((sum, seat) => sum + (each?.gains[seat].mean ?? 0), 0);

const gainsText = ({ gains }: Package): string =>
  SEATS.map((seat) => `${SEAT_NAMES[seat]} ${change(gains[seat].mean)}${giveOrTake(gains[seat])}`).join('; ');

/** What a package is, in one line: for the reading of the chart. */
export const packageText = (each: Package): string =>
  each.draft === null
    ? 'No deal this round: what everything else is measured against.'
    : `${titleOf(each)}, between ${seatList(each.draft.parties)}. ${STATUS[each.status]}${each.signable ? '' : ', and could not have been signed'}. Against no deal: ${gainsText(each)}.`;

/** What the Nash point would have brought over what came of the talks, in words. */
export function leftText({ packages, zopa, nash, signed, leftOnTable }: Bargain): string {
  if (zopa.every((index) => packages[index]?.draft === null)) {
    return 'No package was at least as good as no deal for all three: there was no zone of possible agreement.';
  }
  if (nash === signed) {
    return signed === 0
      ? 'No deal is the Nash point here: nothing was left on the table.'
      : 'What was signed is the Nash point: nothing was left on the table.';
  }
  const made = packages[signed];
  const than = signed === 0 || !made ? 'signing nothing' : `“${titleOf(made)}”`;
  const isClear = (seat: Seat): boolean =>
    Math.abs(leftOnTable[seat].mean) > (margin(leftOnTable[seat]) ?? Number.POSITIVE_INFINITY);
  if (!SEATS.some(isClear)) {
    return `The Nash point is not clearly better or worse for anybody than ${than}: what was left on the table, if anything, is within what chance would do.`;
  }
  const each = SEATS.map((seat) => {
    const { mean } = leftOnTable[seat];
    const sure = giveOrTake(leftOnTable[seat]);
    return isClear(seat)
      ? `${inSentence(seat)} ${figure(Math.abs(mean))} points ${mean > 0 ? 'more' : 'fewer'}${sure}`
      : `${inSentence(seat)} about as much (${change(mean)}${sure})`;
  });
  return `Measured against ${than}, the Nash point would have brought ${each.join('; ')}.`;
}

/** The packages that a reader looks for first, each once. */
export function notable(bargain: Bargain): readonly { readonly index: number; readonly why: string }[] {
  const { packages, nash, kalaiSmorodinsky, maxWelfare, egalitarian } = bargain;
  const whys = new Map<number, string[]>();
  const put = (index: number, why: string) => whys.set(index, [...(whys.get(index) ?? []), why]);
  packages.forEach(({ status }, index) => {
    if (status === 'signed') put(index, 'signed');
  });
  packages.forEach(({ status }, index) => {
    if (status === 'refused') put(index, 'on the table, not signed');
  });
  const unmade = bestUnmade(bargain);
  if (unmade !== undefined) put(unmade, 'the best that nobody offered');
  put(nash, 'Nash point');
  put(kalaiSmorodinsky, 'Kalai–Smorodinsky point');
  put(maxWelfare, 'most for all three together');
  put(egalitarian, 'most for whoever gains least');
  return [...whys].map(([index, words]) => ({ index, why: words.join(', ') }));
}

export function packagesTable(story: Story, bargains: readonly Bargain[], file = 'packages'): FigureTable {
  const solutions = (bargain: Bargain, index: number): string =>
    [
      bargain.nash === index && 'Nash',
      bargain.kalaiSmorodinsky === index && 'Kalai–Smorodinsky',
      bargain.egalitarian === index && 'egalitarian',
      bargain.maxWelfare === index && 'largest sum',
    ]
      .filter(Boolean)
      .join(', ');
  return {
    name: 'Packages',
    file,
    columns: [
      'Package',
      'Month',
      'Round',
      'What became of it',
      'Could be signed',
      ...SEATS.flatMap((seat) => [`${SEAT_NAMES[seat]} gains`, `${SEAT_NAMES[seat]}, standard error`]),
      ...SEATS.map((seat) => `${SEAT_NAMES[seat]} would score`),
      'On the frontier',
      'Zone of agreement',
      'Solution',
      'Distance to the frontier',
      'Games played on',
      'Terms',
    ],
    rows: bargains.flatMap((bargain) =>
      bargain.packages.map((each, index) => [
        titleOf(each),
        story.month(bargain.round),
        bargain.round,
        STATUS[each.status],
        each.signable,
        ...SEATS.flatMap((seat) => [each.gains[seat].mean, each.gains[seat].error]),
        ...SEATS.map((seat) => each.scores[seat]),
        bargain.frontier.includes(index),
        bargain.zopa.includes(index),
        solutions(bargain, index),
        each.distance,
        each.rollouts,
        termsOf(each, story).join(' '),
      ]),
    ),
  };
}

export const leftTable = (story: Story, bargains: readonly Bargain[]): FigureTable => ({
  name: 'Reservation values, and what was left on the table',
  file: 'left-on-the-table',
  columns: [
    'Month',
    'Round',
    ...SEATS.flatMap((seat) => [`${SEAT_NAMES[seat]} without a deal`, `${SEAT_NAMES[seat]}, standard error`]),
    ...SEATS.flatMap((seat) => [
      `${SEAT_NAMES[seat]}: left against the Nash point`,
      `${SEAT_NAMES[seat]}: its standard error`,
    ]),
  ],
  rows: bargains.map(({ round, reservation, leftOnTable }) => [
    story.month(round),
    round,
    ...SEATS.flatMap((seat) => [reservation[seat].mean, reservation[seat].error]),
    ...SEATS.flatMap((seat) => [leftOnTable[seat].mean, leftOnTable[seat].error]),
  ]),
});
