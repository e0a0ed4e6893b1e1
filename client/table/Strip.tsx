import { Link } from 'wouter';
import { SEATS } from '../../shared/content/seats';
import { scenarioOf } from '../../shared/rules/scenario';
import { useTable } from '../session/table';
import { Countdown } from '../ui/Countdown';
import { monthOf } from '../../shared/wording/calendar';
import { Connection } from './Connection';
import { Person } from './Person';
import { Steps } from './Steps';
import styles from './Strip.module.css';
import { TableMenu } from './TableMenu';
import type { Shape } from './useShape';

const ENDS = { talks: 'Talks', orders: 'Orders', response: 'Response', ended: '' } as const;

/** Where the game stands: round, month, step, clock, and who is waited for. */
export function Strip({ shape }: { shape: Shape }) {
  const round = useTable((t) => t.view.round);
  const step = useTable((t) => t.view.step);
  const paused = useTable((t) => t.view.paused);
  const scenario = useTable((t) => scenarioOf(t.view));
  const deadline = useTable((t) => t.table.clock.deadline);
  const serverNow = useTable((t) => t.serverNow);
  return (
    <header className={styles.strip} data-print="no">
      {shape !== 'narrow' && (
        <Link href="/" className={styles.brand}>
          Brittle Peace
        </Link>
      )}
      <p className={styles.round}>
        <b>
          Round {round}
          <span> of {scenario.rounds}</span>
        </b>
        <span className={styles.month}>{monthOf(scenario, round)}</span>
      </p>
      <Steps only={shape !== 'wide'} />
      <div className={styles.clock}>
        {paused ? (
          <span className={styles.paused}>Paused</span>
        ) : (
          <Countdown until={deadline} label={ENDS[step]} now={serverNow} />
        )}
      </div>
      <ul role="list" className={styles.people} aria-label="Seats">
        {SEATS.map((seat) => (
          <li key={seat}>
            <Person seat={seat} brief={shape !== 'wide'} shape={shape === 'narrow'} />
          </li>
        ))}
      </ul>
      <Connection />
      <TableMenu />
    </header>
  );
}
