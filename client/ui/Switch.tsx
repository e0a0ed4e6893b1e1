import { useId, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './Field.module.css';

export interface SwitchProps {
  label: ReactNode;
  hint?: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  className?: string;
}

/** On or off, at once. */
export function Switch({ label, hint, checked, onCheckedChange, disabled, className }: SwitchProps) {
  const id = useId();
  return (
    <div className={cx(styles.field, className)}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          className={styles.track}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onCheckedChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
