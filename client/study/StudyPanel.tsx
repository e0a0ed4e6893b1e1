import { useEffect, useMemo, useState } from 'react';
import { ChevronDown, ChevronUp, MessageSquarePlus, Share2, X } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { visuallyHidden } from '../ui/VisuallyHidden';
import type { Watch } from '../watch/watch';
import { nearestNote } from './around';
import { studyServer } from './http';
import { createLeading, type Leading } from './leading';
import { LeadStrip } from './LeadStrip';
import { ownName } from './name';
import type { Notebook } from './book';
import { createNotebook } from './notebook';
import { NoteList } from './NoteList';
import { ShareDialog } from './ShareDialog';
import { StudyShelf } from './shelf';
import styles from './Study.module.css';
import { StudyMenu } from './StudyMenu';
import { useStudyKeys } from './useStudyKeys';

interface StudyPanelProps {
  readonly watch: StoreApi<Watch>;
  /** A shared study that was come for by its link. */
  readonly shared?: string | undefined;
  readonly onClose: () => void;
}

/** Notes on the game that is looked at, and the others who look at it with them. */
export default function StudyPanel({ watch, shared, onClose }: StudyPanelProps) {
  const [book] = useState(() => {
    const { recording } = watch.getState().timeline;
    return createNotebook({ recording, shelf: new StudyShelf(), server: studyServer, shared });
  });
  useEffect(() => {
    void book.getState().begin();
    const mark = () => {
      const noted = new Set(book.getState().study?.notes.map(({ entry }) => entry));
      watch.setState({ noted: [...noted] });
    };
    const stop = book.subscribe((now, before) => now.study !== before.study && mark());
    return () => {
      stop();
      book.getState().close();
      watch.setState({ noted: [] });
    };
  }, [watch, book]);
  return (
    <section className={styles.panel} aria-label="Study of this game">
      <Panel watch={watch} book={book} onClose={onClose} />
    </section>
  );
}

interface PanelProps {
  readonly watch: StoreApi<Watch>;
  readonly book: StoreApi<Notebook>;
  readonly onClose: () => void;
}

function Panel({ watch, book, onClose }: PanelProps) {
  const { state, study, trouble, shelf } = useStore(book);
  const leading = useLeading(watch, book);
  const [sharing, setSharing] = useState(false);
  const [folded, setFolded] = useState(false);
  const { recording } = watch.getState().timeline;
  const mayWrite = state === 'ready' && study?.place.is !== 'read';
  const keys = useMemo(
    () => ({
      n() {
        setFolded(false);
        addHere(watch, book);
      },
      '[': () => goTo(watch, book, 'previous'),
      ']': () => goTo(watch, book, 'next'),
      b: () => leading?.getState().comeBack(),
    }),
    [watch, book, leading],
  );
  useStudyKeys(keys);
  return (
    <>
      <header className={styles.header}>
        <div className={styles.top}>
          <Title book={book} />
          <div className={styles.buttons}>
            {study && (
              <Button
                kind="quiet"
                size="small"
                icon={<Share2 />}
                aria-label="Share this study"
                title="Share this study"
                onClick={() => setSharing(true)}
              />
            )}
            <StudyMenu book={book} recording={recording} onShare={() => setSharing(true)} />
            <Button
              kind="quiet"
              size="small"
              className={styles.fold}
              icon={folded ? <ChevronUp /> : <ChevronDown />}
              aria-label={folded ? 'Unfold the notes' : 'Fold the notes'}
              aria-expanded={!folded}
              onClick={() => setFolded(!folded)}
            />
            <Button kind="quiet" size="small" icon={<X />} aria-label="Close the study" onClick={onClose} />
          </div>
        </div>
        <Kept book={book} />
        {shelf.length > 1 && study?.place.is !== 'read' && !folded && (
          <Select
            label="Study"
            hideLabel
            size="small"
            className={styles.which ?? ''}
            options={shelf.map(({ id, title }) => ({ value: id, label: title }))}
            value={study?.id ?? ''}
            onValueChange={(id) => void book.getState().open(id)}
          />
        )}
      </header>
      {leading && <LeadStrip watch={watch} leading={leading} mayLead={study?.place.is === 'shared'} />}
      <div className={styles.body} data-folded={folded}>
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
        {state === 'ready' && <NoteList watch={watch} book={book} />}
        <Foot watch={watch} book={book} mayWrite={mayWrite} />
      </div>
      <ShareDialog book={book} watch={watch} open={sharing} onOpenChange={setSharing} />
    </>
  );
}

