/** docs/balance.md: every bar, and what stands behind it. It holds nothing that differs from run to run. */
import { RULES_VERSION } from '../../shared/rules/version';
import type { ReportOptions } from '../cli/simulate-options';
import { BAR_HEAD, barCells, type Bar } from './bars';
import { AGAIN, type Measurements } from './measure';
import {
  agendaTable,
  endingTable,
  gameTable,
  levelTable,
  luckTable,
  orderTable,
  policyList,
  policyTable,
  scoreTable,
  termTable,
} from './tables';
import { markdown } from './words';

function command({
  games,
  pairingGames,
  deals,
  repeats,
  rollouts,
  against,
  seed,
  scenario,
  skip,
}: ReportOptions): string {
  const few = `--games ${games} --pairing-games ${pairingGames} --deals ${deals} --repeats ${repeats}`;
  const left = skip.length > 0 ? ` --skip ${skip.join(',')}` : '';
  return `npm run simulate -- --report ${few} --rollouts ${rollouts} --against ${against} --seed ${seed} --scenario ${scenario}${left}`;
}

function method({ games, pairingGames, deals, repeats, rollouts, against, scenario }: ReportOptions): string {
  return `- *The bots among themselves*: ${games} games of the scenario \`${scenario}\` with \`${against}\` in all seats, agendas and
  uranium dealt at random. Endings, orders, terms, agendas and what is in the last tables come from these.
- *Fixed policies*: ${pairingGames} games for each policy and seat, with \`${against}\` in the two other seats. What a policy leaves
  open, \`${against}\` decides. The gain is the mean difference of the seat's score to the same games (same seed: same deal, dice
  and random numbers) with \`${against}\` in all seats. Where the interval of that holds 0, ${AGAIN * pairingGames} fresh games decide.
- *Levels*: ${pairingGames} games for each pairing and seat: one seat of the better level among two of the lower, beside the same games
  with the lower in all seats. A bot that searches has ${rollouts} rollouts for one act. Tests are two-sided.
- *Luck*: ${deals} deals (uranium, what is concealed of it, weapon, agendas), each played ${repeats} times with other dice and events. The
  share is the intraclass correlation of a one-way analysis of variance with random effects.
- *Intervals* cover 95 %: Wilson's for shares, normal ones for means and their differences, the one that follows from F for
  the intraclass correlation. Rounds of one game, or deals of it, count as if they had nothing to do with each other, so
  the intervals of orders and terms are a little too narrow.
- A bar *holds* if the value does; it is *sure* if all of the interval lies on the same side of the bar.`;
}

/** The report as text. */
export function report(measured: Measurements, bars: readonly Bar[], options: ReportOptions): string {
  const { main, deals, policies, levels } = measured;
  const { scenario, against } = options;
  const { records, tally } = main;
  const section = (title: string, ...texts: readonly string[]): string =>
    [`## ${title}`, ...texts].join('\n\n');
  const parts = [
    '# Balance',
    `How the numbers of the game play out, measured under version ${RULES_VERSION} of the rules by`,
    ['```', command(options), '```'].join('\n'),
    'This file is written by that command; the same command writes the same file.',
    section('Bars', markdown(BAR_HEAD, bars.map(barCells))),
    section('Method', method(options)),
    section('Endings, and mean scores (SD) by ending', endingTable(records)),
    section('Scores', scoreTable(records)),
    section('Games', gameTable(records, tally)),
    section('Agendas', agendaTable(records, tally, scenario)),
    ...(policies.length > 0
      ? [section('Fixed policies', policyTable(measured, against), policyList(measured))]
      : []),
    ...(levels.length > 0 ? [section('Levels of bots', levelTable(measured))] : []),
    ...(deals.length > 0 ? [section('Luck of the deal', luckTable(measured))] : []),
    section('Terms', termTable(tally)),
    section('Orders', orderTable(tally, scenario)),
  ];
  return `${parts.join('\n\n')}\n`;
}
