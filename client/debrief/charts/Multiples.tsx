import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import type { Seat } from '../../../shared/content/seats';
import { SEAT_PATHS } from '../../../shared/drawing/seats';
import { figure } from '../words';
import type { Drawing } from './Figure';
import { apart } from './labels';
import styles from './marks.module.css';
import { SHAPES, type Shape } from './shapes';

/** Whose or what a line is: its colour and its dashes, which never mean anything apart. */
export type Hue = Seat | 'plain' | 'hidden' | 'truth';

interface Line {
  readonly name: string;
  readonly hue: Hue;
  /** One for each point; `null` leaves it out. */
  readonly values: readonly (number | null)[];
  /** Steps hold their value until the next point. */
  readonly shape: 'step' | 'line';
  /** Lower and upper end, one for each point. */
  readonly band?: readonly (readonly [low: number, high: number])[];
  /** At the end of the line, before its value; a seat's mark stands for itself. */
  readonly label?: string;
}

export interface Panel {
  readonly title: string;
  /** Its mark stands before the title. */
  readonly seat?: Seat;
  /** After the title: "0 to 10". */
  readonly note?: string;
  readonly low?: number;
  readonly high: number;
  readonly lines: readonly Line[];
  /** Values at which something happens. */
  readonly limits?: readonly { readonly at: number; readonly text: string }[];
  /** Numbered places, by the index of their point. */
  readonly numbers?: readonly { readonly point: number; readonly number: number }[];
  /** What happened to the first line, by the index of its point. */
  readonly marks?: readonly { readonly point: number; readonly shape: Shape; readonly hue: Hue }[];
  /** Stretches of time that are shaded, in columns. */
  readonly shades?: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

export interface MultiplesOf {
  /** Where each point is, in columns from the beginning. */
  readonly places: readonly number[];
  readonly rounds: number;
  readonly panels: readonly Panel[];
  /** How wide a panel has to be at least, and how high its plot is. */
  readonly least?: number;
  readonly height?: number;
  /** Most panels side by side. */
  readonly across?: number;
}

const GAP = 24;
const TOP = 26;
/** Where numbers stand, above a plot. */
const LANE = 20;
const FOOT = 24;
const LEFT = 34;
const RIGHT = 46;
/** Where lines have names beside their values. */
const RIGHT_NAMED = 78;

/** Panels side by side over the same rounds, as many in a row as there is room for. */
export function drawMultiples(
  { places, rounds, panels, least = 250, height = 104, across = 4 }: MultiplesOf,
  width: number,
  index: number | null,
): Drawing {
  const fit = Math.max(1, Math.min(across, panels.length, Math.floor((width + GAP) / (least + GAP))));
  // Rows of the same length, if they can be.
  const columns = Math.ceil(panels.length / Math.ceil(panels.length / fit));
  const wide = (width - (columns - 1) * GAP) / columns;
  const lane = panels.some(({ numbers = [] }) => numbers.length > 0) ? LANE : 0;
  const high = TOP + lane + height + FOOT + 10;
  const rows = Math.ceil(panels.length / columns);
  const corner = (at: number) => ({
    x: (at % columns) * (wide + GAP),
    y: Math.floor(at / columns) * high,
  });
  const named = panels.some(({ lines }) => lines.some(({ label }) => label !== undefined));
  const plot = wide - LEFT - (named ? RIGHT_NAMED : RIGHT);
  const x = scaleLinear([0, rounds], [0, plot]);
  return {
    height: rows * high - 10,
    body: panels.map((panel, at) => {
      const { x: left, y: top } = corner(at);
      return (
        <g key={at} transform={`translate(${left} ${top})`}>
          {panel.seat && (
            <path
              className={styles.seat}
              data-hue={panel.seat}
              d={SEAT_PATHS[panel.seat]}
              transform="translate(0 2.5) scale(0.5)"
            />
          )}
          <text className={styles.title} x={panel.seat ? 17 : 0} y={13}>
            {panel.title}
            {panel.note && <tspan className={styles.note}> {panel.note}</tspan>}
          </text>
          <g transform={`translate(${LEFT} ${TOP + lane})`}>
            <PanelPlot panel={panel} places={places} rounds={rounds} size={{ plot, height }} index={index} />
          </g>
        </g>
      );
    }),
    locate(px, py) {
      const row = Math.max(0, Math.min(rows - 1, Math.floor(py / high)));
      const column = Math.max(0, Math.min(columns - 1, Math.floor(px / (wide + GAP))));
      const { x: left } = corner(row * columns + column);
      return nearest(places, x.invert(px - left - LEFT));
    },
  };
}

/** Index of the place that is nearest; of several at one place, the last. */
export function nearest(places: readonly number[], wanted: number): number {
  let best = 0;
  places.forEach((place, index) => {
    if (Math.abs(place - wanted) <= Math.abs((places[best] ?? 0) - wanted)) best = index;
  });
  return best;
}

interface PlotProps {
  readonly panel: Panel;
  readonly places: readonly number[];
  readonly rounds: number;
  readonly size: { readonly plot: number; readonly height: number };
  readonly index: number | null;
}

function PanelPlot({ panel, places, rounds, size: { plot, height }, index }: PlotProps) {
  const { low = 0, high, lines, limits = [], numbers = [], shades = [], marks = [] } = panel;
  const x = scaleLinear([0, rounds], [0, plot]);
  const y = scaleLinear([low, high], [height, 0]);
  const ticks = [...new Set([low, (low + high) / 2, high])].filter(Number.isInteger);
  const last = places.length - 1;
  const ends = lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? low));
  const labels = apart(ends, 13, 4, height - 2);
  const badges = apart(
    numbers.map(({ point }) => x(places[point] ?? 0)),
    17,
    0,
    plot,
  );
  // What happens at the top end is said where the war would be.
  const shadeText = limits.some(({ at }) => at === high) ? height - 5 : 11;
  return (
    <>
      {shades.map(({ from, to, text }) => (
        <g key={from}>
          <rect
            className={styles.shade}
            x={x(from)}
            width={Math.max(2, x(to) - x(from))}
            y={0}
            height={height}
          />
          <text className={styles.shadeText} x={x(from) + 4} y={shadeText}>
            {text}
          </text>
        </g>
      ))}
      <Rounds rounds={rounds} plot={plot} height={height} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={0} x2={plot} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={-7} y={y(tick) + 4} textAnchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {limits.map(({ at, text }) => (
        <text key={at} className={styles.limit} x={4} y={at === low ? y(at) - 4 : y(at) + 11}>
          {text}
        </text>
      ))}
      {lines.map((each) => (
        <LineMarks key={each.name} line={each} places={places} x={x} y={y} />
      ))}
      {marks.map(({ point, shape, hue }, at) => {
        const value = lines[0]?.values[point];
        // Several at one point stand one above the other.
        const before = marks.slice(0, at).filter((each) => each.point === point).length;
        return value == null ? null : (
          <path
            key={at}
            className={styles.mark}
            data-hue={hue}
            d={SHAPES[shape]}
            transform={`translate(${x(places[point] ?? 0)} ${y(value) - before * 9}) scale(0.75)`}
          />
        );
      })}
      {numbers.map(({ point, number }, at) => {
        const value = lines[0]?.values[point];
        return value == null ? null : (
          <NumberMark
            key={number}
            from={x(places[point] ?? 0)}
            x={badges[at] ?? 0}
            y={y(value)}
            number={number}
          />
        );
      })}
      {index !== null && (
        <g data-passing="">
          <line
            className={styles.pointer}
            x1={x(places[index] ?? 0)}
            x2={x(places[index] ?? 0)}
            y1={0}
            y2={height}
          />
          {lines.map(({ name, hue, values }) => {
            const value = values[index];
            return value == null ? null : (
              <circle
                key={name}
                className={styles.spot}
                data-hue={hue}
                cx={x(places[index] ?? 0)}
                cy={y(value)}
                r={4}
              />
            );
          })}
        </g>
      )}
      {lines.map(({ name, hue, values, label }, at) => {
        const shown = index === null ? values.findLast((value) => value !== null) : values[index];
        const seat = hue === 'usa' || hue === 'iran' || hue === 'israel';
        const from = x(places[last] ?? 0) + 6;
        return (
          <g key={name} transform={`translate(${from} ${labels[at] ?? 0})`}>
            {seat && lines.length > 1 && (
              <path
                className={styles.seat}
                data-hue={hue}
                d={SEAT_PATHS[hue]}
                transform="translate(0 -5) scale(0.42)"
              />
            )}
            <text className={styles.value} data-hue={hue} x={seat && lines.length > 1 ? 14 : 0} y={4}>
              {label && <tspan className={styles.label}>{label} </tspan>}
              {shown == null ? '' : figure(shown)}
            </text>
          </g>
        );
      })}
    </>
  );
}

