import { ownAnswers, sidesOf, trustedBefore } from '../../shared/analysis/seminar/questionnaires';
import type { SeminarResults } from '../../shared/analysis/seminar/results';
import { SIDES, SVI } from '../../shared/content/questionnaires';
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { counted } from '../../shared/wording/term';
import { Figure } from '../debrief/charts/Figure';
import { drawScores } from '../debrief/charts/ScoreBars';
import { figure } from '../debrief/words';
import { mean } from './games';
import { Part } from './Part';
import styles from './SeminarDebrief.module.css';

const HIGHEST = 7;

/** What people said before and after, as means; only facilitators have it. */
export function Questionnaires({ results: { answers, questions } }: { results: SeminarResults }) {
  if (answers.length === 0) return null;
  const sides = sidesOf(answers);
  const before = trustedBefore(answers);
  const groups = SEATS.flatMap((seat) => {
    const rows = SIDES.flatMap((side) => {
      const { mean: points, people } = sides[seat][side];
      return points === null ? [] : [{ name: SVI[side].name, points, par: null, people }];
    });
    return rows.length === 0
      ? []
      : [{ seat, total: mean(rows.map(({ points }) => points)), par: null, rows }];
  });
  const rows = groups.flatMap(({ seat, rows: own }) => own.map((row) => ({ seat, ...row })));
  const trusted = SEATS.filter((seat) => before[seat].mean !== null);
  return (
    <Part
      id="questionnaires"
      title="What people said"
      lead="Only facilitators see this part. Means can give away what one person answered where few did: look before it is shown to a room."
    >
      {trusted.length > 0 && (
        <p className={styles.note}>
          Before the game, trust from 1 to 7 in what each would promise:{' '}
          {trusted
            .map(
              (seat) =>
                `${SEAT_NAMES[seat]} ${figure(before[seat].mean ?? 0)} (${counted(before[seat].people, 'answer')})`,
            )
            .join(', ')}
          .
        </p>
      )}
      {groups.length > 0 && (
        <Figure
          title="Subjective value of the negotiation, by seat"
          about="Four sides of the Subjective Value Inventory, from 1 to 7, averaged over everybody in the seat at all tables; a high value is a good one."
          summary={groups.map(({ seat, total }) => `${SEAT_NAMES[seat]}: ${figure(total)}`).join('; ')}
          table={{
            name: 'Subjective value by seat',
            file: 'subjective-value',
            columns: ['Side', 'Seat', 'Mean (1 to 7)', 'People'],
            rows: rows.map(({ seat, name, points, people }) => [name, SEAT_NAMES[seat], points, people]),
          }}
          stops={rows.map(({ seat, name, points, people }) => ({
            text: `${SEAT_NAMES[seat]}, ${name}: ${figure(points)} of 7, from ${counted(people, 'person', 'people')}.`,
            entry: null,
          }))}
          draw={(width, index) => drawScores(groups, width, index, { least: HIGHEST })}
        />
      )}
      {ownAnswers(questions, answers).map(({ question, scale, words }) => (
        <div key={question.id} className={styles.own}>
          <h3>{question.text}</h3>
          {question.kind === 'scale' ? (
            <p>
              {scale.mean === null
                ? 'Nobody answered.'
                : `${figure(scale.mean)} of 7, from ${counted(scale.people, 'person', 'people')}.`}
            </p>
          ) : words.length === 0 ? (
            <p>Nobody answered.</p>
          ) : (
            <ul>
              {words.map((text, at) => (
                <li key={at}>{text}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Part>
  );
}
