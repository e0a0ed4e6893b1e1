import type { PlacedLabel } from './labels';
import styles from './RegionMap.module.css';

interface Props {
  labels: readonly PlacedLabel[];
  unit: number;
  /** Ids of the labels to bring out. */
  strong?: ReadonlySet<string>;
}

/** Names on the map, of one size on the screen whatever the size of the map. */
export function MapLabels({ labels, unit, strong }: Props) {
  return labels.map(({ id, text, kind, x, y, anchor, turn }) => (
    <text
      key={id}
      x={x}
      y={y}
      textAnchor={anchor}
      transform={turn ? `rotate(${turn} ${x} ${y})` : undefined}
      className={styles[kind]}
      data-strong={strong?.has(id) || undefined}
      style={{ fontSize: `calc(var(--size-${kind}) * ${unit.toFixed(3)})` }}
    >
      {text}
    </text>
  ));
}
