/** How characters differ: what they ask for, how they give way, and what their word is worth to them. */
import type { Seat } from '../../content/seats';
import type { Character } from '../bot';

export interface Traits {
  /** Share of the best attainable gain that is asked for as the game begins. */
  readonly opening: number;
  /** How the aspiration falls: below 1 it falls late (Boulware), above 1 early (conceder). Faratin, Sierra and Jennings 1998. */
  readonly concession: number;
  /** How much the others' gains weigh in what is proposed. */
  readonly goodwill: number;
  /** Points that breaking one's word must gain beyond what it costs. */
  readonly scruple: number;
  /** Share of two-party texts that are proposed in secret. */
  readonly secrecy: number;
  /** Points by which force must beat what is peaceful. */
  readonly restraint: Readonly<Record<Seat, number>>;
  /** How much a regional war is feared: 1 as much as it costs. */
  readonly fear: number;
}

export const TRAITS: Readonly<Record<Character, Traits>> = {
  cautious: {
    opening: 0.5,
    concession: 1.6,
    goodwill: 0.6,
    scruple: 4,
    secrecy: 0.05,
    restraint: { usa: 0.6, iran: 0.6, israel: 0.6 },
    fear: 1.5,
  },
  hard: {
    opening: 0.65,
    concession: 0.8,
    goodwill: 0.25,
    scruple: 2,
    secrecy: 0.08,
    restraint: { usa: -5, iran: -3, israel: -3 },
    fear: 0.5,
  },
  opportunist: {
    opening: 0.5,
    concession: 1.2,
    goodwill: 0.35,
    scruple: 0.3,
    secrecy: 0.22,
    restraint: { usa: -1, iran: -0.5, israel: -0.5 },
    fear: 1,
  },
};

/**
 * The share of the best attainable gain that is asked for when `gone` of the game (0 to 1) is over: from the opening down
 * to nothing, which leaves the reservation value.
 */
export const aspiration = ({ opening, concession }: Traits, gone: number): number =>
  opening * (1 - gone ** (1 / concession));
