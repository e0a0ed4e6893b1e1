/** What responses are worth to a seat (RULES 6). */
import { SEATS, type Seat } from '../../content/seats';
import { allResponses, brokenByResponse, checkResponse, isStruck, retaliationOf } from '../../rules/response';
import { scenarioOf } from '../../rules/scenario';
import type { Breach, Response } from '../../rules/state';
import { HOME_BLOCK, REBUKED, UNANSWERED } from './blocks';
import { tryBreaches, tryRetaliation } from './orders';
import type { Trial } from './trial';

export interface RatedResponse {
  readonly response: Response;
  /** Points of the final score. */
  readonly worth: number;
  readonly breaks: boolean;
}

function tryResponse(trial: Trial, seat: Seat, answer: Response, broken: readonly Breach[]): void {
  const { position } = trial;
  const { responses, numbers } = scenarioOf(position);
  const def = responses[answer.response];
  switch (answer.response) {
    case 'retaliate':
      tryRetaliation(trial, seat, retaliationOf(position, seat).on);
      break;
    case 'rebuke':
      trial.effects(def?.effects ?? []);
      if (!answer.target) break;
      trial.trust(answer.target, 'usa', numbers.trust.rebuke);
      trial.set(REBUKED[answer.target], 1);
      break;
    case 'look-away':
      for (const { on, violation } of Object.values(position.incidents)) {
        if (violation) trial.trust(on, 'usa', numbers.trust.lookAway);
      }
      break;
    case 'absorb':
      trial.moveAt(HOME_BLOCK[seat], -1);
      if (seat !== 'usa') trial.trust('usa', seat, numbers.trust.absorb);
      trial.effects(def?.effects ?? []);
      break;
    default:
      trial.effects(def?.effects ?? []);
  }
  if (seat === 'iran' && isStruck(position, 'iran') && !def?.answers) {
    trial.set(UNANSWERED, trial.at(UNANSWERED) + 1);
  }
  tryBreaches(trial, broken);
}

/** Every response that `seat` may give, with what it is worth to it. */
export function rateResponses(trial: Trial, seat: Seat): RatedResponse[] {
  const { position } = trial;
  const own = SEATS.indexOf(seat);
  const rated: RatedResponse[] = [];
  trial.only(own);
  for (const response of allResponses(position, seat)) {
    if (checkResponse(position, seat, response) !== null) continue;
    const broken = brokenByResponse(position, seat, response);
    trial.reset();
    tryResponse(trial, seat, response, broken);
    rated.push({ response, worth: trial.by[own] ?? 0, breaks: broken.length > 0 });
  }
  trial.reset();
  trial.only(null);
  return rated;
}
