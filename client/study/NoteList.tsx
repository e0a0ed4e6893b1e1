import { useEffect, useMemo, useRef } from 'react';
import { Eye } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import { useShallow } from 'zustand/react/shallow';
import type { Viewer } from '../../shared/content/seats';
import type { Note } from '../../shared/study/format';
import { MARK_TEXT } from '../../shared/study/marks';
import { paragraphsOf } from '../../shared/study/text';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { toast } from '../ui/toast';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import type { Watch } from '../watch/watch';
import { readOut, roundOf, seenFrom } from './around';
import { MarkIcon } from './marks';
import { NoteEditor } from './NoteEditor';
import styles from './Notes.module.css';
import type { Notebook } from './book';

interface NoteListProps {
  readonly watch: StoreApi<Watch>;
  readonly book: StoreApi<Notebook>;
}

/** The notes in order of entry, by rounds; those at the entry in sight are open. */
export function NoteList({ watch, book }: NoteListProps) {
  const [study, writing] = useStore(
    book,
    useShallow((b) => [b.study, b.writing]),
  );
  const [entry, viewer, moving] = useStore(
    watch,
    useShallow((w) => [w.entry, w.viewer, w.playing || w.led]),
  );
  const { rounds } = watch.getState().timeline.recording;
  const notes = useMemo(() => study?.notes ?? [], [study]);
  const here = notes.filter((note) => note.entry === entry);
  const list = useRef<HTMLDivElement>(null);
  const shown = writing ?? here[0]?.id;
  useEffect(() => {
    const box = list.current;
    if (!box || shown === undefined) return;
    const bring = () => bringIn(box, box.querySelector(`[data-note="${shown}"]`));
    bring();
    // What stands above it comes and goes.
    const resized = new ResizeObserver(bring);
    resized.observe(box);
    return () => resized.disconnect();
  }, [shown]);
  const mayWrite = study !== null && study.place.is !== 'read';
  return (
    <div ref={list} className={styles.list}>
      <VisuallyHidden as="div">
        <p role="status">{moving ? '' : readOut(here.filter(({ id }) => id !== writing))}</p>
      </VisuallyHidden>
      {notes.length === 0 && (
        <EmptyState title="No notes yet">
          {mayWrite || study === null
            ? 'Go to an entry that deserves a word, and write it down: what was good, what was a mistake, where the game turned.'
            : 'Whoever shared this study has not written anything yet.'}
        </EmptyState>
      )}
      <ol role="list" className={styles.notes}>
        {notes.map((note, index) => {
          const round = roundOf(rounds, note.entry);
          const before = notes[index - 1];
          const begins = before === undefined || roundOf(rounds, before.entry) !== round;
          return (
            <li key={note.id} data-note={note.id}>
              {begins && <p className={styles.round}>Round {round}</p>}
              {note.id === writing ? (
                <NoteEditor
                  note={note}
                  onEdit={(change) => book.getState().edit(note.id, change)}
                  onDone={() => book.getState().done()}
                  onDelete={() => drop(book, note)}
                />
              ) : note.entry === entry ? (
                <OpenNote
                  note={note}
                  viewer={viewer}
                  onSee={() => watch.getState().see(note.view)}
                  {...(mayWrite && {
                    onEdit: () => book.getState().write(note.id),
                    onDelete: () => drop(book, note),
                  })}
                />
              ) : (
                <ClosedNote
                  note={note}
                  onGo={() => {
                    watch.getState().go(note.entry);
                    watch.getState().see(note.view);
                  }}
                />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Scrolls a list, and nothing around it, until one of its items is in sight: its beginning, if it is too long. */
function bringIn(list: HTMLElement, item: Element | null): void {
  if (!item) return;
  const [box, own] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
  if (own.top < box.top || own.height > box.height) list.scrollTop += own.top - box.top;
  else if (own.bottom > box.bottom) list.scrollTop += own.bottom - box.bottom;
}

/** Deletes a note, which can be had back for a while. */
function drop(book: StoreApi<Notebook>, { id }: Note): void {
  const dropped = book.getState().drop(id);
  if (!dropped) return;
  toast({
    text: 'The note is deleted.',
    action: { label: 'Undo', run: () => book.getState().putBack(dropped) },
  });
}

function ClosedNote({ note, onGo }: { note: Note; onGo: () => void }) {
  return (
    <button type="button" className={styles.closed} onClick={onGo}>
      <MarkIcon mark={note.mark} />
      <span className={styles.summary}>
        {note.mark && <b>{MARK_TEXT[note.mark].name}</b>}
        <span dir="auto">{note.text}</span>
      </span>
      <span className={styles.entry}>
        <VisuallyHidden>Go to entry </VisuallyHidden>
        {note.entry}
      </span>
    </button>
  );
}

interface OpenNoteProps {
  readonly note: Note;
  readonly viewer: Viewer;
  readonly onSee: () => void;
  /** Absent where it may not be changed. */
  readonly onEdit?: () => void;
  readonly onDelete?: () => void;
}

function OpenNote({ note, viewer, onSee, onEdit, onDelete }: OpenNoteProps) {
  return (
    <article className={styles.open} aria-label={`Note at entry ${note.entry}`}>
      <p className={styles.head}>
        <MarkIcon mark={note.mark} />
        <b>{note.mark ? MARK_TEXT[note.mark].name : 'Note'}</b>
        {note.by !== undefined && (
          <span className={styles.by}>
            by <bdi>{note.by}</bdi>
          </span>
        )}
        <span className={styles.entry}>{note.entry}</span>
      </p>
      {paragraphsOf(note.text).map((paragraph, index) => (
        <p key={index} className={styles.paragraph} dir="auto">
          {paragraph}
        </p>
      ))}
      {(viewer !== note.view || onEdit) && (
        <div className={styles.acts}>
          {viewer !== note.view && (
            <Button kind="quiet" size="small" icon={<Eye />} className={styles.see} onClick={onSee}>
              Best {seenFrom(note.view)}
            </Button>
          )}
          {onDelete && (
            <Button
              kind="quiet"
              size="small"
              aria-label={`Delete the note at entry ${note.entry}`}
              onClick={onDelete}
            >
              Delete
            </Button>
          )}
          {onEdit && (
            <Button
              kind="quiet"
              size="small"
              aria-label={`Edit the note at entry ${note.entry}`}
              onClick={onEdit}
            >
              Edit
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
