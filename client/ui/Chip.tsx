import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { cx } from './cx';
import styles from './Chip.module.css';

export interface ChipProps {
  children: ReactNode;
  tone?: 'neutral' | 'good' | 'bad' | 'warn' | 'accent' | 'usa' | 'iran' | 'israel';
  icon?: ReactNode;
  /** Adds a button that takes the chip away; say what it takes away. */
  onRemove?: () => void;
  removeLabel?: string;
  className?: string;
}

/** A short fact in a few words: a change of a track, a state, a filter. */
export function Chip({
  children,
  tone = 'neutral',
  icon,
  onRemove,
  removeLabel = 'Remove',
  className,
}: ChipProps) {
  return (
    <span className={cx(styles.chip, className)} data-tone={tone}>
      {icon !== undefined && <span aria-hidden="true">{icon}</span>}
      {children}
      {onRemove && (
        <button type="button" className={styles.remove} onClick={onRemove} aria-label={removeLabel}>
          <X aria-hidden="true" size={12} />
        </button>
      )}
    </span>
  );
}
