import { lazy, Suspense } from 'react';
import type { Origin } from '../../shared/recording/origin';
import type { Pace } from '../solo/messages';
import { EndingExtra } from '../table/extra';
import { Table } from '../table/Table';
import { BranchBar } from './BranchBar';
import styles from './BranchedTable.module.css';

const BranchEnding = lazy(() => import('./BranchEnding'));

/** The table of a branch: with where it came from below it, and what came of it at the end. */
export function BranchedTable({ origin, onPace }: { origin: Origin; onPace: (pace: Pace | null) => void }) {
  return (
    <div className={styles.table}>
      <EndingExtra
        value={
          <Suspense fallback={null}>
            <BranchEnding origin={origin} />
          </Suspense>
        }
      >
        <Table />
      </EndingExtra>
      <BranchBar origin={origin} onPace={onPace} />
    </div>
  );
}
