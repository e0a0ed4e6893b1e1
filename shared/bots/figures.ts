/** The figures that a tally comes to: means, spreads and shares. */
import { AGENDA_IDS } from '../content/agendas';
import { ENDINGS } from '../content/endings';
import { SEATS } from '../content/seats';
import { TERM_KINDS } from '../content/terms';
import { scenarioOf } from '../rules/scenario';
import type { Sums, Tally } from './statistics';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const share = (part: number | undefined, whole: number): number =>
  whole > 0 ? rounded((part ?? 0) / whole, 4) : 0;

/** Mean and standard deviation (of the sample), in points. */
function spread({ sum, squares }: Sums, games: number): { mean: number; sd: number } {
  const mean = games > 0 ? sum / games : 0;
  const variance = games > 1 ? Math.max(0, (squares - games * mean * mean) / (games - 1)) : 0;
  return { mean: rounded(mean / 100, 2), sd: rounded(Math.sqrt(variance) / 100, 2) };
}

const from = <T>(keys: readonly string[], of: (key: string) => T): Record<string, T> =>
  Object.fromEntries(keys.map((key) => [key, of(key)]));

/** Every order of a scenario, with its targets where it has some, and `withhold`. */
const orderKeys = (scenario: string): string[] => [
  ...Object.entries(scenarioOf({ scenario }).orders).flatMap(([id, { targets }]) => [
    id,
    ...Object.keys(targets).map((target) => `${id}:${target}`),
  ]),
  'withhold',
];

export interface Figures {
  readonly games: number;
  /** Shares of games. */
  readonly endings: Readonly<Record<string, number>>;
  readonly scores: Readonly<Record<string, { readonly mean: number; readonly sd: number }>>;
  /** Share of the games in which it was dealt. */
  readonly agendasMet: Readonly<Record<string, number>>;
  /** Share of the rounds in which it was legal, and of all rounds. */
  readonly orders: Readonly<Record<string, { readonly ofLegal: number; readonly ofRounds: number }>>;
  /** Shares of signed deals. */
  readonly terms: Readonly<Record<string, number>>;
  /** Shares of the responses of a seat. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Deals signed in each round, for each game. */
  readonly signings: Readonly<Record<string, number>>;
  readonly perGame: Readonly<
    Record<
      'rounds' | 'acts' | 'offers' | 'counters' | 'deals' | 'strikes' | 'breaches' | 'toll' | 'expired',
      number
    >
  >;
  /** Share of games in which the war was on at some time. */
  readonly wars: number;
}

export function figuresOf(tally: Tally, scenario: string): Figures {
  const { games, rounds } = tally;
  const content = scenarioOf({ scenario });
  const each = (value: number): number => (games > 0 ? rounded(value / games, 3) : 0);
  const responses = from([...SEATS], (seat) => {
    const given = Object.keys(content.responses).filter((id) =>
      content.responses[id]?.seats.includes(seat as (typeof SEATS)[number]),
    );
    const all = given.reduce((sum, id) => sum + (tally.responses[`${seat}:${id}`] ?? 0), 0);
    return from(given, (id) => share(tally.responses[`${seat}:${id}`], all));
  });
  return {
    games,
    endings: from(ENDINGS, (id) => share(tally.endings[id], games)),
    scores: from([...SEATS], (seat) => spread(tally.scores[seat as (typeof SEATS)[number]], games)),
    agendasMet: from(AGENDA_IDS, (id) => share(tally.agendas.met[id], tally.agendas.dealt[id] ?? 0)),
    orders: from(orderKeys(scenario), (key) => ({
      ofLegal: share(tally.orders.used[key], tally.orders.legal[key] ?? 0),
      ofRounds: share(tally.orders.used[key], rounds),
    })),
    terms: from(TERM_KINDS, (kind) => share(tally.terms[kind], tally.deals)),
    responses,
    signings: from(
      Array.from({ length: content.rounds }, (_, i) => String(i + 1)),
      (round) => each(tally.signings[round] ?? 0),
    ),
    perGame: {
      rounds: each(rounds),
      acts: each(tally.acts),
      offers: each(tally.offers),
      counters: each(tally.counters),
      deals: each(tally.deals),
      strikes: each(tally.strikes),
      breaches: each(tally.breaches),
      toll: each(tally.toll),
      expired: each(tally.expired),
    },
    wars: share(tally.wars, games),
  };
}