type Scale = (value: number) => number;

function LineMarks({
  line: { hue, values, shape, band },
  places,
  x,
  y,
}: {
  line: Line;
  places: readonly number[];
  x: Scale;
  y: Scale;
}) {
  const curve = shape === 'step' ? curveStepAfter : curveLinear;
  const indices = places.map((_, index) => index);
  const at = (index: number): number => x(places[index] ?? 0);
  const path = line<number>()
    .defined((index) => values[index] != null)
    .x(at)
    .y((index) => y(values[index] ?? 0))
    .curve(curve)(indices);
  const spread =
    band &&
    area<number>()
      .defined((index) => band[index] !== undefined)
      .x(at)
      .y0((index) => y(band[index]?.[0] ?? 0))
      .y1((index) => y(band[index]?.[1] ?? 0))
      .curve(curve)(indices);
  return (
    <>
      {spread && <path className={styles.band} data-hue={hue} d={spread} />}
      {path && <path className={styles.line} data-hue={hue} d={path} />}
      {shape === 'line' &&
        indices.map((index) => {
          const value = values[index];
          return value == null ? null : (
            <circle
              key={index}
              className={styles.dot}
              data-hue={hue}
              cx={at(index)}
              cy={y(value)}
              r={hue === 'truth' ? 2.6 : 2}
            />
          );
        })}
    </>
  );
}

