import { Link } from 'wouter';
import { heldSeat } from '../session/api';
import type { Connection, Refused } from '../session/source';
import { takeNewest } from '../offline/newest';
import { useOnline } from '../offline/useOnline';
import { Button, buttonClass } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { PageHeading } from '../ui/PageHeading';
import { refusalText } from '../wording/refusal';
import styles from './Arrival.module.css';

export interface WaitingProps {
  table: string;
  connection: Connection;
  why: Refused | undefined;
  onGallery: () => void;
}

/** Before the table is in sight, and where it never will be. */
export function Waiting({ table, connection, why, onGallery }: WaitingProps) {
  const isOnline = useOnline();
  if (connection !== 'refused') {
    return isOnline ? (
      <Loading what="table" />
    ) : (
      <main id="main" tabIndex={-1} className={styles.arrival}>
        <PageHeading title="You are offline" />
        <p className={styles.text}>
          This table is kept by the server. It opens by itself as soon as you are connected again.
        </p>
        <Link href="/" className={buttonClass('primary')}>
          To the start page
        </Link>
      </main>
    );
  }
  const isMoved = why?.code === 'moved';
  const seminar = typeof why?.detail.seminar === 'string' ? why.detail.seminar : null;
  return (
    <main id="main" tabIndex={-1} className={styles.arrival}>
      <PageHeading title={isMoved ? 'You sit elsewhere' : 'No way in'}>
        {isMoved ? 'You do not sit here any more' : 'This table does not open'}
      </PageHeading>
      <p className={styles.text}>
        {why ? refusalText(why) : 'The server does not let this page in. Load it again.'}
      </p>
      <div className={styles.acts}>
        {why?.code === 'wrong-protocol' ? (
          <Button kind="primary" onClick={() => void takeNewest()}>
            Load again
          </Button>
        ) : (
          <Link href={seminar ? `/seminar/${seminar}` : '/'} className={buttonClass('primary')}>
            {seminar ? 'To the seminar' : 'To the start page'}
          </Link>
        )}
        {why?.code === 'wrong-token' && heldSeat(table) && (
          <Button onClick={onGallery}>Watch from the gallery</Button>
        )}
      </div>
    </main>
  );
}
