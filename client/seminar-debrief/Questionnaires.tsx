import {
  expectedOf,
  ownAnswers,
  sidesOf,
  trustedOf,
  type CameOut,
} from '../../shared/analysis/seminar/questionnaires';
import type { SeminarResults } from '../../shared/analysis/seminar/results';
import { ENDINGS } from '../../shared/content/endings';
import { counted } from '../../shared/wording/term';
import { figure } from '../debrief/words';
import { Expectations } from './Expectations';
import type { GamesProps } from './games';
import { Part } from './Part';
import styles from './SeminarDebrief.module.css';
import { Sides } from './Sides';
import { TrustAsked } from './TrustAsked';

interface QuestionnairesProps extends GamesProps {
  readonly results: SeminarResults;
}

/** What people said before and after, by groups; only facilitators have it. */
export function Questionnaires({ results: { answers, questions }, games }: QuestionnairesProps) {
  if (answers.length === 0) return null;
  const came = games.map(({ number, figures: { ending, scores } }): CameOut => ({
    table: number,
    ending,
    scores,
  }));
  const answered = (when: 'before' | 'after') =>
    counted(answers.filter((each) => each.when === when).length, 'person', 'people');
  return (
    <Part
      id="questionnaires"
      title="What people said"
      lead={`${answered('before')} answered before the game, ${answered('after')} after it. Nobody is shown alone: where fewer than three answered, or all alike, there is no figure. Only facilitators see this part.`}
    >
      <Expectations expected={expectedOf(answers, came, ENDINGS)} />
      <Sides sides={sidesOf(answers)} />
      <TrustAsked trusted={trustedOf(answers)} />
      {ownAnswers(questions, answers).map(({ question, scale, words }) => (
        <div key={question.id} className={styles.own}>
          <h3>{question.text}</h3>
          {question.kind === 'scale' ? (
            <p>
              {scale.mean === null
                ? scale.people === 0
                  ? 'Nobody answered.'
                  : `${counted(scale.people, 'answer')}: too few, or alike, and so not shown.`
                : `${figure(scale.mean)} of 7, apart by ${figure(scale.spread ?? 0)}, from ${counted(scale.people, 'person', 'people')}.`}
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
