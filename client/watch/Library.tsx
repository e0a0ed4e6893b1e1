import { useEffect, useState } from 'react';
import { isSought, type Filter, type Listed } from '../../shared/recording/library';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Filters } from './Filters';
import { GameCard } from './GameCard';
import { publishedGames, shippedGames } from './library';
import styles from './WatchPage.module.css';

/** Finished games: those that are shipped with the product, and those that their players published. */
export function Library() {
  const [filter, setFilter] = useState<Filter>({});
  const [shipped, setShipped] = useState<readonly Listed[] | null>(null);
  const published = usePublished(filter);
  useEffect(() => {
    let here = true;
    void shippedGames().then((games) => here && setShipped(games));
    return () => {
      here = false;
    };
  }, []);
  const sought = shipped?.filter(({ facts }) => isSought(facts, filter)) ?? [];
  const games = [...published.games, ...sought];
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <section aria-labelledby="library" className={styles.section}>
      <h2 id="library">Library</h2>
      <p className={styles.note}>
        Finished games. Those of bots come with this program; the others were published by everybody who
        played them.
      </p>
      <Filters filter={filter} onChange={setFilter} />
      <p role="status" className={styles.count}>
        {shipped === null || published.loading
          ? 'Looking …'
          : `${games.length === 1 ? 'One game' : `${games.length} games`}${published.more ? ', and more' : ''}${
              published.failed
                ? '. The server does not answer: what was published on it is not among them'
                : ''
            }.`}
      </p>
      {games.map(({ facts, ...about }) => (
        <GameCard key={facts.game} facts={facts} {...about} />
      ))}
      {shipped !== null && !published.loading && games.length === 0 && (
        <EmptyState
          title="No such game"
          action={
            isFiltered && (
              <Button size="small" onClick={() => setFilter({})}>
                Show all games
              </Button>
            )
          }
        >
          {isFiltered
            ? 'Nothing in the library is like that. Look for less at once.'
            : 'The library cannot be reached.'}
        </EmptyState>
      )}
      {published.more && (
        <Button loading={published.loading} onClick={published.more}>
          Show more
        </Button>
      )}
    </section>
  );
}

interface Published {
  readonly games: readonly Listed[];
  readonly loading: boolean;
  readonly failed: boolean;
  /** Asks for more; `null` where there are none. */
  readonly more: (() => void) | null;
}

function usePublished(filter: Filter): Published {
  const [games, setGames] = useState<readonly Listed[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    setLoading(true);
    void publishedGames(filter, null).then((page) => {
      if (!wanted) return;
      setGames(page?.games ?? []);
      setNext(page?.next ?? null);
      setFailed(page === null);
      setLoading(false);
    });
    return () => {
      wanted = false;
    };
  }, [filter]);
  const more = async () => {
    setLoading(true);
    const page = await publishedGames(filter, next);
    setGames((before) => [...before, ...(page?.games ?? [])]);
    setNext(page?.next ?? null);
    setFailed(page === null);
    setLoading(false);
  };
  return { games, loading, failed, more: next === null ? null : () => void more() };
}
