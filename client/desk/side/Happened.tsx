import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { scenarioOf } from '../../../shared/rules/scenario';
import { tableNumbers, useDesk } from '../store';
import styles from './side.module.css';

/** What came up at each table, by itself and brought in: the last event in sight, the others folded. */
export function Happened() {
  const numbers = useDesk(
    useShallow((desk) =>
      tableNumbers({ ...desk, order: 'number' }).filter((number) => {
        const table = desk.view.tables[number];
        return table !== undefined && Object.keys({ ...table.drawn, ...table.injected }).length > 0;
      }),
    ),
  );
  const begun = useDesk(({ view }) => view.phase !== 'gathering');
  if (numbers.length === 0 || !begun) return null;
  return (
    <section className={styles.section} aria-labelledby="happened">
      <h3 id="happened" className={styles.heading}>
        At each table
      </h3>
      <ul role="list" className={styles.items}>
        {numbers.map((number) => (
          <AtTable key={number} number={number} />
        ))}
      </ul>
    </section>
  );
}

interface Event {
  readonly key: string;
  readonly round: number;
  readonly headline: string;
  readonly broughtIn: boolean;
}

const AtTable = memo(function AtTable({ number }: { number: number }) {
  const events = useDesk(({ view }) => scenarioOf(view.settings).events);
  const drawn = useDesk(({ view }) => view.tables[number]?.drawn);
  const injected = useDesk(({ view }) => view.tables[number]?.injected);
  const all: Event[] = [
    ...Object.entries(drawn ?? {}).map(([round, event]) => ({
      key: round,
      round: Number(round),
      headline: events[event]?.headline ?? 'Something that this page does not know',
      broughtIn: false,
    })),
    ...Object.entries(injected ?? {}).map(([key, { round, headline }]) => ({
      key,
      round,
      headline,
      broughtIn: true,
    })),
  ].sort((a, b) => b.round - a.round || Number(b.broughtIn) - Number(a.broughtIn));
  const [last, ...before] = all;
  if (!last) return null;
  return (
    <li className={styles.happened}>
      {before.length === 0 ? (
        <Line number={number} event={last} />
      ) : (
        <details>
          <summary>
            <Line number={number} event={last} />
            <small className={styles.more}>{before.length} before it</small>
          </summary>
          <ol role="list" className={styles.before}>
            {before.map((event) => (
              <li key={event.key}>
                <Line event={event} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
});

const Line = ({ number, event: { round, headline, broughtIn } }: { number?: number; event: Event }) => (
  <span>
    <b className={styles.headline}>{headline}</b>
    <small>
      {number !== undefined && `Table ${number}, `}
      {number === undefined ? 'Round' : 'round'} {round}, {broughtIn ? 'brought in' : 'from the deck'}
    </small>
  </span>
);
