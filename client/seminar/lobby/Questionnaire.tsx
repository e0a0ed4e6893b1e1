import { useEffect, useState, type FormEvent } from 'react';
import type { Reply } from '../../../shared/protocol/messages';
import type { Answers, ParticipantView } from '../../../shared/protocol/seminar';
import { counted } from '../../../shared/wording/term';
import { draftBox } from '../../session/drafts';
import { Button } from '../../ui/Button';
import { answersFrom, filledFrom, groupsOf, type Filled, type When } from '../asked';
import { seminarRefusal } from '../refusal';
import { Question } from './Question';
import styles from './Questionnaire.module.css';

const TEXT: Readonly<Record<When, { readonly title: string; readonly lead: string }>> = {
  before: {
    title: 'Before the game',
    lead: 'What do you expect? There is no right answer, and nobody at your table sees yours. The facilitator may show in the debrief what all of you expected.',
  },
  after: {
    title: 'After the game',
    lead: 'How was it for you? Nobody at your table sees your answers. The facilitator may show in the debrief what all of you felt.',
  },
};

const CHANGED_UNTIL: Readonly<Record<When, string>> = {
  before: 'your game is over',
  after: 'the debrief',
};

interface QuestionnaireProps {
  readonly when: When;
  readonly view: ParticipantView;
  readonly answer: (answers: Answers) => Promise<Reply>;
  readonly onUnsaved: (is: boolean) => void;
}

/** Questions, each of which may be left out. What is filled in outlives a reload; saved answers can be changed. */
export function Questionnaire({ when, view, answer, onUnsaved }: QuestionnaireProps) {
  const [box] = useState(() => draftBox(`seminar-${view.seminar}`, `${view.me.person}-${when}`));
  const [filled, setFilled] = useState<Filled>(() => ({ ...filledFrom(view.answers[when]), ...box.read() }));
  const [unsaved, setUnsaved] = useState(() => Object.keys(box.read()).length > 0);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [error, setError] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    onUnsaved(unsaved);
    return () => onUnsaved(false);
  }, [unsaved, onUnsaved]);

  const groups = groupsOf(view, when);
  const { answers, open, wrong } = answersFrom(
    groups.flatMap(({ items }) => items),
    filled,
  );
  const set = (id: string, text: string) => {
    const next = { ...filled, [id]: text };
    setFilled(next);
    setUnsaved(true);
    setTold('');
    box.write(next);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError('');
    if (busy || wrong.length > 0) return;
    setBusy(true);
    const reply = await answer(answers);
    setBusy(false);
    if (!reply.ok) return setError(seminarRefusal(reply));
    setUnsaved(false);
    box.write({});
    setTold(
      open.length === 0
        ? `Saved. Thank you; you can change it until ${CHANGED_UNTIL[when]}.`
        : `Saved, with ${counted(open.length, 'question')} left out. You can change it until ${CHANGED_UNTIL[when]}.`,
    );
  };
  const { title, lead } = TEXT[when];
  const isSaved = view.questionnaires[when] === 'answered';
  return (
    <section className={styles.questionnaire} aria-labelledby={`asked-${when}`}>
      <h2 id={`asked-${when}`}>{title}</h2>
      <p className={styles.lead}>{lead} Leave out what you like.</p>
      <form className={styles.form} onSubmit={save} noValidate>
        {groups.map((group) => (
          <div key={group.id} className={styles.group}>
            {group.title !== null && <h3>{group.title}</h3>}
            {group.items.map((item) => (
              <Question
                key={item.id}
                item={item}
                value={filled[item.id] ?? ''}
                isWrong={tried && wrong.includes(item.id)}
                onChange={(text) => set(item.id, text)}
              />
            ))}
          </div>
        ))}
        <div className={styles.acts}>
          <Button kind={unsaved || !isSaved ? 'primary' : 'plain'} type="submit" loading={busy}>
            {isSaved ? 'Save again' : 'Save'}
          </Button>
          <p role="status" className={styles.told}>
            {told || (isSaved && !unsaved ? 'Your answers are saved.' : unsaved ? 'Not saved yet.' : '')}
          </p>
          <p role="alert" className={styles.error}>
            {error}
          </p>
        </div>
        {when === 'after' && view.asks.after && (
          <p className={styles.source}>
            After the four sides of the Subjective Value Inventory, in our own words: Curhan, Elfenbein and Xu
            (2006), Journal of Personality and Social Psychology 91, 493–512.
          </p>
        )}
      </form>
    </section>
  );
}
