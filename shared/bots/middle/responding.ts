/** Responses: the one that is worth most, and why. */
import { scenarioOf } from '../../rules/scenario';
import { defaultResponse } from '../../rules/response';
import type { Response } from '../../rules/state';
import type { BotAct, BotInput } from '../bot';
import { quick } from '../easy/saying';
import { seatWords, signed } from '../easy/words';
import { trialFor } from '../evaluation/outlook';
import { rateResponses, type RatedResponse } from '../evaluation/responses';
import { beliefsOfView } from './belief';
import { TRAITS } from './character';
import type { SeatView } from '../../views/view';

const LUCK = 0.8;

/** “rebuke Israel”. */
export function responseWords(view: SeatView, { response, target }: Response): string {
  const name = (scenarioOf(view).responses[response]?.name ?? response).toLowerCase();
  return target ? `${name} ${seatWords(target)}` : name;
}

/** Why a response was chosen, beside the others that were open. */
export function answerReason(view: SeatView, [best, ...rest]: readonly RatedResponse[]): string {
  if (!best) return 'Nothing else is open to us.';
  const words = ({ response, worth }: RatedResponse): string =>
    `${responseWords(view, response)} ${signed(worth)}`;
  const others = rest.length > 0 ? ` Also open to us: ${rest.map(words).join('; ')}.` : '';
  return `Our answer, and what it is worth to us: ${words(best)}.${others}`;
}

/** A protest is said to whoever reads it, along with what is protested against. */
export function protest(view: SeatView, { response }: Response): BotAct['say'] {
  const strike = Object.values(view.incidents).find(({ on }) => on === view.viewer)?.order;
  if (response !== 'protest' || !strike || strike === 'retaliate') return undefined;
  return quick('open', 'warn', { kind: 'order', id: strike });
}

/** The response of this round. */
export function respond({ view, random, character }: BotInput): BotAct {
  const seat = view.viewer;
  const { scruple } = TRAITS[character];
  const trial = trialFor(view, seat, beliefsOfView(view), TRAITS[character].fear);
  const rated = rateResponses(trial, seat)
    .map((one) => ({
      ...one,
      rank: one.worth - (one.breaks ? scruple : 0) + LUCK * (random() + random() - 1),
    }))
    .sort((a, b) => b.rank - a.rank);
  const response = rated[0]?.response ?? defaultResponse(view, seat);
  const say = protest(view, response);
  const act: BotAct = { action: { type: 'respond', response }, reason: answerReason(view, rated) };
  return say ? { ...act, say } : act;
}
