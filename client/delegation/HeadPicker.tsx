import { useState } from 'react';
import { Button } from '../ui/Button';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './OurDelegation.module.css';

interface HeadPickerProps {
  readonly ids: readonly string[];
  readonly name: (id: string) => string;
  readonly label: string;
  /** Of which seat, for those who hear it and do not see where it stands. */
  readonly of?: string;
  /** On the button. */
  readonly act: string;
  readonly onPick: (id: string) => void;
}

/** One is chosen first and named then, so that going through the names by keyboard decides nothing. */
export function HeadPicker({ ids, name, label, of, act, onPick }: HeadPickerProps) {
  const [chosen, choose] = useState('');
  const id = ids.includes(chosen) ? chosen : (ids[0] ?? '');
  return (
    <form
      className={styles.pick}
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== '') onPick(id);
      }}
    >
      <label>
        {label} {of !== undefined && <VisuallyHidden>for {of}</VisuallyHidden>}{' '}
        <select value={id} onChange={(event) => choose(event.target.value)}>
          {ids.map((each) => (
            <option key={each} value={each}>
              {name(each)}
            </option>
          ))}
        </select>
      </label>
      <Button size="small" type="submit">
        {act}
      </Button>
    </form>
  );
}
