import { Button } from '../../ui/Button';
import type { Analysis } from '../../../shared/analysis/debrief/debrief';
import { saveText } from '../charts/save';
import { csvOf, type FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import { beliefsTable } from './Beliefs';
import { eventsTable } from './Course';
import { allTracks, trustChart } from './course';
import { leftTable, packagesTable } from './deals';
import { expectedTable, turningTable } from './Expected';
import { promisesTable } from './Promises';
import { reasonsTable } from './Reasons';
import { scoresTable } from './Scores';
import { Section } from './Section';
import { tollTable } from './Toll';
import styles from './parts.module.css';

/** Everything that a debrief has as tables, as far as it is worked out. */
export function tablesOf(story: Story, { evaluation, bargains, par }: Partial<Analysis>): FigureTable[] {
  return [
    eventsTable(story),
    allTracks(story),
    trustChart(story).table,
    ...(evaluation ? [expectedTable(story, evaluation), turningTable(story, evaluation)] : []),
    ...(bargains ? [packagesTable(story, bargains), leftTable(story, bargains)] : []),
    promisesTable(story),
    beliefsTable(story),
    tollTable(story),
    scoresTable(story, par),
    reasonsTable(story),
  ].filter(({ rows }) => rows.length > 0);
}

/** All of it as files, and on paper. */
export function TakeAlong({ analysis, whole }: { analysis: Partial<Analysis>; whole: boolean }) {
  const story = useStory();
  const file = `brittle-peace-${story.game}`;
  const json = () =>
    saveText(
      JSON.stringify({ game: story.game, ...story.chronicle, ...analysis }, null, 1),
      'application/json',
      `${file}-debrief.json`,
    );
  return (
    <div data-print="no">
      <Section
        id="take"
        lead="Every figure on this page as tables for a spreadsheet, all of it as one file for programs, or the page on paper. Each chart can be saved by itself, with “Save” below it."
      >
        {!whole && <p className={styles.note}>What is still being worked out is not in it yet.</p>}
        <p className={styles.buttons}>
          <Button kind="primary" onClick={() => print()}>
            Print, or save as PDF
          </Button>
          <Button onClick={json}>Everything as JSON</Button>
        </p>
        <ul role="list" className={styles.files}>
          {tablesOf(story, analysis).map((table) => (
            <li key={table.file}>
              <Button
                size="small"
                onClick={() => saveText(csvOf(table), 'text/csv', `${file}-${table.file}.csv`)}
              >
                {table.name}: CSV
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
