import { listed } from '../../../shared/wording/term';
import { drawColumns } from '../charts/Columns';
import { Figure } from '../charts/Figure';
import type { FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import { tollText } from './Head';
import styles from './parts.module.css';
import { Section } from './Section';

const tollTable = ({ chronicle, month, cause }: Story): FigureTable => ({
  name: 'Human cost by round',
  file: 'human-cost',
  columns: ['Month', 'Round', 'Added', 'In all', 'Causes'],
  rows: chronicle.course.toll.map(({ round, added, total, causes }) => [
    month(round),
    round,
    added,
    total,
    causes.map(({ what, added: by }) => `${by} from ${cause({ round, what })}`).join('; '),
  ]),
});

/** What each round added to the human cost, and by what. */
export function Toll() {
  const story = useStory();
  const { toll } = story.chronicle.course;
  return (
    <Section id="toll" lead={tollText(story)}>
      <Figure
        title="Human cost of each round"
        about="People killed and homes lost, counted by the damage done. It is a measure of harm, and no number of people; it never falls, and counts as a gain for nobody."
        summary={toll
          .filter(({ added }) => added > 0)
          .map(
            ({ round, added, causes }) =>
              `Round ${round}: ${added}, from ${listed(causes.map(({ what }) => story.cause({ round, what })))}.`,
          )
          .join(' ')}
        table={tollTable(story)}
        stops={toll.map(({ round, added, total, causes }) => ({
          text:
            added === 0
              ? `${story.when(round)}: nothing was added. In all ${total}.`
              : `${story.when(round)}: ${added}, in all ${total}. ${causes.map(({ what, added: by }) => `${by}: ${story.say({ round, what })}`).join(' ')}`,
          entry: causes[0]?.entry ?? story.chronicle.course.roundEnds[round - 1] ?? null,
        }))}
        draw={(width, index) =>
          drawColumns(
            toll.map(({ round, causes }) => ({
              label: String(round),
              parts: causes
                .filter(({ added }) => added > 0)
                .map(({ what, added }) => ({ value: added, text: story.cause({ round, what }) })),
            })),
            width,
            index,
          )
        }
      />
      <ul className={styles.causes}>
        {toll
          .filter(({ added }) => added > 0)
          .map(({ round, added, causes }) => (
            <li key={round}>
              <b>
                {story.month(round)}: {added}.
              </b>{' '}
              {causes.map(({ what }) => story.say({ round, what })).join(' ')}
            </li>
          ))}
      </ul>
    </Section>
  );
}
