import { useState, type ChangeEvent, type DragEvent } from 'react';
import { FolderOpen } from 'lucide-react';
import type { Timeline } from '../../shared/recording/timeline';
import { Site } from '../pages/Site';
import { buttonClass } from '../ui/Button';
import { cx } from '../ui/cx';
import { PageHeading } from '../ui/PageHeading';
import { visuallyHidden } from '../ui/VisuallyHidden';
import styles from './Choose.module.css';
import { openRecording } from './open';

/** Where a recording is opened: with the button, or by dropping it anywhere on the page. */
export function Choose({ onOpen }: { onOpen: (timeline: Timeline) => void }) {
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    setProblem(null);
    const opened = await openRecording(file);
    if (opened.problem === undefined) return onOpen(opened.timeline);
    setProblem(opened.problem);
    setBusy(false);
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void open(target.files?.[0]);
    // The same file may be chosen again.
    target.value = '';
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void open(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={styles.page}
      data-over={over || undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Site>
        <div className={styles.choose}>
          <PageHeading title="Watch a game" />
          <p className={styles.lead}>
            Open the recording of a game that is over: entry by entry, as any of the three saw it, as the
            gallery did, or with everything open.
          </p>
          <div className={styles.row}>
            <label className={cx(buttonClass('primary', 'large'), styles.button)} aria-disabled={busy}>
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
            game, with “Save the recording”. It is read by this browser and sent nowhere; every move in it is
            played again and checked before it is shown.
          </p>
        </div>
      </Site>
    </div>
  );
}
