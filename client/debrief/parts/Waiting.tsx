import { Button } from '../../ui/Button';
import styles from './parts.module.css';

/** Where the working out of estimates is. */
export interface Work {
  readonly done: number;
  readonly parts: number;
  /** Why it stopped, in a sentence. */
  readonly problem: string | null;
  readonly again?: (() => void) | undefined;
}

/** Stands where figures are still worked out. */
export function Waiting({ what, work }: { what: string; work: Work }) {
  const { done, parts, problem, again } = work;
  if (problem !== null) {
    return (
      <p className={styles.waiting}>
        {problem}{' '}
        {again && (
          <Button size="small" onClick={again}>
            Try again
          </Button>
        )}
      </p>
    );
  }
  return (
    <p className={styles.waiting} data-print="no">
      <label>
        <span>
          Working out {what}, by playing the game on many times from here: {done} of {parts} parts done.
        </span>
        <progress max={Math.max(1, parts)} value={done} />
      </label>
    </p>
  );
}
