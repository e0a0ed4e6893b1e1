/** What par is fitted from and asked for: a deal as a row of numbers, and a score in its components. */
import { AGENDA_IDS, AGENDAS, type AgendaId } from '../../content/agendas';
import { SCENARIO_IDS } from '../../content/scenarios';
import { SEATS, type Seat } from '../../content/seats';
import type { ScoreSheet } from '../../rules/state';

/** What is dealt in a game, as far as par depends on it. */
export interface Dealt {
  readonly scenario: string;
  readonly agendas: Readonly<Record<Seat, AgendaId>>;
  /** Units of enriched uranium, and steps to a weapon, as dealt. */
  readonly heu: number;
  readonly weapon: number;
}

/** About the middle of what is dealt, so that the intercepts mean something. */
const MIDDLE = { heu: 6, weapon: 1 };

/** 1, 0 or −1 for each agenda of a seat but its last: effects that add up to 0 over the three. */
function effects(seat: Seat, dealt: AgendaId): number[] {
  const own = AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat);
  return own.slice(0, -1).map((id) => (dealt === id ? 1 : dealt === own.at(-1) ? -1 : 0));
}

/** How strongly a column is drawn to 0, as the ridge of the regression: what has its own games in plenty hardly. */
const RIDGE = { scenario: 0, main: 4, interaction: 40 };

const MAINS = SEATS.length * 2 + 2;

/** For each column of a row, its ridge. */
export const RIDGES: readonly number[] = [
  ...SCENARIO_IDS.map(() => RIDGE.scenario),
  ...Array.from({ length: MAINS }, () => RIDGE.main),
  ...Array.from({ length: MAINS * (SCENARIO_IDS.length - 1) }, () => RIDGE.interaction),
];

/**
 * A deal as the columns of the regression: which scenario; the effects of the agendas, of uranium and of the weapon; and
 * how these differ between scenarios.
 */
export function rowOf({ scenario, agendas, heu, weapon }: Dealt): number[] {
  const among = SCENARIO_IDS.map((id) => (id === scenario ? 1 : 0));
  const mains = [
    ...SEATS.flatMap((seat) => effects(seat, agendas[seat])),
    heu - MIDDLE.heu,
    weapon - MIDDLE.weapon,
  ];
  const last = among.at(-1) ?? 0;
  const between = among.slice(0, -1).map((is) => is - last);
  return [...among, ...mains, ...between.flatMap((share) => mains.map((value) => share * value))];
}

/** Part of a score; all parts add up to the total. */
export interface Part {
  readonly kind: 'interest' | 'agenda' | 'bonus' | 'cap';
  readonly name: string;
  readonly points: number;
  /** The least and the most that it can be. */
  readonly range: readonly [number, number];
}

/** A score in parts. The last is what the cap of the ending, or the limit of 100, took away. */
export function partsOf({ interests, agenda, bonus, total }: ScoreSheet): Part[] {
  const parts: Part[] = [
    ...interests.map(({ name, weight, points }): Part => ({
      kind: 'interest',
      name,
      points,
      range: [0, weight],
    })),
    { kind: 'agenda', name: 'Agenda', points: agenda.points, range: [0, 100] },
    { kind: 'bonus', name: 'Durable peace', points: bonus, range: [0, 100] },
  ];
  const sum = parts.reduce((points, part) => points + part.points, 0);
  return [...parts, { kind: 'cap', name: 'Taken by the cap', points: total - sum, range: [-100, 0] }];
}
