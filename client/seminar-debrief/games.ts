import type { DebriefedTable } from './results';

/** A game that is over, with the number of its table. */
type Game = NonNullable<DebriefedTable['game']> & { readonly number: number };

export interface GamesProps {
  readonly games: readonly Game[];
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** In pieces of so many: a chart of twenty tables is higher than a page of paper. */
export const inPieces = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
