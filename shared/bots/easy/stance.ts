/**
 * How a seat looks at the table, in points of its score: what it may hope for from each value of a track, its public
 * interests, its agenda, and what everybody fears. Another seat's stance is what its public interests say of it.
 */
import type { AgendaCondition, AgendaDef, Interest } from '../../content/schema';
import { HOME, SEATS, type Seat } from '../../content/seats';
import type { Track } from '../../content/tracks';
import { obligations, type Obligation } from '../../rules/obligations';
import { marginal } from '../../rules/pictures';
import { scenarioOf } from '../../rules/scenario';
import type { Picture } from '../../rules/state';
import type { SeatView } from '../../views/view';

/** The points that a seat's interests give for each unit of what they measure. */
interface Weights {
  readonly tracks: Partial<Record<Track, { readonly each: number; readonly of: number }>>;
  readonly heu: number;
  readonly weapon: number;
  /** By the seat whose trust counts. */
  readonly trust: Partial<Record<Seat, number>>;
  /** By `debtor:term`. */
  readonly guarantees: Readonly<Record<string, number>>;
}

export interface Stance {
  readonly view: SeatView;
  readonly seat: Seat;
  readonly weights: Weights;
  /** `null` where it is another's. */
  readonly agenda: AgendaDef | null;
  /** Rounds to be played, with this one. */
  readonly left: number;
  /** How far the game has gone, from 0 to 1. */
  readonly gone: number;
  readonly owed: readonly Obligation[];
  /** Whether hold-fire binds Iran and Israel. */
  readonly bound: boolean;
  /** What the next reckoning does to a track by itself. */
  readonly drift: Partial<Record<Track, number>>;
  /** Chance of each number of steps toward a weapon, and of each number of units of uranium. */
  readonly weapon: readonly number[];
  readonly heu: readonly number[];
}

const known = new WeakMap<readonly Interest[], Weights>();

function weightsOf(interests: readonly Interest[]): Weights {
  const found = known.get(interests);
  if (found) return found;
  const tracks: Partial<Record<Track, { each: number; of: number }>> = {};
  const trust: Partial<Record<Seat, number>> = {};
  const guarantees: Record<string, number> = {};
  const secret = { heu: 0, weapon: 0 };
  for (const { weight, measure } of interests) {
    if ('trust' in measure) trust[measure.trust[0]] = weight / 10;
    else if ('guarantees' in measure) {
      for (const { term, debtor, share } of measure.guarantees)
        guarantees[`${debtor}:${term}`] = weight * share;
    } else {
      const each = (measure.less ? -1 : 1) * (weight / measure.of);
      if ('track' in measure) tracks[measure.track] = { each, of: measure.of };
      else if (measure.secret !== 'concealed') secret[measure.secret] = each;
    }
  }
  const weights: Weights = { tracks, ...secret, trust, guarantees };
  known.set(interests, weights);
  return weights;
}

function driftOf(view: SeatView, bound: boolean): Partial<Record<Track, number>> {
  const { reckoning: r, war } = scenarioOf(view).numbers;
  const { economy, sites, sanctions } = view.tracks;
  const { crackdown, round } = view;
  const alarm = sites >= r.alarmSites ? r.alarm : 0;
  const hangover = crackdown.until >= round && crackdown.floor < round ? r.crackdown : 0;
  const poor = economy <= r.poorEconomy ? -r.economyStreets : 0;
  const rich = economy >= r.goodEconomy ? r.economyStreets : 0;
  const heavy = sanctions >= r.heavySanctions && round % 2 === 0 ? -r.sanctionsEconomy : 0;
  const light = sanctions <= r.lightSanctions ? r.sanctionsEconomy : 0;
  return {
    ceasefire: view.war ? 0 : bound ? r.quiet : r.decay,
    streets: poor + rich + hangover,
    economy: heavy + light + (view.war ? war.economy : 0),
    base: alarm + (view.war ? war.base : 0),
    coalition: alarm,
    escalation: view.war ? war.escalation : 0,
  };
}

/** Pictures are never changed, so what they come to is worked out once. */
const marginals = new WeakMap<Picture, ReturnType<typeof marginal>>();
function marginalOf(picture: Picture): ReturnType<typeof marginal> {
  const found = marginals.get(picture) ?? marginal(picture);
  marginals.set(picture, found);
  return found;
}

/** What a view says of the secret stock: certain for Iran, a picture for the others. */
function beliefs(view: SeatView, seat: Seat): Pick<Stance, 'weapon' | 'heu'> {
  if (view.secret && seat === 'iran') {
    const { heu, weapon } = view.secret;
    return {
      heu: Array.from({ length: 11 }, (_, at) => Number(at === heu)),
      weapon: Array.from({ length: 6 }, (_, at) => Number(at === weapon)),
    };
  }
  const own = seat === 'iran' ? null : view.pictures[seat];
  const picture = own ?? view.pictures.public;
  return picture ? marginalOf(picture) : { heu: [1], weapon: [1] };
}

