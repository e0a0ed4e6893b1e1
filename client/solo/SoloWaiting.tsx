import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Connection, Refused } from '../session/source';
import styles from '../table/Arrival.module.css';
import { Button, buttonClass } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { PageHeading } from '../ui/PageHeading';
import { deleteGame } from './games';
import { problemOf } from './problems';

export interface SoloWaitingProps {
  readonly game: string;
  readonly connection: Connection;
  readonly why: Refused | undefined;
  readonly onTakeOver: () => void;
}

/** Before a game is in sight, and where it cannot be played here. */
export function SoloWaiting({ game, connection, why, onTakeOver }: SoloWaitingProps) {
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState(false);
  if (connection !== 'refused') return <Loading what="table" />;
  const code = why?.code ?? '';
  const { title, text } = problemOf(code);
  const isElsewhere = code === 'elsewhere' || code === 'taken-over';
  const isUseless = code === 'other-rules' || code === 'broken-journal';
  const forget = () =>
    deleteGame(game).then(
      () => navigate('/'),
      () => setFailed(true),
    );
  return (
    <main id="main" tabIndex={-1} className={styles.arrival}>
      <PageHeading title={title} />
      <p className={styles.text}>{text}</p>
      <div className={styles.acts}>
        {isElsewhere && (
          <Button kind="primary" onClick={onTakeOver}>
            Play here
          </Button>
        )}
        <Link href="/" className={buttonClass(isElsewhere ? 'plain' : 'primary')}>
          To the start page
        </Link>
        {isUseless && <Button onClick={() => void forget()}>Delete this game</Button>}
      </div>
      <p role="alert" className={styles.error}>
        {failed && 'The game could not be deleted. Try again in a moment.'}
      </p>
    </main>
  );
}
