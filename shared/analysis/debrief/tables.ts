/** A debrief as files: a table for each thing that is measured, and everything as one JSON. */
import { ENDING_TEXT } from '../../content/endings';
import { SEAT_NAMES, SEATS, type Seat } from '../../content/seats';
import { TRACK_MAX, TRACK_TEXT, type SecretTrack, type Track } from '../../content/tracks';
import type { Draft } from '../../rules/state';
import { movesText } from '../../wording/dispatch';
import { draftTitle, listed, termText } from '../../wording/term';
import { csvTable, type Columns } from './csv';
import { DEBRIEF_VERSION, type Analysis, type BySeat, type Chronicle, type Measured } from './debrief';
import { eventText, toldOf } from './words';

const DEBRIEF_FORMAT = 'brittle-peace-debrief';

/** What there is to be exported: parts of the analysis that are still missing are left out. */
export type Exported = Chronicle & Partial<Analysis>;

const nameOf = (seat: Seat | null): string | null => (seat === null ? null : SEAT_NAMES[seat]);
const namesOf = (seats: readonly Seat[]): string => listed(seats.map((seat) => SEAT_NAMES[seat]));

const unitOf = (track: Track | SecretTrack): string => {
  if (track === 'toll') return 'damage done, no number of people';
  if (track === 'heu' || track === 'concealed') return 'units, 0 to 10';
  return `0 to ${TRACK_MAX[track]}`;
};

/** A column for each seat: what it is of, and its name at the end. */
const seatColumns = <T>(
  name: string,
  of: (row: T, seat: Seat) => string | number | boolean | null,
): Columns<T> =>
  Object.fromEntries(SEATS.map((seat) => [`${name}, ${SEAT_NAMES[seat]}`, (row: T) => of(row, seat)]));

/** Mean and standard error for each seat. */
const measuredColumns = <T>(name: string, of: (row: T) => BySeat<Measured>): Columns<T> => ({
  ...seatColumns<T>(`${name} (points)`, (row, seat) => of(row)[seat].mean),
  ...seatColumns<T>(`standard error of ${name} (points)`, (row, seat) => of(row)[seat].error),
});

interface Placed {
  readonly entry: number;
  readonly round: number;
}
const place: Columns<Placed> = {
  'entry of the recording': ({ entry }) => entry,
  round: ({ round }) => round,
};

