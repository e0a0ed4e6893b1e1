import { Link } from 'wouter';
import { heldSeat } from '../session/api';
import type { Connection, Refused } from '../session/source';
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
  if (connection !== 'refused') return <Loading what="table" />;
  return (
    <main id="main" tabIndex={-1} className={styles.arrival}>
      <PageHeading title="No way in">This table does not open</PageHeading>
      <p className={styles.text}>
        {why ? refusalText(why) : 'The server does not let this page in. Load it again.'}
      </p>
      <div className={styles.acts}>
        {why?.code === 'wrong-protocol' ? (
          <Button kind="primary" onClick={() => location.reload()}>
            Load again
          </Button>
        ) : (
          <Link href="/" className={buttonClass('primary')}>
            To the start page
          </Link>
        )}
        {why?.code === 'wrong-token' && heldSeat(table) && (
          <Button onClick={onGallery}>Watch from the gallery</Button>
        )}
      </div>
    </main>
  );
}
