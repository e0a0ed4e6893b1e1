import type { Timeline } from '../../shared/recording/timeline';
import { BranchEnding } from './BranchEnding';
import { Branches } from './Branches';

/** At the end of a recording: beside the game that it was branched from, and beside those that were branched from it. */
export function WatchedEnding({ timeline }: { timeline: Timeline }) {
  const { origin } = timeline.recording.header;
  return (
    <>
      {origin && <BranchEnding origin={origin} />}
      <Branches timeline={timeline} />
    </>
  );
}
