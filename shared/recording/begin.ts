import { createState } from '../rules/setup';
import type { State } from '../rules/state';
import type { RecordingHeader } from './format';

/** The state that a recorded game began with. */
export const beginningOf = ({ scenario, seed, seats: { usa, iran, israel } }: RecordingHeader): State =>
  createState({
    scenario: scenario.id,
    seed,
    seats: { usa: usa.holder, iran: iran.holder, israel: israel.holder },
  });
