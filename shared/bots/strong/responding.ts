/** Responses by search. */
import { SEATS } from '../../content/seats';
import { apply } from '../../rules/apply';
import { defaultResponse } from '../../rules/response';
import type { BotAct, BotInput } from '../bot';
import { figure } from '../easy/words';
import { trialFor } from '../evaluation/outlook';
import { rateResponses } from '../evaluation/responses';
import { beliefsOfView } from '../middle/belief';
import { TRAITS } from '../middle/character';
import { responseWords } from '../middle/responding';
import { compare } from '../search/compare';

export function respond({ view, random, character, effort }: BotInput): BotAct {
  const seat = view.viewer;
  const beliefs = beliefsOfView(view);
  const rated = rateResponses(trialFor(view, seat, beliefs, TRAITS[character].fear), seat);
  if (rated.length === 0) {
    return {
      action: { type: 'respond', response: defaultResponse(view, seat) },
      reason: 'Nothing else is open to us.',
    };
  }
  const candidates = rated.map(({ response, worth, breaks }) => ({
    prior: worth - (breaks ? TRAITS[character].scruple : 0),
    put: (state: Parameters<typeof apply>[0]) => void apply(state, seat, { type: 'respond', response }),
  }));
  const found = compare(view, beliefs, candidates, effort, random);
  const order = rated.map((_, index) => index).sort((a, b) => found[b]!.worth - found[a]!.worth);
  const best = rated[order[0] ?? 0]!;
  const words = order.map((index) => {
    const { means, error } = found[index]!;
    return `${responseWords(view, rated[index]!.response)} ${figure(means[SEATS.indexOf(seat)] ?? 0)} (±${figure(error)})`;
  });
  return {
    action: { type: 'respond', response: best.response },
    reason: `Final score on average, played out: ${words.join('; ')}.`,
  };
}
