import { SEATS, type Seat } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import { check } from '../rules/apply';
import { checkDraft, plainTerm, termChoices } from '../rules/drafts';
import { openChoice } from '../rules/headlines';
import { allOrders, checkOrders } from '../rules/orders';
import { allResponses, checkResponse } from '../rules/response';
import { scenarioOf } from '../rules/scenario';
import type { DealId, Draft, OfferId, Order, Term } from '../rules/state';
import type { SeatView } from '../views/view';
import type { Bot, BotAct, BotInput } from './bot';
import { oneOf } from './randomness';

const coin = (random: () => number, chance = 0.5): boolean => random() < chance;

function randomTerm(view: SeatView, parties: readonly Seat[], random: () => number): Term | undefined {
  const debtor = oneOf(parties, random);
  const choice = debtor && oneOf(termChoices(view, parties, debtor), random);
  if (!choice) return undefined;
  const left = scenarioOf(view).rounds - view.round;
  const to = choice.creditors.filter(() => coin(random, 0.8));
  return {
    ...plainTerm(view, choice),
    to: to.length > 0 ? to : choice.creditors,
    level: 1 + Math.floor(random() * choice.levels),
    inLaw: choice.law && coin(random),
    due: choice.delivery ? view.round + Math.floor(random() * Math.min(3, left + 1)) : null,
  };
}

/** Any text that could be put on the table; `undefined` where this try at one is not well formed. */
function randomDraft(view: SeatView, seat: Seat, random: () => number): Draft | undefined {
  const other = oneOf(
    SEATS.filter((s) => s !== seat),
    random,
  );
  const parties = coin(random) ? [...SEATS] : SEATS.filter((s) => s === seat || s === other);
  const terms: Term[] = [];
  for (let count = 1 + Math.floor(random() * 6); count > 0; count--) {
    const term = randomTerm(view, parties, random);
    if (term) terms.push(term);
  }
  const linked = terms.map((term, index) => {
    if (term.due === null || !coin(random, 0.3)) return term;
    const after = Math.floor(random() * terms.length);
    return after === index ? term : { ...term, after };
  });
  const left = scenarioOf(view).rounds - view.round + 1;
  const rounds = coin(random) ? null : 1 + Math.floor(random() * left);
  const draft: Draft = {
    parties,
    terms: linked,
    rounds,
    secret: coin(random, 0.3),
    snapback: coin(random, 0.4),
  };
  return checkDraft(view, seat, draft) === null ? draft : undefined;
}

/** A random set of orders that the points pay for. */
function randomOrders(view: SeatView, seat: Seat, random: () => number): Order[] {
  const legal = allOrders(view, seat).filter((order) => checkOrders(view, seat, [order]) === null);
  const chosen: Order[] = [];
  for (let tries = 0; tries < 6; tries++) {
    if (coin(random, 0.1)) break;
    const order = oneOf(legal, random);
    if (order && checkOrders(view, seat, [...chosen, order]) === null) chosen.push(order);
  }
  return chosen;
}

function randomTalk(view: SeatView, seat: Seat, random: () => number): SeatAction {
  const acts: SeatAction[] = [];
  for (let tries = 0; tries < 4; tries++) {
    const draft = randomDraft(view, seat, random);
    if (!draft) continue;
    const counters = oneOf(Object.keys(view.offers), random) as OfferId | undefined;
    acts.push({ type: 'offer', draft, ...(counters && coin(random) && { counters }) });
  }
  for (const id of Object.keys(view.offers)) {
    const offer = id as OfferId;
    acts.push({ type: 'accept', offer }, { type: 'accept', offer });
    acts.push({ type: coin(random) ? 'decline' : 'withdraw', offer });
  }
  for (const id of Object.keys(view.deals)) {
    if (coin(random, 0.1)) acts.push({ type: 'denounce', deal: id as DealId });
    if (coin(random, 0.2)) acts.push({ type: 'publish', deal: id as DealId });
  }
  const choices = Object.keys(openChoice(view)?.options ?? {});
  for (const option of choices.length > 0 ? [...choices, 'pass'] : []) acts.push({ type: 'choose', option });
  const legal = acts.filter((action) => check(view, seat, action) === null);
  // Ready more and more likely, so that Talks end.
  const picked = coin(random, 0.65) ? oneOf(legal, random) : undefined;
  return picked ?? { type: 'ready', ready: true };
}

/** Any legal act, all alike. It reads nothing but its view, like every bot. */
export const randomBot: Bot = {
  level: 'random',
  act({ view, random }: BotInput): BotAct | null {
    const seat = view.viewer;
    const reason = 'Any legal act is as good as any other to this bot.';
    if (view.ready[seat]) return null;
    switch (view.step) {
      case 'talks':
        return { action: randomTalk(view, seat, random), reason };
      case 'orders':
        return { action: { type: 'orders', orders: randomOrders(view, seat, random) }, reason };
      case 'response': {
        const legal = allResponses(view, seat).filter((one) => checkResponse(view, seat, one) === null);
        const response = oneOf(legal, random);
        return response ? { action: { type: 'respond', response }, reason } : null;
      }
      case 'ended':
        return null;
    }
  },
};
