import { lazy, Suspense, useState } from 'react';
import type { SeminarPhase } from '../../../shared/protocol/seminar';
import { CHANNELS } from '../../../shared/protocol/messages';
import { scenarioOf } from '../../../shared/rules/scenario';
import { counted } from '../../../shared/wording/term';
import { facilitatorLink } from '../../seminar/tokens';
import { Button, buttonClass } from '../../ui/Button';
import { CopyField } from '../../ui/CopyField';
import { TextField } from '../../ui/TextField';
import { LEVEL_TEXT } from '../../wording/levels';
import { isWaiting } from '../needs';
import { useDesk, useDeskStore } from '../store';
import { useAsk } from '../useAsk';
import { daysLeft } from '../words';
import styles from './side.module.css';

const QrCode = lazy(() => import('../../ui/QrCode').then((module) => ({ default: module.QrCode })));

const PHASE_TEXT: Record<SeminarPhase, string> = {
  gathering: 'People gather, find their seats and read their briefs.',
  playing: 'The game is on.',
  debrief: 'The debrief is open: everybody looks at what came of it.',
};

/** What is about the seminar and not about a table. */
export function Seminar() {
  return (
    <div className={styles.part}>
      <Phase />
      <Joining />
      <Facilitators />
      <Settings />
      <End />
    </div>
  );
}

function Phase() {
  const store = useDeskStore();
  const ask = useAsk();
  const going = useDesk(
    ({ view }) =>
      Object.values(view.tables).filter((table) => table.step !== 'ended' && !isWaiting(table)).length,
  );
  const phase = useDesk(({ view }) => view.phase);
  const seminar = useDesk(({ view }) => view.seminar);
  return (
    <section className={styles.phase} aria-labelledby="phase">
      <h3 id="phase" className={styles.heading}>
        Where it stands
      </h3>
      <p>{PHASE_TEXT[phase]}</p>
      {phase === 'gathering' && (
        <Button
          kind="primary"
          size="small"
          data-begins="seminar"
          onClick={() => store.setState({ question: { kind: 'begin' } })}
        >
          Begin the game …
        </Button>
      )}
      {phase === 'playing' && (
        <>
          <p className={styles.none}>
            {going === 0
              ? 'All games are over.'
              : `${counted(going, 'game is', 'games are')} not over. They stop where they are while the debrief is open, and are shown as unfinished.`}
          </p>
          <Button
            size="small"
            data-begins="seminar"
            onClick={() => void ask({ type: 'phase', phase: 'debrief' }, 'The debrief is open')}
          >
            Open the debrief
          </Button>
        </>
      )}
      {phase === 'debrief' && going > 0 && (
        <p className={styles.none}>
          {counted(going, 'game is', 'games are')} not over and {going === 1 ? 'stands' : 'stand'} still.
        </p>
      )}
      {phase === 'debrief' && (
        <div className={styles.ask}>
          <a
            className={buttonClass('primary', 'small')}
            href={`/seminar/${seminar}/debrief`}
            target="_blank"
            rel="noreferrer"
          >
            To the debrief
          </a>
          <Button size="small" kind="quiet" onClick={() => void ask({ type: 'phase', phase: 'playing' })}>
            Close it and play on
          </Button>
        </div>
      )}
    </section>
  );
}

function Joining() {
  const code = useDesk(({ view }) => view.code);
  const seminar = useDesk(({ view }) => view.seminar);
  const link = `${location.origin}/join/${code}`;
  return (
    <section className={styles.section} aria-labelledby="joining">
      <h3 id="joining" className={styles.heading}>
        Joining
      </h3>
      <CopyField label="Code" value={code} />
      <CopyField label="Link to join" value={link} />
      <Suspense>
        <QrCode value={link} title={`QR code of the link to join, ${code}`} size={144} />
      </Suspense>
      <a
        className={buttonClass('plain', 'small')}
        href={`/seminar/${seminar}/projector`}
        target="_blank"
        rel="noreferrer"
      >
        Open the projector’s page
      </a>
    </section>
  );
}

