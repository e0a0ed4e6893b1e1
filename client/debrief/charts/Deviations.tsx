import { scaleLinear } from 'd3-scale';
import type { Seat } from '../../../shared/content/seats';
import { SEAT_PATHS } from '../../../shared/drawing/seats';
import { change } from '../words';
import type { Drawing } from './Figure';
import styles from './marks.module.css';

export interface DeviationsOf {
  /** `null`: for all of them together. */
  readonly seat: Seat | null;
  readonly title: string;
  readonly values: readonly { readonly label: string; readonly value: number; readonly margin: number }[];
}

const GAP = 28;
const TOP = 30;
const HEIGHT = 92;
const FOOT = 22;
const LEFT = 38;
const LABEL = 17;

/** A panel for each seat with columns up and down from nothing, all on one scale; one for all of them has its own. */
export function drawDeviations(
  panels: readonly DeviationsOf[],
  width: number,
  index: number | null,
): Drawing {
  const count = Math.max(1, panels[0]?.values.length ?? 1);
  // Labels of columns have to fit below them.
  const fit = Math.floor((width + GAP) / (Math.max(180, LEFT + count * LABEL) + GAP));
  const across = Math.max(1, Math.min(fit, panels.length));
  const wide = (width - (across - 1) * GAP) / across;
  const high = TOP + HEIGHT + FOOT + 12;
  const scaleOf = (of: readonly DeviationsOf[]) => {
    const values = of.flatMap(({ values: own }) =>
      own.flatMap(({ value, margin }) => [value - margin, value + margin]),
    );
    return scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [HEIGHT, 0]).nice(4);
  };
  const ofSeats = scaleOf(panels.filter(({ seat }) => seat !== null));
  const ofAll = scaleOf(panels.filter(({ seat }) => seat === null));
  const column = (wide - LEFT) / count;
  const bar = Math.min(26, column * 0.6);
  return {
    height: Math.ceil(panels.length / across) * high - 12,
    body: panels.map(({ seat, title, values: own }, at) => {
      const y = seat === null ? ofAll : ofSeats;
      return (
        <g
          key={title}
          transform={`translate(${(at % across) * (wide + GAP)} ${Math.floor(at / across) * high})`}
        >
          {seat && (
            <path
              className={styles.seat}
              data-hue={seat}
              d={SEAT_PATHS[seat]}
              transform="translate(0 1) scale(0.55)"
            />
          )}
          <text className={styles.title} x={seat ? 19 : 0} y={13}>
            {title}
          </text>
          <g transform={`translate(${LEFT} ${TOP})`}>
            {y.ticks(3).map((tick) => (
              <g key={tick}>
                <line
                  className={tick === 0 ? styles.axis : styles.grid}
                  x1={0}
                  x2={wide - LEFT}
                  y1={y(tick)}
                  y2={y(tick)}
                />
                <text className={styles.tick} x={-7} y={y(tick) + 4} textAnchor="end">
                  {change(tick)}
                </text>
              </g>
            ))}
            {own.map(({ label, value, margin }, each) => (
              <g key={label} transform={`translate(${(each + 0.5) * column} 0)`}>
                <rect
                  className={styles.bar}
                  data-hue={seat ?? 'plain'}
                  data-faded={value < 0 || undefined}
                  x={-bar / 2}
                  width={bar}
                  y={y(Math.max(0, value))}
                  height={Math.max(0.5, Math.abs(y(value) - y(0)))}
                />
                <line className={styles.error} y1={y(value - margin)} y2={y(value + margin)} />
                <text className={styles.tick} y={HEIGHT + 16} textAnchor="middle">
                  {label}
                </text>
                {index === each && (
                  <g data-passing="">
                    <rect
                      className={styles.halo}
                      x={-bar / 2 - 4}
                      y={-4}
                      width={bar + 8}
                      height={HEIGHT + 8}
                      rx={3}
                    />
                    <text
                      className={styles.name}
                      y={value < 0 ? y(value) + 14 : y(value) - 5}
                      textAnchor="middle"
                    >
                      {change(value)}
                    </text>
                  </g>
                )}
              </g>
            ))}
          </g>
        </g>
      );
    }),
    locate: (px) => {
      const at = px % (wide + GAP);
      return Math.max(0, Math.min(count - 1, Math.floor((at - LEFT) / column)));
    },
  };
}
