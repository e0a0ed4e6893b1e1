import { scaleLinear } from 'd3-scale';
import type { Bargain } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES } from '../../../shared/content/seats';
import { change, figure, SHORT_NAMES } from '../words';
import type { Drawing } from './Figure';
import styles from './marks.module.css';
import { AROUND, Plane, scalesOf, type Pair } from './Plane';
import { SHAPES } from './shapes';

export interface TablePanel {
  /** Number of the table. */
  readonly table: number;
  /** After its name: of which round the talks are. */
  readonly note: string;
  readonly bargain: Bargain;
  /** What stands beside packages, by their index. */
  readonly names: ReadonlyMap<number, string>;
}

const LEAST = 200;
const { gap: GAP, top: TOP, foot: FOOT, left: LEFT, right: RIGHT } = AROUND;

/** A panel with the talks of each table, for one pair of seats or several side by side; all on the same scales. */
export function drawTablePlanes(
  panels: readonly TablePanel[],
  pairs: readonly Pair[],
  width: number,
  index: number | null,
): Drawing {
  const fit = Math.max(1, Math.floor((width + GAP) / (LEAST + GAP)));
  // Planes of one table stay beside each other, or else each has a row of its own.
  const columns = pairs.length === 1 ? Math.min(4, fit) : fit >= pairs.length ? pairs.length : 1;
  const wide = (width - (columns - 1) * GAP) / columns;
  const plot = wide - LEFT - RIGHT;
  const height = Math.min(Math.round(plot * 0.86), 280);
  const high = TOP + height + FOOT;
  const all = panels.length * pairs.length;
  const rows = Math.ceil(all / columns);
  const scales = scalesOf(
    panels.map(({ bargain }) => bargain),
    plot,
    height,
  );
  const corner = (at: number) => ({
    x: (at % columns) * (wide + GAP),
    y: Math.floor(at / columns) * high,
  });
  return {
    height: rows * high,
    body: panels.flatMap(({ table, note, bargain, names }, panel) =>
      pairs.map((pair, which) => {
        const { x, y } = corner(panel * pairs.length + which);
        return (
          <g key={`${table}-${pair.join('-')}`} transform={`translate(${x + LEFT} ${y + TOP})`}>
            {index === panel && (
              <rect
                data-passing=""
                className={styles.halo}
                x={-LEFT + 1}
                y={-TOP + 1}
                width={wide - 2}
                height={high - 6}
                rx={3}
              />
            )}
            <Plane
              title={
                <>
                  Table {table}
                  <tspan className={styles.note}> {note}</tspan>
                </>
              }
              bargain={bargain}
              names={names}
              pair={pair}
              size={{ plot, height }}
              scales={scales}
              index={null}
            />
            <text className={styles.small} x={plot} y={-8} textAnchor="end">
              no deal:{' '}
              {pair
                .map((seat) => `${SHORT_NAMES[seat]} ${figure(bargain.reservation[seat].mean)}`)
                .join(', ')}
            </text>
          </g>
        );
      }),
    ),
    locate(px, py) {
      const column = Math.max(0, Math.min(columns - 1, Math.floor(px / (wide + GAP))));
      const row = Math.max(0, Math.min(rows - 1, Math.floor(py / high)));
      const at = Math.min(all - 1, row * columns + column);
      return Math.floor(at / pairs.length);
    },
  };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What came of the talks of a table, and where its Nash point was, in one plane. */
interface Way {
  readonly table: number;
  readonly isDeal: boolean;
  readonly from: Spot;
  readonly to: Spot;
}

const BIG = { left: 46, right: 16, top: 44, foot: 40, high: 420 } as const;

/** All tables in one plane for each pair: a line from what came of the talks to the Nash point, with the table's number. */
export function drawTogether(
  panels: readonly TablePanel[],
  pairs: readonly Pair[],
  width: number,
  index: number | null,
): Drawing {
  const columns = width >= 640 ? pairs.length : 1;
  const wide = (width - (columns - 1) * GAP) / columns;
  const plot = wide - BIG.left - BIG.right;
  const height = Math.min(Math.round(plot * 0.8), BIG.high);
  const high = BIG.top + height + BIG.foot;
  const corner = (at: number) => ({
    x: (at % columns) * (wide + GAP) + BIG.left,
    y: Math.floor(at / columns) * high + BIG.top,
  });
  const planes = pairs.map((pair, at) => ({ pair, at, ...planeOf(panels, pair, plot, height) }));
  return {
    height: Math.ceil(pairs.length / columns) * high,
    body: planes.map(({ pair: [a, b], at, x, y, ways }) => {
      const { x: left, y: top } = corner(at);
      const labels = placed(ways, plot, height);
      return (
        <g key={`${a}-${b}`} transform={`translate(${left} ${top})`}>
          <text className={styles.title} x={-BIG.left} y={-28}>
            {SEAT_NAMES[a]} and {SEAT_NAMES[b]}
          </text>
          {x.ticks(6).map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? styles.axis : styles.grid}
                x1={x(tick)}
                x2={x(tick)}
                y1={0}
                y2={height}
              />
              <text className={styles.tick} x={x(tick)} y={height + 15} textAnchor="middle">
                {change(tick)}
              </text>
            </g>
          ))}
          {y.ticks(5).map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? styles.axis : styles.grid}
                x1={0}
                x2={plot}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text className={styles.tick} x={-6} y={y(tick) + 4} textAnchor="end">
                {change(tick)}
              </text>
            </g>
          ))}
          <text className={styles.small} x={plot} y={height + 32} textAnchor="end">
            {SEAT_NAMES[a]} gains →
          </text>
          <text className={styles.small} x={-BIG.left} y={-10}>
            ↑ {SEAT_NAMES[b]} gains
          </text>
          {ways.map(({ table, isDeal, from, to }, way) => (
            <g key={table}>
              <line className={styles.error} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              <path
                className={styles.mark}
                data-hue={isDeal ? 'good' : 'plain'}
                d={SHAPES[isDeal ? 'diamond' : 'square']}
                transform={`translate(${from.x} ${from.y}) scale(${isDeal ? 1.2 : 0.8})`}
              />
              <circle
                className={styles.mark}
                data-hue="plain"
                data-hollow=""
                cx={to.x}
                cy={to.y}
                r={index === way ? 6 : 4}
              />
              {index === way && <circle data-passing="" className={styles.halo} cx={to.x} cy={to.y} r={10} />}
            </g>
          ))}
          {labels.map(({ x: at_, y: to }, way) => (
            <text key={ways[way]!.table} className={styles.name} x={at_} y={to} textAnchor="middle">
              {ways[way]!.table}
            </text>
          ))}
        </g>
      );
    }),
    locate(px, py) {
      const spots = planes.flatMap(({ at, ways }) => {
        const { x, y } = corner(at);
        return ways.map(({ from, to }, way) => ({
          way,
          far: Math.min(
            Math.hypot(x + to.x - px, y + to.y - py),
            // Where nothing was signed all begin at the same place.
            Math.hypot(x + (from.x + to.x) / 2 - px, y + (from.y + to.y) / 2 - py),
          ),
        }));
      });
      return spots.reduce((best, spot) => (spot.far < best.far ? spot : best), { way: 0, far: Infinity }).way;
    },
  };
}