function chronicleTables({ facts, course, promises, beliefs, reasons }: Chronicle): Record<string, string> {
  const told = toldOf({ facts, course });
  const { scenario } = facts;
  const tracks = Object.keys(TRACK_TEXT) as (Track | SecretTrack)[];
  const text = (draft: Draft, term: number, round: number): string => {
    const given = draft.terms[term];
    return given ? termText(given, draft, { round, scenario }, false) : '';
  };
  const trust = course.points.flatMap((point) =>
    SEATS.flatMap((from) =>
      SEATS.filter((to) => to !== from).map((to) => ({ ...point, from, to, value: point.trust[from][to] })),
    ),
  );
  const kept = promises.flatMap((promise) => promise.record.map((record) => ({ promise, record })));
  const believed = beliefs.flatMap((belief) =>
    Object.entries(belief.pictures).flatMap(([holder, picture]) =>
      (['heu', 'concealed', 'weapon'] as const).map((about) => ({
        belief,
        holder,
        about,
        spread: picture[about],
      })),
    ),
  );
  const toll = course.toll.flatMap((round) =>
    round.causes.length > 0
      ? round.causes.map((cause) => ({ round, cause }))
      : [{ round, cause: null as (typeof round.causes)[number] | null }],
  );
  return {
    'course.csv': csvTable(
      {
        ...place,
        ...Object.fromEntries(
          tracks.map((track) => [
            `${TRACK_TEXT[track].name} (${unitOf(track)})`,
            (point: (typeof course.points)[number]) => point.tracks[track],
          ]),
        ),
      },
      course.points,
    ),
    'trust.csv': csvTable<(typeof trust)[number]>(
      {
        ...place,
        'who trusts (id)': ({ from }) => from,
        'who trusts': ({ from }) => nameOf(from),
        'who is trusted (id)': ({ to }) => to,
        'who is trusted': ({ to }) => nameOf(to),
        'trust (0 to 10)': ({ value }) => value,
      },
      trust,
    ),
    'events.csv': csvTable<(typeof course.events)[number]>(
      {
        ...place,
        kind: ({ kind }) => kind,
        'what happened': (event) => eventText(event, told),
        'what it moved': ({ moves }) => movesText(moves),
      },
      course.events,
    ),
    'promises.csv': csvTable<(typeof kept)[number]>(
      {
        'deal (id)': ({ promise }) => promise.deal,
        deal: ({ promise }) => draftTitle(promise.draft),
        'entry of signing': ({ promise }) => promise.signed.entry,
        'round of signing': ({ promise }) => promise.signed.round,
        'secret when signed': ({ promise }) => promise.draft.secret,
        'number of the term': ({ promise }) => promise.term + 1,
        'term (id)': ({ promise }) => promise.draft.terms[promise.term]?.kind ?? null,
        term: ({ promise }) => text(promise.draft, promise.term, promise.signed.round),
        'owed by (id)': ({ promise }) => promise.debtor,
        'owed by': ({ promise }) => nameOf(promise.debtor),
        'owed to': ({ promise }) => namesOf(promise.to),
        round: ({ record }) => record.round,
        'what became of it in that round': ({ record }) => record.kept,
        'others learned of the breach': ({ record }) => record.detected,
      },
      kept,
    ),
    'beliefs.csv': csvTable<(typeof believed)[number]>(
      {
        'after round (0: as dealt)': ({ belief }) => belief.round,
        'entry of the recording': ({ belief }) => belief.entry,
        'picture of (id)': ({ holder }) => holder,
        'picture of': ({ holder }) => (holder === 'public' ? 'The public' : nameOf(holder as Seat)),
        'about (id)': ({ about }) => about,
        about: ({ about }) => TRACK_TEXT[about].name,
        truth: ({ belief, about }) => belief.truth[about],
        'mean of the belief': ({ spread }) => spread.mean,
        '5th percentile': ({ spread }) => spread.low,
        '95th percentile': ({ spread }) => spread.high,
        'probability given to the truth': ({ spread }) => spread.onTruth,
      },
      believed,
    ),
    'toll.csv': csvTable<(typeof toll)[number]>(
      {
        round: ({ round }) => round.round,
        'entry of the recording': ({ cause }) => cause?.entry ?? null,
        cause: ({ round, cause }) => cause && eventText({ round: round.round, what: cause.what }, told),
        'added by this cause (damage)': ({ cause }) => cause?.added ?? 0,
        'added in the round (damage)': ({ round }) => round.added,
        'human cost after the round (damage)': ({ round }) => round.total,
      },
      toll,
    ),
    'reasons.csv': csvTable<(typeof reasons)[number]>(
      {
        ...place,
        'seat (id)': ({ seat }) => seat,
        seat: ({ seat }) => nameOf(seat),
        act: ({ act }) => act,
        'reason that the bot gave': ({ reason }) => reason,
      },
      reasons,
    ),
  };
}

function scoreTable({ facts, par }: Exported): Record<string, string> {
  if (!par) return {};
  const rows = SEATS.flatMap((seat) => [
    ...par.components[seat].map((part) => ({ seat, ...part, error: null as number | null })),
    {
      seat,
      kind: 'total',
      name: 'Final score',
      points: facts.scores[seat].total,
      par: par.scores[seat].mean,
      error: par.scores[seat].error,
    },
  ]);
  return {
    'scores.csv': csvTable<(typeof rows)[number]>(
      {
        'seat (id)': ({ seat }) => seat,
        seat: ({ seat }) => nameOf(seat),
        'part (kind)': ({ kind }) => kind,
        part: ({ name }) => name,
        'score (points)': ({ points }) => points,
        'par: mean of strong bots in such a deal (points)': ({ par: mean }) => mean,
        'standard error of par (points)': ({ error }) => error,
        'score less par (points)': ({ points, par: mean }) => points - mean,
      },
      rows,
    ),
  };
}

