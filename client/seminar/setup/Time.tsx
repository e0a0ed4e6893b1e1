import form from '../../pages/Form.module.css';
import { LENGTHS } from '../../pages/plan';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { TextField } from '../../ui/TextField';
import { AFTER_MINUTES, BEFORE_MINUTES, clockIn, lengthOf, minutesIn, ROUNDS } from '../settings';
import { Switch } from '../../ui/Switch';
import type { PartProps } from './part';
import styles from './SetUp.module.css';

const CLOCKS = [
  { value: 'timed', label: 'Timed' },
  { value: 'none', label: 'No clock' },
] as const;

const WRONG = 'A number from 1 to 120, please.';

/** How long it takes. */
export function Time({ form: filled, change }: PartProps) {
  const rounds = ROUNDS[filled.scenario];
  const length = lengthOf(rounds, clockIn(filled));
  return (
    <section className={form.section} aria-labelledby="time">
      <h2 id="time">How long</h2>
      <SegmentedControl
        label="Game"
        options={LENGTHS}
        value={filled.scenario}
        onValueChange={(scenario) => change({ scenario })}
      />
      <SegmentedControl
        label="Clock"
        options={CLOCKS}
        value={filled.timed ? 'timed' : 'none'}
        onValueChange={(clock) => change({ timed: clock === 'timed' })}
      />
      {filled.timed && (
        <div className={styles.fields}>
          <TextField
            className={styles.number}
            label="Minutes for Talks"
            inputMode="decimal"
            value={filled.talks}
            onChange={(event) => change({ talks: event.target.value })}
            {...(minutesIn(filled.talks) === null && { error: WRONG })}
          />
          <TextField
            className={styles.number}
            label="Minutes for Orders"
            inputMode="decimal"
            value={filled.orders}
            onChange={(event) => change({ orders: event.target.value })}
            {...(minutesIn(filled.orders) === null && { error: WRONG })}
          />
        </div>
      )}
      {!filled.timed ? (
        <p className={form.note}>
          A step ends when everybody at the table is ready, or when you end it. Tables then drift apart; with
          a clock they stay together.
        </p>
      ) : (
        length && (
          <div className={styles.length} role="status">
            <p className={styles.minutes}>
              <b>{length.whole}</b> minutes in all
            </p>
            <p className={form.note}>
              {BEFORE_MINUTES} to come in and read, at most {length.game} to play {rounds} rounds,{' '}
              {AFTER_MINUTES} for the debrief. Answering force takes time of its own: {length.answering}{' '}
              minutes more if it happens in every round. A table that is ready early goes on early, and you
              can pause and extend.
            </p>
          </div>
        )
      )}
      <Switch
        label="Guided first round"
        hint="The first round is explained step by step, at every table."
        checked={filled.guided}
        onCheckedChange={(guided) => change({ guided })}
      />
    </section>
  );
}
