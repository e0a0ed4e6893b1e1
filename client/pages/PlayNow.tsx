import { useState } from 'react';
import { useLocation } from 'wouter';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { BotLevel, ScenarioId, SeatPlan } from '../session/api';
import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Select } from '../ui/Select';
import { LENGTHS, LEVELS } from './plan';
import { SeatPicker } from './SeatPicker';
import styles from './PlayNow.module.css';

const loadApi = () => import('../session/api');

/** A solo game against bots: a seat, and go. */
export function PlayNow() {
  const [, navigate] = useLocation();
  const [seat, setSeat] = useState<Seat>('iran');
  const [scenario, setScenario] = useState<ScenarioId>('standard');
  const [level, setLevel] = useState<BotLevel>('easy');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const begin = async () => {
    setBusy(true);
    setError('');
    const api = await loadApi();
    try {
      const seats = Object.fromEntries(
        SEATS.map((each): [Seat, SeatPlan] => [
          each,
          each === seat ? { kind: 'person' } : { kind: 'bot', level },
        ]),
      ) as Record<Seat, SeatPlan>;
      const { table, invites } = await api.createTable({
        scenario,
        seats,
        clock: { talksMinutes: null, ordersMinutes: null },
        gallery: false,
      });
      const invite = invites[seat];
      await api.takeSeat(table, seat, invite === undefined ? {} : { invite });
      navigate(`/t/${table}`);
    } catch (caught) {
      setError(api.describeError(caught));
      setBusy(false);
    }
  };

  return (
    <form
      className={styles.play}
      aria-labelledby="play-now"
      onPointerEnter={() => void loadApi()}
      onFocus={() => void loadApi()}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void begin();
      }}
    >
      <h2 id="play-now" className={styles.heading}>
        Play now
      </h2>
      <SeatPicker legend="Your seat; bots take the other two" value={seat} onValueChange={setSeat} />
      <div className={styles.row}>
        <SegmentedControl label="Length" options={LENGTHS} value={scenario} onValueChange={setScenario} />
        <Button kind="primary" size="large" type="submit" loading={busy} className={styles.begin}>
          Begin
        </Button>
      </div>
      <details className={styles.more}>
        <summary>More</summary>
        <Select label="Opponents" options={LEVELS} value={level} onValueChange={setLevel} />
      </details>
      <p role="alert" className={styles.error}>
        {error}
      </p>
    </form>
  );
}
