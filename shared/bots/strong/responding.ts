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
import { answerReason, protest, responseWords } from '../middle/responding';
import { compare } from '../search/compare';

export function respond({ view, random, character, effort }: BotInput): BotAct {
  const seat = view.viewer;
  const beliefs = beliefsOfView(view);
  const rated = rateResponses(trialFor(view, seat, beliefs, TRAITS[character].fear), seat);
  const candidates = rated.map(({ response, worth, breaks }) => ({
    prior: worth - (breaks ? TRAITS[character].scruple : 0),
    put: (state: Parameters<typeof apply>[0]) => void apply(state, seat, { type: 'respond', response }),
  }));
  const found = compare(view, beliefs, candidates, effort, random);
  const order = rated.map((_, index) => index).sort((a, b) => found[b]!.worth - found[a]!.worth);
  const sorted = order.map((index) => rated[index]!);
  const response = sorted[0]?.response ?? defaultResponse(view, seat);
  const words = order
    .filter((index) => found[index]!.rollouts > 1)
    .map((index) => {
      const { means, error } = found[index]!;
      return `${responseWords(view, rated[index]!.response)} ${figure(means[SEATS.indexOf(seat)] ?? 0)} (±${figure(error)})`;
    });
  const reason =
    words.length > 0
      ? `Our answer: ${responseWords(view, response)}. Final score on average, played out: ${words.join('; ')}.`
      : answerReason(view, sorted);
  const say = protest(view, response);
  const act: BotAct = { action: { type: 'respond', response }, reason };
  return say ? { ...act, say } : act;
}
