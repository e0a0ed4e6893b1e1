import { scaleLinear } from 'd3-scale';
import type { Seat } from '../../../shared/content/seats';
import { SEAT_PATHS } from '../../../shared/drawing/seats';
import type { Drawing } from './Figure';
import styles from './marks.module.css';

export interface Dot {
  /** `first`: what was before, or expected; hollow. */
  readonly kind: 'first' | 'then';
  readonly value: number;
  /** How far people were apart, to each side. */
  readonly spread?: number | null;
}

export interface DotRow {
  readonly name: string;
  /** Whose mark and colour it has. */
  readonly seat?: Seat;
  readonly dots: readonly Dot[];
  /** At the end of the row: how many answered, or why there is nothing. */
  readonly note: string;
}

export interface DotPanel {
  readonly title: string;
  readonly seat?: Seat;
  readonly rows: readonly DotRow[];
}

export interface DotScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly unit?: string;
}

const GAP = 28;
const TOP = 30;
const FOOT = 26;
const NOTE = 42;
/** Of the names of rows: what stands beside them, and about what a letter takes. */
const MARGIN = 14;
const MARK = 17;
const LETTER = 6.1;
const LEAST = 250;
const MANY = 12;

/** Panels of rows with a dot each, or two that are joined, and a line as far as people were apart. All on one scale. */
export function drawDots(
  panels: readonly DotPanel[],
  { low, high, ticks, unit = '' }: DotScale,
  width: number,
  index: number | null,
): Drawing {
  const fit = Math.max(1, Math.min(4, panels.length, Math.floor((width + GAP) / (LEAST + GAP))));
  const columns = Math.ceil(panels.length / Math.ceil(panels.length / fit));
  const wide = (width - (columns - 1) * GAP) / columns;
  const longest = Math.max(...panels.map(({ rows }) => rows.length));
  const row = longest > MANY ? 19 : 25;
  const nameRoom = Math.max(
    ...panels.flatMap(({ rows }) =>
      rows.map(({ name, seat }) => MARGIN + name.length * LETTER + (seat ? MARK : 0)),
    ),
  );
  const x = scaleLinear([low, high], [0, wide - nameRoom - NOTE]).clamp(true);
  const lines = Math.ceil(panels.length / columns);
  const highs = Array.from({ length: lines }, (_, line) => {
    const own = panels.slice(line * columns, (line + 1) * columns);
    return TOP + Math.max(...own.map(({ rows }) => rows.length)) * row + FOOT;
  });
  const top = (line: number): number => highs.slice(0, line).reduce((sum, each) => sum + each, 0);
  const before = (panel: number): number =>
    panels.slice(0, panel).reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    height: top(lines),
    body: panels.map(({ title, seat, rows }, at) => {
      const first = before(at);
      const bottom = rows.length * row;
      return (
        <g
          key={title}
          transform={`translate(${(at % columns) * (wide + GAP)} ${top(Math.floor(at / columns))})`}
        >
          {seat && <SeatShape seat={seat} x={0} y={1} />}
          <text className={styles.title} x={seat ? 19 : 0} y={13}>
            {title}
          </text>
          <g transform={`translate(${nameRoom} ${TOP})`}>
            {ticks.map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} />
                <text className={styles.tick} x={x(tick)} y={bottom + 14} textAnchor="middle">
                  {tick}
                  {unit}
                </text>
              </g>
            ))}
            {rows.map((each, which) => (
              <g key={each.name} transform={`translate(0 ${(which + 0.5) * row})`}>
                {index === first + which && (
                  <rect
                    data-passing=""
                    className={styles.halo}
                    x={1 - nameRoom}
                    y={-row / 2 + 1}
                    width={wide - 2}
                    height={row - 2}
                    rx={3}
                  />
                )}
                <Row row={each} x={x} high={high} start={5 - nameRoom} />
              </g>
            ))}
          </g>
        </g>
      );
    }),
    locate(px, py) {
      const line = Math.max(
        0,
        highs.findLastIndex((_, each) => top(each) <= py),
      );
      const column = Math.max(0, Math.min(columns - 1, Math.floor(px / (wide + GAP))));
      const panel = Math.min(panels.length - 1, line * columns + column);
      const which = Math.floor((py - top(line) - TOP) / row);
      const most = (panels[panel]?.rows.length ?? 1) - 1;
      return before(panel) + Math.max(0, Math.min(most, which));
    },
  };
}

const SeatShape = ({ seat, x, y }: { seat: Seat; x: number; y: number }) => (
  <path
    className={styles.seat}
    data-hue={seat}
    d={SEAT_PATHS[seat]}
    transform={`translate(${x} ${y}) scale(0.55)`}
  />
);

function Row({
  row: { name, seat, dots, note },
  x,
  high,
  start,
}: {
  row: DotRow;
  x: (value: number) => number;
  high: number;
  /** Where the name begins. */
  start: number;
}) {
  const [from, to] = [dots[0], dots.at(-1)];
  const hue = seat ?? 'plain';
  return (
    <>
      {seat && <SeatShape seat={seat} x={start} y={-7} />}
      <text className={styles.small} x={start + (seat ? MARK : 0)} y={4}>
        {name}
      </text>
      {dots.length > 1 && from && to && (
        <line className={styles.error} x1={x(from.value)} x2={x(to.value)} y1={0} y2={0} />
      )}
      {dots.map(({ kind, value, spread }) => (
        <g key={kind}>
          {spread != null && spread > 0 && (
            <line
              className={styles.reach}
              x1={x(value - spread)}
              x2={x(value + spread)}
              y1={kind === 'first' ? -3 : 3}
              y2={kind === 'first' ? -3 : 3}
            />
          )}
          <circle
            className={styles.mark}
            data-hue={hue}
            data-hollow={kind === 'first' || undefined}
            cx={x(value)}
            r={4.5}
          />
        </g>
      ))}
      <text className={styles.note} x={dots.length === 0 ? 4 : x(high) + 9} y={4}>
        {note}
      </text>
    </>
  );
}
