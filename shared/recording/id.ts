import type { Recording } from './format';

/** A game's id: the beginning of its seal, so that whoever has the same recording has the same address for it. */
export const GAME_ID = /^[0-9a-f]{16}$/;

/** The id under which a recording is known on this machine, in the library and on a server. */
export const gameIdOf = ({ seal }: Pick<Recording, 'seal'>): string => seal.slice(0, 16);
