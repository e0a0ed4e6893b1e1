import { scaleLinear } from 'd3-scale';
import { area, stack } from 'd3-shape';
import type { Drawing } from './Figure';
import { apart } from './labels';
import styles from './marks.module.css';
import { nearest, Rounds } from './Multiples';
import { percent } from '../words';

export interface SharesOf {
  readonly places: readonly number[];
  readonly rounds: number;
  /** From below; the values of all layers at a place add up to 1. */
  readonly layers: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const HEIGHT = 190;
const LEFT = 44;
const TOP = 8;
const FOOT = 24;

/** Shares of a whole over the rounds, with the names of the layers at their right end. */
export function drawShares(
  { places, rounds, layers }: SharesOf,
  width: number,
  index: number | null,
): Drawing {
  const right = width < 560 ? 132 : 184;
  const plot = width - LEFT - right;
  const x = scaleLinear([0, rounds], [0, plot]);
  const y = scaleLinear([0, 1], [HEIGHT, 0]);
  const names = layers.map(({ name }) => name);
  const rows = places.map((_, at) =>
    Object.fromEntries(layers.map(({ name, values }) => [name, values[at] ?? 0])),
  );
  const stacked = stack<Record<string, number>>().keys(names)(rows);
  const shown = index ?? places.length - 1;
  const middles = stacked.map((layer) => {
    const [low = 0, high = 0] = layer[shown] ?? [];
    return y((low + high) / 2);
  });
  const labels = apart(middles, 15, 8, HEIGHT - 4);
  const shape = area<[number, number]>()
    .x((_, at) => x(places[at] ?? 0))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high));
  return {
    height: TOP + HEIGHT + FOOT,
    body: (
      <g transform={`translate(${LEFT} ${TOP})`}>
        {stacked.map((layer, at) => (
          <path
            key={layer.key}
            className={styles.layer}
            data-tone={at % 4}
            d={shape(layer.map(([low, high]): [number, number] => [low, high])) ?? undefined}
          />
        ))}
        <Rounds rounds={rounds} plot={plot} height={HEIGHT} />
        {[0, 0.5, 1].map((tick) => (
          <text key={tick} className={styles.tick} x={-7} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
        ))}
        {index !== null && (
          <line
            data-passing=""
            className={styles.pointer}
            x1={x(places[index] ?? 0)}
            x2={x(places[index] ?? 0)}
            y1={0}
            y2={HEIGHT}
          />
        )}
        {layers.map(({ name, values }, at) => (
          <g key={name}>
            {index === null && (
              <path className={styles.lead} d={`M${plot + 2} ${middles[at]}L${plot + 10} ${labels[at]}`} />
            )}
            <text className={styles.small} x={plot + 13} y={(labels[at] ?? 0) + 4}>
              {name}
              <tspan className={styles.strong}> {percent(values[shown] ?? 0)}</tspan>
            </text>
          </g>
        ))}
      </g>
    ),
    locate: (px) => nearest(places, x.invert(px - LEFT)),
  };
}
