/** All that a middle bot has in mind while it talks: its expectations, its character, and what it has heard. */
import { SEATS, type Seat } from '../../content/seats';
import { scenarioOf } from '../../rules/scenario';
import type { Draft, Offer } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { BotInput } from '../bot';
import { heard, type Heard } from '../easy/hearing';
import { roundsLeft, trialFor } from '../evaluation/outlook';
import type { Trial } from '../evaluation/trial';
import { beliefsOfView } from './belief';
import { aspiration, TRAITS, type Traits } from './character';
import { judge, utility, type Aim, type Package } from './packages';
import { wordOf, type Word } from './record';

export interface Mind {
  readonly view: SeatView;
  readonly seat: Seat;
  /** Index of the seat in `SEATS`, and so of its table in the trial. */
  readonly own: number;
  readonly trial: Trial;
  readonly traits: Traits;
  readonly said: Heard;
  readonly word: Readonly<Record<Seat, Word>>;
  readonly offers: readonly Offer[];
  /** Rounds left, this one counted. */
  readonly left: number;
  /** Share of the best attainable gain that is asked for now, from 0 to 1. */
  readonly asks: number;
  readonly aim: Aim;
  /** Points of the final score that the seat expects as things stand: its reservation value. */
  readonly expects: number;
  readonly random: () => number;
  /** What a text is worth to everybody. */
  readonly judge: (draft: Draft) => Package;
  /** What is made the most of in a proposal. */
  readonly value: (made: Package) => number;
  /** Looks harder at texts that matter, before `judge` is asked about them. */
  readonly study: (drafts: readonly Draft[]) => void;
}

export function mindOf({ view, messages, random, character }: BotInput): Mind {
  const seat = view.viewer;
  const own = SEATS.indexOf(seat);
  const offers = Object.values(view.offers).filter(({ draft }) => draft.parties.includes(seat));
  const trial = trialFor(view, seat, beliefsOfView(view));
  const traits = TRAITS[character];
  const said = heard(view, messages, offers);
  const word = wordOf(view, messages);
  const { rounds } = scenarioOf(view);
  const mine = offers.filter(({ by }) => by === seat).length;
  // Within a round, each text of its own that found no taker brings it a little further down.
  const gone = Math.min(1, (view.round - 1 + 0.3 * mine) / Math.max(1, rounds - 1));
  const aim: Aim = {
    seat,
    goodwill: traits.goodwill * (0.5 + gone),
    distrust: { usa: word.usa.distrust, iran: word.iran.distrust, israel: word.israel.distrust },
    refused: said.refused,
  };
  return {
    view,
    seat,
    own,
    trial,
    traits,
    said,
    word,
    offers,
    left: roundsLeft(view),
    asks: aspiration(traits, gone),
    aim,
    expects: trial.base[own] ?? 0,
    random,
    judge: (draft) => judge(trial, draft, aim),
    value: (made) => utility(made, aim),
    study: () => {},
  };
}
