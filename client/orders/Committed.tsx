import { Check } from 'lucide-react';
import { SEATS } from '../../shared/content/seats';
import type { Order } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { seatList } from '../../shared/wording/term';
import { SeatMark } from '../ui/SeatMark';
import styles from './Orders.module.css';
import { orderName } from './words';

/** After the commit: what was ordered, and who is waited for. */
export function Committed({ orders, view }: { orders: readonly Order[]; view: View }) {
  return (
    <div className={styles.committed} role="status">
      <h2 className={styles.title}>
        <Check size={18} aria-hidden="true" />{' '}
        {orders.length === 0 ? 'You pass this round' : 'Your orders are committed'}
      </h2>
      {orders.length > 0 && (
        <ul className={styles.orders}>
          {orders.map((order) => (
            <li key={orderName(order, view)}>{orderName(order, view)}</li>
          ))}
        </ul>
      )}
      <Waiting view={view} />
    </div>
  );
}

/** For whoever sees everything: what each seat has ordered so far. */
export function Sealed({ orders, view }: { orders: View['orders']; view: View }) {
  return (
    <div className={styles.committed}>
      <h2 className={styles.title}>Orders, still secret</h2>
      <ul role="list" className={styles.sealed}>
        {SEATS.map((seat) => (
          <li key={seat}>
            <SeatMark seat={seat} size="small" /> {orderedText(orders[seat], view)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function orderedText(orders: readonly Order[] | null, view: View): string {
  if (orders === null) return 'has not chosen yet';
  return orders.length === 0 ? 'passes' : orders.map((order) => orderName(order, view)).join('; ');
}

/** Who has not finished this step. */
export function Waiting({ view }: { view: View }) {
  const open = SEATS.filter((seat) => !view.ready[seat]);
  if (open.length === 0) return null;
  return <p className={styles.small}>{`Waiting for ${seatList(open)}.`}</p>;
}
