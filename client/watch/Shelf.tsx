import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button';
import { momentText } from '../wording/formats';
import { GameCard } from './GameCard';
import { forgetRecording, keptRecordings, type Kept } from './shelf';
import styles from './WatchPage.module.css';

/** The games that somebody opened here: this browser keeps them. */
export function Shelf() {
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let here = true;
    void keptRecordings().then((all) => here && setKept(all.filter(({ from }) => from === 'own')));
    return () => {
      here = false;
    };
  }, []);
  const forget = async (game: string) => {
    try {
      await forgetRecording(game);
      setFailed(false);
      setKept((all) => all.filter(({ facts }) => facts.game !== game));
      // The button that had the focus is gone.
      heading.current?.focus({ preventScroll: true });
    } catch {
      setFailed(true);
    }
  };
  return (
    <section aria-labelledby="shelf" className={styles.section}>
      <h2 id="shelf" ref={heading} tabIndex={-1}>
        On this machine
      </h2>
      {kept.length === 0 ? (
        <p className={styles.note}>What you open from a file, or look back at after a game, is kept here.</p>
      ) : (
        kept.map((each) => <Own key={each.facts.game} kept={each} onForget={(game) => void forget(game)} />)
      )}
      <p role="alert" className={styles.problem}>
        {failed && 'The game could not be deleted. Try again in a moment.'}
      </p>
    </section>
  );
}

function Own({ kept: { facts, at }, onForget }: { kept: Kept; onForget: (game: string) => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <GameCard facts={facts}>
      <p className={styles.kept}>
        Kept since <time dateTime={new Date(at).toISOString()}>{momentText(at)}</time>
        {asking ? (
          <span role="group" aria-label="Delete this game?" className={styles.asked}>
            <Button size="small" autoFocus onClick={() => setAsking(false)}>
              Keep it
            </Button>
            <Button size="small" kind="danger" onClick={() => onForget(facts.game)}>
              Delete from this browser
            </Button>
          </span>
        ) : (
          <Button
            kind="quiet"
            size="small"
            icon={<Trash2 size={16} />}
            aria-label="Delete this game from this browser"
            onClick={() => setAsking(true)}
          />
        )}
      </p>
    </GameCard>
  );
}
