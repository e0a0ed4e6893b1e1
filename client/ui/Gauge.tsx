import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Gauge.module.css';
import { plain, signed } from '../../shared/wording/numbers';

export interface GaugeProps {
  /** What the number is of: "base", "ceasefire". */
  label: string;
  value: number;
  max?: number;
  /** What it is expected to become: shown as "4 → 5". */
  projected?: number;
  /** How it last changed, and what changed it. */
  delta?: number;
  cause?: string;
  /** Colour of the filled cells. */
  tone?: 'neutral' | 'good' | 'bad' | 'warn' | 'usa' | 'iran' | 'israel';
  size?: 'small' | 'normal' | 'large';
  /** Instead of the plain label, e.g. an <Explain> around it. */
  labelNode?: ReactNode;
  /** Hides label and number where they stand nearby; the accessible name stays. */
  bare?: boolean;
  className?: string;
}

/** A track: a whole number out of ten as a row of cells, with its number, its forecast and its last cause. */
export function Gauge({
  label,
  value,
  max = 10,
  projected,
  delta,
  cause,
  tone = 'neutral',
  size = 'normal',
  labelNode,
  bare,
  className,
}: GaugeProps) {
  const change =
    delta === undefined || delta === 0 ? '' : `, ${signed(delta)}${cause ? ` from ${cause}` : ''}`;
  const forecast = projected === undefined || projected === value ? '' : `, expected ${plain(projected)}`;
  return (
    <div className={cx(styles.gauge, styles[size], className)} data-tone={tone}>
      {!bare && (
        <div className={styles.head}>
          <span className={styles.label}>{labelNode ?? label}</span>
          <span className={styles.value} aria-hidden="true">
            <b>{plain(value)}</b>
            {forecast !== '' && <span className={styles.forecast}> → {plain(projected ?? value)}</span>}
          </span>
        </div>
      )}
      <div
        className={styles.cells}
        role="img"
        aria-label={`${label} ${plain(value)} of ${max}${change}${forecast}`}
      >
        {Array.from({ length: max }, (_, index) => (
          <i key={index} className={styles.cell} data-state={cellState(index, value, projected ?? value)} />
        ))}
      </div>
      {!bare && delta !== undefined && delta !== 0 && (
        <p className={styles.cause} aria-hidden="true">
          <b>{signed(delta)}</b> {cause && `from ${cause}`}
        </p>
      )}
    </div>
  );
}

function cellState(index: number, value: number, projected: number): 'full' | 'gain' | 'loss' | 'empty' {
  if (index < Math.min(value, projected)) return 'full';
  if (index < projected) return 'gain';
  if (index < value) return 'loss';
  return 'empty';
}
