/** Games from which the weights are fitted: bots that now and then do anything at all, so that all is tried. */
import { SEATS } from '../../content/seats';
import { scenarioOf } from '../../rules/scenario';
import { playGame } from '../arena';
import type { Bot } from '../bot';
import { randomBot } from '../random';
import { stream } from '../randomness';
import { sketchOf, type Sketch } from './blocks';
import { addSample, type Samples } from './fit';

/** Shares of acts that are random, drawn for each seat and game. */
const CURIOSITY = [0, 0.05, 0.15, 0.35] as const;

/** A bot that does as `bot` would, but for a share of random acts. */
function curious(bot: Bot, share: number): Bot {
  return {
    level: bot.level,
    act: (input) => (share > 0 && input.random() < share ? randomBot.act(input) : bot.act(input)),
  };
}

/** Plays one game and adds a row for each seat and round, as orders are to be given. */
export function sampleGame(samples: Samples, scenario: string, seed: string, bot: Bot): void {
  const random = stream(`curious:${seed}`);
  const pick = (): Bot => curious(bot, CURIOSITY[Math.floor(random() * CURIOSITY.length)] ?? 0);
  const bots = { usa: pick(), iran: pick(), israel: pick() };
  const seen: { left: number; sketch: Sketch }[] = [];
  let round = 0;
  const { state } = playGame(
    scenario,
    seed,
    bots,
    (now) => {
      if (now.step !== 'orders' || now.round === round) return;
      round = now.round;
      seen.push({ left: scenarioOf(now).rounds - now.round + 1, sketch: sketchOf(now) });
    },
    0,
  );
  const { ending } = state;
  if (!ending) return;
  for (const { left, sketch } of seen) {
    for (const seat of SEATS) {
      addSample(samples, state.agendas[seat], left, sketch, ending.scores[seat].total);
    }
  }
}
