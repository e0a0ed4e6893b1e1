/** What one finished game shows beside those at other tables. */
import type { EndingId } from '../../content/endings';
import { bySeat, isSeat, SEATS, type Seat } from '../../content/seats';
import type { Track } from '../../content/tracks';
import type { Said } from '../../protocol/said';
import type { Timeline } from '../../recording/timeline';
import type { BySeat, Chronicle, PromiseRecord } from '../debrief/debrief';
import { chronicleOf } from '../debrief/chronicle';
import { dealtOf, parOf } from '../debrief/par';

interface TrustFigures {
  /** How far the two others trusted this seat: the mean over them and over the ends of all rounds, 0 to 10. */
  readonly given: number;
  /** Ten times the share of its duties that it kept, of those that it kept or broke; `null` where nothing was due. */
  readonly deserved: number | null;
  readonly kept: number;
  readonly broken: number;
}

interface LieFigures {
  /** Messages that the seat marked as a bluff. */
  readonly told: number;
  /** Of these, those that somebody said they believed. */
  readonly believed: number;
  /** Of these, those that somebody judged at all. */
  readonly judged: number;
}

export interface TableFigures {
  readonly scenario: string;
  readonly ending: EndingId;
  readonly rounds: number;
  readonly scores: BySeat;
  /** What strong bots score on average in such a deal. */
  readonly par: BySeat;
  /** Public tracks at the beginning and at the end of each round. */
  readonly tracks: readonly Readonly<Record<Track, number>>[];
  readonly deals: {
    readonly signed: number;
    /** Of the signed: those of which no term was broken. */
    readonly kept: number;
    /** Of the signed: those of which a term was broken, found out or not. */
    readonly breached: number;
  };
  readonly trust: BySeat<TrustFigures>;
  readonly lies: BySeat<LieFigures>;
  readonly toll: number;
}

/** Duties of a seat, round by round: those that lapsed were owed no more, and count for neither. */
function dutiesOf(promises: readonly PromiseRecord[], seat: Seat) {
  const due = promises.filter(({ debtor }) => debtor === seat).flatMap(({ record }) => record);
  return {
    kept: due.filter(({ kept }) => kept === 'kept').length,
    broken: due.filter(({ kept }) => kept === 'broken').length,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Last position of each round, after the beginning: the entry that ends one may bring the next headline along. */
const endsOf = ({ course: { points, roundEnds } }: Chronicle) =>
  roundEnds.map((end) => points.filter(({ entry }) => entry <= end).at(-1) ?? points[0]!);

/**
 * Trust that a seat was given against trust that it deserved. Given: `trust[other][seat]` after each round, averaged over
 * the two others and all rounds. Deserved: 10 × kept ÷ (kept + broken) over every round of every duty that it owed under
 * its deals, breaches that nobody found out included. Both run from 0 to 10, so above the other means trusted too far.
 */
function trustOf(chronicle: Chronicle, seat: Seat): TrustFigures {
  const others = SEATS.filter((other) => other !== seat);
  const given = mean(endsOf(chronicle).flatMap(({ trust }) => others.map((other) => trust[other][seat])));
  const { kept, broken } = dutiesOf(chronicle.promises, seat);
  return { given, deserved: kept + broken === 0 ? null : (10 * kept) / (kept + broken), kept, broken };
}

function liesOf(said: readonly Pick<Said, 'from' | 'bluff' | 'believed'>[]): BySeat<LieFigures> {
  return bySeat((seat) => {
    const lies = said.filter(({ from, bluff }) => from === seat && bluff === true);
    const judgements = lies.map(({ believed }) => Object.values(believed ?? {}));
    return {
      told: lies.length,
      believed: judgements.filter((each) => each.includes(true)).length,
      judged: judgements.filter((each) => each.length > 0).length,
    };
  });
}

function dealsOf(promises: readonly PromiseRecord[]): TableFigures['deals'] {
  const signed = new Set(promises.map(({ deal }) => deal));
  const breached = new Set(promises.filter(({ broken }) => broken !== null).map(({ deal }) => deal));
  return { signed: signed.size, kept: signed.size - breached.size, breached: breached.size };
}

/** Takes well under a second. */
export function figuresOf(timeline: Timeline): TableFigures {
  const chronicle = chronicleOf(timeline);
  const { facts, promises, course, beliefs } = chronicle;
  const dealt = beliefs[0]?.truth ?? { heu: 0, weapon: 0 };
  const par = parOf(dealtOf(facts.scenario, dealt, facts.scores), facts.scores);
  const said = timeline.recording.entries.flatMap((entry) =>
    entry.kind === 'message' && isSeat(entry.actor) ? [{ from: entry.actor, ...entry.payload }] : [],
  );
  const first = timeline.stateAt(0).tracks;
  return {
    scenario: facts.scenario,
    ending: facts.ending,
    rounds: facts.rounds,
    scores: bySeat((seat) => facts.scores[seat].total),
    par: bySeat((seat) => par.scores[seat].mean),
    tracks: [{ ...first }, ...endsOf(chronicle).map(({ tracks }) => tracks)],
    deals: dealsOf(promises),
    trust: bySeat((seat) => trustOf(chronicle, seat)),
    lies: liesOf(said),
    toll: course.toll.at(-1)?.total ?? 0,
  };
}
