/** Whole games on one thread, views and all: the speed of the rules and of the bots; and of the rules alone, as in a search. */
import { playGame, type ArenaEntry } from '../../shared/bots/arena';
import type { Bot } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { randomBot } from '../../shared/bots/random';
import { apply } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { createState, type Setup } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';
import { perSecond, type Bench, type Measure } from './bench';

const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);

const games = (name: string, bot: Bot, times: number): Measure =>
  perSecond(name, 'games/s', times, times, (game) => {
    playGame('standard', seedOf(game), { usa: bot, iran: bot, israel: bot });
  });

interface Recorded {
  readonly setup: Setup;
  readonly entries: readonly ArenaEntry[];
}

function recorded(game: number): Recorded {
  const [scenario, seed] = ['standard', seedOf(game)];
  const { state, entries } = playGame(scenario, seed, { usa: easyBot, iran: easyBot, israel: easyBot });
  return { setup: { scenario, seed, seats: state.seats }, entries };
}

/** The first `acts` acts of a game, played on a table that nobody looks at. */
function fold({ setup, entries }: Recorded, acts = entries.length): State {
  const state = createState(setup, false);
  for (let at = 0; at < acts; at++) {
    const entry = entries[at];
    if (entry && apply(state, entry.actor, entry.action)) throw new Error('A game does not repeat.');
  }
  return state;
}

/** `list[index]`, and again from the first one behind the last. */
function nth<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('An empty list.');
  return item;
}

function alone(): Measure[] {
  const played = Array.from({ length: 100 }, (_, game) => recorded(game));
  const halfway = played.map((game) => fold(game, game.entries.length >> 1));
  return [
    perSecond('fold', 'games/s', 5_000, 5_000, (index) => fold(nth(played, index))),
    perSecond('clone', 'states/s', 100_000, 100_000, (index) => cloneState(nth(halfway, index))),
  ];
}

export const rules: Bench = {
  about:
    'whole games of random and of easy bots on one thread; games folded and states copied as in a search',
  run: () => [games('random games', randomBot, 300), games('easy games', easyBot, 200), ...alone()],
};
