import { useState } from 'react';
import { GitBranch } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '../ui/Button';
import type { Watch } from '../watch/watch';
import { BranchDialog } from './BranchDialog';

/** Goes on from the entry in sight, as another game. `title` is what the recording is called, where it has a name. */
export function BranchButton({ watch, title }: { watch: StoreApi<Watch>; title?: string | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        icon={<GitBranch size={16} />}
        onClick={() => {
          watch.getState().play(false);
          setOpen(true);
        }}
      >
        Branch
      </Button>
      {open && <BranchDialog watch={watch} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}
