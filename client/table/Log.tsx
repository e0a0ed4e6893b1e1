import { scenarioOf } from '../../shared/rules/scenario';
import { useTable } from '../session/table';
import { EmptyState } from '../ui/EmptyState';
import { placeOf, sentence } from '../../shared/wording/dispatch';
import { monthOf } from '../../shared/wording/calendar';
import { entriesOf, type Entry } from './history';
import styles from './Log.module.css';
import { Moves } from './Moves';

const STEPS = {
  headlines: 'Headlines',
  talks: 'Talks',
  orders: 'Orders',
  resolution: 'Resolution',
  response: 'Response',
  reckoning: 'Reckoning',
} as const;

/** Everything that this viewer may know of what happened, the last round first. */
export function Log() {
  const view = useTable((t) => t.view);
  const entries = entriesOf(view);
  if (entries.length === 0)
    return <EmptyState title="Nothing has happened yet">Every dispatch will be kept here.</EmptyState>;
  const rounds = [...new Set(entries.map(({ dispatch }) => dispatch.round))].toReversed();
  const scenario = scenarioOf(view);
  return (
    <div className={styles.log}>
      {rounds.map((round) => (
        <section key={round} aria-label={`Round ${round}`}>
          <h2 className={styles.round}>
            Round {round} <small>{monthOf(scenario, round)}</small>
          </h2>
          {grouped(entries.filter(({ dispatch }) => dispatch.round === round)).map(([step, lines]) => (
            <div key={lines[0]?.n} className={styles.step}>
              <h3 className={styles.name}>{STEPS[step]}</h3>
              <ol role="list" className={styles.lines}>
                {lines.map(({ n, dispatch }) => (
                  <li key={n} className={styles.line}>
                    <p>
                      {placeOf(dispatch) && <span className={styles.place}>{placeOf(dispatch)}</span>}
                      {sentence(dispatch, view)}
                    </p>
                    <Moves moves={dispatch.moves} />
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function grouped(entries: readonly Entry[]): readonly (readonly [keyof typeof STEPS, readonly Entry[]])[] {
  const groups: [keyof typeof STEPS, Entry[]][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.[0] === entry.dispatch.step) last[1].push(entry);
    else groups.push([entry.dispatch.step, [entry]]);
  }
  return groups;
}
