import { useState } from 'react';
import { Pause, Play } from 'lucide-react';
import { Link } from 'wouter';
import type { Origin } from '../../shared/recording/origin';
import { useTable } from '../session/table';
import type { Pace } from '../solo/messages';
import { botPace } from '../solo/pace';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import styles from './BranchBar.module.css';
import { branchPoint, originName, originPath } from './words';

/** By how much bots are hurried. */
const SPEEDS = [
  { value: '0.5', label: '0.5× speed' },
  { value: '1', label: '1× speed' },
  { value: '4', label: '4× speed' },
  { value: 'Infinity', label: 'No waiting' },
] as const;
type Speed = (typeof SPEEDS)[number]['value'];

export interface BranchBarProps {
  readonly origin: Origin;
  /** Sets how fast the bots act; `null` lets them wait. */
  readonly onPace: (pace: Pace | null) => void;
}

/** Below the table of a branch: where it came from, and, for whoever only watches, how fast it goes. */
export function BranchBar({ origin, onPace }: BranchBarProps) {
  const viewer = useTable((t) => t.view.viewer);
  const watches = useTable((t) => t.seat === null && t.view.step !== 'ended');
  return (
    <section className={styles.bar} aria-label="Branch" data-print="no">
      <p className={styles.text}>
        Branched from{' '}
        <Link href={originPath(origin, viewer)}>
          {originName(origin)}, {branchPoint(origin)}
        </Link>
      </p>
      {watches && <Speeds onPace={onPace} />}
    </section>
  );
}

function Speeds({ onPace }: Pick<BranchBarProps, 'onPace'>) {
  const [speed, setSpeed] = useState<Speed>('1');
  const [waits, setWaits] = useState(false);
  const set = (next: Speed, wait: boolean) => {
    setSpeed(next);
    setWaits(wait);
    const [least, most] = botPace();
    onPace(wait ? null : [least / Number(next), most / Number(next)]);
  };
  const name = waits ? 'Let the bots go on' : 'Let the bots wait';
  return (
    <div className={styles.speeds} role="group" aria-label="Bots">
      <Button
        kind="quiet"
        size="small"
        icon={waits ? <Play /> : <Pause />}
        aria-label={name}
        title={name}
        onClick={() => set(speed, !waits)}
      />
      <Select
        label="Speed of the bots"
        hideLabel
        size="small"
        options={SPEEDS}
        value={speed}
        onValueChange={(next) => set(next, waits)}
      />
    </div>
  );
}
