/** The bars that the balance of the game is held to (RULES 10, and RULES 11 "Decided since"). */
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import type { ReportOptions } from '../cli/simulate-options';
import { agendasMet, endedIn, gain, luck, orderUse, pointsOf, termUse, type Named } from './figures';
import { share, welch, type Estimate } from './inference';
import type { Measurements } from './measure';
import { gained, gainedRange, percent, percents, points } from './words';

export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly value: string;
  readonly interval: string;
  /** `null`: not measured. */
  readonly holds: boolean | null;
  /** Whether all of the interval is on the same side of the bar as the value. */
  readonly sure: boolean;
}

interface Limits {
  readonly least?: number;
  readonly most?: number;
}

const inside = (value: number, { least = -Infinity, most = Infinity }: Limits): boolean =>
  value >= least && value <= most;

/** Whether a value holds, and whether its interval says the same. */
function judged(estimate: Estimate, limits: Limits): { holds: boolean; sure: boolean } {
  const { value, low, high } = estimate;
  const { least = -Infinity, most = Infinity } = limits;
  const holds = inside(value, limits);
  return { holds, sure: holds ? inside(low, limits) && inside(high, limits) : high < least || low > most };
}

const unmeasured = (what: string, bar: string, why = 'not measured'): Bar => ({
  what,
  bar,
  value: why,
  interval: '–',
  holds: null,
  sure: false,
});

const limitWords = ({ least, most }: Limits): string => {
  const of = (value: number): string => String(Math.round(100 * value));
  if (least !== undefined && most !== undefined) return `${of(least)} to ${of(most)} %`;
  return least === undefined ? `at most ${of(most ?? 1)} %` : `at least ${of(least)} %`;
};

function shareBar(what: string, estimate: Estimate, limits: Limits): Bar {
  const bar = limitWords(limits);
  if (estimate.n === 0) return unmeasured(what, bar);
  return {
    what,
    bar,
    value: percent(estimate.value),
    interval: percents(estimate),
    ...judged(estimate, limits),
  };
}

/** Every one of them must hold: named are those that do not, or the one that is nearest to it. */
function everyBar(what: string, all: readonly Named[], limits: Limits): Bar {
  const bar = limitWords(limits);
  const of = (value: number): number => (Number.isFinite(value) ? value : 0);
  const sign = limits.least === undefined ? -1 : 1;
  const ranked = all
    .map(({ name, estimate }) => ({ name, estimate: { ...estimate, value: of(estimate.value) } }))
    .sort((a, b) => sign * (a.estimate.value - b.estimate.value));
  const [worst] = ranked;
  if (!worst) return unmeasured(what, bar);
  const verdicts = ranked.map((each) => ({ ...each, ...judged(each.estimate, limits) }));
  const failing = verdicts.filter(({ holds }) => !holds);
  const words = ({ name, estimate }: Named): string => `${name} ${percent(estimate.value)}`;
  return {
    what,
    bar,
    value:
      failing.length > 0
        ? `${failing.length} of ${all.length}: ${failing.map(words).join(', ')}`
        : words(worst),
    interval: percents(worst.estimate),
    holds: failing.length === 0,
    sure: failing.length > 0 ? failing.some(({ sure }) => sure) : verdicts.every(({ sure }) => sure),
  };
}

function endingBars({ main: { records } }: Measurements): Bar[] {
  const of = (...endings: string[]): Estimate => share(endedIn(records, ...endings).length, records.length);
  return [
    shareBar('durable peace', of('durable-peace'), { least: 0.2, most: 0.4 }),
    shareBar('brittle peace and frozen conflict', of('brittle-peace', 'frozen-conflict'), {
      least: 0.3,
      most: 0.55,
    }),
    shareBar('open war', of('open-war'), { least: 0.05, most: 0.2 }),
    shareBar('conflagration', of('conflagration'), { least: 0.03, most: 0.12 }),
    shareBar('breakout', of('breakout'), { least: 0.01, most: 0.08 }),
    shareBar('regime crisis', of('regime-crisis'), { least: 0.01, most: 0.08 }),
  ];
}

