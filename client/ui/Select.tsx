import { useId } from 'react';
import { ChevronDown } from 'lucide-react';
import { cx } from './cx';
import styles from './Field.module.css';
import { visuallyHidden } from './VisuallyHidden';

interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly SelectOption<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  size?: 'small' | 'normal';
  disabled?: boolean;
  className?: string;
}

/** One of many. The browser's own list: the best there is on a phone and for a screen reader. */
export function Select<Value extends string>({
  label,
  hideLabel,
  options,
  value,
  onValueChange,
  size = 'normal',
  disabled,
  className,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <div className={cx(styles.field, styles[size], className)}>
      <label htmlFor={id} className={hideLabel ? visuallyHidden : styles.label}>
        {label}
      </label>
      <span className={styles.selectWrap}>
        <select
          id={id}
          className={styles.select}
          value={value}
          disabled={disabled}
          onChange={(event) => onValueChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={16} aria-hidden="true" />
      </span>
    </div>
  );
}
