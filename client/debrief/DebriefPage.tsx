import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { Site } from '../pages/Site';
import { FoundGame } from '../watch/FoundGame';
import { formatPlace } from '../watch/place';
import { Debrief } from './Debrief';

/** The debrief of one recorded game, found by its id. */
export default function DebriefPage({ game }: { game: string }) {
  const [, navigate] = useLocation();
  const go = useCallback(
    (entry: number) => navigate(`/watch/${game}${formatPlace({ entry, viewer: 'chair' })}`),
    [game, navigate],
  );
  return (
    <FoundGame game={game}>
      {(watch) => (
        <Site>
          <Debrief game={game} timeline={watch.getState().timeline} onGo={go} />
        </Site>
      )}
    </FoundGame>
  );
}
