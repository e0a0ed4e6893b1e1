import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import type { Bargain, Package } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import { SEAT_PATHS } from '../../../shared/drawing/seats';
import { change, margin } from '../words';
import type { Drawing } from './Figure';
import { apart } from './labels';
import styles from './marks.module.css';
import { SHAPES, type Shape } from './shapes';

export type Pair = readonly [Seat, Seat];
export const PAIRS: readonly Pair[] = [
  ['usa', 'iran'],
  ['usa', 'israel'],
  ['iran', 'israel'],
];

/** Room around a plane. */
export const AROUND = { gap: 30, top: 42, foot: 44, left: 40, right: 12 } as const;
const { gap: GAP, top: TOP, foot: FOOT, left: LEFT, right: RIGHT } = AROUND;

/** How a package is drawn: by what became of it. */
const MARKS: Record<
  Package['status'],
  { readonly shape: Shape; readonly hue: string; readonly size: number }
> = {
  none: { shape: 'square', hue: 'plain', size: 1 },
  signed: { shape: 'diamond', hue: 'good', size: 1.5 },
  refused: { shape: 'cross', hue: 'bad', size: 1.1 },
  'never-made': { shape: 'circle', hue: 'faint', size: 0.8 },
};

/** What stands beside a package: the solutions that it is, and whether it was signed. */
function namesOf(bargain: Bargain): ReadonlyMap<number, string> {
  const names = new Map<number, string[]>();
  const put = (index: number, name: string) => names.set(index, [...(names.get(index) ?? []), name]);
  bargain.packages.forEach(({ status }, index) => {
    if (status === 'none') put(index, 'no deal');
    if (status === 'signed') put(index, 'signed');
  });
  put(bargain.nash, 'Nash');
  put(bargain.kalaiSmorodinsky, 'K–S');
  return new Map([...names].map(([index, words]) => [index, words.join(', ')]));
}

/** Three planes, one for each pair of seats, with every package where its gains put it. */
export function drawPlanes(bargain: Bargain, width: number, index: number | null): Drawing {
  const columns = width >= 640 ? 3 : 1;
  const wide = (width - (columns - 1) * GAP) / columns;
  const plot = wide - LEFT - RIGHT;
  const height = Math.min(Math.round(plot * 0.86), 320);
  const high = TOP + height + FOOT;
  const rows = Math.ceil(PAIRS.length / columns);
  const scales = scalesOf([bargain], plot, height);
  const corner = (at: number) => ({
    x: (at % columns) * (wide + GAP) + LEFT,
    y: Math.floor(at / columns) * (high + GAP) + TOP,
  });
  return {
    height: rows * (high + GAP) - GAP,
    body: PAIRS.map((pair, at) => {
      const { x, y } = corner(at);
      return (
        <g key={pair.join()} transform={`translate(${x} ${y})`}>
          <Plane
            title={
              <>
                {SEAT_NAMES[pair[0]]} and {SEAT_NAMES[pair[1]]}
              </>
            }
            bargain={bargain}
            names={namesOf(bargain)}
            pair={pair}
            size={{ plot, height }}
            scales={scales}
            index={index}
          />
        </g>
      );
    }),
    locate(px, py) {
      const spots = PAIRS.flatMap(([a, b], at) => {
        const { x, y } = corner(at);
        return bargain.packages.map(({ gains }, which) => ({
          which,
          far: Math.hypot(x + scales.x(a)(gains[a].mean) - px, y + scales.y(b)(gains[b].mean) - py),
        }));
      });
      return spots.reduce(
        (best, spot) => (spot.far < best.far ? spot : best),
        spots[0] ?? { which: 0, far: 0 },
      ).which;
    },
  };
}

export interface Scales {
  readonly x: (seat: Seat) => (value: number) => number;
  readonly y: (seat: Seat) => (value: number) => number;
  readonly ticks: (seat: Seat) => readonly number[];
}

/** Scales that hold all packages of these talks. */
export function scalesOf(
  bargains: readonly Pick<Bargain, 'packages'>[],
  plot: number,
  height: number,
): Scales {
  const packages = bargains.flatMap((bargain) => bargain.packages);
  const domains = Object.fromEntries(
    SEATS.map((seat) => {
      const values = [0, ...packages.map(({ gains }) => gains[seat].mean)];
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const room = Math.max(1, (high - low) * 0.08);
      return [seat, scaleLinear([low - room, high + room], [0, 1])];
    }),
  ) as Record<Seat, ReturnType<typeof scaleLinear<number, number>>>;
  return {
    x: (seat) => (value) => domains[seat](value) * plot,
    y: (seat) => (value) => (1 - domains[seat](value)) * height,
    ticks: (seat) => domains[seat].ticks(5),
  };
}

interface PlaneProps {
  readonly title: ReactNode;
  readonly bargain: Bargain;
  /** What stands beside packages, by their index. */
  readonly names: ReadonlyMap<number, string>;
  readonly pair: readonly [Seat, Seat];
  readonly size: { readonly plot: number; readonly height: number };
  readonly scales: Scales;
  readonly index: number | null;
}

