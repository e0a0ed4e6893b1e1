import type { Xy } from './places';

/** A quadratic Bézier curve: start, control, end. */
export type Curve = readonly [Xy, Xy, Xy];

/** How far each next arc between the same two places bows out, so that they lie side by side. */
const BOWS = [0.17, 0.27, 0.08, 0.36, 0.01] as const;
const LEAST_BOW = 10;

const mix = (a: Xy, b: Xy, t: number): Xy => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
const fixed = ([x, y]: Xy) => `${x.toFixed(1)} ${y.toFixed(1)}`;

export const distance = (a: Xy, b: Xy): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Bows toward the pole, as great circles do on this map. */
export function arcBetween(from: Xy, to: Xy, nth = 0): Curve {
  const length = distance(from, to);
  const bow = Math.max(LEAST_BOW, length * (BOWS[nth % BOWS.length] ?? BOWS[0]));
  const unit: Xy = [(to[0] - from[0]) / (length || 1), (to[1] - from[1]) / (length || 1)];
  const north: Xy = unit[0] >= 0 ? [unit[1], -unit[0]] : [-unit[1], unit[0]];
  const middle = mix(from, to, 0.5);
  // The control point stands twice as far out as the curve reaches.
  return [from, [middle[0] + north[0] * bow * 2, middle[1] + north[1] * bow * 2], to];
}

export function pointAt([a, b, c]: Curve, t: number): Xy {
  return mix(mix(a, b, t), mix(b, c, t), t);
}

/** The direction of travel at t, in degrees clockwise from east. */
export function headingAt([a, b, c]: Curve, t: number): number {
  const [from, to] = [mix(a, b, t), mix(b, c, t)];
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
}

function split([a, b, c]: Curve, t: number): readonly [Curve, Curve] {
  const [ab, bc] = [mix(a, b, t), mix(b, c, t)];
  const on = mix(ab, bc, t);
  return [
    [a, ab, on],
    [on, bc, c],
  ];
}

/** The first t, going from one end, at which the curve is a given distance away from that end. */
function leave(curve: Curve, end: 0 | 1, radius: number): number {
  const anchor = end === 0 ? curve[0] : curve[2];
  for (let step = 1; step <= 50; step += 1) {
    const t = step / 100;
    if (distance(pointAt(curve, end === 0 ? t : 1 - t), anchor) >= radius) return t;
  }
  return 0;
}

/** The curve without its ends, so that the line does not run through the marks there. */
export function trim(curve: Curve, startRadius: number, endRadius: number): Curve {
  const start = leave(curve, 0, startRadius);
  const end = 1 - leave(curve, 1, endRadius);
  const [, rest] = split(curve, start);
  return split(rest, (end - start) / (1 - start))[0];
}

/** The same curve, moved sideways; a flaring one parts in the middle and comes together at both ends. */
export function beside(curve: Curve, offset: number, flares: boolean): Curve {
  const [a, b, c] = curve;
  const length = distance(a, c) || 1;
  const normal: Xy = [-(c[1] - a[1]) / length, (c[0] - a[0]) / length];
  const spread = (p: Xy, by: number): Xy => [p[0] + normal[0] * by, p[1] + normal[1] * by];
  return flares
    ? [spread(a, offset * 0.5), spread(b, offset * 2.2), spread(c, offset * 0.5)]
    : [spread(a, offset), spread(b, offset), spread(c, offset)];
}

export const toPath = ([a, b, c]: Curve): string => `M${fixed(a)}Q${fixed(b)} ${fixed(c)}`;
