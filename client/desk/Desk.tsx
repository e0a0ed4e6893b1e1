import { Keyboard, Presentation } from 'lucide-react';
import { memo, useEffect } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../ui/Button';
import { cx } from '../ui/cx';
import { Tabs, type TabItem } from '../ui/Tabs';
import { ThemeToggle } from '../ui/ThemeToggle';
import { useDesk, useDeskStore, type Main, type Side } from './store';
import styles from './Desk.module.css';
import { People, unplaced } from './People';
import { Questions } from './questions/Questions';
import { Events } from './side/Events';
import { Notes } from './side/Notes';
import { Seminar } from './side/Seminar';
import { Speak } from './side/Speak';
import { Tables } from './Tables';
import { useWide } from './useWide';

/** How often what is judged by the time is judged anew. */
const TICK_MS = 5_000;

const PHASES = { gathering: 'Gathering', playing: 'Playing', debrief: 'Debrief' } as const;

/** The facilitator's desk: all tables beside what is done to them; on a phone one part at a time. */
export const Desk = memo(function Desk() {
  const store = useDeskStore();
  const wide = useWide();
  const main = useDesk((desk) => desk.main);
  const side = useDesk((desk) => desk.side);
  const both = useDesk((desk) => desk.part);
  const waiting = useDesk(({ view }) => unplaced(view).length);
  useEffect(() => {
    const timer = setInterval(() => store.setState(({ now }) => ({ time: now() })), TICK_MS);
    return () => clearInterval(timer);
  }, [store]);

  const mains: readonly TabItem<Main>[] = [
    { id: 'tables', label: 'Tables', content: <Tables /> },
    { id: 'people', label: 'People', count: waiting, countLabel: 'without a place', content: <People /> },
  ];
  const sides: readonly TabItem<Side>[] = [
    { id: 'events', label: 'Events', content: <Events /> },
    { id: 'speak', label: 'Speak', content: <Speak /> },
    { id: 'notes', label: 'Notes', content: <Notes /> },
    { id: 'seminar', label: 'Seminar', content: <Seminar /> },
  ];
  const showMain = (next: Main) => store.setState({ main: next, part: 'main' });
  const showSide = (next: Side) => store.setState({ side: next, part: 'side' });
  return (
    <div className={styles.desk} data-wide={wide || undefined}>
      <Head />
      {wide ? (
        <>
          <main id="main" tabIndex={-1} className={styles.main}>
            <Tabs
              label="Tables and people"
              items={mains}
              value={main}
              onValueChange={showMain}
              panelClassName={styles.panel}
            />
          </main>
          <aside className={styles.side} aria-label="What is done to tables">
            <Tabs label="Tools" items={sides} value={side} onValueChange={showSide} keepMounted />
          </aside>
        </>
      ) : (
        <main id="main" tabIndex={-1} className={styles.main}>
          <Tabs<Main | Side>
            label="Parts of the desk"
            items={[...mains, ...sides]}
            value={both === 'main' ? main : side}
            onValueChange={(next) =>
              next === 'tables' || next === 'people' ? showMain(next) : showSide(next)
            }
            className={styles.parts}
            panelClassName={styles.panel}
          />
        </main>
      )}
      <Questions />
    </div>
  );
});

function Head() {
  const store = useDeskStore();
  const name = useDesk(({ view }) => view.settings.name);
  const code = useDesk(({ view }) => view.code);
  const seminar = useDesk(({ view }) => view.seminar);
  const phase = useDesk(({ view }) => view.phase);
  const count = useDesk(({ view }) => Object.keys(view.people).length);
  const here = useDesk(({ view }) => Object.values(view.people).filter((person) => person.here).length);
  const over = useDesk(
    ({ view }) =>
      view.phase === 'playing' && Object.values(view.tables).every(({ step }) => step === 'ended'),
  );
  const lost = useDesk((desk) => desk.connection !== 'live');
  const projected = useDesk(({ view }) => view.projected);
  return (
    <header className={styles.head}>
      <Link href="/" className={styles.brand}>
        Brittle Peace
      </Link>
      <h1 className={styles.title}>{name ?? 'Your seminar'}</h1>
      <p className={styles.fact}>{PHASES[phase]}</p>
      <p className={styles.fact}>
        <b>{here}</b> of {count} here
      </p>
      <p className={styles.fact}>
        Code <b className={styles.code}>{code}</b>
      </p>
      <p className={styles.lost} role="status">
        {lost ? 'The line is down. What is shown may be old.' : ''}
      </p>
      <div className={styles.acts}>
        {phase === 'gathering' && (
          <Button kind="primary" onClick={() => store.setState({ question: { kind: 'begin' } })}>
            Begin the game …
          </Button>
        )}
        {over && (
          <Button kind="primary" onClick={() => store.setState({ side: 'seminar', part: 'side' })}>
            All tables are over
          </Button>
        )}
        <a
          className={cx(buttonClass('plain'), styles.projector)}
          href={`/seminar/${seminar}/projector`}
          target="_blank"
          rel="noreferrer"
        >
          <Presentation size={17} aria-hidden="true" />
          {projected === null ? 'Projector' : `Projector: table ${projected}`}
        </a>
        <Button
          kind="quiet"
          className={styles.keys}
          icon={<Keyboard />}
          aria-label="Keys"
          title="Keys"
          onClick={() => store.setState({ question: { kind: 'keys' } })}
        />
        <ThemeToggle />
      </div>
    </header>
  );
}
