/** What responses are worth to a seat (RULES 6). */
import { SEATS, type Seat } from '../../content/seats';
import {
  allResponses,
  brokenByResponse,
  checkResponse,
  retaliationOf,
  strikersOf,
} from '../../rules/response';
import { scenarioOf } from '../../rules/scenario';
import type { Response } from '../../rules/state';
import { HOME_BLOCK, REBUKED, UNANSWERED } from './blocks';
import { tryBreaches, tryRetaliation } from './orders';
import type { Trial } from './trial';

export interface RatedResponse {
  readonly response: Response;
  /** Points of the final score. */
  readonly worth: number;
  readonly breaks: boolean;
}

function tryResponse(trial: Trial, seat: Seat, answer: Response): void {
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
  if (seat === 'iran' && strikersOf(position, 'iran').length > 0 && !def?.answers) {
    trial.set(UNANSWERED, trial.at(UNANSWERED) + 1);
  }
  tryBreaches(trial, brokenByResponse(position, seat, answer));
}

/** Every response that `seat` may give, with what it is worth to it. */
export function rateResponses(trial: Trial, seat: Seat): RatedResponse[] {
  const { position } = trial;
  const own = SEATS.indexOf(seat);
  return allResponses(position, seat)
    .filter((response) => checkResponse(position, seat, response) === null)
    .map((response) => {
      trial.reset();
      tryResponse(trial, seat, response);
      const worth = trial.by[own] ?? 0;
      trial.reset();
      return { response, worth, breaks: brokenByResponse(position, seat, response).length > 0 };
    });
}
