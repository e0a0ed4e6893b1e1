/** The course of a game as panels: what moved, when, and by what. */
import type { CourseEvent, CoursePoint, Standout } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES, type Seat } from '../../../shared/content/seats';
import { TRACK_MAX, TRACK_TEXT, type SecretTrack, type Track } from '../../../shared/content/tracks';
import type { Move } from '../../../shared/rules/state';
import { capital, inSentence, possessive } from '../../../shared/wording/term';
import type { Stop } from '../charts/Figure';
import type { Shape } from '../charts/shapes';
import type { Hue, Panel } from '../charts/Multiples';
import type { FigureTable } from '../charts/table';
import type { Story } from '../story';
import { SHORT_NAMES } from '../words';

type AnyTrack = Track | SecretTrack;

/** What happens at an end of a track, where it changes the game. */
const EDGES: Partial<Record<AnyTrack, { readonly at: number; readonly text: string }>> = {
  ceasefire: { at: 0, text: '0: war' },
  escalation: { at: TRACK_MAX.escalation, text: '10: the region burns' },
  streets: { at: 0, text: '0: the regime falls' },
  weapon: { at: TRACK_MAX.weapon, text: '5: breakout' },
};

const OWNERS: Partial<Record<AnyTrack, Hue>> = { base: 'usa', streets: 'iran', coalition: 'israel' };

/** How events are marked, on the calendar and on the lines. */
export const SHAPE_OF: Record<Standout, Shape> = {
  headline: 'circle',
  signing: 'diamond',
  breach: 'down',
  denounced: 'bar',
  strike: 'cross',
  detected: 'up',
  war: 'square',
  peace: 'circle',
  ending: 'square',
};

/** The seat whose doing it was. */
export function actorOf({ what }: CourseEvent): Seat | 'plain' {
  switch (what.kind) {
    case 'strike':
    case 'detected':
    case 'denounced':
      return what.seat;
    case 'breach':
      return what.breach.debtor;
    default:
      return 'plain';
  }
}

/** Points at which one of the panels moved, with the beginning and the end. */
function movedPoints(
  points: readonly CoursePoint[],
  values: (point: CoursePoint) => readonly number[],
): readonly CoursePoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    if (!before || index === points.length - 1) return true;
    return values(point).some((value, at) => value !== values(before)[at]);
  });
}

/** Stretches of war, in columns. */
function warsOf({ chronicle, time }: Story): Panel['shades'] {
  const shades: { from: number; to: number; text: string }[] = [];
  let from: number | null = null;
  for (const { kind, entry } of chronicle.course.events) {
    if (kind === 'war') from ??= time.place(entry);
    if (kind === 'peace' && from !== null) {
      shades.push({ from, to: time.place(entry), text: 'war' });
      from = null;
    }
  }
  // A war that begins with the last entry has no width to show.
  if (from !== null && from < time.rounds) shades.push({ from, to: time.rounds, text: 'war' });
  return shades;
}

/** What stands out and moved a track, at the points where it did. */
const marksOn = (
  track: AnyTrack,
  points: readonly CoursePoint[],
  events: readonly CourseEvent[],
): NonNullable<Panel['marks']> =>
  events.flatMap((event) => {
    const point = points.findIndex(({ entry }) => entry === event.entry);
    const moved = event.moves.some((move) => 'track' in move && move.track === track);
    // The first headline is in the first position already.
    return moved && point > 0 ? [{ point, shape: SHAPE_OF[event.kind], hue: actorOf(event) }] : [];
  });

const trackPanel = (track: AnyTrack, points: readonly CoursePoint[]): Panel => ({
  title: TRACK_TEXT[track].name,
  high: TRACK_MAX[track],
  lines: [
    {
      name: TRACK_TEXT[track].name,
      hue: OWNERS[track] ?? 'plain',
      shape: 'step',
      values: points.map(({ tracks }) => tracks[track]),
    },
  ],
  ...(EDGES[track] && { limits: [EDGES[track]] }),
});