function evaluationTables(
  { points, turning }: Analysis['evaluation'],
  exported: Exported,
): Record<string, string> {
  const told = toldOf(exported);
  const endings = points.flatMap((point) =>
    Object.entries(point.endings).map(([ending, share]) => ({ ...point, ending, share })),
  );
  const ranked = turning.map((point, index) => ({ ...point, rank: index + 1 }));
  return {
    'evaluation.csv': csvTable<(typeof points)[number]>(
      {
        ...place,
        step: ({ step }) => step,
        ...measuredColumns('expected final score', ({ expected }) => expected),
        rollouts: ({ rollouts }) => rollouts,
      },
      points,
    ),
    'endings.csv': csvTable<(typeof endings)[number]>(
      {
        ...place,
        step: ({ step }) => step,
        'ending (id)': ({ ending }) => ending,
        ending: ({ ending }) => ENDING_TEXT[ending as keyof typeof ENDING_TEXT].name,
        'share of rollouts (0 to 1)': ({ share }) => share,
      },
      endings,
    ),
    'turning-points.csv': csvTable<(typeof ranked)[number]>(
      {
        rank: ({ rank }) => rank,
        'from entry': ({ from }) => from,
        'from step': ({ fromStep }) => fromStep,
        'to entry': ({ entry }) => entry,
        'to step': ({ step }) => step,
        round: ({ round }) => round,
        'size (points)': ({ size }) => size,
        ...measuredColumns('change of the expected final score', ({ change }) => change),
        'what happened in between': ({ events }) => events.map((event) => eventText(event, told)).join(' '),
      },
      ranked,
    ),
  };
}

function packageTable(bargains: Analysis['bargains'], scenario: string): Record<string, string> {
  const rows = bargains.flatMap((bargain) =>
    bargain.packages.map((made, number) => ({ bargain, made, number })),
  );
  type Row = (typeof rows)[number];
  return {
    'packages.csv': csvTable<Row>(
      {
        round: ({ bargain }) => bargain.round,
        'entry at which talks began': ({ bargain }) => bargain.entry,
        'number of the package': ({ number }) => number,
        status: ({ made }) => (made.status === 'none' ? 'no deal' : made.status),
        'offer (id)': ({ made }) => made.offer,
        'entry of the offer': ({ made }) => made.entry,
        'offered by': ({ made }) => nameOf(made.by),
        title: ({ made }) => (made.draft ? draftTitle(made.draft) : 'No deal'),
        parties: ({ made }) => made.draft && namesOf(made.draft.parties),
        terms: ({ made: { draft }, bargain: { round } }) =>
          draft && draft.terms.map((term) => termText(term, draft, { round, scenario }, false)).join(' '),
        'rounds in force (empty: to the end)': ({ made }) => made.draft?.rounds ?? null,
        secret: ({ made }) => made.draft?.secret ?? null,
        snapback: ({ made }) => made.draft?.snapback ?? null,
        'could be signed as talks began': ({ made }) => made.signable,
        ...measuredColumns<Row>('gain over no deal', ({ made }) => made.gains),
        ...seatColumns<Row>('expected final score (points)', ({ made }, seat) => made.scores[seat]),
        'distance to the frontier (points)': ({ made }) => made.distance,
        ...seatColumns<Row>(
          'still to be had without loss to anybody (points)',
          ({ made }, seat) => made.left?.[seat] ?? 0,
        ),
        'on the frontier': ({ bargain, number }) => bargain.frontier.includes(number),
        'in the zone of possible agreement': ({ bargain, number }) => bargain.zopa.includes(number),
        'Nash point': ({ bargain, number }) => bargain.nash === number,
        'Kalai-Smorodinsky point': ({ bargain, number }) => bargain.kalaiSmorodinsky === number,
        'egalitarian point': ({ bargain, number }) => bargain.egalitarian === number,
        'greatest sum': ({ bargain, number }) => bargain.maxWelfare === number,
        rollouts: ({ made }) => made.rollouts,
      },
      rows,
    ),
  };
}

/** Every table by the name of its file. Names of seats, terms and events are words, beside ids where they can be joined by. */
export const csvOf = (debrief: Exported): Record<string, string> => ({
  ...chronicleTables(debrief),
  ...scoreTable(debrief),
  ...(debrief.evaluation && evaluationTables(debrief.evaluation, debrief)),
  ...(debrief.bargains && packageTable(debrief.bargains, debrief.facts.scenario)),
});

/** All of it as one JSON text, as debrief.ts describes it. */
export const jsonOf = (debrief: Exported): string =>
  `${JSON.stringify({ format: DEBRIEF_FORMAT, version: DEBRIEF_VERSION, ...debrief })}\n`;
