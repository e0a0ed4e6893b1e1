import { Explain } from '../ui/Explain';
import type { Scene } from './commands';
import styles from './Steps.module.css';
import { useScene } from './useCommands';

/** The steps of a round (RULES 3). */
const STEPS = [
  ['headlines', 'Headlines', 'One event is drawn. Some ask one seat for a choice.'],
  [
    'talks',
    'Talks',
    'Messages, offers and counter-offers, all at once. Ends when all three are done or the clock runs out.',
  ],
  ['orders', 'Orders', 'Each seat spends its action points in secret, all at once.'],
  ['resolution', 'Resolution', 'The orders are carried out. What was covert may come to light.'],
  ['response', 'Response', 'Whoever was struck chooses an answer. Left out where no force was used.'],
  [
    'reckoning',
    'Reckoning',
    'Deals are kept or broken; trust and the home fronts move; endings are looked at.',
  ],
] as const;

/** The step that is shown: the one of the dispatch in sight, or else the one the table is at. */
function current({ t, tape, desk }: Scene): string {
  const told = tape[Math.min(desk.page, tape.length - 1)]?.entries[0]?.dispatch.step;
  return told ?? t.view.step;
}

/** The six steps of a round with the present one; with `only`, that one alone. */
export function Steps({ only }: { only: boolean }) {
  const now = useScene(current);
  if (now === 'ended') return <p className={styles.ended}>The end</p>;
  const at = STEPS.findIndex(([id]) => id === now);
  return (
    <ol role="list" className={styles.steps} aria-label="Steps of a round">
      {STEPS.map(([id, name, text], index) =>
        only && index !== at ? null : (
          <li
            key={id}
            className={styles.step}
            data-when={index < at ? 'past' : index === at ? 'now' : 'later'}
            aria-current={index === at ? 'step' : undefined}
          >
            <Explain bare text={text} side="bottom">
              {name}
            </Explain>
          </li>
        ),
      )}
    </ol>
  );
}
