import { Site } from '../pages/Site';
import { PageHeading } from '../ui/PageHeading';
import { DropPlace, OpenPlace, useOpening } from './OpenPlace';
import styles from './WatchPage.module.css';

/** What there is to watch. */
export default function WatchPage() {
  const opening = useOpening();
  return (
    <DropPlace open={opening.open}>
      <Site>
        <div className={styles.watch}>
          <PageHeading title="Watch a game" />
          <p className={styles.lead}>
            The recording of a game that is over: entry by entry, as any of the three saw it, as the gallery
            did, or with everything open.
          </p>
          <OpenPlace opening={opening} primary />
        </div>
      </Site>
    </DropPlace>
  );
}
