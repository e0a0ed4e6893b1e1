import type { Seat } from '../content/seats';

/** A picture of the trust triangle: its box, its marks and the six lanes between them. */
export interface TrustLayout {
  width: number;
  height: number;
  /** Radius of a seat's mark. */
  mark: number;
  /** Width of a lane, which an arrow of 10 fills. */
  lane: number;
  /** Type size of the numbers and names; 0 where there is no room for them. */
  figures: number;
  names: number;
  corners: Record<Seat, Point>;
}

interface Point {
  x: number;
  y: number;
}

export type TriangleSize = 'small' | 'normal' | 'large';

const make = (
  width: number,
  height: number,
  top: number,
  foot: number,
  side: number,
  rest: Omit<TrustLayout, 'width' | 'height' | 'corners'>,
): TrustLayout => ({
  width,
  height,
  ...rest,
  corners: {
    usa: { x: width / 2, y: top },
    israel: { x: side, y: height - foot },
    iran: { x: width - side, y: height - foot },
  },
});

/** Israel stands left and Iran right, as on the map. */
export const LAYOUTS: Record<TriangleSize, TrustLayout> = {
  small: make(96, 90, 11, 13, 12, { mark: 7, lane: 5, figures: 0, names: 0 }),
  normal: make(260, 248, 42, 42, 36, { mark: 11, lane: 10, figures: 12.5, names: 12.5 }),
  large: make(420, 388, 58, 58, 54, { mark: 17, lane: 17, figures: 17, names: 16 }),
};

/** One directed lane: where the line runs, how its head stands and where its number is. */
export interface Lane {
  /** The line from the tail to the foot of the head. */
  path: string;
  /** The outline of an arrow head as broad as `breadth`. */
  head: (breadth: number) => string;
  figure: Point;
}

/** The lanes that run outside, once round the triangle. */
const OUTER: Record<Seat, Seat> = { usa: 'iran', iran: 'israel', israel: 'usa' };

/** The lane from one corner to another, bowed to its left so that the two directions of a pair part. */
export function laneOf({ corners, mark, lane }: TrustLayout, from: Seat, to: Seat): Lane {
  const a = corners[from];
  const b = corners[to];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const u = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const n = { x: u.y, y: -u.x };
  const at = (along: number, aside: number, base: Point): Point => ({
    x: base.x + u.x * along + n.x * aside,
    y: base.y + u.y * along + n.y * aside,
  });
  // The inner lanes of two sides meet at the corners, so they begin further off and bow less.
  const outer = OUTER[from] === to;
  const gap = mark + lane * (outer ? 0.6 : 1.05);
  const aside = lane * (outer ? 0.75 : 0.5);
  const start = at(gap, aside, a);
  const tip = at(-gap, aside, b);
  const bend = at(length / 2, aside + lane * (outer ? 2.3 : 1.3), a);
  const headLength = lane * 1.2;
  const heading = unit(bend, tip);
  const foot = { x: tip.x - heading.x * headLength, y: tip.y - heading.y * headLength };
  const across = { x: -heading.y, y: heading.x };
  const t = 0.5;
  return {
    path: `M${text(start)}Q${text(bend)} ${text(foot)}`,
    head: (breadth) =>
      `M${text(tip)}L${text({ x: foot.x + (across.x * breadth) / 2, y: foot.y + (across.y * breadth) / 2 })}` +
      `L${text({ x: foot.x - (across.x * breadth) / 2, y: foot.y - (across.y * breadth) / 2 })}z`,
    figure: {
      x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * bend.x + t ** 2 * foot.x,
      y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * bend.y + t ** 2 * foot.y,
    },
  };
}

function unit(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

const text = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 100) / 100;