/** The stance of the viewer, or what the viewer takes another's to be. */
export function stanceOf(view: SeatView, seat: Seat = view.viewer): Stance {
  const scenario = scenarioOf(view);
  const id = seat === view.viewer ? view.agendas[seat] : null;
  const owed = obligations(view);
  const holds = (debtor: Seat, to: Seat): boolean =>
    owed.some(({ term }) => term.kind === 'hold-fire' && term.debtor === debtor && term.to.includes(to));
  const bound = holds('iran', 'israel') && holds('israel', 'iran');
  return {
    view,
    seat,
    weights: weightsOf(scenario.interests[seat]),
    agenda: (id && scenario.agendas[id]) ?? null,
    left: scenario.rounds - view.round + 1,
    gone: (view.round - 1) / Math.max(1, scenario.rounds - 1),
    owed,
    bound,
    drift: driftOf(view, bound),
    ...beliefs(view, seat),
  };
}

export const hasAgenda = (stance: Stance, id: string): boolean =>
  stance.view.agendas[stance.seat] === id && stance.agenda !== null;

export const chanceFrom = (chances: readonly number[], least: number): number =>
  chances.reduce((sum, chance, value) => (value >= least ? sum + chance : sum), 0);
export const meanOf = (chances: readonly number[]): number =>
  chances.reduce((sum, chance, value) => sum + chance * value, 0);

/** What a seat loses by a home track this low: fewer points to act with, no signature, in Iran the end of the regime. */
const LOW_HOME: Readonly<Record<Seat, readonly number[]>> = {
  usa: [9, 5, 3, 0.5],
  iran: [14, 5, 2, 0.5],
  israel: [9, 5, 3, 0.5],
};
const WAR_NEAR = [7, 4.5, 3, 1.8, 1, 0.4];
const FIRE_NEAR = [0, 0.1, 0.2, 0.4, 0.7, 1.1, 1.7, 2.6, 4.5, 10, 40];

const missing = (test: AgendaCondition, value: number): number => {
  const range = test as { readonly min?: number; readonly max?: number };
  return Math.max(0, (range.min ?? -Infinity) - value, value - (range.max ?? Infinity));
};

/** What the agenda asks of a track: the more pressing, the nearer the end. */
function agendaWorth({ agenda, gone }: Stance, track: Track, value: number): number {
  let sum = 0;
  for (const { test } of agenda?.conditions ?? []) {
    if ('track' in test && test.track === track) sum -= Math.min(4, missing(test, value));
  }
  return sum * (1.6 + 1.6 * gone);
}

/** What Iran's money is worth to its streets over the rounds that are left, and what sanctions do to its money. */
function laterWorth({ view, seat, left }: Stance, track: Track, value: number): number {
  if (seat !== 'iran') return 0;
  const { reckoning: r } = scenarioOf(view).numbers;
  const rounds = Math.min(4, left - 1);
  if (track === 'economy') {
    if (value <= r.poorEconomy) return -1.3 * rounds - 0.5 * (r.poorEconomy - value);
    return value >= r.goodEconomy ? rounds : 0;
  }
  if (track === 'sanctions') {
    if (value >= r.heavySanctions) return -0.9 * rounds;
    return value <= r.lightSanctions ? 1.4 * rounds : 0;
  }
  return 0;
}

/** Points without weight in the score that a track is good for all the same. */
const USES: Readonly<Record<Seat, Partial<Record<Track, number>>>> = {
  usa: { shield: 0.3, sanctions: 0.2, intel: 0.1, toll: -0.2 },
  iran: { security: 0.9, intel: -0.4, access: -0.6, toll: -0.3, shield: -0.1, coalition: -0.1 },
  israel: { intel: 0.5, missiles: -0.6, security: -0.5, access: 0.9, base: 0.1, toll: -0.3, economy: -0.2 },
};

/** What it is worth to a seat that a track stands at `value`, in points. Only differences mean anything. */
export function standing(stance: Stance, track: Track, value: number): number {
  const { seat, weights, left, drift, view } = stance;
  const interest = weights.tracks[track];
  let worth = agendaWorth(stance, track, value) + laterWorth(stance, track, value);
  worth += (USES[seat][track] ?? 0) * value;
  if (interest) worth += interest.each * Math.min(value, interest.of);
  const next = Math.max(0, Math.min(10, value + (drift[track] ?? 0)));
  if (track === HOME[seat]) {
    worth -= LOW_HOME[seat][next] ?? 0;
    // What lies above this fades before the end.
    const fades = scenarioOf(view).numbers.reckoning.fadeAbove[seat];
    if (left > 1 && interest) worth -= 0.6 * interest.each * Math.max(0, value - fades);
  }
  if (track === 'streets' && seat !== 'iran') worth -= value <= 1 ? 6 - 3 * value : 0;
  if (track === 'ceasefire') worth -= WAR_NEAR[next] ?? 0;
  if (track === 'escalation') worth -= FIRE_NEAR[next] ?? 0;
  return worth;
}

/** What it is worth that `from` trusts `to` so far: to be trusted opens doors, to trust lets one sign. */
export function trustStanding({ seat, weights }: Stance, from: Seat, to: Seat, value: number): number {
  if (to === seat) return (weights.trust[from] ?? 0) * value + 0.5 * Math.min(value, 5) + 0.15 * value;
  if (from === seat) return 0.3 * Math.min(value, 6);
  return 0;
}

export const others = (seat: Seat): readonly Seat[] => SEATS.filter((one) => one !== seat);
