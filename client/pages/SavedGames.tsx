import { useEffect, useRef, useState } from 'react';
import { deleteGame, listGames } from '../solo/games';
import type { GameSummary } from '../solo/store';
import { SavedGame } from './SavedGame';
import styles from './SavedGames.module.css';

/** So many stand on the page; the others are folded away. */
const AT_ONCE = 3;

/** The solo games that this browser keeps, to go on with. Nothing stands there where there is none. */
export default function SavedGames() {
  const [games, setGames] = useState<readonly GameSummary[]>([]);
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let here = true;
    const look = async () => {
      const found = await listGames();
      if (here) setGames(found);
    };
    const lookAgain = () => document.visibilityState === 'visible' && void look();
    void look();
    // Another tab may have played on.
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      here = false;
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, []);

  const forget = async (game: string) => {
    try {
      await deleteGame(game);
      setFailed(false);
      setGames((all) => all.filter(({ table }) => table !== game));
      // The button that had the focus is gone.
      heading.current?.focus({ preventScroll: true });
    } catch {
      setFailed(true);
    }
  };

  if (games.length === 0) return null;
  const list = (some: readonly GameSummary[]) => (
    <ul role="list" className={styles.games}>
      {some.map((game) => (
        <SavedGame key={game.table} game={game} onDelete={() => void forget(game.table)} />
      ))}
    </ul>
  );
  const more = games.slice(AT_ONCE);
  return (
    <section className={styles.saved} aria-labelledby="saved">
      <h2 id="saved" ref={heading} tabIndex={-1} className={styles.heading}>
        Go on
      </h2>
      {list(games.slice(0, AT_ONCE))}
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>{more.length === 1 ? 'One more game' : `${more.length} more games`}</summary>
          {list(more)}
        </details>
      )}
      <p role="alert" className={styles.error}>
        {failed && 'The game could not be deleted. Try again in a moment.'}
      </p>
    </section>
  );
}
