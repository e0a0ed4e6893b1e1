/** What `npm run simulate` can be asked, in words, and what it does unless told otherwise. */
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { BOT_LEVELS } from '../../shared/rules/state';
import { REFERENCE } from '../balance/levels';

/** Games and the like of a report; `QUICK` for a first look at a change of numbers. */
export const USUAL = { games: 2_000, pairingGames: 400, deals: 200, repeats: 8, rollouts: 100 };
export const QUICK = { games: 400, pairingGames: 100, deals: 60, repeats: 6, rollouts: 40 };
export const EXPLOIT = { games: 12_000, generations: 6 };
/** Games that the weights of the evaluation are fitted from. */
export const FIT_GAMES = 30_000;
/** Games of strong bots that par is fitted from; fewer than `least` say too little. */
export const PAR = { games: 648, rollouts: 24, least: 81 };

/** Parts of the report that may be left out. */
export const SKIPPABLE = ['strong', 'pairings', 'policies', 'deals'] as const;
export type Skippable = (typeof SKIPPABLE)[number];

const quick = `${QUICK.games}, ${QUICK.pairingGames}, ${QUICK.deals} times ${QUICK.repeats}, ${QUICK.rollouts} rollouts`;

export const HELP = `Plays whole games among bots, without server or screen, and says what they come to.

  npm run simulate -- --games 500 --seed 1 --bots random,easy,easy --scenario standard --json

  --games N          how many games (100)
  --bots A,B,C       who plays the United States, Iran and Israel: ${BOT_LEVELS.join(' or ')};
                     one alone plays all three (easy)

  npm run simulate -- --report

measures every bar that the balance of the game is held to, prints them, and writes docs/balance.md.

  --games N          games of the bots among themselves (${USUAL.games})
  --pairing-games N  games of each bot and each fixed policy in a seat (${USUAL.pairingGames})
  --deals N          deals that are played several times (${USUAL.deals})
  --repeats N        how often each of them (${USUAL.repeats})
  --rollouts N       rollouts of a searching bot for one act (${USUAL.rollouts})
  --against LEVEL    the bot that is the measure (${REFERENCE}), held beside the levels next to it
  --skip PARTS       leaves out what is named, by commas: ${SKIPPABLE.join(', ')}
  --quick            fewer of everything: ${quick}
  --out FILE         where the report goes (docs/balance.md)

  npm run simulate -- --exploit israel

searches for a fixed policy that beats the bot in that seat, and tests the best one on games that it has not seen.

  --games N          games to spend, the test included (${EXPLOIT.games})
  --generations N    generations of policies (${EXPLOIT.generations})
  --against LEVEL    the bot to beat, which has the other seats too (${REFERENCE})

  npm run simulate -- --fit

makes the weights anew that the middle and the strong bot go by: after a change of rules or numbers.

  --games N          games of easy bots to fit them from (${FIT_GAMES})
  --out FILE         where they go (shared/bots/evaluation/weights.json)

  npm run simulate -- --par

makes par anew, which a debrief sets scores beside: games of strong bots in every scenario, every three agendas dealt
equally often. After a change of rules, numbers or strong bots; about fifteen minutes on one core.

  --games N          games to fit it from, at least ${PAR.least} (${PAR.games})
  --rollouts N       rollouts of a bot for one act (${PAR.rollouts})
  --out FILE         where it goes (shared/analysis/debrief/par.json)

For all:

  --seed TEXT        the same seed, the same figures (1)
  --scenario ID      ${SCENARIO_IDS.join(', ')} (standard)
  --workers N        threads (one for each core)
  --json             one JSON object on standard output, and nothing else
  --help             this text
`;
