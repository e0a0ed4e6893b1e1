import { useEffect, useState } from 'react';
import { LOCKS } from '../solo/messages';
import { Button } from '../ui/Button';
import styles from './Bar.module.css';
import { takeNewest, useNewer } from './newest';

const LOOK_EVERY = 10_000;

/** Whether a solo game is being played in this browser, in whatever tab. */
async function isPlaying(): Promise<boolean> {
  const locks = (navigator as { locks?: LockManager }).locks;
  const { held = [] } = (await locks?.query()) ?? {};
  return held.some(({ name }) => name?.startsWith(LOCKS));
}

/** Offers a newer version, at a time when no game is in the way. */
export function NewerVersion() {
  const isNewer = useNewer();
  const [isOffered, setOffered] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!isNewer) return;
    const look = () => void isPlaying().then((playing) => setOffered(!playing));
    look();
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isNewer]);
  return (
    <div role="status">
      {isOffered && (
        <div className={styles.bar}>
          <p>A newer version is ready.</p>
          <Button
            size="small"
            loading={busy}
            onClick={() => {
              setBusy(true);
              void takeNewest();
            }}
          >
            Load it
          </Button>
        </div>
      )}
    </div>
  );
}