/** One plane, its corner at 0 0: every package where its gains put it. */
export function Plane({
  title,
  bargain,
  names,
  pair: [a, b],
  size: { plot, height },
  scales,
  index,
}: PlaneProps) {
  const { packages, frontier, zopa } = bargain;
  const [x, y] = [scales.x(a), scales.y(b)];
  const at = (which: number) => {
    const gains = packages[which]?.gains;
    return { x: x(gains?.[a].mean ?? 0), y: y(gains?.[b].mean ?? 0) };
  };
  const gainsOf = (which: number): readonly [number, number] => {
    const gains = packages[which]?.gains;
    return [gains?.[a].mean ?? 0, gains?.[b].mean ?? 0];
  };
  const edge = stairs(frontier.map(gainsOf));
  const path = line<readonly [number, number]>(
    ([gain]) => x(gain),
    ([, gain]) => y(gain),
  );
  const zone = path(shadeOf(zopa.map(gainsOf)));
  const named = [...names].map(([which, name]) => ({ which, name, ...at(which) }));
  const heights = apart(
    named.map((each) => each.y),
    14,
    8,
    height - 4,
  );
  const selected = index === null ? null : packages[index];
  return (
    <>
      <text className={styles.title} x={-LEFT + 4} y={-28}>
        {title}
      </text>
      {zone && <path className={styles.zone} d={`${zone}Z`} />}
      {scales.ticks(a).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
          <text className={styles.tick} x={x(tick)} y={height + 15} textAnchor="middle">
            {change(tick)}
          </text>
        </g>
      ))}
      {scales.ticks(b).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={0} x2={plot} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={-6} y={y(tick) + 4} textAnchor="end">
            {change(tick)}
          </text>
        </g>
      ))}
      <line className={styles.axis} x1={x(0)} x2={x(0)} y1={0} y2={height} />
      <line className={styles.axis} x1={0} x2={plot} y1={y(0)} y2={y(0)} />
      <AxisName seat={a} x={plot} y={height + 33} anchor="end" words={`${SEAT_NAMES[a]} gains →`} />
      <AxisName seat={b} x={-LEFT + 18} y={-8} anchor="start" words="↑ gains" />
      {edge.length > 1 && <path className={styles.frontier} d={path(edge) ?? undefined} />}
      {packages.map((each, which) => {
        const { shape, hue, size } = MARKS[each.status];
        const spot = at(which);
        return (
          <g key={which} transform={`translate(${spot.x} ${spot.y})`}>
            {frontier.includes(which) && (
              <circle className={styles.mark} data-hollow="" data-hue="plain" r={6} />
            )}
            <path
              className={styles.mark}
              data-hue={hue}
              data-hollow={(each.status === 'never-made' && !each.signable) || undefined}
              d={SHAPES[shape]}
              transform={`scale(${each.status === 'never-made' ? size * 0.75 : size})`}
            />
          </g>
        );
      })}
      {selected && index !== null && (
        <g data-passing="">
          <ErrorCross
            selected={selected}
            pair={[a, b]}
            x={(value) => Math.max(0, Math.min(plot, x(value)))}
            y={(value) => Math.max(0, Math.min(height, y(value)))}
          />
          <circle className={styles.halo} cx={at(index).x} cy={at(index).y} r={10} />
        </g>
      )}
      {named.map(({ which, name, x: from }, label) => {
        // About six and a half pixels a letter.
        // To the left where there is more room than to the right.
        const flip = from + 11 + name.length * 6.5 > plot && from > plot / 2;
        return (
          <text
            key={which}
            className={styles.name}
            x={from + (flip ? -11 : 11)}
            y={(heights[label] ?? 0) + 4}
            textAnchor={flip ? 'end' : 'start'}
          >
            {name}
          </text>
        );
      })}
    </>
  );
}

function AxisName({
  seat,
  x,
  y,
  anchor,
  words,
}: {
  seat: Seat;
  x: number;
  y: number;
  anchor: 'start' | 'end';
  words: string;
}) {
  const mark = anchor === 'end' ? x - words.length * 6 - 8 : x - 16;
  return (
    <g>
      <path
        className={styles.seat}
        data-hue={seat}
        d={SEAT_PATHS[seat]}
        transform={`translate(${mark} ${y - 10}) scale(0.45)`}
      />
      <text className={styles.small} x={x} y={y} textAnchor={anchor}>
        {words}
      </text>
    </g>
  );
}

/** How sure the gains are: two standard errors each way. */
function ErrorCross({
  selected: { gains },
  pair: [a, b],
  x,
  y,
}: {
  selected: Package;
  pair: readonly [Seat, Seat];
  x: (value: number) => number;
  y: (value: number) => number;
}) {
  const [across, up] = [margin(gains[a]) ?? 0, margin(gains[b]) ?? 0];
  const { [a]: own, [b]: other } = gains;
  return (
    <>
      <line
        className={styles.error}
        x1={x(own.mean - across)}
        x2={x(own.mean + across)}
        y1={y(other.mean)}
        y2={y(other.mean)}
      />
      <line
        className={styles.error}
        x1={x(own.mean)}
        x2={x(own.mean)}
        y1={y(other.mean - up)}
        y2={y(other.mean + up)}
      />
    </>
  );
}

type Gains = readonly [number, number];

/** Those of which none other is better for both, from left to right. */
export function stairs(points: readonly Gains[]): Gains[] {
  return points
    .filter(
      ([x, y], own) =>
        !points.some(([px, py], other) => other !== own && px >= x && py >= y && (px > x || py > y)),
    )
    .sort((p, q) => p[0] - q[0]);
}

/** The outline of everything from which both gain and than which some point gives each at least as much. */
export function shadeOf(points: readonly Gains[]): Gains[] {
  const steps = stairs(points.filter(([x, y]) => x >= 0 && y >= 0));
  if (steps.length === 0) return [];
  const outline: Gains[] = [[0, 0]];
  let from = 0;
  for (const [x, y] of steps) {
    outline.push([from, y], [x, y]);
    from = x;
  }
  return [...outline, [from, 0]];
}
