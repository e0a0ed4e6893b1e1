/** The talks of each table in words and rows. */
import type { Bargain, Measured } from '../../shared/analysis/debrief/debrief';
import {
  bestUnmade,
  leftInAll,
  leftPerRound,
  outlineOf,
  talksFor,
  type Which,
} from '../../shared/analysis/seminar/talks';
import { SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type { FigureTable } from '../debrief/charts/table';
import type { TablePanel } from '../debrief/charts/TablePlanes';
import { leftText, titleOf } from '../debrief/parts/deals';
import { figure, margin } from '../debrief/words';
import type { TableTalks } from './talks';

/** One table with those of its talks that are looked at. */
export interface ComparedTable {
  readonly table: number;
  readonly talks: TableTalks;
  readonly bargain: Bargain;
}

/** By number, or by what was left for all or for one seat. */
export type Order = 'number' | 'all' | Seat;

const leftFor = ({ bargain }: ComparedTable, order: Exclude<Order, 'number'>): Measured =>
  order === 'all' ? leftInAll(bargain) : bargain.leftOnTable[order];

/** Tables that have such talks, most left first unless they go by their numbers. */
export function comparedTables(
  tables: ReadonlyMap<number, TableTalks>,
  which: Which,
  order: Order,
): ComparedTable[] {
  const compared = [...tables].flatMap(([table, talks]): ComparedTable[] => {
    const bargain = talksFor(talks.bargains, which);
    return bargain ? [{ table, talks, bargain }] : [];
  });
  return compared.sort((a, b) => {
    const by = order === 'number' ? 0 : leftFor(b, order).mean - leftFor(a, order).mean;
    return by || a.table - b.table;
  });
}

/** What stands beside packages of a panel: what came of the talks, and the solutions. */
function namesIn({ packages, nash, kalaiSmorodinsky, signed }: Bargain, unmade: number | undefined) {
  const names = new Map<number, string[]>();
  const put = (index: number, name: string) => names.set(index, [...(names.get(index) ?? []), name]);
  packages.forEach(({ status }, index) => {
    if (status === 'signed') put(index, 'signed');
  });
  if (signed === 0) put(0, 'nothing signed');
  put(nash, 'Nash');
  put(kalaiSmorodinsky, 'K–S');
  if (unmade !== undefined) put(unmade, 'best');
  return new Map([...names].map(([index, words]) => [index, words.join(', ')]));
}

export const panelsOf = (compared: readonly ComparedTable[]): TablePanel[] =>
  compared.map(({ table, talks, bargain }) => {
    const outline = outlineOf(bargain);
    return {
      table,
      note: `round ${bargain.round}${talks.whole ? '' : ', roughly'}`,
      bargain: outline,
      names: namesIn(outline, bestUnmade(outline)),
    };
  });

/** A table in a sentence or two, for the chart's pointer and a screen reader. */
export function tableText({ table, bargain }: ComparedTable): string {
  const { packages, round } = bargain;
  const unmade = bestUnmade(bargain);
  const best = unmade === undefined ? undefined : packages[unmade];
  return `Table ${table}, round ${round}. ${leftText(bargain)}${best ? ` The best that nobody offered: “${titleOf(best)}”.` : ''}`;
}

/** What was left for all three together, with what it may be off by. */
export function leftInWords(bargain: Bargain): string {
  const left = leftInAll(bargain);
  const off = margin(left);
  return `${figure(left.mean)}${off === null ? '' : `, give or take ${figure(off)} at most`}`;
}

export function comparedFigures(compared: readonly ComparedTable[]): FigureTable {
  const named = (name: string): string[] => SEATS.map((seat) => `${SEAT_NAMES[seat]}: ${name}`);
  return {
    name: 'Talks of each table against the frontier',
    file: 'deals-against-the-frontier',
    columns: [
      'Table',
      'Round',
      'Signed',
      'Best that nobody offered',
      ...named('without a deal'),
      ...named('gains from what was signed'),
      ...named('gains at the Nash point'),
      ...named('gains at the Kalai–Smorodinsky point'),
      ...named('gains from the best that nobody offered'),
      ...named('left on the table'),
      ...named('standard error of it'),
      'Left on the table in all',
      'Standard error of it, at most',
      'The same, mean over the rounds of the table',
      'Distance of what was signed to the frontier',
      'Weighed with all rollouts',
    ],
    rows: compared.map(({ table, talks, bargain }) => {
      const { packages, reservation, leftOnTable, nash, kalaiSmorodinsky, signed } = bargain;
      const unmade = bestUnmade(bargain);
      const gains = (index: number | undefined) =>
        SEATS.map((seat) => (index === undefined ? null : (packages[index]?.gains[seat].mean ?? null)));
      const made = packages.filter(({ status }) => status === 'signed').map(titleOf);
      const all = leftInAll(bargain);
      return [
        `Table ${table}`,
        bargain.round,
        made.length > 0 ? made.join('; ') : 'Nothing',
        unmade === undefined ? null : titleOf(packages[unmade]!),
        ...SEATS.map((seat) => reservation[seat].mean),
        ...gains(signed),
        ...gains(nash),
        ...gains(kalaiSmorodinsky),
        ...gains(unmade),
        ...SEATS.map((seat) => leftOnTable[seat].mean),
        ...SEATS.map((seat) => leftOnTable[seat].error),
        all.mean,
        all.error,
        leftPerRound(talks.bargains),
        packages[signed]?.distance ?? null,
        talks.whole,
      ];
    }),
  };
}
