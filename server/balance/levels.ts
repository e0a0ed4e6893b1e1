/** Which bot is the measure, and which are held beside it. */
import { BOT_LEVELS, type BotLevel } from '../../shared/rules/state';

/** It searches, so that whole games of it take long. */
export const SLOW: string = 'strong';

/** The best level that plays fast enough for thousands of games. */
export const REFERENCE: BotLevel = BOT_LEVELS.filter((level) => level !== SLOW).at(-1) ?? 'random';

/** The level above one, and that below it. */
export function neighbours(level: BotLevel): { above: BotLevel | null; below: BotLevel | null } {
  const at = BOT_LEVELS.indexOf(level);
  return { above: BOT_LEVELS[at + 1] ?? null, below: at > 0 ? (BOT_LEVELS[at - 1] ?? null) : null };
}
