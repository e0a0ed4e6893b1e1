import { BranchButton } from '../branch/BranchButton';
import { Loading } from '../ui/Loading';
import { NotFound } from '../pages/NotFound';
import { Site } from '../pages/Site';
import { Missing } from './Missing';
import { useGame } from './useGame';
import { Viewer } from './Viewer';

interface GamePageProps {
  readonly game: string;
  /** What of the game is looked at: without it, the game itself. */
  readonly part?: string | undefined;
  readonly study?: string | undefined;
}

/** One recorded game, found by its id: the table as it was, the debrief, or a study of it. */
export default function GamePage({ game, part, study }: GamePageProps) {
  const [found, opened] = useGame(game);
  const isKnown =
    part === undefined || (part === 'debrief' && study === undefined) || (part === 'study' && study);
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
  return <Viewer game={game} watch={found.watch} actions={<BranchButton watch={found.watch} />} />;
}
