import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Note } from '../../shared/study/format';
import { NOTE_TEXT_MOST } from '../../shared/study/format';
import { MARK_IDS, MARK_TEXT, type MarkId } from '../../shared/study/marks';
import { Button } from '../ui/Button';
import { visuallyHidden } from '../ui/VisuallyHidden';
import { MarkIcon } from './marks';
import styles from './Notes.module.css';

/** So few characters before the end it is said how many are left. */
const NEAR = 200;

interface NoteEditorProps {
  readonly note: Note;
  readonly onEdit: (change: Partial<Pick<Note, 'text' | 'mark'>>) => void;
  readonly onDone: () => void;
  readonly onDelete: () => void;
}

/** A note as it is written: kept with every key, so there is nothing to send off. */
export function NoteEditor({ note, onEdit, onDone, onDelete }: NoteEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const key = (event: KeyboardEvent) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  const left = NOTE_TEXT_MOST - note.text.length;
  return (
    <div className={styles.editor} onKeyDown={key}>
      <MarkPicker value={note.mark} onPick={(mark) => onEdit({ mark })} />
      <textarea
        ref={field}
        className={styles.field}
        rows={5}
        maxLength={NOTE_TEXT_MOST}
        aria-label={`Note at entry ${note.entry}`}
        placeholder="What happens here, and why does it matter?"
        dir="auto"
        value={note.text}
        onChange={(event) => onEdit({ text: event.target.value })}
      />
      {left <= NEAR && (
        <p className={styles.left} role="status">
          {left} characters left
        </p>
      )}
      <div className={styles.acts}>
        <Button kind="quiet" size="small" onClick={onDelete}>
          Delete
        </Button>
        <Button kind="primary" size="small" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

/** One mark or none, all in sight. */
function MarkPicker({ value, onPick }: { value: MarkId | null; onPick: (mark: MarkId | null) => void }) {
  const name = useId();
  return (
    <fieldset className={styles.marks}>
      <legend className={visuallyHidden}>Mark</legend>
      {[null, ...MARK_IDS].map((mark) => (
        <label key={mark ?? 'none'} className={styles.mark} title={mark ? MARK_TEXT[mark].means : undefined}>
          <input
            type="radio"
            className={visuallyHidden}
            name={name}
            checked={mark === value}
            onChange={() => onPick(mark)}
          />
          <MarkIcon mark={mark} size={14} />
          {mark ? MARK_TEXT[mark].name : 'No mark'}
        </label>
      ))}
    </fieldset>
  );
}