/** Uranium: all of it, and what of it was hidden. */
const uraniumPanel = (points: readonly CoursePoint[]): Panel => ({
  title: TRACK_TEXT.heu.name,
  note: 'bombs’ worth',
  high: TRACK_MAX.heu,
  lines: [
    {
      name: 'All enriched uranium',
      label: 'all',
      hue: 'plain',
      shape: 'step',
      values: points.map(({ tracks }) => tracks.heu),
    },
    {
      name: TRACK_TEXT.concealed.name,
      label: 'hidden',
      hue: 'hidden',
      shape: 'step',
      values: points.map(({ tracks }) => tracks.concealed),
    },
  ],
});

export interface CourseGroup {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly tracks: readonly AnyTrack[];
}

export const COURSE_GROUPS: readonly CourseGroup[] = [
  {
    id: 'truce',
    title: 'The truce',
    about:
      'How well the ceasefire between Iran and Israel holds, and how near the region is to a general war. A good course is a ceasefire that rises while escalation falls.',
    tracks: ['ceasefire', 'escalation'],
  },
  {
    id: 'home',
    title: 'The home fronts',
    about:
      'What each government can still carry at home. A seat with 2 or less has one action point, and with 0 it can sign nothing: a deal that is not ratified is no deal.',
    tracks: ['base', 'streets', 'coalition'],
  },
  {
    id: 'pressure',
    title: 'Sanctions and Iran’s economy',
    about:
      'American pressure, and what it does. Heavy sanctions shrink the economy, and a poor economy wears out the streets.',
    tracks: ['sanctions', 'economy'],
  },
  {
    id: 'programme',
    title: 'Iran’s programme, with what was hidden',
    about:
      'Plant and inspections were seen by all. The uranium, how much of it was undeclared, and the steps toward a weapon were Iran’s secret: this is the truth that the others guessed at.',
    tracks: ['sites', 'access', 'heu', 'weapon'],
  },
  {
    id: 'arms',
    title: 'Arms and intelligence',
    about: 'What each side could strike with, and what stood in the way.',
    tracks: ['missiles', 'security', 'shield', 'intel'],
  },
];

export interface CourseChart {
  readonly places: readonly number[];
  readonly panels: readonly Panel[];
  readonly stops: readonly Stop[];
  readonly table: FigureTable;
  readonly summary: string;
}

/** What moved at a point, each change with its causes: "Ceasefire 4 → 3 (an Israeli raid)". */
function causesAt(story: Story, entry: number, round: number, moved: readonly Moved[]): string {
  if (entry === 0) return 'as dealt';
  const lines = story.linesAt(entry);
  return moved
    .map(({ name, from, to, is }) => {
      const why = lines.filter(({ moves }) => moves.some(is)).map((line) => story.cause(line));
      return `${name} ${from} → ${to}${why.length > 0 ? ` (${[...new Set(why)].join('; ')})` : ''}`;
    })
    .join(', ');
}

interface Moved {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly is: (move: Move) => boolean;
}

function stopsOf(
  story: Story,
  points: readonly CoursePoint[],
  series: readonly {
    readonly name: string;
    readonly value: (point: CoursePoint) => number;
    readonly is: Moved['is'];
  }[],
): Stop[] {
  return points.map((point, index) => {
    const before = points[index - 1];
    const round = story.roundAt(point.entry);
    const when = point.entry === 0 ? 'The beginning' : capital(story.when(round));
    const now = series.map(({ name, value }) => `${name} ${value(point)}`).join(', ');
    const moved = before
      ? series.flatMap(({ name, value, is }) =>
          value(before) === value(point) ? [] : [{ name, from: value(before), to: value(point), is }],
        )
      : [];
    const why = moved.length > 0 ? ` Moved: ${causesAt(story, point.entry, round, moved)}.` : '';
    return { text: `${when}: ${now}.${why}`, entry: point.entry };
  });
}

