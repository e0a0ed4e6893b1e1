import { scaleLinear } from 'd3-scale';
import { area, stack } from 'd3-shape';
import type { Drawing } from './Figure';
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

/** Shares of a whole over the rounds, with the names of the layers where they are thickest. */
export function drawShares(
  { places, rounds, layers }: SharesOf,
  width: number,
  index: number | null,
): Drawing {
  const right = 12;
  const plot = width - LEFT - right;
  const x = scaleLinear([0, rounds], [0, plot]);
  const y = scaleLinear([0, 1], [HEIGHT, 0]);
  const names = layers.map(({ name }) => name);
  const rows = places.map((_, at) =>
    Object.fromEntries(layers.map(({ name, values }) => [name, values[at] ?? 0])),
  );
  const stacked = stack<Record<string, number>>().keys(names)(rows);
  const labels = labelsOf(
    stacked.map((layer) => {
      const spans = layer.map(([low, high]) => high - low);
      const at = spans.indexOf(Math.max(...spans));
      const [low = 0, high = 0] = layer[at] ?? [];
      return {
        text: `${layer.key} ${percent(high - low)}`,
        at: x(places[at] ?? 0),
        y: y((low + high) / 2) + 4,
        thick: y(low) - y(high),
      };
    }),
    plot,
  );
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
        {labels.map(({ text, at, y: middle }) => (
          <text key={text} className={styles.name} x={at} y={middle}>
            {text}
          </text>
        ))}
      </g>
    ),
    locate: (px) => nearest(places, x.invert(px - LEFT)),
  };
}

interface Label {
  readonly text: string;
  readonly at: number;
  readonly y: number;
}

/** Names inside their layers, the thickest first; one that would stand on another, or has no room, is left out. */
function labelsOf(layers: readonly (Label & { readonly thick: number })[], plot: number): readonly Label[] {
  const placed: (Label & { readonly from: number; readonly to: number })[] = [];
  for (const { text, at, y, thick } of [...layers].sort((a, b) => b.thick - a.thick)) {
    // About six and a half pixels a letter.
    const wide = text.length * 6.5;
    const from = Math.max(6, Math.min(plot - wide - 6, at - wide / 2));
    const free = placed.every(
      (other) => Math.abs(other.y - y) > 14 || other.from > from + wide || other.to < from,
    );
    if (thick >= 15 && free && wide < plot) {
      placed.push({ text, at: from, y, from, to: from + wide });
    }
  }
  return placed;
}
