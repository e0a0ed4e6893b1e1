import type { Seat } from '../../shared/content/seats';
import { agendaMet } from '../../shared/rules/scores';
import { scenarioOf } from '../../shared/rules/scenario';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './Agenda.module.css';
import part from './Dossier.module.css';

/** The secret agenda that was dealt to this seat, with what of it holds now. */
export function Agenda({ seat }: { seat: Seat }) {
  const view = useTable((t) => t.view);
  const id = view.agendas[seat];
  if (!id) return null;
  const agenda = scenarioOf(view).agendas[id];
  if (!agenda) return null;
  const met = agendaMet(view, id);
  return (
    <section aria-labelledby="agenda" className={part.part}>
      <h3 id="agenda" className={part.heading}>
        <Explain text="You alone know it until the game ends. It is worth 30 of your 100 points if all of it holds on the last day, and up to 10 in part.">
          Secret agenda
        </Explain>
        <small>
          {met.filter(Boolean).length} of {met.length} hold now
        </small>
      </h3>
      <p className={styles.text}>
        <b>{agenda.name}.</b> {agenda.text}
      </p>
      <Conditions
        conditions={agenda.conditions.map(({ text, test }) =>
          'secret' in test && !view.secret ? `${text} (as far as our services can tell)` : text,
        )}
        met={met}
      />
    </section>
  );
}

/** Conditions with what of them holds. */
export function Conditions({ conditions, met }: { conditions: readonly string[]; met: readonly boolean[] }) {
  return (
    <ul role="list" className={styles.conditions}>
      {conditions.map((text, index) => (
        <li key={text} data-met={met[index]}>
          <span aria-hidden="true" className={styles.tick}>
            {met[index] ? '✓' : '○'}
          </span>
          <span>
            {text}
            <VisuallyHidden>{met[index] ? ' (holds)' : ' (does not hold)'}</VisuallyHidden>
          </span>
        </li>
      ))}
    </ul>
  );
}