function planeOf(panels: readonly TablePanel[], [a, b]: Pair, plot: number, height: number) {
  const gainsOf = ({ packages }: Bargain, which: number): readonly [number, number] => {
    const gains = packages[which]?.gains;
    return [gains?.[a].mean ?? 0, gains?.[b].mean ?? 0];
  };
  const ends = panels.map(({ table, bargain }) => ({
    table,
    isDeal: bargain.signed !== 0,
    from: gainsOf(bargain, bargain.signed),
    to: gainsOf(bargain, bargain.nash),
  }));
  const scale = (of: 0 | 1, range: readonly [number, number]) => {
    const values = [0, ...ends.flatMap(({ from, to }) => [from[of], to[of]])];
    const [low, top] = [Math.min(...values), Math.max(...values)];
    const room = Math.max(1, (top - low) * 0.08);
    return scaleLinear([low - room, top + room], range);
  };
  const x = scale(0, [0, plot]);
  const y = scale(1, [height, 0]);
  const spot = ([gain, other]: readonly [number, number]): Spot => ({ x: x(gain), y: y(other) });
  const ways = ends.map((each): Way => ({ ...each, from: spot(each.from), to: spot(each.to) }));
  return { x, y, ways };
}

const AWAY = 13;
const DIRECTIONS = [
  [1, -0.3],
  [-1, -0.3],
  [0, -0.8],
  [0, 1.4],
  [1, 1],
  [-1, 1],
  [1.9, -0.3],
  [-1.9, -0.3],
  [0, -1.9],
  [0, 2.4],
] as const;

/** A place for each number beside its point: the first around it that is free of others. */
function placed(ways: readonly Way[], plot: number, height: number): Spot[] {
  const taken: Spot[] = [];
  for (const { to } of ways) {
    const around = DIRECTIONS.map(([x, y]) => ({ x: to.x + x * AWAY, y: to.y + y * AWAY + 4 }));
    const isFree = ({ x, y }: Spot): boolean =>
      x > 6 &&
      x < plot - 6 &&
      y > 10 &&
      y < height &&
      taken.every((other) => Math.abs(other.x - x) > 15 || Math.abs(other.y - y) > 12) &&
      ways.every((other) => Math.hypot(other.to.x - x, other.to.y - (y - 4)) > 9);
    taken.push(around.find(isFree) ?? around[0]!);
  }
  return taken;
}
