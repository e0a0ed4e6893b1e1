/** A debrief's estimates made by hand: plausible figures for the charts, worked out from no rollout. */
import type {
  Analysis,
  Bargain,
  BySeat,
  Chronicle,
  Measured,
  Package,
} from '../../shared/analysis/debrief/debrief';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Draft, OfferId, Term } from '../../shared/rules/state';

const bySeat = <T>(of: (seat: Seat, index: number) => T): BySeat<T> =>
  Object.fromEntries(SEATS.map((seat, index) => [seat, of(seat, index)])) as Record<Seat, T>;
const measured = (mean: number, error: number | null = 1.2): Measured => ({ mean, error });

const term = (debtor: Seat, kind: Term['kind'], to: Seat, level = 1): Term => ({
  kind,
  debtor,
  to: [to],
  level,
  inLaw: false,
  due: kind === 'relief' || kind === 'ship-out' ? 2 : null,
  after: null,
});
const draft = (parties: readonly Seat[], terms: readonly Term[]): Draft => ({
  parties,
  terms,
  rounds: null,
  secret: false,
  snapback: true,
});

const DRAFTS: readonly Draft[] = [
  draft(['usa', 'iran'], [term('usa', 'relief', 'iran', 2), term('iran', 'access', 'usa', 2)]),
  draft(['usa', 'iran'], [term('usa', 'relief', 'iran'), term('iran', 'ship-out', 'usa', 2)]),
  draft(['iran', 'israel'], [term('iran', 'hold-fire', 'israel'), term('israel', 'hold-fire', 'iran')]),
  draft(['usa', 'israel'], [term('usa', 'aid', 'israel'), term('israel', 'no-covert', 'usa')]),
];

/** Gains by seat of the packages of a round; the first is no deal. */
const GAINS: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [4, 5, 1],
  [6, 3, 2],
  [2, 2, 6],
  [-3, 8, -2],
  [7, 4, 3],
  [3, 7, 2],
  [-1, -2, 5],
  [1, 1, -4],
];

export function sampleBargain(round: number, entry: number, signed: number | null = 1): Bargain {
  const shift = (round % 3) - 1;
  const packages = GAINS.map((gains, index): Package => {
    const of = bySeat((_, seat) => (index === 0 ? 0 : (gains[seat] ?? 0) + shift * (index % 2)));
    return {
      draft: index === 0 ? null : (DRAFTS[index % DRAFTS.length] ?? null),
      status: index === 0 ? 'none' : index === signed ? 'signed' : index === 3 ? 'refused' : 'never-made',
      offer: index === signed || index === 3 ? (`offer-${index}` as OfferId) : null,
      by: index === signed || index === 3 ? 'usa' : null,
      entry: index === signed || index === 3 ? entry : null,
      signable: index !== 4 && index !== 8,
      gains: bySeat((seat) => measured(of[seat])),
      scores: bySeat((seat) => 40 + of[seat]),
      rollouts: 24,
      distance: index === 5 || index === 6 || index === 3 ? 0 : 2.5,
      left: index === 1 ? bySeat((_, seat) => [3, 0, 2][seat] ?? 0) : null,
    };
  });
  return {
    round,
    entry,
    packages,
    reservation: bySeat((_, seat) => measured(38 + 4 * seat, 0.8)),
    frontier: [3, 5, 6],
    zopa: [0, 1, 2, 3, 5, 6],
    nash: 5,
    kalaiSmorodinsky: 6,
    egalitarian: 5,
    maxWelfare: 5,
    signed: signed ?? 0,
    leftOnTable: bySeat((_, seat) =>
      measured((signed === null ? [7, 4, 3][seat] : [3, -1 + shift, 2][seat]) ?? 0),
    ),
  };
}

export function sampleAnalysis({ facts, course }: Chronicle): Analysis {
  const starts = [0, ...course.roundEnds.slice(0, -1)];
  const points = starts
    .map((entry, index) => ({
      entry,
      round: index + 1,
      step: 'talks' as const,
      expected: bySeat((_, seat) => measured(45 + 9 * Math.sin(index * 1.3 + seat * 2) + seat * 4, 1.4)),
      endings: {
        'brittle-peace': 0.5 + index * 0.02,
        'frozen-conflict': 0.2,
        'open-war': 0.3 - index * 0.02,
      },
      rollouts: 32,
    }))
    .concat([
      {
        entry: facts.entries,
        round: facts.rounds,
        step: 'ended' as never,
        expected: bySeat((seat) => measured(facts.scores[seat].total, 0)),
        endings: { 'brittle-peace': 0, 'frozen-conflict': 0, 'open-war': 0, [facts.ending]: 1 },
        rollouts: 1,
      },
    ]);
  const turning = points.slice(1, 4).map((point, index) => ({
    entry: point.entry,
    round: points[index]?.round ?? 1,
    from: points[index]?.entry ?? 0,
    fromStep: 'talks' as const,
    step: 'talks' as const,
    change: bySeat((_, seat) => measured([6.4, -3.2, 1.1][(seat + index) % 3] ?? 0)),
    size: 10.7,
    events: course.events
      .filter(({ entry }) => entry <= point.entry && entry > (points[index]?.entry ?? -1))
      .slice(0, 3),
  }));
  return {
    evaluation: { points, turning },
    bargains: starts.map((entry, index) => sampleBargain(index + 1, entry, index % 3 === 1 ? null : 1)),
    par: {
      scores: bySeat((_, seat) => measured(44 + 3 * seat, 0.9)),
      components: bySeat((seat) => [
        ...facts.scores[seat].interests.map(({ name, points: got }) => ({
          kind: 'interest' as const,
          name,
          points: got,
          par: got * 0.8 + 2,
        })),
        { kind: 'agenda' as const, name: 'Agenda', points: facts.scores[seat].agenda.points, par: 14 },
      ]),
      spread: bySeat(() => 11),
      games: 240,
      rollouts: 8,
    },
  };
}
