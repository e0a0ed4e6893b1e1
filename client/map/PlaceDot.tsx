import type { PlaceKind } from './places';
import styles from './RegionMap.module.css';

/** A place's sign around the origin, in screen pixels. Kinds differ in shape; none is a seat's shape. */
export function PlaceDot({ kind }: { kind: PlaceKind }) {
  switch (kind) {
    case 'capital':
      return (
        <>
          <circle r={4.2} className={styles.hollow} />
          <circle r={1.9} className={styles.solid} />
        </>
      );
    case 'nuclear site':
      return <path d="M0-4.6 4.6 0 0 4.6-4.6 0z" className={styles.hollow} />;
    case 'base':
      return <path d="M-4 0H4M0-4V4" className={styles.cross} />;
    case 'mediator':
      return <circle r={3.4} className={styles.hollow} />;
    case 'sea':
      return <path d="M-5-1.6q2.5-2.6 5 0t5 0M-5 2q2.5-2.6 5 0t5 0" className={styles.wave} />;
    case 'office':
    case 'city':
      return <circle r={2.3} className={styles.solid} />;
  }
}
