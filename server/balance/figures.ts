/** Measurements turned into estimates; points are points, not hundredths. */
import type { GameRecord } from '../../shared/bots/record';
import type { Tally } from '../../shared/bots/statistics';
import type { Seat } from '../../shared/content/seats';
import { TERM_KINDS } from '../../shared/content/terms';
import { scenarioOf } from '../../shared/rules/scenario';
import { paired, share, varianceShare, welch, type Difference, type Estimate } from './inference';
import type { Pairing } from './measure';

export interface Named {
  readonly name: string;
  readonly estimate: Estimate;
}

export const pointsOf = (records: readonly GameRecord[], seat: Seat): number[] =>
  records.map(({ scores }) => scores[seat] / 100);

export const endedIn = (records: readonly GameRecord[], ...endings: readonly string[]): GameRecord[] =>
  records.filter(({ ending }) => endings.includes(ending));

/** Share of the rounds in which it was legal. */
const usage = ({ orders }: Tally, name: string): Named => ({
  name,
  estimate: share(orders.used[name] ?? 0, orders.legal[name] ?? 0),
});

export const orderUse = (tally: Tally, scenario: string): Named[] =>
  Object.keys(scenarioOf({ scenario }).orders).map((id) => usage(tally, id));

export const targetUse = (tally: Tally, scenario: string): Named[] => [
  ...Object.entries(scenarioOf({ scenario }).orders).flatMap(([id, { targets }]) =>
    Object.keys(targets).map((target) => usage(tally, `${id}:${target}`)),
  ),
  usage(tally, 'withhold'),
];

/** Share of signed deals. */
export const termUse = ({ terms, deals }: Tally): Named[] =>
  TERM_KINDS.map((name) => ({ name, estimate: share(terms[name] ?? 0, deals) }));

/** Share of the games in which it was dealt. */
export const agendasMet = ({ agendas }: Tally, scenario: string): Named[] =>
  Object.keys(scenarioOf({ scenario }).agendas).map((name) => ({
    name,
    estimate: share(agendas.met[name] ?? 0, agendas.dealt[name] ?? 0),
  }));

/** What a seat gains by the other player, game by game, and as if the games had nothing to do with each other. */
export function gain({ seat, records, beside }: Pairing): { paired: Difference; welch: Difference } {
  const [a, b] = [pointsOf(records, seat), pointsOf(beside, seat)];
  return { paired: paired(a, b), welch: welch(a, b) };
}

/** Share of the variance of a seat's score that the deal explains. */
export const luck = (deals: readonly (readonly GameRecord[])[], seat: Seat): Estimate =>
  varianceShare(deals.map((records) => pointsOf(records, seat)));
