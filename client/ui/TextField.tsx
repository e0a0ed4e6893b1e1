import { useId, type InputHTMLAttributes, type Ref } from 'react';
import { cx } from './cx';
import styles from './Field.module.css';

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  /** What is wrong and what to do; read out when it appears. */
  error?: string;
  inputClassName?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A line of text with its label, hint and error. `type="number"` for numbers. */
export function TextField({ label, hint, error, className, inputClassName, ref, ...input }: TextFieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={cx(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        ref={ref}
        autoComplete="off"
        {...input}
        id={id}
        className={cx(styles.input, inputClassName)}
        aria-invalid={error !== undefined}
        aria-describedby={described || undefined}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}
