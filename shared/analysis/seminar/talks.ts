/** The talks of several tables side by side: which of each are looked at, and what they left on the table. */
import { SEATS } from '../../content/seats';
import type { Bargain, Measured, Package } from '../debrief/debrief';

/**
 * Which talks of each table: those of a round; those in which something was signed first, or where nothing ever was, those
 * that left most; or those that left most at every table.
 */
export type Which = 'signed' | 'costliest' | number;

const sumOf = ({ gains }: Package): number => SEATS.reduce((sum, seat) => sum + gains[seat].mean, 0);

/**
 * What the Nash point gives all three together over what came of the talks, in points. The errors of the seats are those
 * of the same rollouts, so theirs together is at most their sum, which is told.
 */
export function leftInAll({ leftOnTable }: Pick<Bargain, 'leftOnTable'>): Measured {
  const errors = SEATS.map((seat) => leftOnTable[seat].error);
  return {
    mean: SEATS.reduce((sum, seat) => sum + leftOnTable[seat].mean, 0),
    error: errors.some((error) => error === null)
      ? null
      : errors.reduce<number>((sum, error) => sum + (error ?? 0), 0),
  };
}

/** The talks of one table that are looked at; none where there was no such round, or no talks at all. */
export function talksFor(bargains: readonly Bargain[], which: Which): Bargain | undefined {
  if (typeof which === 'number') return bargains.find(({ round }) => round === which);
  const signed = which === 'signed' ? bargains.find(({ signed: index }) => index !== 0) : undefined;
  return signed ?? [...bargains].sort((a, b) => leftInAll(b).mean - leftInAll(a).mean)[0];
}

/**
 * The mean over the rounds of a table of what each left for all three together: unlike the most of them, it does not look
 * larger the more rounds there were, or the noisier they are.
 */
export const leftPerRound = (bargains: readonly Bargain[]): number | null =>
  bargains.length === 0
    ? null
    : bargains.reduce((sum, bargain) => sum + leftInAll(bargain).mean, 0) / bargains.length;

/** The package that nobody offered, that could have been signed with loss to nobody, and that brings all three most. */
export function bestUnmade({ packages, zopa }: Bargain): number | undefined {
  return zopa
    .filter((index) => packages[index]?.status === 'never-made' && packages[index].signable)
    .sort((a, b) => sumOf(packages[b]!) - sumOf(packages[a]!))[0];
}

/** The same talks with what is shown beside those of other tables: what was on the table, the frontier, the solutions, the best never made. */
export function outlineOf(bargain: Bargain): Bargain {
  const { packages, frontier, zopa, nash, kalaiSmorodinsky, egalitarian, maxWelfare, signed } = bargain;
  const unmade = bestUnmade(bargain);
  const shown = packages
    .map((_, index) => index)
    .filter(
      (index) =>
        index === 0 ||
        packages[index]!.status !== 'never-made' ||
        frontier.includes(index) ||
        [nash, kalaiSmorodinsky, egalitarian, maxWelfare, unmade].includes(index),
    );
  const at = (index: number): number => shown.indexOf(index);
  const all = (indices: readonly number[]): number[] => indices.map(at).filter((index) => index >= 0);
  return {
    ...bargain,
    packages: shown.map((index) => packages[index]!),
    frontier: all(frontier),
    zopa: all(zopa),
    nash: at(nash),
    kalaiSmorodinsky: at(kalaiSmorodinsky),
    egalitarian: at(egalitarian),
    maxWelfare: at(maxWelfare),
    signed: at(signed),
  };
}
