import { useEffect, useRef } from 'react';
import { scenarioOf } from '../../shared/rules/scenario';
import { useTable } from '../session/table';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { movesText, placeOf, sentence } from '../../shared/wording/dispatch';
import { monthOf } from '../../shared/wording/calendar';
import { CommandButton } from './CommandButton';
import { useDesk } from './desk';
import styles from './Dispatches.module.css';
import type { Entry } from './history';
import { Moves } from './Moves';
import { useRun, useTape } from './useCommands';

/** How long a page stands when they turn by themselves: time to read it twice. */
const PAGE_MS = 2_200;
const LETTER_MS = 38;

const STEPS = { resolution: 'Resolution', response: 'Response', reckoning: 'Reckoning' } as Record<
  string,
  string
>;

/** What came of the orders, one dispatch at a time, as from a wire service. */
export function Dispatches() {
  const view = useTable((t) => t.view);
  const pages = useTape();
  const page = useDesk((desk) => Math.min(desk.page, pages.length - 1));
  const running = useDesk((desk) => desk.running);
  const run = useRun();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = pages[page];
  const letters = shown?.entries.reduce((sum, { dispatch }) => sum + sentence(dispatch, view).length, 0) ?? 0;

  useEffect(() => {
    if (!running || !shown) return;
    const timer = setTimeout(() => void run('next'), PAGE_MS + letters * LETTER_MS);
    return () => clearTimeout(timer);
  });

  if (!shown) return null;
  const [first] = shown.entries;
  if (!first) return null;
  const { step, round } = first.dispatch;
  const text = shown.entries.map(({ dispatch }) => sentence(dispatch, view)).join(' ');
  return (
    <article className={styles.wire} aria-labelledby="wire">
      <header className={styles.head}>
        <h2 id="wire" ref={heading} className={styles.title}>
          {STEPS[step] ?? 'Dispatches'}
          <span> · {monthOf(scenarioOf(view), round)}</span>
        </h2>
        <ol role="list" className={styles.progress} aria-hidden="true">
          {pages.map((each, index) => (
            <li
              key={each.entries[0]?.n}
              data-when={index < page ? 'past' : index === page ? 'now' : 'later'}
            />
          ))}
        </ol>
      </header>
      <div className={styles.page} key={first.n}>
        {shown.entries.map((entry) => (
          <Line key={entry.n} entry={entry} large={shown.entries.length < 3} />
        ))}
      </div>
      <footer className={styles.foot}>
        <CommandButton id="back" size="small" kind="quiet" />
        <CommandButton id="run" size="small" kind="quiet" />
        <CommandButton id="skip" size="small" kind="quiet" />
      </footer>
      <VisuallyHidden as="div">
        <p aria-live="polite">
          {text} {movesText(shown.entries.flatMap(({ dispatch }) => dispatch.moves))}
        </p>
      </VisuallyHidden>
    </article>
  );
}

function Line({ entry: { dispatch }, large }: { entry: Entry; large: boolean }) {
  const view = useTable((t) => t.view);
  const place = placeOf(dispatch);
  return (
    <div className={styles.line} data-large={large || undefined}>
      <p className={styles.sentence}>
        {place && <span className={styles.place}>{place}</span>}
        {sentence(dispatch, view)}
        {dispatch.what.kind === 'covert' && <small className={styles.secret}>you alone know this</small>}
      </p>
      <Moves moves={dispatch.moves} />
    </div>
  );
}
