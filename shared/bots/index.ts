import type { Seat } from '../content/seats';
import type { BotLevel } from '../rules/state';
import type { Bot } from './bot';
import { easyBot } from './easy';
import { middleBot } from './middle';
import { randomBot } from './random';
import { strongBot } from './strong';

/** The bot of a level. The same bot serves every seat: the view tells it whose it is. */
export function botFor(level: BotLevel, _seat: Seat): Bot {
  switch (level) {
    case 'random':
      return randomBot;
    case 'easy':
      return easyBot;
    case 'middle':
      return middleBot;
    case 'strong':
      return strongBot;
  }
}
