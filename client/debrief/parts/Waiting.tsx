import { Button } from '../../ui/Button';
import { percent } from '../words';
import styles from './parts.module.css';

/** Where the working out of estimates is. */
export interface Work {
  /** Share that is done, from 0 to 1. */
  readonly progress: number;
  /** Why it stopped, in a sentence. */
  readonly problem: string | null;
  readonly again: () => void;
}

/** Stands where figures are still worked out. */
export function Waiting({ what, work }: { what: string; work: Work }) {
  const { progress, problem, again } = work;
  if (problem !== null) {
    return (
      <p className={styles.waiting}>
        {problem}{' '}
        <Button size="small" onClick={again}>
          Try again
        </Button>
      </p>
    );
  }
  return (
    <p className={styles.waiting}>
      <label>
        <span>
          Working out {what}, by playing this game on many times: {percent(progress)} of the work is done. It
          takes some twenty seconds, and is kept.
        </span>
        <progress value={progress} />
      </label>
    </p>
  );
}
