/** What people do at a table: some of it is said, the rest are offers and what becomes of them, orders and responses. */
import { easyBot } from '../../../shared/bots/easy';
import { randomBot } from '../../../shared/bots/random';
import { oneOf } from '../../../shared/bots/randomness';
import { SEATS, type Seat } from '../../../shared/content/seats';
import type { SeatAction } from '../../../shared/rules/actions';
import { check } from '../../../shared/rules/apply';
import type { SeatView } from '../../../shared/views/view';
import type { Played } from './contender';

const PRIVATE = 0.4;
export const TEXTS = [
  'Agreed.',
  'Not before the inspectors are back.',
  'We can live with the second term, but not for eight months. Make it four and we sign today.',
  'What do you give for it? Our side sees the cost at once and the gain, if there is one, only after the summer.',
  'If that convoy moves tonight, everything that we said this morning is void.',
  'Then say so in the open, so that the others hear it too.',
] as const;

/** Texts that all three may read: so whatever is done, all three are to have it before the next is done. */
function inTheOpen(view: SeatView, action: SeatAction): SeatAction | null {
  if (action.type !== 'offer' || !action.draft.secret) return action;
  const open: SeatAction = { ...action, draft: { ...action.draft, secret: false } };
  return check(view, view.viewer, open) === null ? open : null;
}

/** What a seat might do next, whatever it is for; `null` where it waits. */
export function actOf(view: SeatView, random: () => number): SeatAction | null {
  // Talks as lively as can be, and sensible orders, or there would soon be nobody left to talk.
  const bot = view.step === 'talks' ? randomBot : easyBot;
  const effort = { rollouts: 0, stop: () => true };
  const act = bot.act({ view, messages: {}, random, character: 'cautious', effort });
  return act && inTheOpen(view, act.action);
}

/** Lets somebody do the next thing, which is said in a share `said` of cases; false once the game is over. */
export async function playOn(table: Played, said: number, random: () => number): Promise<boolean> {
  const first = Math.floor(random() * SEATS.length);
  const order = SEATS.map((_, index): Seat => SEATS[(first + index) % SEATS.length]!);
  const [one, other] = order as [Seat, Seat];
  if (random() < said) {
    await table.say(one, oneOf(TEXTS, random)!, random() < PRIVATE ? other : null);
    return true;
  }
  for (const seat of order) {
    const view = table.view(seat);
    if (view.step === 'ended') return false;
    const action = view.ready[seat] ? null : actOf(view, random);
    if (!action) continue;
    await table.act(seat, action);
    return true;
  }
  return true;
}
