import { useTable } from '../session/table';
import { CommandButton } from './CommandButton';
import { useScene } from './useCommands';
import { whatNow } from './whatNow';
import styles from './WhatNow.module.css';

/** What is going on, what is expected, and the one main thing to do about it. */
export function WhatNow() {
  const now = useScene(whatNow);
  const acts = useTable((t) => t.acts);
  // Nothing is expected of whoever looks at a recording, but to read.
  if (!acts && !now.command) return null;
  return (
    <section
      className={styles.now}
      data-tone={now.tone}
      data-slim={now.command === null || now.command === undefined}
      aria-label="What now"
      data-print="no"
    >
      <p className={styles.text}>
        <b className={styles.title}>{now.title}</b>
        <span>{now.text}</span>
      </p>
      {now.command && (
        <CommandButton
          key={now.command}
          id={now.command}
          kind={now.command === 'unready' ? 'plain' : 'primary'}
          className={styles.button ?? ''}
        />
      )}
    </section>
  );
}
