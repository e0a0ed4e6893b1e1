import { expect, it } from 'vitest';
import { apply } from '../../shared/rules/apply';
import { createState } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';

const bot = { kind: 'bot', level: 'random' } as const;

function table(): State {
  const state = createState({
    scenario: 'standard',
    seed: '1'.repeat(32),
    seats: { usa: bot, iran: bot, israel: bot },
  });
  Object.assign(state.tracks, { streets: 8, economy: 5, sanctions: 5, ceasefire: 7 });
  return state;
}

/** Plays a round in which only Iran orders something; gives what the crackdown cost at its reckoning. */
function round(state: State, crackdown: boolean): number {
  const logged = state.logged;
  apply(state, 'chair', { type: 'expire', round: state.round, step: 'talks' });
  apply(state, 'iran', { type: 'orders', orders: crackdown ? [{ order: 'crackdown' }] : [] });
  apply(state, 'chair', { type: 'expire', round: state.round, step: 'orders' });
  const lines = Object.entries(state.log ?? {}).filter(([key]) => Number(key) > logged);
  const paid = lines.find(([, { entry }]) => entry.what.kind === 'home' && entry.what.cause === 'crackdown');
  const move = paid?.[1].entry.moves[0];
  return move ? move.to - move.from : 0;
}

it('a crackdown costs streets at the reckoning of the next round, and no more', () => {
  const state = table();
  expect([round(state, true), round(state, false), round(state, false)]).toEqual([0, -1, 0]);
});

it('another crackdown does not put off the price of the one before', () => {
  const state = table();
  expect([
    round(state, true),
    round(state, true),
    round(state, true),
    round(state, false),
    round(state, false),
  ]).toEqual([0, -1, -1, -1, 0]);
});