/** The room of the study, for as long as it is a shared one. */
function useLeading(watch: StoreApi<Watch>, book: StoreApi<Notebook>): StoreApi<Leading> | null {
  const place = useStore(book, (b) => b.study?.place);
  const shared = place && place.is !== 'here' ? place.study : null;
  const key = place?.is === 'shared' ? place.key : null;
  const leading = useMemo(
    () =>
      shared === null ? null : createLeading({ watch, study: shared, key, onVersion: book.getState().heard }),
    [watch, book, shared, key],
  );
  useEffect(() => {
    leading?.getState().begin();
    return () => leading?.getState().close();
  }, [leading]);
  return leading;
}

function addHere(watch: StoreApi<Watch>, book: StoreApi<Notebook>): void {
  const { entry, viewer, play } = watch.getState();
  play(false);
  void book.getState().add(entry, viewer, ownName());
}

function goTo(watch: StoreApi<Watch>, book: StoreApi<Notebook>, way: 'next' | 'previous'): void {
  const notes = book.getState().study?.notes ?? [];
  const entry = nearestNote(notes, watch.getState().entry, way);
  if (entry !== null) watch.getState().go(entry);
}

function Title({ book }: { book: StoreApi<Notebook> }) {
  const study = useStore(book, (b) => b.study);
  if (!study) return <h2 className={styles.title}>Study</h2>;
  if (study.place.is === 'read') {
    return (
      <h2 className={styles.title} dir="auto">
        {study.title}
      </h2>
    );
  }
  return (
    <>
      <h2 className={visuallyHidden}>Study: {study.title}</h2>
      <input
        className={styles.name}
        aria-label="Title of the study"
        maxLength={80}
        dir="auto"
        value={study.title}
        onChange={(event) => book.getState().rename({ title: event.target.value })}
      />
    </>
  );
}

const KEPT: Record<Notebook['kept'], string> = {
  kept: 'kept in this browser',
  writing: 'writing …',
  sending: 'sending …',
  'not-sent': 'kept in this browser, not sent yet',
  'not-kept': 'not kept',
};

/** By whom it is, and where what is written is by now. */
function Kept({ book }: { book: StoreApi<Notebook> }) {
  const study = useStore(book, (b) => b.study);
  const kept = useStore(book, (b) => b.kept);
  if (!study) return null;
  const isRead = study.place.is === 'read';
  return (
    <p className={styles.kept}>
      {isRead ? (
        <>
          A shared study
          {study.author !== '' && (
            <>
              {' '}
              by <bdi>{study.author}</bdi>
            </>
          )}
          , to be read
        </>
      ) : study.place.is === 'shared' && kept === 'kept' ? (
        'Shared, everything sent'
      ) : (
        <>Your study, {KEPT[kept]}</>
      )}
    </p>
  );
}

function Foot({
  watch,
  book,
  mayWrite,
}: {
  watch: StoreApi<Watch>;
  book: StoreApi<Notebook>;
  mayWrite: boolean;
}) {
  const entry = useStore(watch, (w) => w.entry);
  const state = useStore(book, (b) => b.state);
  const any = useStore(book, (b) => (b.study?.notes.length ?? 0) > 0);
  const writing = useStore(book, (b) => b.writing !== null);
  if (state !== 'ready' || writing) return null;
  return (
    <footer className={styles.foot} data-reads={!mayWrite || undefined}>
      {mayWrite ? (
        <Button
          kind="primary"
          size="small"
          icon={<MessageSquarePlus />}
          aria-keyshortcuts="n"
          onClick={() => addHere(watch, book)}
        >
          Add a note at entry {entry}
        </Button>
      ) : (
        <Button size="small" onClick={() => void book.getState().copy()}>
          Make a copy of your own
        </Button>
      )}
      <p className={styles.keys}>
        {mayWrite && (
          <>
            <kbd>N</kbd> adds a note
          </>
        )}
        {any && (
          <>
            {mayWrite && ', '}
            <kbd>[</kbd> <kbd>]</kbd> go from note to note
          </>
        )}
      </p>
    </footer>
  );
}
