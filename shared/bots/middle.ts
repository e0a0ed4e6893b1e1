/**
 * A bargainer with a memory: it knows what positions are worth from many games, looks for texts that gain for all, asks
 * for much and comes down with time, and reads the others' agendas off what they do.
 */
import type { Bot, BotAct, BotInput } from './bot';
import { giveOrders } from './middle/orders';
import { respond } from './middle/responding';
import { talk } from './middle/talks';

export const middleBot: Bot = {
  level: 'middle',
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
