import { cx } from '../../ui/cx';
import styles from './Word.module.css';

export interface WordOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface WordProps<Value extends string> {
  /** What is chosen, for screen readers: "Steps of relief". */
  readonly label: string;
  /** What stands in the sentence. */
  readonly text: string;
  readonly value: Value;
  readonly options: readonly WordOption<Value>[];
  readonly onChoose: (value: Value) => void;
  /** A word that could be there and is not yet. */
  readonly absent?: boolean;
  readonly changed?: boolean;
}

/** A word of a sentence that is chosen from a list: the text is read, the browser's own list lies under it. */
export function Word<Value extends string>({
  label,
  text,
  value,
  options,
  onChoose,
  absent,
  changed,
}: WordProps<Value>) {
  return (
    <span className={cx(styles.word, absent && styles.absent, changed && styles.changed)}>
      <span aria-hidden="true">{text}</span>
      <select
        className={styles.list}
        aria-label={label}
        value={value}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

export interface WordToggleProps {
  readonly label: string;
  readonly text: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly absent?: boolean;
  readonly changed?: boolean;
}

/** A word that is in the sentence or is not. */
export function WordToggle({ label, text, on, onToggle, absent, changed }: WordToggleProps) {
  return (
    <button
      type="button"
      className={cx(styles.word, styles.toggle, absent && styles.absent, changed && styles.changed)}
      aria-label={label}
      aria-pressed={on}
      onClick={() => onToggle(!on)}
    >
      {text}
    </button>
  );
}
