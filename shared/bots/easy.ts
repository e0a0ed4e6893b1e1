/** A sensible player who looks no further than this month, and says why. */
import type { Bot, BotAct, BotInput } from './bot';
import { giveOrders } from './easy/orders';
import { respond } from './easy/responding';
import { talk } from './easy/talks';

export const easyBot: Bot = {
  level: 'easy',
  act(input: BotInput): BotAct | null {
    const { view } = input;
    if (view.paused) return null;
    switch (view.step) {
      case 'talks':
        return talk(input);
      case 'orders':
        return view.ready[view.viewer] ? null : giveOrders(input);
      case 'response':
        return view.ready[view.viewer] ? null : respond(input);
      case 'ended':
        return null;
    }
  },
};
