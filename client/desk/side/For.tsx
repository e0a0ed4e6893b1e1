import { useShallow } from 'zustand/react/shallow';
import { cx } from '../../ui/cx';
import { visuallyHidden } from '../../ui/VisuallyHidden';
import { choose, tableNumbers, useDesk, useDeskStore } from '../store';
import styles from './side.module.css';

/** For which tables: the same choice as over the list of them. */
export function For({ legend }: { legend: string }) {
  const store = useDeskStore();
  const numbers = useDesk(useShallow((desk) => tableNumbers({ ...desk, order: 'number' })));
  const chosen = useDesk((desk) => desk.chosen);
  if (numbers.length < 2) return null;
  return (
    <fieldset className={styles.for}>
      <legend className={styles.label}>{legend}</legend>
      <div className={styles.picks}>
        <label className={cx(styles.pick, styles.all)}>
          <input
            type="checkbox"
            className={visuallyHidden}
            checked={chosen.length === 0}
            onChange={() => store.setState({ chosen: chosen.length === 0 ? [...numbers] : [] })}
          />
          <span>All tables</span>
        </label>
        {numbers.map((number) => (
          <label key={number} className={styles.pick}>
            <input
              type="checkbox"
              className={visuallyHidden}
              checked={chosen.includes(number)}
              onChange={() => choose(store, number)}
              aria-label={`Table ${number}`}
            />
            <span>{number}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
