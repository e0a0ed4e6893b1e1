/**
 * Rollouts of whole remaining games, on one thread, between two looks at the yardstick: a figure says little without how
 * strong the machine was as it was taken. A server's core that has nothing else to do makes some 450 million steps a second.
 */
import { playGame } from '../../shared/bots/arena';
import type { Effort } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { evenBeliefs } from '../../shared/bots/evaluation/outlook';
import { middleBot } from '../../shared/bots/middle';
import { strongBot } from '../../shared/bots/strong';
import { determinise } from '../../shared/bots/search/determinise';
import { playOut } from '../../shared/bots/search/playout';
import { stream } from '../../shared/bots/randomness';
import { SEATS } from '../../shared/content/seats';
import { seatView } from '../../shared/views/filter';
import type { SeatView } from '../../shared/views/view';
import { inTurns, median, perSecond, yardstick, type Bench, type Contestant, type Measure } from './bench';
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
      found.push(structuredClone(seatView(state, SEATS[(game + round) % SEATS.length]!)));
    });
  }
  return found;
}

function rollouts(name: string, from: readonly SeatView[]): Contestant {
  const random = stream(name);
  const run = (index: number): number => {
    const view = from[index % from.length]!;
    playOut(determinise(view, evenBeliefs, random, `search:${index % 997}`), random);
    return 1;
  };
  return { name, unit: 'rollouts/s', run };
}

const TOLD = /We played the rest of the game (\d+) times/;

/** How many rollouts the strong bot makes use of as it decides on its orders: it tells that itself. */
function decide(view: SeatView, name: string, effort: Effort): number {
  const act = strongBot.act({ view, messages: {}, random: stream(name), character: 'cautious', effort });
  return Number(TOLD.exec(act?.reason ?? '')?.[1] ?? Number.NaN);
}

/** Rollouts as a search makes them: a world is imagined once for all that are compared in it. */
function searches(name: string, from: readonly SeatView[], rollouts: number): Contestant {
  const effort = { rollouts, stop: () => false };
  const run = (index: number): number => decide(from[index % from.length]!, `${name} ${index}`, effort);
  return { name, unit: 'rollouts/s', run };
}

/** What the server gives a bot for one act unless told otherwise, in milliseconds. */
const BUDGET = 1_000;

/** Rollouts in one decision, in the time that the server gives for one. */
function decisions(name: string, from: readonly SeatView[], times: number): Measure {
  const inTime = (view: SeatView, index: number): number => {
    const begun = performance.now();
    const gone = () => (performance.now() - begun) / BUDGET;
    return decide(view, `${name} ${index}`, {
      rollouts: Number.MAX_SAFE_INTEGER,
      stop: () => gone() >= 1,
      spent: gone,
    });
  };
  from.slice(0, 3).forEach(inTime);
  const runs = Array.from({ length: 3 }, (_, run) =>
    median(Array.from({ length: times }, (_, at) => inTime(from[(run * times + at) % from.length]!, at))),
  );
  return { name, unit: 'rollouts', median: median(runs), runs };
}

export const bots: Bench = {
  about:
    'rollouts of whole remaining games, and games of the bots, on one thread, beside a yardstick of the machine',
  run: () => {
    const all = views(12);
    const first = all.filter(({ round }) => round === 1);
    return [
      yardstick(),
      ...inTurns([rollouts('rollouts from any round', all), rollouts('rollouts from round 1', first)], 12),
      ...besideMcts(searches('rollouts of searches in round 1', first, 200)),
      decisions('in a decision of the strong bot in 1 s, any round', all, 16),
      decisions('in a decision of the strong bot in 1 s, round 1', first, 6),
      perSecond('middle games', 'games/s', 8, 4, (game) => {
        playGame('standard', seedOf(game), { usa: middleBot, iran: middleBot, israel: middleBot });
      }),
      { ...yardstick(), name: 'yardstick afterwards' },
    ];
  },
};
