import type { DebriefedTable } from './results';

/** A game that is over, with the number of its table. */
type Game = NonNullable<DebriefedTable['game']> & { readonly number: number };

export interface GamesProps {
  readonly games: readonly Game[];
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
