import { useEffect, useState } from 'react';
import { shippedGames } from './library';

/** What a game is called in the library that comes with this program; nothing for other games. */
export function useTitle(game: string): string | undefined {
  const [title, setTitle] = useState<string>();
  useEffect(() => {
    let wanted = true;
    void shippedGames().then((games) => {
      if (wanted) setTitle(games.find(({ facts }) => facts.game === game)?.title);
    });
    return () => {
      wanted = false;
    };
  }, [game]);
  return title;
}
