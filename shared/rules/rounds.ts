/** The steps of a round, one after the other (RULES 3). */
import { SEATS, type Seat } from '../content/seats';
import { expireDeals, lapse } from './deals';
import { closeChoice, drawHeadline } from './headlines';
import { tell } from './log';
import { lookAtWar, reckon } from './reckoning';
import { resolve } from './resolution';
import { mustRespond, respondAll } from './response';
import { endingOf, finalScores } from './scores';
import type { State } from './state';

const setReady = (state: State, of: (seat: Seat) => boolean): void => {
  for (const seat of SEATS) state.ready[seat] = of(seat);
};

export const allReady = (state: State): boolean => SEATS.every((seat) => state.ready[seat]);

function endTalks(state: State): void {
  closeChoice(state);
  lookAtWar(state, 'talks');
  for (const offer of Object.values(state.offers)) lapse(state, offer);
  state.step = 'orders';
  setReady(state, () => false);
}

function endOrders(state: State): void {
  resolve(state);
  lookAtWar(state, 'resolution');
  if (!SEATS.some((seat) => mustRespond(state, seat))) {
    endRound(state);
    return;
  }
  state.step = 'response';
  setReady(state, (seat) => !mustRespond(state, seat));
}

function endResponse(state: State): void {
  respondAll(state);
  lookAtWar(state, 'response');
  endRound(state);
}

function endRound(state: State): void {
  reckon(state);
  const ending = endingOf(state);
  if (ending) {
    state.step = 'ended';
    state.ending = { id: ending, round: state.round, scores: finalScores(state, ending) };
    setReady(state, () => true);
    tell(state, 'reckoning', { kind: 'ending', ending });
    return;
  }
  expireDeals(state);
  state.round += 1;
  state.step = 'talks';
  setReady(state, () => false);
  state.incidents = {};
  state.breached = {};
  state.nuclearBreach = false;
  state.escalationBefore = state.tracks.escalation;
  for (const seat of SEATS) {
    state.orders[seat] = null;
    state.responses[seat] = null;
    state.signed[seat] = null;
  }
  drawHeadline(state);
  lookAtWar(state, 'headlines');
}

/** Ends the current step, whoever is not ready: they pass. */
export function endStep(state: State): void {
  if (state.step === 'talks') endTalks(state);
  else if (state.step === 'orders') endOrders(state);
  else if (state.step === 'response') endResponse(state);
}
