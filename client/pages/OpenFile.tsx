import { useState, type ChangeEvent } from 'react';
import { FolderOpen } from 'lucide-react';
import { useLocation } from 'wouter';
import { gamePath, newGameId } from '../solo/begin';
import { buttonClass } from '../ui/Button';
import { cx } from '../ui/cx';
import { visuallyHidden } from '../ui/VisuallyHidden';
import styles from './PlayNow.module.css';

/** Opens a game that was saved as a file. */
export function OpenFile() {
  const [, navigate] = useLocation();
  const [error, setError] = useState('');
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setError('');
    const [{ SoloLine }, { problemOf }] = await Promise.all([
      import('../solo/line'),
      import('../solo/problems'),
    ]);
    const line = new SoloLine();
    const reply = await line.ask<string>({ type: 'import', file, game: newGameId() });
    line.close();
    if (reply.ok) return navigate(gamePath(reply.value));
    const { title, text } = problemOf(reply.code);
    setError(`${title}. ${text}`);
    // The same file may be chosen again.
    target.value = '';
  };
  return (
    <div className={styles.file}>
      <label className={cx(buttonClass('plain'), styles.choose)}>
        <FolderOpen size={18} aria-hidden="true" />
        Open a saved game
        <input
          type="file"
          accept=".json,application/json"
          className={visuallyHidden}
          onChange={(event) => void open(event)}
        />
      </label>
      <p role="alert" className={styles.error}>
        {error}
      </p>
    </div>
  );
}
