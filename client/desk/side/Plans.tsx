import type { Plan } from '../../../shared/protocol/seminar';
import { scenarioOf } from '../../../shared/rules/scenario';
import { capital } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { useDesk } from '../store';
import { useAsk } from '../useAsk';
import { tablesText } from '../words';
import styles from './side.module.css';

/** Events that wait for their round, or for the next Talks. */
export function Plans() {
  const ask = useAsk();
  const plans = useDesk(({ view }) => view.plans);
  const settings = useDesk(({ view }) => view.settings);
  const all = useDesk(({ view }) => Object.keys(view.tables).length);
  // What waits for the next Talks comes first.
  const order = ({ round }: Plan) => (round === 'next' ? 0 : round);
  const waiting = Object.entries(plans).sort(([, a], [, b]) => order(a) - order(b));
  if (waiting.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="plans">
      <h3 id="plans" className={styles.heading}>
        To come
      </h3>
      <ul role="list" className={styles.items}>
        {waiting.map(([id, { injection, round, tables }]) => {
          const headline =
            'event' in injection
              ? (scenarioOf(settings).events[injection.event]?.headline ?? '')
              : injection.written.headline;
          return (
            <li key={id} className={styles.item}>
              <span>
                <b className={styles.headline}>{headline}</b>
                <small>
                  {round === 'next'
                    ? `Waits for the next Talks of ${tablesText(tables, all)}`
                    : capital(`round ${round}, ${tablesText(tables, all)}`)}
                </small>
              </span>
              <Button
                size="small"
                kind="quiet"
                aria-label={`Drop: ${headline}`}
                onClick={() => void ask({ type: 'drop-plan', plan: id }, 'Dropped')}
              >
                Drop
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
