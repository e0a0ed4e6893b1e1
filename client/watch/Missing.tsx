import { Link } from 'wouter';
import type { Timeline } from '../../shared/recording/timeline';
import { Site } from '../pages/Site';
import { PageHeading } from '../ui/PageHeading';
import { DropPlace, OpenPlace, useOpening } from './OpenPlace';
import type { Game } from './useGame';
import styles from './WatchPage.module.css';

type Lacking = Exclude<Game, { is: 'looking' | 'here' }>;

const wordsOf = (game: Lacking): { readonly title: string; readonly text: string } => {
  if (game.is === 'unfit') return { title: 'This game cannot be shown', text: game.problem };
  return game.why === 'unreachable'
    ? {
        title: 'This game cannot be reached',
        text: 'It is not on this machine, and the server does not answer. Try again later, or open its file here.',
      }
    : {
        title: 'This game is not here',
        text: 'It is not on this machine, not in the library, and nobody has published it. If you have its file, open it here: the address leads to the same moment.',
      };
};

/** Stands where a game is not found. */
export function Missing({ game, onOpen }: { game: Lacking; onOpen: (timeline: Timeline) => void }) {
  const opening = useOpening(onOpen);
  const { title, text } = wordsOf(game);
  return (
    <DropPlace open={opening.open}>
      <Site>
        <div className={styles.watch}>
          <PageHeading title={title} />
          <p className={styles.lead}>{text}</p>
          <OpenPlace opening={opening} primary />
          <p>
            Or look at <Link href="/watch">what else there is to watch</Link>.
          </p>
        </div>
      </Site>
    </DropPlace>
  );
}
