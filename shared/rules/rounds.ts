/** The steps of a round, one after the other (RULES 3). */
import { expireDeals, lapse } from './deals';
import { closeChoice, drawHeadline } from './headlines';
import { tell } from './log';
import { lookAtWar, reckon } from './reckoning';
import { resolve } from './resolution';
import { mustRespond, respondAll } from './response';
import { endingOf, finalScores } from './scores';
import type { State } from './state';

function setReady({ ready }: State, usa: boolean, iran = usa, israel = usa): void {
  ready.usa = usa;
  ready.iran = iran;
  ready.israel = israel;
}

export const allReady = ({ ready }: State): boolean => ready.usa && ready.iran && ready.israel;

function endTalks(state: State): void {
  closeChoice(state);
  lookAtWar(state, 'talks');
  for (const id in state.offers) lapse(state, state.offers[id]!);
  state.step = 'orders';
  setReady(state, false);
}

function endOrders(state: State): void {
  resolve(state);
  lookAtWar(state, 'resolution');
  const usa = mustRespond(state, 'usa');
  const iran = mustRespond(state, 'iran');
  const israel = mustRespond(state, 'israel');
  if (!usa && !iran && !israel) {
    endRound(state);
    return;
  }
  state.step = 'response';
  setReady(state, !usa, !iran, !israel);
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
    setReady(state, true);
    tell(state, 'reckoning', { kind: 'ending', ending });
    return;
  }
  expireDeals(state);
  state.round += 1;
  state.step = 'talks';
  setReady(state, false);
  state.incidents = {};
  state.breached = {};
  state.nuclearBreach = false;
  state.escalationBefore = state.tracks.escalation;
  state.orders = { usa: null, iran: null, israel: null };
  state.responses = { usa: null, iran: null, israel: null };
  state.signed = { usa: null, iran: null, israel: null };
  drawHeadline(state);
  lookAtWar(state, 'headlines');
}

/** Ends the current step, whoever is not ready: they pass. */
export function endStep(state: State): void {
  if (state.step === 'talks') endTalks(state);
  else if (state.step === 'orders') endOrders(state);
  else if (state.step === 'response') endResponse(state);
}
