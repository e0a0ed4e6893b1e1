import { useState } from 'react';
import type { Seat } from '../../shared/content/seats';
import { describeError, takeSeat } from '../session/api';
import { Button } from '../ui/Button';
import { PageHeading } from '../ui/PageHeading';
import { SeatMark } from '../ui/SeatMark';
import { TextField } from '../ui/TextField';
import { inSentence } from '../../shared/wording/term';
import styles from './Arrival.module.css';
import { BRIEFS } from './briefs';

export interface ArrivalProps {
  table: string;
  seat: Seat;
  invite: string;
  onSeated: () => void;
  onWatch: () => void;
}

/** Somebody comes with an invitation to a seat. */
export function Arrival({ table, seat, invite, onSeated, onWatch }: ArrivalProps) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const sit = async () => {
    setBusy(true);
    setError('');
    try {
      const called = name.trim();
      await takeSeat(table, seat, { invite, ...(called && { name: called }) });
      onSeated();
    } catch (caught) {
      setError(describeError(caught));
      setBusy(false);
    }
  };
  return (
    <main id="main" tabIndex={-1} className={styles.arrival}>
      <SeatMark seat={seat} size="large" />
      <PageHeading title="A seat for you">You are asked to play {inSentence(seat)}</PageHeading>
      <p className={styles.text}>{BRIEFS[seat].text}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void sit();
        }}
      >
        <TextField
          label="Your name at the table"
          hint="The others see it. You may leave it empty."
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={40}
          autoComplete="nickname"
        />
        <Button kind="primary" size="large" type="submit" loading={busy}>
          Sit down
        </Button>
        <p role="alert" className={styles.error}>
          {error}
        </p>
        {error && (
          <Button kind="quiet" onClick={onWatch}>
            Watch from the gallery instead
          </Button>
        )}
      </form>
    </main>
  );
}
