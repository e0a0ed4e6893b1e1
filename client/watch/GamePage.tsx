import { BranchActions } from '../branch/BranchActions';
import { WatchedEnding } from '../branch/WatchedEnding';
import { StudyButton } from '../study/StudyButton';
import { StudySide } from '../study/StudySide';
import { EndingExtra } from '../table/extra';
import { NotFound } from '../pages/NotFound';
import { Site } from '../pages/Site';
import { FoundGame } from './FoundGame';
import { useTitle } from './useTitle';
import { Viewer } from './Viewer';

interface GamePageProps {
  readonly game: string;
  /** What of the game is looked at: without it, the game itself. */
  readonly part?: string | undefined;
  readonly study?: string | undefined;
}

/** One recorded game, found by its id: the table as it was, or that with notes beside it. */
export default function GamePage({ game, part, study }: GamePageProps) {
  const title = useTitle(game);
  if (part !== undefined && part !== 'study') {
    return (
      <Site>
        <NotFound />
      </Site>
    );
  }
  const studies = part === 'study';
  return (
    <FoundGame game={game} study={study}>
      {(watch) => (
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
      )}
    </FoundGame>
  );
}
