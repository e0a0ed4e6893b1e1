import { Site } from '../pages/Site';
import { PageHeading } from '../ui/PageHeading';
import { Library } from './Library';
import { NowOn } from './NowOn';
import { DropPlace, OpenPlace, useOpening } from './OpenPlace';
import { Shelf } from './Shelf';
import styles from './WatchPage.module.css';

/** What there is to watch: finished games, and those that somebody opens. */
export default function WatchPage() {
  const opening = useOpening();
  return (
    <DropPlace open={opening.open}>
      <Site>
        <div className={styles.page}>
          <PageHeading title="Watch a game" />
          <p className={styles.lead}>
            Follow a game that is on, or go through one that is over: entry by entry, as any of the three saw
            it, as the gallery did, or with everything open.
          </p>
          <NowOn />
          <Library />
          <Shelf />
          <section aria-labelledby="open" className={styles.section}>
            <h2 id="open">Open a file</h2>
            <OpenPlace opening={opening} />
          </section>
        </div>
      </Site>
    </DropPlace>
  );
}
