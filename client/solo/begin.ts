/** How a solo game begins, and where it is found. */
import type { SoloPlan } from './messages';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 14;

export const newGameId = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint32Array(LENGTH)),
    (number) => LETTERS[number % LETTERS.length],
  ).join('');

/** Plans of games that were begun on this page. What is kept of a game comes before its plan. */
const begun = new Map<string, SoloPlan>();

/** The address of a game. */
export const gamePath = (game: string): string => `/solo/${game}`;

/** Makes a new game ready to be opened; returns its id. Its seed is drawn by the thread that plays it. */
export function beginGame(plan: SoloPlan): string {
  const game = newGameId();
  begun.set(game, plan);
  return game;
}

export const planOf = (game: string): SoloPlan | undefined => begun.get(game);
export const forgetPlan = (game: string): void => void begun.delete(game);
