import type { Seat } from '../../../shared/content/seats';
import type { Drawing } from './Figure';
import styles from './marks.module.css';
import { SHAPES, type Shape } from './shapes';

export interface StripMark {
  /** From 1 on. */
  readonly round: number;
  readonly lane: number;
  readonly shape: Shape;
  readonly hue: Seat | 'plain';
}

const HOLLOW: ReadonlySet<Shape> = new Set(['circle']);

const STEP = 13;
const ROW = 16;
const PAD = 8;
const HEAD = 22;

/** A calendar: a column for each round, a lane for each kind of event, a mark for each event. */
export function drawStrip(
  {
    marks,
    lanes,
    months,
  }: { marks: readonly StripMark[]; lanes: readonly string[]; months: readonly string[] },
  width: number,
  index: number | null,
): Drawing {
  const narrow = width < 560;
  // Names stand before their lanes, or over them where there is no room.
  const left = narrow ? 0 : 128;
  const over = narrow ? 16 : 0;
  const column = (width - left) / months.length;
  const across = Math.max(1, Math.floor((column - PAD) / STEP));
  const inCell = (mark: StripMark): StripMark[] =>
    marks.filter(({ round, lane }) => round === mark.round && lane === mark.lane);
  const heights = lanes.map((_, lane) => {
    const most = Math.max(
      1,
      ...marks.filter((mark) => mark.lane === lane).map((mark) => inCell(mark).length),
    );
    return over + Math.ceil(most / across) * ROW + PAD;
  });
  const tops = heights.map((_, lane) => HEAD + heights.slice(0, lane).reduce((sum, each) => sum + each, 0));
  const height = HEAD + heights.reduce((sum, each) => sum + each, 0);
  const spots = marks.map((mark) => {
    const cell = inCell(mark);
    const at = cell.indexOf(mark);
    return {
      ...mark,
      x: left + (mark.round - 1) * column + PAD / 2 + ((at % across) + 0.5) * STEP,
      y: (tops[mark.lane] ?? 0) + over + PAD / 2 + (Math.floor(at / across) + 0.5) * ROW,
    };
  });
  return {
    height,
    body: (
      <>
        {months.map((month, at) => (
          <g key={at}>
            <line
              className={styles.column}
              x1={left + at * column}
              x2={left + at * column}
              y1={0}
              y2={height}
            />
            <text className={styles.tick} x={left + at * column + 4} y={13}>
              {headOf(month, at + 1, column)}
            </text>
          </g>
        ))}
        {lanes.map((lane, at) => (
          <g key={lane}>
            <line className={styles.grid} x1={0} x2={width} y1={tops[at]} y2={tops[at]} />
            <text className={styles.small} x={0} y={(tops[at] ?? 0) + (narrow ? 14 : 17)}>
              {lane}
            </text>
          </g>
        ))}
        {spots.map(({ x, y, shape, hue }, at) => (
          <g key={at} transform={`translate(${x} ${y})`}>
            <path
              className={styles.mark}
              data-hue={hue}
              data-hollow={HOLLOW.has(shape) || undefined}
              d={SHAPES[shape]}
            />
            {index === at && <circle data-passing="" className={styles.halo} r={8} />}
          </g>
        ))}
      </>
    ),
    locate: (px, py) => {
      let best = 0;
      spots.forEach(({ x, y }, at) => {
        const than = spots[best];
        if (than && Math.hypot(x - px, y - py) < Math.hypot(than.x - px, than.y - py)) best = at;
      });
      return best;
    },
  };
}

/** As much of a month as there is room for, after the number of its round. */
function headOf(month: string, round: number, room: number): string {
  if (room > 88) return `${round} ${month}`;
  return room > 42 ? `${round} ${month.slice(0, 3)}` : String(round);
}
