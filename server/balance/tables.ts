/** The tables of the report behind its bars. */
import { ENDINGS } from '../../shared/content/endings';
import { policyWords } from '../../shared/bots/fixed/words';
import type { GameRecord } from '../../shared/bots/record';
import type { Tally } from '../../shared/bots/statistics';
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Seat } from '../../shared/content/seats';
import {
  agendasMet,
  endedIn,
  gain,
  luck,
  orderUse,
  pointsOf,
  targetUse,
  termUse,
  type Named,
} from './figures';
import { meanOf, share, variance } from './inference';
import type { Measurements } from './measure';
import {
  chance,
  gained,
  gainedRange,
  markdown,
  percent,
  percents,
  points,
  pointsRange,
  shareCells,
} from './words';

const sd = (values: readonly number[]): string => points(Math.sqrt(variance(values)));

const shareRows = (all: readonly Named[]): string[][] =>
  all.map(({ name, estimate }) => [name, String(estimate.n), ...shareCells(estimate)]);

const seatNames = SEATS.map((seat) => SEAT_NAMES[seat]);

export function endingTable(records: readonly GameRecord[]): string {
  const cell = (some: readonly GameRecord[], seat: Seat): string => {
    const values = pointsOf(some, seat);
    return values.length > 0 ? `${points(meanOf(values).value)} (${sd(values)})` : '–';
  };
  const row = (name: string, some: readonly GameRecord[]): string[] => [
    name,
    ...shareCells(share(some.length, records.length)),
    ...SEATS.map((seat) => cell(some, seat)),
  ];
  return markdown(
    ['ending', 'share', '95 % interval', ...seatNames],
    [...ENDINGS.map((id) => row(id, endedIn(records, id))), row('all games', records)],
  );
}

export const scoreTable = (records: readonly GameRecord[]): string =>
  markdown(
    ['seat', 'mean', '95 % interval', 'SD'],
    SEATS.map((seat) => {
      const values = pointsOf(records, seat);
      const mean = meanOf(values);
      return [SEAT_NAMES[seat], points(mean.value), pointsRange(mean), sd(values)];
    }),
  );

/** Means and shares that no bar is set for. */
export function gameTable(records: readonly GameRecord[], tally: Tally): string {
  const { games } = tally;
  const each = (sum: number): string => (games > 0 ? (sum / games).toFixed(2) : '–');
  const shared = (part: number): string[] => shareCells(share(part, games));
  const trust = (round: number): string[] => {
    const values = records.flatMap((record) => record.trust[round - 1] ?? []);
    const name = `Iran’s trust in the United States after round ${round}`;
    if (values.length === 0) return [name, '–', '–'];
    const { value, low, high, n } = meanOf(values);
    return [`${name} (${n} games)`, value.toFixed(2), `${low.toFixed(2)} to ${high.toFixed(2)}`];
  };
  return markdown(
    ['for each game', 'value', '95 % interval'],
    [
      ['deals', each(tally.deals), ''],
      ['offers', each(tally.offers), ''],
      ['strikes', each(tally.strikes), ''],
      ['breaches', each(tally.breaches), ''],
      ['rounds', each(tally.rounds), ''],
      ['games with war', ...shared(tally.wars)],
      [
        'games with a first deal in round 1',
        ...shared(records.filter(({ firstDeal }) => firstDeal === 1).length),
      ],
      ['games without a deal', ...shared(records.filter(({ firstDeal }) => firstDeal === null).length)],
      trust(1),
      trust(8),
    ],
  );
}

export function agendaTable(records: readonly GameRecord[], tally: Tally, scenario: string): string {
  const head = ['agenda', 'dealt', 'met', '95 % interval', 'mean score of the seat', '95 % interval'];
  const rows = agendasMet(tally, scenario).map(({ name, estimate }) => {
    const seat = scenarioOf({ scenario }).agendas[name]?.seat ?? 'usa';
    const values = pointsOf(
      records.filter(({ agendas }) => agendas[seat] === name),
      seat,
    );
    const mean = values.length > 0 ? meanOf(values) : null;
    return [
      name,
      String(estimate.n),
      ...shareCells(estimate),
      mean ? points(mean.value) : '–',
      mean ? pointsRange(mean) : '–',
    ];
  });
  return markdown(head, rows);
}

export const orderTable = (tally: Tally, scenario: string): string =>
  markdown(
    ['order', 'rounds where legal', 'used', '95 % interval'],
    [...shareRows(orderUse(tally, scenario)), ...shareRows(targetUse(tally, scenario))],
  );

export const termTable = (tally: Tally): string =>
  markdown(['term', 'deals signed', 'with the term', '95 % interval'], shareRows(termUse(tally)));

export const policyTable = ({ policies }: Measurements, against: string): string =>
  markdown(
    ['seat and policy', 'games', 'mean', against, 'gain', '95 % interval', 'p', 'conflagration'],
    policies.map((each) => {
      const { seat, name, records, beside } = each;
      const { paired } = gain(each);
      return [
        `${SEAT_NAMES[seat]} ${name}`,
        String(paired.n),
        points(meanOf(pointsOf(records, seat)).value),
        points(meanOf(pointsOf(beside, seat)).value),
        gained(paired.value),
        gainedRange(paired),
        chance(paired.p),
        percent(endedIn(records, 'conflagration').length / records.length),
      ];
    }),
  );

/** What the policies are, each once where it is the same for all seats. */
export function policyList({ policies }: Measurements): string {
  const lines = policies.map(({ name, seat, policy }) => ({ name, seat, words: policyWords(policy) }));
  const names = [...new Set(lines.map(({ name }) => name))];
  return names
    .flatMap((name) => {
      const own = lines.filter((line) => line.name === name);
      const same = own.every(({ words }) => words === own[0]?.words);
      return same
        ? [`- *${name}*: ${own[0]?.words}.`]
        : own.map(({ seat, words }) => `- *${name}*, ${SEAT_NAMES[seat]}: ${words}.`);
    })
    .join('\n');
}

export const levelTable = ({ levels }: Measurements): string =>
  markdown(
    ['pairing', 'games', 'mean', 'lower level', 'gain', '95 % interval', 'p, paired', 'p, Welch'],
    levels.map(({ better, lower, seat, games }) => {
      const name = `${better} over ${lower}, ${SEAT_NAMES[seat]}`;
      if (!games) return [name, 'not measured', '', '', '', '', '', ''];
      const { paired, welch } = gain(games);
      return [
        name,
        String(paired.n),
        points(meanOf(pointsOf(games.records, seat)).value),
        points(meanOf(pointsOf(games.beside, seat)).value),
        gained(paired.value),
        gainedRange(paired),
        chance(paired.p),
        chance(welch.p),
      ];
    }),
  );

export const luckTable = ({ deals }: Measurements): string =>
  markdown(
    ['seat', 'explained by the deal', '95 % interval'],
    SEATS.map((seat) => {
      const estimate = luck(deals, seat);
      return [SEAT_NAMES[seat], percent(estimate.value), percents(estimate)];
    }),
  );