function Facilitators() {
  const ask = useAsk();
  const facilitators = useDesk(({ view }) => view.facilitators);
  const seminar = useDesk(({ view }) => view.seminar);
  const me = useDesk((desk) => desk.me);
  const [name, setName] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const all = Object.entries(facilitators);
  const invite = async () => {
    const reply = await ask({ type: 'invite', name: name.trim() === '' ? null : name.trim() });
    if (!reply.ok) return;
    const { token } = reply.value as { readonly token: string };
    setLink(facilitatorLink(seminar, token));
    setName('');
  };
  return (
    <section className={styles.section} aria-labelledby="facilitators">
      <h3 id="facilitators" className={styles.heading}>
        Facilitators
      </h3>
      <ul role="list" className={styles.items}>
        {all.map(([id, facilitator], index) => {
          const who = facilitator.name ?? `Facilitator ${index + 1}`;
          return (
            <li key={id} className={styles.item}>
              <span>
                {who}
                {id === me && <b> (you)</b>}
                <small>{facilitator.here ? 'here' : 'away'}</small>
              </span>
              {all.length > 1 && index > 0 && id !== me && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`Dismiss ${who}`}
                  onClick={() => void ask({ type: 'dismiss', facilitator: id }, `${who} is dismissed`)}
                >
                  Dismiss
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {link === null ? (
        <form
          className={styles.ask}
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          <TextField
            label="Name of another facilitator"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" size="small">
            Invite
          </Button>
        </form>
      ) : (
        <div className={styles.invite} role="status">
          <p>
            <b>This link is shown once.</b> Whoever has it can do all that you can. Hand it on, then close it.
          </p>
          <CopyField label="Secret link" value={link} />
          <Button size="small" onClick={() => setLink(null)}>
            Close it
          </Button>
        </div>
      )}
    </section>
  );
}

const VOICE = { free: 'anything', quick: 'quick messages only', none: 'nothing' } as const;

function talkText(talk: Readonly<Record<string, keyof typeof VOICE>>): string {
  const [open = 'free', ...pairs] = CHANNELS.map((channel) => talk[channel] ?? 'free');
  const same = pairs.every((voice) => voice === pairs[0]);
  const privately = same ? VOICE[pairs[0] ?? 'free'] : 'it differs by pair';
  return `openly ${VOICE[open]}; between two seats ${privately}`;
}

function Settings() {
  const settings = useDesk(({ view }) => view.settings);
  const { clock } = settings;
  const timed =
    clock.talksMinutes === null && clock.ordersMinutes === null
      ? 'none'
      : `Talks ${clock.talksMinutes === null ? 'without one' : `${clock.talksMinutes} min`}, Orders ${clock.ordersMinutes === null ? 'without one' : `${clock.ordersMinutes} min`}`;
  return (
    <section className={styles.section} aria-labelledby="settings">
      <h3 id="settings" className={styles.heading}>
        Set up as
      </h3>
      <dl className={styles.facts}>
        <dt>Game</dt>
        <dd>{scenarioOf(settings).name}</dd>
        <dt>Seats</dt>
        <dd>
          {settings.delegation === 1 ? 'one person each' : `up to ${settings.delegation} people each`}; empty
          ones by {LEVEL_TEXT[settings.botLevel].player}
        </dd>
        <dt>Decides</dt>
        <dd>
          {settings.deciding === 'head' ? 'the head of the delegation' : 'the majority of the delegation'}
        </dd>
        <dt>Clock</dt>
        <dd>{timed}</dd>
        <dt>Talk</dt>
        <dd>{talkText(settings.talk)}</dd>
        <dt>Private talk</dt>
        <dd>{settings.readsPrivate ? 'facilitators read it' : 'facilitators do not read it'}</dd>
        <dt>Gallery</dt>
        <dd>{settings.gallery ? 'open' : 'closed'}</dd>
      </dl>
    </section>
  );
}

function End() {
  const store = useDeskStore();
  const expiresAt = useDesk(({ view }) => view.expiresAt);
  const now = useDesk((desk) => Math.floor(desk.time / 3_600_000) * 3_600_000);
  const people = useDesk(({ view }) => Object.keys(view.people).length);
  return (
    <section className={styles.phase} aria-labelledby="end">
      <h3 id="end" className={styles.heading}>
        What is kept
      </h3>
      <p>
        The seminar and everything about it, with the names of {counted(people, 'person', 'people')}, is
        deleted by itself in {daysLeft(expiresAt, now)}.
      </p>
      <Button size="small" kind="danger" onClick={() => store.setState({ question: { kind: 'delete' } })}>
        Delete it now …
      </Button>
    </section>
  );
}
