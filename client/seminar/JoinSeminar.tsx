import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { NAME_MOST, type SeminarFacts, type SeminarPhase } from '../../shared/protocol/seminar';
import { counted } from '../../shared/wording/term';
import form from '../pages/Form.module.css';
import { LENGTHS } from '../pages/plan';
import { ApiError } from '../session/call';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import { joinSeminar } from './http';
import styles from './JoinSeminar.module.css';
import { seminarError } from './refusal';
import { heldToken, keepToken } from './tokens';
import { keptLines, talkText } from './words';

const PHASE_TEXT: Record<SeminarPhase, string> = {
  gathering: 'The game has not begun.',
  playing: 'The game is on. You are given a place at once, and can come in.',
  debrief: 'The debrief is open; nobody plays or joins any more.',
};

interface JoinSeminarProps {
  readonly facts: SeminarFacts;
  readonly code: string;
  /** It is not the one that was meant. */
  readonly onOther: () => void;
}

/** Joining a seminar: what is kept, a name, done. Who has joined from this browser goes on as before. */
export default function JoinSeminar({ facts, code, onOther }: JoinSeminarProps) {
  const [, navigate] = useLocation();
  const { seminar } = facts;
  const [held, setHeld] = useState(() => heldToken(seminar, 'participant'));
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState('');

  const join = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const given = name.trim();
    setError('');
    setWrong(undefined);
    if (given === '') return setWrong('Write the name by which the others know you.');
    setBusy(true);
    try {
      const { token } = await joinSeminar(seminar, code, given);
      keepToken(seminar, 'participant', { token, name: given, code });
      navigate(`/seminar/${seminar}`);
    } catch (caught) {
      const text = seminarError(caught);
      const isName =
        caught instanceof ApiError && (caught.code === 'name-taken' || caught.code === 'malformed');
      if (isName) setWrong(text);
      else setError(text);
      setBusy(false);
    }
  };

  return (
    <section className={styles.join} aria-labelledby="seminar">
      <div>
        <h2 id="seminar">{facts.name ?? 'A seminar'}</h2>
        <p className={styles.facts}>
          A {lengthText(facts.settings.scenario)}. {counted(facts.people, 'person has', 'people have')}{' '}
          joined. {PHASE_TEXT[facts.phase]}
        </p>
      </div>
      {held ? (
        <div className={form.acts}>
          <Button kind="primary" size="large" onClick={() => navigate(`/seminar/${seminar}`)}>
            Go on as {held.name ?? 'before'}
          </Button>
          {/* The place stays held until somebody else has one. */}
          <Button kind="quiet" onClick={() => setHeld(undefined)}>
            I am somebody else
          </Button>
          <Button kind="quiet" onClick={onOther}>
            Another code
          </Button>
        </div>
      ) : (
        <form className={styles.form} onSubmit={join} noValidate>
          <TextField
            className={form.narrow}
            label="Your name"
            hint="Everybody at your table sees it. Nothing else is asked."
            autoComplete="nickname"
            maxLength={NAME_MOST}
            value={name}
            onChange={(event) => setName(event.target.value)}
            {...(wrong !== undefined && { error: wrong })}
          />
          <div className={form.acts}>
            <Button kind="primary" size="large" type="submit" loading={busy}>
              Join
            </Button>
            <Button kind="quiet" onClick={onOther}>
              Another code
            </Button>
            <p role="alert" className={form.error}>
              {error}
            </p>
          </div>
        </form>
      )}
      <div className={styles.kept}>
        <h3>What is kept, and who reads it</h3>
        <ul>
          {keptLines(facts).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h3>How you can talk</h3>
        <p>{talkText(facts.settings.talk)}</p>
      </div>
    </section>
  );
}

function lengthText(scenario: string): string {
  const length = LENGTHS.find(({ value }) => value === scenario);
  return length ? `${length.label.toLowerCase()} game of ${length.hint}` : 'game';
}
