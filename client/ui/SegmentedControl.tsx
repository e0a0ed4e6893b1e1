import { useId, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './SegmentedControl.module.css';
import { visuallyHidden } from './VisuallyHidden';

interface SegmentOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** A few words under the label. */
  hint?: string;
  disabled?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly SegmentOption<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  size?: 'small' | 'normal';
  className?: string;
}

/** One of two to five choices, all in sight. Native radio buttons: arrow keys choose. */
export function SegmentedControl<Value extends string>({
  label,
  hideLabel,
  options,
  value,
  onValueChange,
  size = 'normal',
  className,
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset className={cx(styles.control, styles[size], className)}>
      <legend className={hideLabel ? visuallyHidden : styles.legend}>{label}</legend>
      <div className={styles.row}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              className={visuallyHidden}
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onValueChange(option.value)}
            />
            <span>{option.label}</span>
            {option.hint !== undefined && <small className={styles.hint}>{option.hint}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
