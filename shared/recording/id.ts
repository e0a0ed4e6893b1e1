import type { Recording } from './format';

/**
 * The id under which a recording is known on this machine, in the library and on a server: whoever has the same recording
 * has the same address for it.
 */
export const gameIdOf = ({ seal }: Pick<Recording, 'seal'>): string => seal.slice(0, 16);
