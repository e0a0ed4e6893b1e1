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
  const view = useTable((t) => t.view);
  const clock = useTable((t) => t.table.clock);
  const serverNow = useTable((t) => t.serverNow);
  const scenario = scenarioOf(view);
  return (
    <header className={styles.strip} data-print="no">
      {shape !== 'narrow' && (
        <Link href="/" className={styles.brand}>
          Brittle Peace
        </Link>
      )}
      <p className={styles.round}>
        <b>
          Round {view.round}
          <span> of {scenario.rounds}</span>
        </b>
        <span className={styles.month}>{monthOf(scenario, view.round)}</span>
      </p>
      <Steps only={shape !== 'wide'} />
      <div className={styles.clock}>
        {view.paused ? (
          <span className={styles.paused}>Paused</span>
        ) : (
          <Countdown until={clock.deadline} label={ENDS[view.step]} now={serverNow} />
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
