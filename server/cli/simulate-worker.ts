/** Plays the games that it is told to, and sends back what they come to. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { playerBot } from '../../shared/bots/fixed';
import { emptyTally, tallyGame } from '../../shared/bots/statistics';
import type { Job, Played } from '../balance/jobs';

const hex = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);

function play({ scenario, seed, players, first, end, rollouts, repeats }: Job): Played {
  const bots = {
    usa: playerBot(players.usa, 'usa'),
    iran: playerBot(players.iran, 'iran'),
    israel: playerBot(players.israel, 'israel'),
  };
  const tally = emptyTally();
  const records = [];
  for (let game = first; game < end; game++) {
    const deal = repeats ? hex(`${seed}:deal:${Math.floor(game / repeats)}`) : undefined;
    records.push(tallyGame(tally, scenario, hex(`${seed}:${game}`), bots, { rollouts, deal }));
  }
  return { tally, records };
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(play(job)));
