import { arcBetween, distance, pointAt, trim, type Curve } from './arcs';
import { impactRadius, type MapMark, type MarkKind } from './marks';
import { PLACES, pointOf, type FrameName, type Xy } from './places';

/** From a sign's radius to the end of the line that comes to it, in pixels. */
const CLEARANCE: Readonly<Record<MarkKind, number>> = {
  strike: 6,
  raid: 4.5,
  'base-attack': 4,
  barrage: 4,
  covert: 2,
  retaliation: 5.5,
  inspection: 0,
  talks: 0,
};
const START = 7;
/** Where on its arc a seat's shape may stand, and how far from places and other shapes, in pixels. */
const BADGE_SPOTS = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32] as const;
const BADGE_ROOM = 12;

/** A mark with where and how strongly it is drawn. */
export interface Route {
  readonly mark: MapMark;
  /** 0 for the mark that is told now; more for older ones, which fade. */
  readonly age: number;
  readonly from: Xy | null;
  readonly to: Xy;
  /** The line without its ends; null where the mark has no way to show. */
  readonly curve: Curve | null;
  /** Where the seat's shape stands. */
  readonly badge: Xy;
  readonly radius: number;
}

function badgeOn(curve: Curve, taken: readonly Xy[], room: number): Xy {
  const spots = BADGE_SPOTS.map((t) => pointAt(curve, t));
  return spots.find((spot) => taken.every((other) => distance(other, spot) > room)) ?? pointAt(curve, 0.5);
}

const pairOf = ({ from, to }: MapMark) => [from?.id ?? to.id, to.id].toSorted().join();

/** Routes of all marks, the oldest first. Marks between the same two places, either way, lie side by side. */
export function routesOf(
  marks: readonly MapMark[],
  told: MapMark | undefined,
  frame: FrameName,
  unit: number,
): readonly Route[] {
  const seen = new Map<string, number>();
  const taken: Xy[] = PLACES.map((place) => pointOf(place, frame));
  return marks.map((mark, index) => {
    const pair = pairOf(mark);
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);

    const to = pointOf(mark.to, frame);
    const from = mark.from && mark.from.id !== mark.to.id ? pointOf(mark.from, frame) : null;
    const radius = impactRadius(mark);
    const start = mark.kind === 'talks' ? radius : START;
    const curve =
      from && trim(arcBetween(from, to, nth), start * unit, (radius + CLEARANCE[mark.kind]) * unit);
    const badge: Xy = curve
      ? badgeOn(curve, taken, BADGE_ROOM * unit)
      : [to[0], to[1] - (radius + 11) * unit];
    taken.push(badge);
    return {
      mark,
      age: mark === told ? 0 : Math.max(1, marks.length - 1 - index),
      from,
      to,
      curve,
      badge,
      radius,
    };
  });
}
