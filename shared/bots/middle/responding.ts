/** Responses: the one that is worth most, and why. */
import { scenarioOf } from '../../rules/scenario';
import { defaultResponse } from '../../rules/response';
import type { Response } from '../../rules/state';
import type { BotAct, BotInput } from '../bot';
import { quick } from '../easy/saying';
import { seatWords, signed } from '../easy/words';
import { trialFor } from '../evaluation/outlook';
import { rateResponses } from '../evaluation/responses';
import { beliefsOfView } from './belief';
import { TRAITS } from './character';
import type { SeatView } from '../../views/view';

const LUCK = 0.8;

/** “rebuke Israel”. */
export function responseWords(view: SeatView, { response, target }: Response): string {
  const name = (scenarioOf(view).responses[response]?.name ?? response).toLowerCase();
  return target ? `${name} ${seatWords(target)}` : name;
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
  const [best, ...rest] = rated;
  const response = best?.response ?? defaultResponse(view, seat);
  const list = rest.map((one) => `${responseWords(view, one.response)} ${signed(one.worth)}`).join('; ');
  const reason = best
    ? `${responseWords(view, response)} is worth ${signed(best.worth)} to us${list ? `; ${list}` : ''}.`
    : 'Nothing else is open to us.';
  const action = { type: 'respond', response } as const;
  const strike = Object.values(view.incidents).find(({ on }) => on === seat)?.order;
  if (response.response !== 'protest' || !strike || strike === 'retaliate') return { action, reason };
  return { action, reason, say: quick('open', 'warn', { kind: 'order', id: strike }) };
}