function NumberMark({ from, x, y, number }: { from: number; x: number; y: number; number: number }) {
  const at = -LANE / 2;
  return (
    <g>
      <path className={styles.stem} d={`M${x} ${at}L${from} ${at + 14}V${y - 3}`} />
      <circle className={styles.badge} cx={x} cy={at} r={8} />
      <text className={styles.badgeText} x={x} y={at + 3.6} textAnchor="middle">
        {number}
      </text>
    </g>
  );
}

/** The columns, with their numbers below. */
export function Rounds({
  rounds,
  plot,
  height,
}: {
  rounds: number;
  plot: number;
  height: number;
}): ReactNode {
  const column = plot / rounds;
  const every = Math.max(1, Math.ceil(15 / column));
  return (
    <>
      {Array.from({ length: rounds + 1 }, (_, at) => (
        <line key={at} className={styles.column} x1={at * column} x2={at * column} y1={0} y2={height} />
      ))}
      <text className={styles.tick} x={-7} y={height + 16} textAnchor="end">
        round
      </text>
      {Array.from({ length: rounds }, (_, at) =>
        at % every === 0 ? (
          <text key={at} className={styles.tick} x={(at + 0.5) * column} y={height + 16} textAnchor="middle">
            {at + 1}
          </text>
        ) : null,
      )}
    </>
  );
}
