import { useId } from 'react';
import { WORDS_MOST, type Item, type ScaleItem } from '../../../shared/content/questionnaires';
import { cx } from '../../ui/cx';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { visuallyHidden } from '../../ui/VisuallyHidden';
import styles from './Questionnaire.module.css';

interface QuestionProps {
  readonly item: Item;
  readonly value: string;
  readonly isWrong: boolean;
  /** An empty text takes the answer back. */
  readonly onChange: (text: string) => void;
}

/** One question with the field that its kind asks for. */
export function Question({ item, value, isWrong, onChange }: QuestionProps) {
  const id = useId();
  switch (item.kind) {
    case 'scale':
      return <Scale item={item} value={value} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          label={item.text}
          options={[{ value: '', label: 'No answer' }, ...item.options]}
          value={value}
          onValueChange={onChange}
        />
      );
    case 'number':
      return (
        <TextField
          className={styles.number}
          inputClassName={styles.numberInput ?? ''}
          label={item.text}
          inputMode="numeric"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...(isWrong && { error: `A whole number from ${item.least} to ${item.most}, please.` })}
        />
      );
    case 'words':
      return (
        <div className={styles.words}>
          <label htmlFor={id}>{item.text}</label>
          <textarea
            id={id}
            rows={3}
            maxLength={WORDS_MOST}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      );
  }
}

const STEPS = ['1', '2', '3', '4', '5', '6', '7'] as const;

function Scale({
  item,
  value,
  onChange,
}: {
  item: ScaleItem;
  value: string;
  onChange: (text: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.scale}>
      <legend>{item.text}</legend>
      <div className={styles.steps}>
        <span className={styles.end} aria-hidden="true">
          {item.from}
        </span>
        {STEPS.map((step) => (
          <label key={step} className={styles.step}>
            <input
              type="radio"
              className={visuallyHidden}
              name={name}
              value={step}
              checked={value === step}
              aria-label={step === '1' ? `1, ${item.from}` : step === '7' ? `7, ${item.to}` : step}
              onChange={() => onChange(step)}
            />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
        <span className={cx(styles.end, styles.last)} aria-hidden="true">
          {item.to}
        </span>
      </div>
    </fieldset>
  );
}
