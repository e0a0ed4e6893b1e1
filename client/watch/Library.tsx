import { useEffect, useState } from 'react';
import { isSought, type Filter, type Listed } from '../../shared/recording/library';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Filters } from './Filters';
import { GameCard } from './GameCard';
import { publishedGames, shippedGames } from './library';
import styles from './WatchPage.module.css';
import { Withdraw } from './Withdraw';

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
        <GameCard key={facts.game} facts={facts} {...about}>
          <Withdraw game={facts.game} onDone={() => setFilter({ ...filter })} />
        </GameCard>
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

interface Answer {
  readonly filter: Filter;
  readonly games: readonly Listed[];
  readonly next: string | null;
  readonly failed: boolean;
}

function usePublished(filter: Filter): Published {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    let wanted = true;
    void publishedGames(filter, null).then((page) => {
      const { games, next } = page ?? { games: [], next: null };
      if (wanted) setAnswer({ filter, games, next, failed: page === null });
    });
    return () => {
      wanted = false;
    };
  }, [filter]);
  const isNew = answer?.filter === filter;
  const more = async ({ games, next }: Answer) => {
    setAsking(true);
    const page = await publishedGames(filter, next);
    setAsking(false);
    // Whoever looks for something else by now is shown that.
    setAnswer((now) =>
      now?.filter !== filter
        ? now
        : {
            filter,
            games: [...games, ...(page?.games ?? [])],
            next: page?.next ?? null,
            failed: page === null,
          },
    );
  };
  return {
    games: isNew ? answer.games : [],
    loading: !isNew || asking,
    failed: isNew && answer.failed,
    more: isNew && answer.next !== null ? () => void more(answer) : null,
  };
}
