import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ScenarioId } from '../../shared/content/scenarios';
import type { Seat } from '../../shared/content/seats';
import type { BotLevel } from '../../shared/rules/state';
import { beginGame, gamePath } from '../solo/begin';
import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Select } from '../ui/Select';
import { LEVEL_AT_FIRST, LEVEL_TEXT, LEVELS } from '../wording/levels';
import { OpenFile } from './OpenFile';
import { LENGTHS } from './plan';
import styles from './PlayNow.module.css';
import { SeatPicker } from './SeatPicker';

const loadTable = () => import('../solo/SoloPage');

/** A solo game against bots: a seat, and go. It is played and kept in this browser, with or without a connection. */
export function PlayNow() {
  const [, navigate] = useLocation();
  const [seat, setSeat] = useState<Seat>('iran');
  const [scenario, setScenario] = useState<ScenarioId>('standard');
  const [level, setLevel] = useState<BotLevel>(LEVEL_AT_FIRST);
  return (
    <form
      className={styles.play}
      aria-labelledby="play-now"
      onPointerEnter={() => void loadTable()}
      onFocus={() => void loadTable()}
      onSubmit={(event) => {
        event.preventDefault();
        navigate(gamePath(beginGame({ scenario, seat, level })));
      }}
    >
      <h2 id="play-now" className={styles.heading}>
        Play now
      </h2>
      <SeatPicker legend="Your seat; bots take the other two" value={seat} onValueChange={setSeat} />
      <div className={styles.row}>
        <SegmentedControl label="Length" options={LENGTHS} value={scenario} onValueChange={setScenario} />
        <Button kind="primary" size="large" type="submit" className={styles.begin}>
          Begin
        </Button>
      </div>
      <details className={styles.more}>
        <summary>More</summary>
        <div className={styles.choices}>
          <div className={styles.level}>
            <Select label="Opponents" options={LEVELS} value={level} onValueChange={setLevel} />
            <p className={styles.note}>{LEVEL_TEXT[level].text}</p>
          </div>
          <OpenFile />
        </div>
      </details>
    </form>
  );
}
