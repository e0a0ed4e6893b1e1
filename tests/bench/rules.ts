/** Whole games on one thread, views and all: the speed of the rules and of the bots. */
import { playGame } from '../../shared/bots/arena';
import type { Bot } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { randomBot } from '../../shared/bots/random';
import { perSecond, type Bench, type Measure } from './bench';

const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);

const games = (name: string, bot: Bot, times: number): Measure =>
  perSecond(name, 'games/s', times, times, (game) => {
    playGame('standard', seedOf(game), { usa: bot, iran: bot, israel: bot });
  });

export const rules: Bench = {
  about: 'whole games of random and of easy bots on one thread',
  run: () => [games('random games', randomBot, 300), games('easy games', easyBot, 200)],
};
