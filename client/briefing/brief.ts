/** A seat's brief, made of its own view and of nothing else. */
import { SEAT_TEXTS } from '../../shared/content/briefing/seats';
import { HOME, OTHERS, type Seat } from '../../shared/content/seats';
import { TRACK_MAX, TRACK_TEXT, type Track } from '../../shared/content/tracks';
import { chanceOfHeu, marginal } from '../../shared/rules/pictures';
import { agendaMet } from '../../shared/rules/scores';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Picture } from '../../shared/rules/state';
import type { SeatView } from '../../shared/views/view';
import { capital, counted } from '../../shared/wording/term';

interface Condition {
  readonly text: string;
  /** By what this seat knows. */
  readonly holds: boolean;
}

/** How likely something is, in words and in percent. */
export interface Odds {
  readonly what: string;
  readonly percent: number;
  readonly words: string;
}

export interface SeatBrief {
  readonly seat: Seat;
  readonly office: string;
  readonly situation: string;
  readonly figures: readonly {
    readonly track: Track;
    readonly name: string;
    readonly value: number;
    readonly of: number;
    readonly edge: string;
    readonly home: boolean;
  }[];
  readonly trust: readonly { readonly other: Seat; readonly ours: number; readonly theirs: number }[];
  readonly agenda: {
    readonly name: string;
    readonly text: string;
    readonly conditions: readonly Condition[];
  } | null;
  readonly interests: readonly { readonly name: string; readonly weight: number }[];
  readonly redLines: readonly string[];
  /** What is certain to this seat alone; empty for seats that have to guess. */
  readonly facts: readonly string[];
  readonly odds: { readonly whose: string; readonly list: readonly Odds[] } | null;
  readonly others: readonly {
    readonly seat: Seat;
    readonly text: string;
    readonly interests: readonly string[];
    readonly agendas: readonly string[];
  }[];
  readonly first: readonly {
    readonly name: string;
    readonly kind: 'order' | 'promise';
    readonly why: string;
  }[];
}

/** Words for a chance, the least first: `below` is the first percent that they are too weak for. */
const SCALE = [
  { below: 5, words: 'almost impossible' },
  { below: 20, words: 'very unlikely' },
  { below: 45, words: 'unlikely' },
  { below: 56, words: 'about even' },
  { below: 81, words: 'likely' },
  { below: 96, words: 'very likely' },
];

export function oddsOf(what: string, chance: number): Odds {
  const percent = Math.round(chance * 100);
  return { what, percent, words: SCALE.find(({ below }) => percent < below)?.words ?? 'almost certain' };
}

const from = (weights: readonly number[], least: number): number =>
  weights.slice(least).reduce((sum, weight) => sum + weight, 0);

function oddsFrom(picture: Picture, view: SeatView): Odds[] {
  const { fastAt } = scenarioOf(view).numbers.weaponise;
  const { heu, concealed, weapon } = marginal(picture);
  return [
    oddsOf(`Uranium for ${fastAt} bombs or more`, chanceOfHeu(picture, fastAt)),
    oddsOf('Uranium for 2 bombs or fewer', 1 - from(heu, 3)),
    oddsOf('Uranium for 3 or more undeclared', from(concealed, 3)),
    oddsOf('2 steps or more to a weapon', from(weapon, 2)),
    oddsOf('4 steps, one short of breakout', from(weapon, 4)),
  ];
}

function factsOf({ viewer, secret }: SeatView): string[] {
  // Once the game is over everybody sees the stock; a brief still tells what was known to its seat.
  if (viewer !== 'iran' || !secret) return [];
  return [
    `Enriched uranium: ${counted(secret.heu, 'bomb’s worth', 'bombs’ worth')}, of ${TRACK_MAX.heu} before the strikes.`,
    `Of it at places that nobody declared: ${secret.concealed}. No strike reaches it.`,
    `Steps toward a weapon: ${secret.weapon} of ${TRACK_MAX.weapon}.`,
  ];
}

export function seatBrief(view: SeatView): SeatBrief {
  const seat = view.viewer;
  const scenario = scenarioOf(view);
  const texts = SEAT_TEXTS[seat];
  const agendaId = view.agendas[seat];
  const agenda = agendaId && scenario.agendas[agendaId];
  const met = agendaId ? agendaMet(view, agendaId) : [];
  const own = seat === 'iran' ? null : view.pictures[seat];
  const picture = own ?? view.pictures.public;
  return {
    seat,
    office: texts.office,
    situation: texts.situation,
    figures: texts.tracks.map((track) => ({
      track,
      name: TRACK_TEXT[track].name,
      value: view.tracks[track],
      of: TRACK_MAX[track],
      edge: TRACK_TEXT[track].edge,
      home: HOME[seat] === track,
    })),
    trust: OTHERS[seat].map((other) => ({
      other,
      ours: view.trust[seat][other],
      theirs: view.trust[other][seat],
    })),
    agenda: agenda
      ? {
          name: agenda.name,
          text: agenda.text,
          conditions: agenda.conditions.map(({ text, test }, at) => ({
            text: 'secret' in test && seat !== 'iran' ? `${text} (as far as our services can tell)` : text,
            holds: met[at] === true,
          })),
        }
      : null,
    interests: byWeight(scenario.interests[seat]),
    redLines: texts.redLines,
    facts: factsOf(view),
    odds: picture && {
      whose: own ? 'What our services think of Iran' : 'What the world believes of us',
      list: oddsFrom(picture, view),
    },
    others: OTHERS[seat].map((other) => ({
      seat: other,
      text: texts.others[other] ?? '',
      interests: byWeight(scenario.interests[other])
        .slice(0, 3)
        .map(({ name }) => name),
      agendas: Object.values(scenario.agendas)
        .filter((each) => each.seat === other)
        .map(({ name }) => name),
    })),
    first: texts.first.map((move) =>
      'order' in move
        ? { name: scenario.orders[move.order]?.name ?? '', kind: 'order', why: capital(move.why) }
        : { name: scenario.terms[move.term]?.name ?? '', kind: 'promise', why: capital(move.why) },
    ),
  };
}

const byWeight = <T extends { readonly name: string; readonly weight: number }>(interests: readonly T[]) =>
  interests.map(({ name, weight }) => ({ name, weight })).sort((a, b) => b.weight - a.weight);
