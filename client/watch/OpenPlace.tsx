import { useState, type ChangeEvent, type DragEvent, type ReactNode } from 'react';
import { FolderOpen } from 'lucide-react';
import { useLocation } from 'wouter';
import { gameIdOf } from '../../shared/recording/id';
import type { Timeline } from '../../shared/recording/timeline';
import { buttonClass } from '../ui/Button';
import { cx } from '../ui/cx';
import { visuallyHidden } from '../ui/VisuallyHidden';
import { openFile } from './open';
import { handOver } from './opened';
import styles from './OpenPlace.module.css';
import { keepRecording } from './shelf';

/** Opening a file: it is kept in this browser and looked at under the address of its game. */
export interface Opening {
  readonly busy: boolean;
  readonly problem: string | null;
  readonly open: (file: File | undefined) => void;
}

/** `onOpen` is told first, for a page that stands at that address already. */
export function useOpening(onOpen: (timeline: Timeline) => void = () => undefined): Opening {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    setProblem(null);
    const opened = await openFile(file);
    setBusy(false);
    if (opened.problem !== undefined) return setProblem(opened.problem);
    const { recording } = opened.timeline;
    // Where nothing can be kept, it can still be looked at.
    await keepRecording(opened.timeline);
    handOver(opened.timeline);
    onOpen(opened.timeline);
    const part = opened.part === undefined ? '' : `/${opened.part}`;
    navigate(`/watch/${gameIdOf(recording)}${part}${location.hash}`);
  };
  return { busy, problem, open: (file) => void open(file) };
}

/** A page on which a file may be dropped anywhere. */
export function DropPlace({ open, children }: Pick<Opening, 'open'> & { children: ReactNode }) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    open(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={styles.page}
      data-over={over || undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}

/** The button that opens a file, and what came of it. */
export function OpenPlace({ opening, primary = false }: { opening: Opening; primary?: boolean }) {
  const { busy, problem, open } = opening;
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    open(target.files?.[0]);
    // The same file may be chosen again.
    target.value = '';
  };
  return (
    <div className={styles.open}>
      <div className={styles.row}>
        <label
          className={cx(buttonClass(primary ? 'primary' : 'plain', 'large'), styles.button)}
          aria-disabled={busy}
        >
          <FolderOpen size={18} aria-hidden="true" />
          Open a recording
          <input
            type="file"
            accept=".json,application/json"
            className={visuallyHidden}
            disabled={busy}
            onChange={choose}
          />
        </label>
        <p className={styles.hint}>or drop the file anywhere on this page</p>
      </div>
      <p role="status" className={styles.status}>
        {busy ? 'Playing the game through, to see that it is whole …' : ''}
      </p>
      <p role="alert" className={styles.problem}>
        {problem && <b>This file cannot be shown.</b>} {problem}
      </p>
      <p className={styles.note}>
        A recording ends in <span className={styles.name}>.peace.json</span>. You get one at the end of a
        game, with “Save the recording”. A study ends in{' '}
        <span className={styles.name}>.peace-study.json</span> and brings its game along. A file is read by
        this browser and sent nowhere; every move in it is played again and checked before it is shown.
      </p>
    </div>
  );
}
