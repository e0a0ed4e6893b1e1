/** States on the way through games of bots, to ask things of. */
import { playGame } from '../../shared/bots/arena';
import type { Bot } from '../../shared/bots/bot';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import type { Seat } from '../../shared/content/seats';
import { cloneState } from '../../shared/rules/clone';
import type { State } from '../../shared/rules/state';

/**
 * Copies of every so many states before the end, of games in all scenarios, and of all that `always` wants; `digit` fills
 * up the seeds.
 */
export function positions(
  games: number,
  every: number,
  digit: string,
  botsOf: (game: number) => Readonly<Record<Seat, Bot>>,
  always: (state: State) => boolean = () => false,
): State[] {
  const found: State[] = [];
  for (let game = 0; game < games; game++) {
    const seed = game.toString(16).padStart(8, digit).repeat(4);
    let at = game;
    playGame(SCENARIO_IDS[game % SCENARIO_IDS.length] ?? 'standard', seed, botsOf(game), (state) => {
      if (state.step === 'ended') return;
      const due = at++ % every === 0;
      if (due || always(state)) found.push(cloneState(state));
    });
  }
  return found;
}