function shareBars({ main: { tally } }: Measurements, scenario: string): Bar[] {
  const orders = orderUse(tally, scenario);
  const agendas = agendasMet(tally, scenario);
  return [
    everyBar('every order, of the rounds where it was legal', orders, { least: 0.01 }),
    everyBar('no order, of the rounds where it was legal', orders, { most: 0.6 }),
    everyBar('every term, of signed deals', termUse(tally), { least: 0.02 }),
    everyBar('every agenda met, of the games where it was dealt', agendas, { least: 0.2 }),
    everyBar('no agenda met, of the games where it was dealt', agendas, { most: 0.7 }),
  ];
}

const policyBars = ({ policies }: Measurements, against: string): Bar[] =>
  policies.map((each) => {
    const { paired } = gain(each);
    return {
      what: `${SEAT_NAMES[each.seat]} ${each.name}`,
      bar: `below ${against}`,
      value: gained(paired.value),
      interval: gainedRange(paired),
      holds: paired.value < 0,
      sure: paired.value < 0 ? paired.high < 0 : paired.low > 0,
    };
  });

const GAIN = 8;
const SIGNIFICANT = 0.01;

const levelBars = ({ levels }: Measurements): Bar[] =>
  levels.map(({ better, lower, seat, games }) => {
    const what = `${better} over ${lower}, ${SEAT_NAMES[seat]}`;
    const bar = `at least +${GAIN}, p < ${SIGNIFICANT}`;
    if (!games) return unmeasured(what, bar);
    const { paired } = gain(games);
    const { holds, sure } = judged(paired, { least: GAIN });
    return {
      what,
      bar,
      value: gained(paired.value),
      interval: gainedRange(paired),
      holds: holds && paired.p < SIGNIFICANT,
      sure,
    };
  });

const HAWKS_BURN = 0.35;

const hawkBars = ({ policies }: Measurements): Bar[] =>
  SEATS.flatMap((seat) => {
    const hawk = policies.find((each) => each.seat === seat);
    if (!hawk) return [];
    const burnt = share(endedIn(hawk.records, 'conflagration').length, hawk.records.length);
    return [shareBar(`lone hawk in ${SEAT_NAMES[seat]}: conflagration`, burnt, { most: HAWKS_BURN })];
  });

const LUCK = 0.4;

function luckBar({ deals }: Measurements): Bar {
  const what = 'variance of Iran’s score that the deal explains';
  if (deals.length === 0) return unmeasured(what, `below ${100 * LUCK} %`);
  const estimate = luck(deals, 'iran');
  return { ...shareBar(what, estimate, { most: LUCK }), bar: `below ${100 * LUCK} %` };
}

function breakoutBar({ main: { records } }: Measurements): Bar {
  const what = 'Iran’s score at breakout beside brittle peace';
  const [out, brittle] = ['breakout', 'brittle-peace'].map((id) => pointsOf(endedIn(records, id), 'iran'));
  if (!out || !brittle || out.length < 2 || brittle.length < 2) {
    return unmeasured(what, 'below', 'not measured: too few such games');
  }
  const difference = welch(out, brittle);
  const mean = (values: readonly number[]): string =>
    points(values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    what,
    bar: 'below',
    value: `${gained(difference.value)} (${mean(out)}, ${mean(brittle)})`,
    interval: gainedRange(difference),
    holds: difference.value < 0,
    sure: difference.value < 0 ? difference.high < 0 : difference.low > 0,
  };
}

/** Every bar, in the order of the rules. */
export const barsOf = (measured: Measurements, { scenario, against, skip }: ReportOptions): Bar[] => [
  ...endingBars(measured),
  ...shareBars(measured, scenario),
  ...(skip.includes('policies')
    ? [unmeasured('fixed policies and the lone hawk', `below ${against}`)]
    : policyBars(measured, against)),
  ...levelBars(measured),
  ...hawkBars(measured),
  luckBar(measured),
  breakoutBar(measured),
];

const verdict = ({ holds }: Bar): string =>
  holds === null ? 'not measured' : holds ? 'holds' : 'does not hold';

export const BAR_HEAD = ['', 'bar', 'value', '95 % interval', '', 'sure'] as const;
export const barCells = (bar: Bar): string[] => [
  bar.what,
  bar.bar,
  bar.value,
  bar.interval,
  verdict(bar),
  bar.holds === null ? '' : bar.sure ? 'yes' : 'no',
];
