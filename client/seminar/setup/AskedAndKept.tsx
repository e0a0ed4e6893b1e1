import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import {
  QUESTION_MOST,
  QUESTIONS_MOST,
  SEMINAR_DAYS_MOST,
  type OwnQuestion,
} from '../../../shared/protocol/seminar';
import form from '../../pages/Form.module.css';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import { daysIn } from '../settings';
import type { PartProps } from './part';
import styles from './SetUp.module.css';

const WHEN = [
  { value: 'before', label: 'Before the game' },
  { value: 'after', label: 'After the game' },
] as const;
const KINDS = [
  { value: 'scale', label: 'Answered from 1 to 7' },
  { value: 'words', label: 'Answered in words' },
] as const;

/** Questionnaires, and how long everything is kept. */
export function AskedAndKept({ form: filled, change }: PartProps) {
  const { asks, questions } = filled;
  const list = useRef<HTMLUListElement>(null);
  const set = (id: string, part: Partial<OwnQuestion>) =>
    change({ questions: questions.map((each) => (each.id === id ? { ...each, ...part } : each)) });
  const add = () => {
    const taken = new Set(questions.map(({ id }) => id));
    let count = 1;
    while (taken.has(`own-${count}`)) count += 1;
    change({ questions: [...questions, { id: `own-${count}`, when: 'after', kind: 'scale', text: '' }] });
    // Drawn first.
    setTimeout(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  return (
    <>
      <section className={form.section} aria-labelledby="asked">
        <h2 id="asked">What is asked</h2>
        <Switch
          label="Before the game"
          hint="Trust in each other seat, and what one expects: under a minute."
          checked={asks.before}
          onCheckedChange={(before) => change({ asks: { ...asks, before } })}
        />
        <Switch
          label="After the game"
          hint="How people feel about the outcome, themselves, the talks and the others: 16 questions, three minutes."
          checked={asks.after}
          onCheckedChange={(after) => change({ asks: { ...asks, after } })}
        />
        {questions.length > 0 && (
          <ul ref={list} role="list" className={styles.questions}>
            {questions.map(({ id, when, kind, text }, index) => (
              <li key={id} className={styles.question}>
                <TextField
                  className={styles.text}
                  label={`Question ${index + 1}`}
                  maxLength={QUESTION_MOST}
                  value={text}
                  onChange={(event) => set(id, { text: event.target.value })}
                />
                <Select
                  label={`When question ${index + 1} is asked`}
                  hideLabel
                  options={WHEN}
                  value={when}
                  onValueChange={(next) => set(id, { when: next })}
                />
                <Select
                  label={`How question ${index + 1} is answered`}
                  hideLabel
                  options={KINDS}
                  value={kind}
                  onValueChange={(next) => set(id, { kind: next })}
                />
                <Button
                  kind="quiet"
                  icon={<X />}
                  aria-label={`Remove question ${index + 1}`}
                  onClick={() => change({ questions: questions.filter((each) => each.id !== id) })}
                />
              </li>
            ))}
          </ul>
        )}
        {questions.length < QUESTIONS_MOST && (
          <Button icon={<Plus />} onClick={add}>
            Add a question of your own
          </Button>
        )}
      </section>
      <section className={form.section} aria-labelledby="kept">
        <h2 id="kept">What is kept</h2>
        <TextField
          className={styles.number}
          label="Days until all of it is deleted"
          inputMode="numeric"
          value={filled.days}
          onChange={(event) => change({ days: event.target.value })}
          {...(daysIn(filled) === null && {
            error: `A whole number from 1 to ${SEMINAR_DAYS_MOST}, please.`,
          })}
        />
        <p className={form.note}>
          Names, messages, games and answers go by themselves after that, or at once when you delete them on
          your desk. Participants read this before they join.
        </p>
      </section>
    </>
  );
}
