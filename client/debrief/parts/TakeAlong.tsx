import { csvOf, jsonOf, type Exported } from '../../../shared/analysis/debrief/tables';
import type { Analysis } from '../../../shared/analysis/debrief/debrief';
import { Button } from '../../ui/Button';
import { saveText } from '../charts/save';
import { forSpreadsheets } from '../charts/table';
import { useStory } from '../story';
import styles from './parts.module.css';
import { Section } from './Section';

/** What the tables are called, in the order in which they are offered. */
const NAMES: Readonly<Record<string, string>> = {
  'course.csv': 'Tracks',
  'trust.csv': 'Trust',
  'events.csv': 'Events',
  'evaluation.csv': 'Expected scores',
  'endings.csv': 'Chances of the endings',
  'turning-points.csv': 'Turning points',
  'packages.csv': 'Packages and their gains',
  'promises.csv': 'Promises',
  'beliefs.csv': 'Beliefs and the truth',
  'toll.csv': 'Human cost',
  'scores.csv': 'Scores and par',
  'reasons.csv': 'Bots’ reasons',
};

/** All of it as files, and on paper. */
export function TakeAlong({ analysis, whole }: { analysis: Partial<Analysis>; whole: boolean }) {
  const { chronicle, game } = useStory();
  const exported: Exported = { ...chronicle, ...analysis };
  const file = `brittle-peace-${game}`;
  // Written when they are asked for: names are known before.
  const missing: readonly string[] = [
    ...(analysis.evaluation ? [] : ['evaluation.csv', 'endings.csv', 'turning-points.csv']),
    ...(analysis.bargains ? [] : ['packages.csv']),
    ...(analysis.par ? [] : ['scores.csv']),
  ];
  const save = (name: string) => {
    const csv = csvOf(exported)[name];
    if (csv !== undefined) saveText(forSpreadsheets(csv), 'text/csv', `${file}-${name}`);
  };
  return (
    <div data-print="no">
      <Section
        id="take"
        lead="Every figure on this page as tables for a spreadsheet, all of it as one file for programs, or the page on paper. Each chart can be saved by itself as a picture, with “Save” below it."
      >
        {!whole && <p className={styles.note}>What is still being worked out is not in it yet.</p>}
        <p className={styles.buttons}>
          <Button kind="primary" onClick={() => print()}>
            Print, or save as PDF
          </Button>
          <Button onClick={() => saveText(jsonOf(exported), 'application/json', `${file}-debrief.json`)}>
            Everything as JSON
          </Button>
        </p>
        <h3 className={styles.tables}>Tables, as CSV</h3>
        <ul role="list" className={styles.files}>
          {Object.entries(NAMES)
            .filter(([name]) => !missing.includes(name))
            .map(([name, title]) => (
              <li key={name}>
                <Button size="small" onClick={() => save(name)}>
                  {title}
                </Button>
              </li>
            ))}
        </ul>
      </Section>
    </div>
  );
}
