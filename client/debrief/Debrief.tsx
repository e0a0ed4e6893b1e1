import { useEffect, useMemo } from 'react';
import type { Timeline } from '../../shared/recording/timeline';
import { useDebrief } from './analysis';
import { Report } from './Report';
import { storyOf } from './story';

interface DebriefProps {
  readonly timeline: Timeline;
  /** The game's id. */
  readonly game: string;
  /** Opens the game at a moment, by the number of entries before it. */
  readonly onGo: (entry: number) => void;
}

/** What a finished game teaches: for its players, and for whoever has its recording. */
export function Debrief({ timeline, game, onGo }: DebriefProps) {
  const now = useDebrief(timeline);
  const { chronicle } = now;
  // `onGo` may be made anew with every drawing; charts need not be.
  const story = useMemo(() => storyOf(timeline, chronicle, game, onGo), [timeline, chronicle, game, onGo]);
  // The browser looked for the section before it was there.
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return <Report story={story} now={now} />;
}
