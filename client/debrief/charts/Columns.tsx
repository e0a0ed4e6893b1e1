import { scaleLinear } from 'd3-scale';
import type { Drawing } from './Figure';
import styles from './marks.module.css';

export interface Column {
  readonly label: string;
  /** Stacked from below, each with a value above 0. */
  readonly parts: readonly { readonly value: number; readonly text: string }[];
}

const TOP = 20;
const FOOT = 24;
const LEFT = 44;

/** A column for each round, in pieces by cause, with the sum on top. */
export function drawColumns(
  columns: readonly Column[],
  width: number,
  index: number | null,
  axis = 'round',
): Drawing {
  const height = 150;
  const sums = columns.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const y = scaleLinear([0, Math.max(4, ...sums)], [height, 0]).nice(4);
  const wide = (width - LEFT) / columns.length;
  const bar = Math.min(64, wide * 0.6);
  return {
    height: TOP + height + FOOT,
    body: (
      <g transform={`translate(${LEFT} ${TOP})`}>
        {y
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={0} x2={width - LEFT} y1={y(tick)} y2={y(tick)} />
              <text className={styles.tick} x={-7} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
        <text className={styles.tick} x={-7} y={height + 17} textAnchor="end">
          {axis}
        </text>
        {columns.map(({ label, parts }, at) => {
          const middle = (at + 0.5) * wide;
          let below = 0;
          return (
            <g key={at}>
              {parts.map(({ value, text }, piece) => {
                const from = below;
                below += value;
                const tall = y(from) - y(below);
                return (
                  <g key={piece}>
                    <rect
                      className={styles.bar}
                      data-hue="bad"
                      x={middle - bar / 2}
                      y={y(below) + 1}
                      width={bar}
                      height={Math.max(1, tall - 1)}
                    />
                    {tall > 15 && wide > 130 && (
                      <text className={styles.small} x={middle + bar / 2 + 5} y={y(below) + 12}>
                        {fitted(text, (wide - bar) / 2 + wide * 0.15)}
                      </text>
                    )}
                  </g>
                );
              })}
              <text className={styles.value} x={middle} y={y(sums[at] ?? 0) - 5} textAnchor="middle">
                {sums[at]}
              </text>
              <text className={styles.tick} x={middle} y={height + 17} textAnchor="middle">
                {label}
              </text>
              {index === at && (
                <rect
                  data-passing=""
                  className={styles.halo}
                  x={middle - bar / 2 - 5}
                  y={-14}
                  width={bar + 10}
                  height={height + 16}
                  rx={3}
                />
              )}
            </g>
          );
        })}
      </g>
    ),
    locate: (px) => Math.max(0, Math.min(columns.length - 1, Math.floor((px - LEFT) / wide))),
  };
}

/** As much of a text as there is room for, at about six pixels a letter. */
function fitted(text: string, room: number): string {
  const most = Math.floor(room / 6);
  return text.length <= most ? text : most < 4 ? '' : `${text.slice(0, most - 1)}…`;
}
