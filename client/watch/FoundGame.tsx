import type { ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Site } from '../pages/Site';
import { Loading } from '../ui/Loading';
import { Missing } from './Missing';
import { useGame } from './useGame';
import type { Watch } from './watch';

interface FoundGameProps {
  readonly game: string;
  readonly study?: string | undefined;
  readonly children: (watch: StoreApi<Watch>) => ReactNode;
}

/** One recorded game, found by its id, for whatever shows it; until it is here, or where it is not, that is said. */
export function FoundGame({ game, study, children }: FoundGameProps) {
  const [found, opened] = useGame(game, study);
  if (found.is === 'here') return children(found.watch);
  if (found.is !== 'looking') return <Missing game={found} onOpen={opened} />;
  return (
    <Site>
      <Loading what="game" />
    </Site>
  );
}
