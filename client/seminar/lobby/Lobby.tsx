import { useRef } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../../../shared/protocol/messages';
import type { ParticipantView } from '../../../shared/protocol/seminar';
import { buttonClass } from '../../ui/Button';
import { PageHeading } from '../../ui/PageHeading';
import type { SeminarAsk } from '../line';
import styles from './Lobby.module.css';
import { MyPlace } from './MyPlace';
import { Prepare } from './Prepare';
import { Questionnaire } from './Questionnaire';
import { Seats } from './Seats';
import { useArrivals } from './useArrivals';

interface LobbyProps {
  readonly view: ParticipantView;
  readonly isLive: boolean;
  readonly ask: (request: SeminarAsk) => Promise<Reply>;
}

/** Before the game: where one sits, what to read, what is asked. After it: what is asked then, and the debrief. */
export function Lobby({ view, isLive, ask }: LobbyProps) {
  const { settings, phase, table, me, questionnaires } = view;
  /** Whether something is filled in that the server does not have. */
  const unsaved = useRef(false);
  const { hasBegun, moved, asksFor } = useArrivals(view, unsaved);
  const sit = async (place: ParticipantView['me']['place']) => {
    asksFor(place);
    const reply = await ask({ type: 'sit', place });
    if (!reply.ok) asksFor(undefined);
    return reply;
  };
  const chooses = settings.placement === 'choice' && phase === 'gathering';
  const isClosed = questionnaires.before === 'closed';
  const asksBefore =
    !isClosed &&
    (phase === 'gathering' || (phase === 'playing' && (hasBegun || questionnaires.before === 'open')));
  const questionnaire = (when: 'before' | 'after') =>
    questionnaires[when] && (
      <Questionnaire
        key={when}
        when={when}
        view={view}
        answer={(answers) => ask({ type: 'answer', when, answers })}
        onUnsaved={(is) => (unsaved.current = is)}
      />
    );
  return (
    <div className={styles.lobby}>
      <header className={styles.head}>
        <PageHeading title={settings.name ?? 'Your seminar'} />
        <p className={styles.me}>
          You are <b>{me.name}</b>.
        </p>
        <p role="status" className={styles.lost}>
          {isLive ? '' : 'The connection is lost. It comes back by itself; what is shown may be old.'}
        </p>
      </header>
      <div role="status">
        {moved && <p className={styles.moved}>{moved}</p>}
        {hasBegun && table !== null && (
          <p className={styles.begun}>
            <span>The game has begun. What you typed here is kept.</span>
            <Link href={`/t/${table}`} className={buttonClass('primary', 'small')}>
              To your table
            </Link>
          </p>
        )}
      </div>
      <MyPlace view={view} />
      {chooses && <Seats view={view} sit={sit} />}
      {phase !== 'debrief' && <Prepare table={table} guided={settings.guided && phase === 'gathering'} />}
      {/* It stays where it is as the game begins: somebody may be filling it in. */}
      {asksBefore && questionnaires.before && (
        <details className={styles.folded} open={phase === 'gathering' || hasBegun}>
          <summary hidden={phase === 'gathering' || hasBegun}>
            Some questions from before the game, if you have just come
          </summary>
          {questionnaire('before')}
        </details>
      )}
      {phase === 'playing' && isClosed && (
        <p>Your game is over, so what you expected before it can no longer be changed.</p>
      )}
      {phase === 'playing' && questionnaires.after && (
        <details className={styles.folded}>
          <summary>Is your game over? Some questions on how it was</summary>
          {questionnaire('after')}
        </details>
      )}
      {phase === 'debrief' &&
        (questionnaires.after === 'answered' ? (
          <p>Your answers to the questions after the game are saved. Thank you.</p>
        ) : (
          questionnaire('after')
        ))}
    </div>
  );
}
