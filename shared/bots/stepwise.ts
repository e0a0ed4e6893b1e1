import type { Bot, BotAct, BotInput } from './bot';

type Play = (input: BotInput) => BotAct | null;

/** A bot that plays each step in its own way. In Talks it is asked even once it is done: somebody may still speak to it. */
export function stepwise(
  level: string,
  { talk, giveOrders, respond }: { readonly talk: Play; readonly giveOrders: Play; readonly respond: Play },
): Bot {
  return {
    level,
    act(input) {
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
}
