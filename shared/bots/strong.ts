/** A middle bot that searches: what it orders, answers and signs it has first played out to the end of the game. */
import type { Bot, BotAct, BotInput } from './bot';
import { talk } from './middle/talks';
import { strongMind } from './strong/mind';
import { giveOrders } from './strong/orders';
import { respond } from './strong/responding';

export const strongBot: Bot = {
  level: 'strong',
  act(input: BotInput): BotAct | null {
    const { view } = input;
    if (view.paused) return null;
    switch (view.step) {
      case 'talks':
        return talk(input, strongMind);
      case 'orders':
        return view.ready[view.viewer] ? null : giveOrders(input);
      case 'response':
        return view.ready[view.viewer] ? null : respond(input);
      case 'ended':
        return null;
    }
  },
};
