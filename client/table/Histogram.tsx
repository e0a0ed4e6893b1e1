import type { Signal } from '../../shared/rules/state';
import styles from './Histogram.module.css';

const percent = (weight: number): string => {
  const whole = Math.round(weight * 100);
  return weight > 0 && whole === 0 ? '<1' : String(whole);
};

/** How likely each whole number is, in percent; the last signal is underlined on the axis. */
export function Histogram({
  weights,
  mean,
  label,
  signal,
}: {
  weights: readonly number[];
  mean: number;
  label: string;
  signal: Signal | null;
}) {
  const most = Math.max(...weights, 0.01);
  const likely = weights
    .map((weight, value) => (weight >= 0.005 ? `${value}: ${percent(weight)} %` : null))
    .filter((text) => text !== null);
  const width = 100 / weights.length;
  return (
    <div
      className={styles.histogram}
      role="img"
      aria-label={`${label}. Mean ${mean.toFixed(1)}. ${likely.join(', ')}.`}
    >
      <i className={styles.mean} style={{ insetInlineStart: `${(mean + 0.5) * width}%` }} />
      {weights.map((weight, value) => (
        <span
          key={value}
          className={styles.column}
          data-signal={(signal && Math.abs(signal.value - value) <= signal.width) || undefined}
        >
          <small className={styles.chance}>{weight >= 0.015 ? percent(weight) : ''}</small>
          <i className={styles.bar} style={{ blockSize: `${((weight / most) * 3).toFixed(3)}rem` }} />
          <span className={styles.value}>{value}</span>
        </span>
      ))}
    </div>
  );
}
