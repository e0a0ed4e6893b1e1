import { BranchActions } from '../branch/BranchActions';
import { WatchedEnding } from '../branch/WatchedEnding';
import { StudyButton } from '../study/StudyButton';
import { StudySide } from '../study/StudySide';
import { EndingExtra } from '../table/extra';
import { Loading } from '../ui/Loading';
import { NotFound } from '../pages/NotFound';
import { Site } from '../pages/Site';
import { Missing } from './Missing';
import { useGame } from './useGame';
import { useTitle } from './useTitle';
import { Viewer } from './Viewer';

interface GamePageProps {
  readonly game: string;
  /** What of the game is looked at: without it, the game itself. */
  readonly part?: string | undefined;
  readonly study?: string | undefined;
}

/** One recorded game, found by its id: the table as it was, the debrief, or the game with notes beside it. */
export default function GamePage({ game, part, study }: GamePageProps) {
  const [found, opened] = useGame(game, study);
  const title = useTitle(game);
  const isKnown = part === undefined || (part === 'debrief' && study === undefined) || part === 'study';
  if (!isKnown) {
    return (
      <Site>
        <NotFound />
      </Site>
    );
  }
  if (found.is === 'looking') {
    return (
      <Site>
        <Loading what="game" />
      </Site>
    );
  }
  if (found.is !== 'here') return <Missing game={found} onOpen={opened} />;
  const { watch } = found;
  const studies = part === 'study';
  return (
    <EndingExtra value={<WatchedEnding timeline={watch.getState().timeline} />}>
      <Viewer
        game={game}
        watch={watch}
        actions={
          <>
            <StudyButton game={game} open={studies} />
            <BranchActions watch={watch} title={title} />
          </>
        }
        side={studies ? <StudySide game={game} watch={watch} shared={study} /> : undefined}
      />
    </EndingExtra>
  );
}
