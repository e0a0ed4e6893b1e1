import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { Site } from '../pages/Site';
import { Loading } from '../ui/Loading';
import { Missing } from '../watch/Missing';
import { formatPlace } from '../watch/place';
import { useGame } from '../watch/useGame';
import { Debrief } from './Debrief';

/** The debrief of one recorded game, found by its id. */
export default function DebriefPage({ game }: { game: string }) {
  const [found, opened] = useGame(game);
  const [, navigate] = useLocation();
  const go = useCallback(
    (entry: number) => navigate(`/watch/${game}${formatPlace({ entry, viewer: 'chair' })}`),
    [game, navigate],
  );
  if (found.is === 'looking') {
    return (
      <Site>
        <Loading what="game" />
      </Site>
    );
  }
  if (found.is !== 'here') return <Missing game={found} onOpen={opened} />;
  return (
    <Site>
      <Debrief game={game} timeline={found.watch.getState().timeline} onGo={go} />
    </Site>
  );
}
