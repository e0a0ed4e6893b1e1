import { Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import { useStore } from 'zustand/react';
import type { StoreApi } from 'zustand/vanilla';
import { buttonClass } from '../ui/Button';
import type { Watch } from '../watch/watch';
import { BranchButton } from './BranchButton';
import { originPath } from './words';

interface BranchActionsProps {
  readonly watch: StoreApi<Watch>;
  /** What the recording is called, where it has a name: its branches then know it by that. */
  readonly title?: string | undefined;
}

/** What a recording offers of branches: to go on from here, and of a branch, to see where it came from. */
export function BranchActions({ watch, title }: BranchActionsProps) {
  const viewer = useStore(watch, (w) => w.viewer);
  const origin = useStore(watch, (w) => w.timeline.recording.header.origin);
  return (
    <>
      <BranchButton watch={watch} title={title} />
      {origin && (
        <Link href={originPath(origin, viewer)} className={buttonClass('quiet', 'small')}>
          <Undo2 size={16} aria-hidden="true" />
          Where it branched
        </Link>
      )}
    </>
  );
}
