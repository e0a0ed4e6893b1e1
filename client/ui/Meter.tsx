import { cx } from './cx';
import styles from './Meter.module.css';

export interface MeterPart {
  label: string;
  amount: number;
  tone?: 'neutral' | 'good' | 'bad' | 'warn' | 'usa' | 'iran' | 'israel';
}

export interface MeterProps {
  label: string;
  /** The addends, in order; their sum is the value. */
  parts: readonly MeterPart[];
  /** What the sum has to reach; drawn as a mark. */
  needed?: number;
  max?: number;
  /** The whole in words, "5 of 7 needed". */
  valueText: string;
  className?: string;
}

/** A bar made of named addends against a mark that it has to reach (credibility, progress, odds). */
export function Meter({ label, parts, needed, max, valueText, className }: MeterProps) {
  const sum = parts.reduce((total, part) => total + Math.max(0, part.amount), 0);
  const scale = max ?? Math.max(sum, needed ?? 0, 1);
  return (
    <div className={cx(styles.meter, className)}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <span className={styles.value}>{valueText}</span>
      </div>
      <div className={styles.bar} role="img" aria-label={`${label}: ${valueText}`}>
        {parts.map((part) => (
          <i
            key={part.label}
            className={styles.part}
            data-tone={part.tone ?? (needed === undefined || sum >= needed ? 'good' : 'warn')}
            style={{ inlineSize: `${(100 * Math.max(0, part.amount)) / scale}%` }}
          />
        ))}
        {needed !== undefined && (
          <i
            className={styles.mark}
            style={{ insetInlineStart: `${Math.min(100, (100 * needed) / scale)}%` }}
          />
        )}
      </div>
      {parts.length > 1 && (
        <p className={styles.parts}>
          {parts.map((part) => `${part.label} ${part.amount}`).join(' + ')}
          {needed !== undefined && `, needed ${needed}`}
        </p>
      )}
    </div>
  );
}
