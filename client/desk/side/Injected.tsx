import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../ui/Button';
import { tableNumbers, useDesk } from '../store';
import { useAsk } from '../useAsk';
import styles from './side.module.css';

/** Events that were brought in, the last ones first; they can be taken back within their round. */
export function Injected() {
  const numbers = useDesk(
    useShallow((desk) =>
      tableNumbers({ ...desk, order: 'number' }).filter(
        (number) => Object.keys(desk.view.tables[number]?.injected ?? {}).length > 0,
      ),
    ),
  );
  if (numbers.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="injected">
      <h3 id="injected" className={styles.heading}>
        Brought in
      </h3>
      <ul role="list" className={styles.items}>
        {numbers.map((number) => (
          <OfTable key={number} number={number} />
        ))}
      </ul>
    </section>
  );
}

const OfTable = memo(function OfTable({ number }: { number: number }) {
  const ask = useAsk();
  const injected = useDesk(({ view }) => view.tables[number]?.injected);
  return Object.entries(injected ?? {})
    .sort(([, a], [, b]) => b.round - a.round)
    .map(([id, { round, headline, undoable }]) => (
      <li key={id} className={styles.item}>
        <span>
          <b className={styles.headline}>{headline}</b>
          <small>
            Table {number}, round {round}
          </small>
        </span>
        {undoable && (
          <Button
            size="small"
            aria-label={`Undo at table ${number}: ${headline}`}
            onClick={() =>
              void ask({ type: 'undo', table: number, injected: id }, `Undone at table ${number}`)
            }
          >
            Undo
          </Button>
        )}
      </li>
    ));
});
