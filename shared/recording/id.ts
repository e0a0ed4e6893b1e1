import type { Recording } from './format';

/** Digits of a seal that name a game. */
const DIGITS = 16;

/** The id of a recorded game: the beginning of its seal. The same recording has the same id wherever it is kept. */
export const gameIdOf = ({ seal }: Pick<Recording, 'seal'>): string => seal.slice(0, DIGITS);
