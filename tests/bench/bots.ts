/**
 * Rollouts of whole remaining games, on one thread, between two looks at the yardstick: a figure says little without how
 * strong the machine was as it was taken. A server's core that has nothing else to do makes some 450 million steps a second.
 */
import { playGame } from '../../shared/bots/arena';
import { easyBot } from '../../shared/bots/easy';
import { evenBeliefs } from '../../shared/bots/evaluation/outlook';
import { middleBot } from '../../shared/bots/middle';
import { strongBot } from '../../shared/bots/strong';
import { determinise } from '../../shared/bots/search/determinise';
import { playOut } from '../../shared/bots/search/playout';
import { stream } from '../../shared/bots/randomness';
import { seatView } from '../../shared/views/filter';
import type { SeatView } from '../../shared/views/view';
import { median, perSecond, yardstick, type Bench, type Measure } from './bench';
import { besideMcts } from './mcts';

const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);

/** What a seat sees as orders are to be given, in each round of a few games. */
function views(games: number): SeatView[] {
  const found: SeatView[] = [];
  for (let game = 0; game < games; game++) {
    let round = 0;
    const bots = { usa: easyBot, iran: easyBot, israel: easyBot };
    playGame('standard', seedOf(game), bots, (state) => {
      if (state.step !== 'orders' || state.round === round) return;
      round = state.round;
      found.push(structuredClone(seatView(state, (['usa', 'iran', 'israel'] as const)[round % 3]!)));
    });
  }
  return found;
}

/** As many as a search plays in its first second or two: by then the engine has compiled what it will. */
const WARM_UP = 1_500;

function rollouts(name: string, from: readonly SeatView[], times: number): Measure {
  const random = stream(name);
  return perSecond(name, 'rollouts/s', times, WARM_UP, (index) => {
    const view = from[index % from.length]!;
    playOut(determinise(view, evenBeliefs, random, `search:${index % 997}`), random);
  });
}

/** What the server gives a bot for one act unless told otherwise, in milliseconds. */
const BUDGET = 1_000;
const TOLD = /We played the rest of the game (\d+) times/;

/** How many rollouts the strong bot makes use of as it decides on its orders, in its time for one act: it tells that itself. */
function decisions(name: string, from: readonly SeatView[], times: number): Measure {
  const decide = (view: SeatView, index: number): number => {
    const begun = performance.now();
    const gone = () => (performance.now() - begun) / BUDGET;
    const random = stream(`${name} ${index}`);
    const effort = { rollouts: Number.MAX_SAFE_INTEGER, stop: () => gone() >= 1, spent: gone };
    const act = strongBot.act({ view, messages: {}, random, character: 'cautious', effort });
    return Number(TOLD.exec(act?.reason ?? '')?.[1] ?? Number.NaN);
  };
  from.slice(0, 3).forEach(decide);
  const runs = Array.from({ length: 3 }, (_, run) =>
    median(Array.from({ length: times }, (_, at) => decide(from[(run * times + at) % from.length]!, at))),
  );
  return { name, unit: 'rollouts', median: median(runs), runs };
}

export const bots: Bench = {
  about:
    'rollouts of whole remaining games, and games of the bots, on one thread, beside a yardstick of the machine',
  run: () => {
    const all = views(12);
    const found = besideMcts([
      yardstick(),
      rollouts('rollouts from any round', all, 600),
      rollouts(
        'rollouts from round 1',
        all.filter(({ round }) => round === 1),
        600,
      ),
      decisions('in a decision of the strong bot in 1 s, any round', all, 16),
      decisions(
        'in a decision of the strong bot in 1 s, round 1',
        all.filter(({ round }) => round === 1),
        6,
      ),
      perSecond('middle games', 'games/s', 8, 4, (game) => {
        playGame('standard', seedOf(game), { usa: middleBot, iran: middleBot, israel: middleBot });
      }),
    ]);
    return [...found, { ...yardstick(), name: 'yardstick afterwards' }];
  },
};