const tableOf = (
  story: Story,
  points: readonly CoursePoint[],
  name: string,
  file: string,
  series: readonly { readonly name: string; readonly value: (point: CoursePoint) => number }[],
): FigureTable => ({
  name,
  file,
  columns: ['Month', 'Round', 'Entry', ...series.map((each) => each.name)],
  rows: points.map((point) => {
    const round = story.roundAt(point.entry);
    return [story.month(round), round, point.entry, ...series.map(({ value }) => value(point))];
  }),
});

export function courseChart(story: Story, { title, id, tracks }: CourseGroup): CourseChart {
  const shown: readonly AnyTrack[] = tracks.flatMap((track) =>
    track === 'heu' ? [track, 'concealed'] : [track],
  );
  const points = movedPoints(story.chronicle.course.points, (point) =>
    shown.map((track) => point.tracks[track]),
  );
  const series = shown.map((track) => ({
    name: TRACK_TEXT[track].name,
    value: (point: CoursePoint) => point.tracks[track],
    is: (move: Move) => 'track' in move && move.track === track,
  }));
  const wars = tracks.includes('ceasefire') ? warsOf(story) : [];
  const [first, last] = [points[0], points.at(-1)];
  return {
    places: points.map(({ entry }) => story.time.place(entry)),
    panels: tracks.map((track) => ({
      ...(track === 'heu' ? uraniumPanel(points) : trackPanel(track, points)),
      marks: marksOn(track, points, story.chronicle.course.events),
      ...(wars && wars.length > 0 && { shades: wars }),
    })),
    stops: stopsOf(story, points, series),
    table: tableOf(story, points, title, id, series),
    summary: `Lines over the rounds. ${series
      .map(({ name, value }) =>
        first && last ? `${name} goes from ${value(first)} to ${value(last)}` : name,
      )
      .join('; ')}.`,
  };
}

const PAIRS: readonly (readonly [Seat, Seat])[] = [
  ['usa', 'iran'],
  ['usa', 'israel'],
  ['iran', 'israel'],
];

/** Three pairs, both ways each. */
export function trustChart(story: Story): CourseChart {
  const directed = PAIRS.flatMap(([a, b]): [Seat, Seat][] => [
    [a, b],
    [b, a],
  ]);
  const points = movedPoints(story.chronicle.course.points, ({ trust }) =>
    directed.map(([a, b]) => trust[a][b]),
  );
  const series = directed.map(([from, to]) => ({
    name: `${capital(possessive(from))} trust in ${inSentence(to)}`,
    value: ({ trust }: CoursePoint) => trust[from][to],
    is: (move: Move) => 'trust' in move && move.trust[0] === from && move.trust[1] === to,
  }));
  return {
    places: points.map(({ entry }) => story.time.place(entry)),
    panels: PAIRS.map(([a, b]) => ({
      title: `${SEAT_NAMES[a]} and ${SEAT_NAMES[b]}`,
      high: 10,
      lines: [[a, b] as const, [b, a] as const].map(([from, to]) => ({
        name: `${SHORT_NAMES[from]} in ${SHORT_NAMES[to]}`,
        hue: from,
        shape: 'step' as const,
        values: points.map(({ trust }) => trust[from][to]),
      })),
    })),
    stops: stopsOf(story, points, series),
    table: tableOf(story, points, 'Trust', 'trust', series),
    summary: `Three panels, one for each pair, with a line for each direction. ${series
      .map(({ name, value }) => {
        const [first, last] = [points[0], points.at(-1)];
        return first && last ? `${name} goes from ${value(first)} to ${value(last)}` : name;
      })
      .join('; ')}.`,
  };
}

/** Trust as it stood at the beginning and at the end of each round. */
export function trustByRound({ chronicle, month }: Story): {
  readonly round: number;
  readonly label: string;
  readonly trust: CoursePoint['trust'];
}[] {
  const { points, roundEnds } = chronicle.course;
  const at = (entry: number) => points.findLast((point) => point.entry <= entry) ?? points[0];
  return [0, ...roundEnds].flatMap((entry, round) => {
    const point = at(entry);
    const label = round === 0 ? 'As dealt' : `${round}: ${month(round).split(' ')[0]}`;
    return point ? [{ round, label, trust: point.trust }] : [];
  });
}
