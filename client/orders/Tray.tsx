import { X } from 'lucide-react';
import type { Seat } from '../../shared/content/seats';
import type { OrderForecast } from '../../shared/rules/answers';
import type { Refusal } from '../../shared/rules/actions';
import type { View } from '../../shared/views/view';
import { committedBy, isVotedOn } from '../delegation/committing';
import { useTable } from '../session/table';
import { cx } from '../ui/cx';
import { Button } from '../ui/Button';
import { refusalText } from '../wording/refusal';
import { counted } from '../../shared/wording/term';
import { Moves, together } from './Moves';
import { Cost } from './Odds';
import styles from './Orders.module.css';
import { orderName } from './words';

export interface TrayProps {
  readonly forecasts: readonly OrderForecast[];
  readonly points: number;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly view: View;
  readonly seat: Seat;
  readonly onRemove: (index: number) => void;
  readonly onCommit: () => void;
}

/** What is chosen, what it comes to, and the one act that commits it. */
export function Tray({ forecasts, points, refusal, busy, view, seat, onRemove, onCommit }: TrayProps) {
  const spent = forecasts.reduce((total, { cost }) => total + cost, 0);
  const left = points - spent;
  const none = forecasts.length === 0;
  const head = useTable(committedBy);
  const isMotion = useTable(isVotedOn);
  return (
    <section className={styles.tray} aria-label="Orders chosen">
      <div className={styles.trayText}>
        <p className={styles.points}>
          <span className={styles.pips} aria-hidden="true">
            {Array.from({ length: Math.max(points, spent) }, (_, index) => (
              <i key={index} data-spent={index < spent} />
            ))}
          </span>
          <b>{left === 0 ? 'All points used' : `${counted(left, 'point')} left`}</b>
          <span className={styles.small}>of {points}</span>
        </p>
        {none ? (
          <p className={cx(styles.small, styles.hint)}>
            Nothing chosen. To do nothing is legal: you pass this round.
          </p>
        ) : (
          <ul role="list" className={styles.chosen}>
            {forecasts.map(({ order, cost }, index) => (
              <li key={orderName(order, view)}>
                <Cost points={cost} /> {orderName(order, view)}
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={`Take back: ${orderName(order, view)}`}
                  onClick={() => onRemove(index)}
                >
                  <X size={14} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
        {forecasts.length > 1 && (
          <div className={styles.follow}>
            <span>For certain</span>{' '}
            <Moves
              moves={together(forecasts.map(({ moves }) => moves))}
              seat={seat}
              label="What your orders move together"
            />
          </div>
        )}
        {refusal && <p className={styles.reason}>{refusalText(refusal, view)}</p>}
      </div>
      {head === null ? (
        <Button
          kind={none ? 'plain' : 'primary'}
          aria-disabled={refusal !== null}
          loading={busy}
          onClick={() => refusal === null && onCommit()}
        >
          {none ? 'Pass this round' : `Commit ${counted(forecasts.length, 'order')}`}
          {isMotion && ', by our vote'}
        </Button>
      ) : (
        <p className={styles.small}>{head} sees what you choose, and commits.</p>
      )}
    </section>
  );
}
