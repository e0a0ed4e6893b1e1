/** A bot that follows a fixed policy, and asks another bot where the policy leaves something open. */
import type { Seat } from '../content/seats';
import { mustRespond } from '../rules/response';
import type { BotLevel } from '../rules/state';
import type { Bot, BotAct, BotInput } from './bot';
import { chosenFrom, programmed } from './fixed/orders';
import type { Policy } from './fixed/policy';
import { prepared } from './fixed/responding';
import { beforehand, filtered, told } from './fixed/talks';
import { botFor } from './index';

function giveOrders(policy: Policy, base: Bot, input: BotInput): BotAct | null {
  const { view } = input;
  const own = programmed(view, policy);
  const reason = 'By policy.';
  if (policy.rest === 'pass') return { action: { type: 'orders', orders: own }, reason };
  const act = base.act(input);
  if (act?.action.type !== 'orders') return act;
  if (own.length === 0) return act;
  const orders = chosenFrom(view, own, act.action.orders);
  return { action: { type: 'orders', orders }, reason: `By policy, then: ${act.reason}` };
}

/** Plays `policy`, and what it leaves open as `base` would. Where the policy may not be followed, it does as `base` does. */
export const fixedBot = (policy: Policy, base: Bot): Bot => ({
  level: base.level,
  act(input: BotInput): BotAct | null {
    const { view } = input;
    if (view.paused) return null;
    switch (view.step) {
      case 'talks':
        return told(beforehand(view, policy) ?? filtered(view, policy, base.act(input)), policy);
      case 'orders':
        return view.ready[view.viewer] ? null : giveOrders(policy, base, input);
      case 'response': {
        if (view.ready[view.viewer] || !mustRespond(view, view.viewer)) return null;
        const response = prepared(view, policy);
        return response ? { action: { type: 'respond', response }, reason: 'By policy.' } : base.act(input);
      }
      case 'ended':
        return null;
    }
  },
});

/** Who plays a seat, as plain data: a bot of a level, perhaps bound by a policy. */
export interface Player {
  readonly level: BotLevel;
  readonly policy?: Policy;
}

export function playerBot({ level, policy }: Player, seat: Seat): Bot {
  const base = botFor(level, seat);
  return policy ? fixedBot(policy, base) : base;
}
