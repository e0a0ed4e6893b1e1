/** How tracks and trust went, and what the war cost. */
import { SEATS } from '../../content/seats';
import type { State } from '../../rules/state';
import type { Course, CoursePoint } from './debrief';
import { eventsOf, standsOut, type Stop } from './walk';

const pointOf = (entry: number, state: State): CoursePoint => {
  const { heu, concealed, weapon } = state.secret;
  return {
    entry,
    round: state.round,
    tracks: { ...state.tracks, heu, concealed, weapon },
    trust: { usa: { ...state.trust.usa }, iran: { ...state.trust.iran }, israel: { ...state.trust.israel } },
  };
};

const isSame = (a: CoursePoint, b: CoursePoint): boolean =>
  Object.entries(a.tracks).every(
    ([track, value]) => b.tracks[track as keyof CoursePoint['tracks']] === value,
  ) && SEATS.every((from) => SEATS.every((to) => a.trust[from][to] === b.trust[from][to]));

type Cause = Course['toll'][number]['causes'][number];

/** What each line added to the human cost, by the round of the line. */
function causesIn(stops: readonly Stop[]): Map<number, Cause[]> {
  const causes = new Map<number, Cause[]>();
  for (const { entry, lines } of stops) {
    for (const { round, what, moves } of lines) {
      const added = moves.reduce(
        (sum, move) => sum + ('track' in move && move.track === 'toll' ? move.to - move.from : 0),
        0,
      );
      if (added !== 0) causes.set(round, [...(causes.get(round) ?? []), { entry, what, added }]);
    }
  }
  return causes;
}

function tollOf(stops: readonly Stop[], rounds: number): Course['toll'] {
  const causes = causesIn(stops);
  const of = (round: number): number => (causes.get(round) ?? []).reduce((sum, { added }) => sum + added, 0);
  const atFirst = [...causesIn(stops.slice(0, 1)).values()].flat();
  // What the first headline added is in the first position already.
  let total = atFirst.reduce((rest, { added }) => rest - added, stops[0]?.state.tracks.toll ?? 0);
  return Array.from({ length: rounds }, (_, index) => {
    const round = index + 1;
    total += of(round);
    return { round, added: of(round), total, causes: causes.get(round) ?? [] };
  });
}

export function courseOf(stops: readonly Stop[], roundEnds: readonly number[]): Course {
  const points: CoursePoint[] = [];
  const last = stops.length - 1;
  for (const { entry, state } of stops) {
    const point = pointOf(entry, state);
    const before = points.at(-1);
    if (!before || entry === last || !isSame(before, point)) points.push(point);
  }
  return {
    points,
    events: stops.flatMap((stop) => eventsOf(stop).filter(standsOut)),
    roundEnds,
    toll: tollOf(stops, roundEnds.length),
  };
}
