import { useState, type SubmitEvent } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import type { Recording } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import { Button } from '../ui/Button';
import { CopyField } from '../ui/CopyField';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/TextField';
import { toast } from '../ui/toast';
import { formatPlace } from '../watch/place';
import type { Watch } from '../watch/watch';
import { keepName } from './name';
import type { Notebook, OpenStudy } from './book';
import styles from './Study.module.css';

interface ShareDialogProps {
  readonly book: StoreApi<Notebook>;
  readonly watch: StoreApi<Watch>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The address of a shared study at the place in sight; whoever has it reads it. */
const linkTo = (watch: StoreApi<Watch>, shared: string): string => {
  const now = watch.getState();
  return `${location.origin}/watch/${gameIdOf(now.timeline.recording)}/study/${shared}${formatPlace(now)}`;
};

/** Sharing a study by a link, and what comes with that. */
export function ShareDialog({ book, watch, open, onOpenChange }: ShareDialogProps) {
  const study = useStore(book, (b) => b.study);
  if (!study) return null;
  const title =
    study.place.is === 'here'
      ? 'Share this study'
      : study.place.is === 'shared'
        ? 'This study is shared'
        : 'A shared study';
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      {study.place.is === 'here' && <Begin book={book} recording={watch.getState().timeline.recording} />}
      {study.place.is === 'shared' && (
        <Shared book={book} link={linkTo(watch, study.place.study)} editKey={study.place.key} />
      )}
      {study.place.is === 'read' && (
        <Reading book={book} link={linkTo(watch, study.place.study)} study={study} />
      )}
    </Dialog>
  );
}

function Begin({ book, recording }: { book: StoreApi<Notebook>; recording: Recording }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { messages, names, seats } = recording.header;
  const isPrivate = messages.some((channel) => channel !== 'open');
  const isNamed = names && Object.values(seats).some((seat) => seat.name !== undefined);
  const share = async () => {
    setBusy(true);
    setProblem(await book.getState().share(recording));
    setBusy(false);
  };
  return (
    <div className={styles.share}>
      <p>
        The server keeps a copy, and gives you a link to it. Whoever has the link reads your notes and sees
        the whole game, and follows you when you lead. Nobody else finds it.
      </p>
      {(isPrivate || isNamed) && (
        <p className={styles.caution}>
          The game goes along as it was recorded
          {isPrivate && ', with what was written on private channels'}
          {isNamed && `${isPrivate ? ' and' : ', with'} the players’ names`}. Share it only if the others who
          played agree.
        </p>
      )}
      <Name book={book} />
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <Button kind="primary" loading={busy} onClick={() => void share()}>
        Share by link
      </Button>
    </div>
  );
}

/** Under which name the study, and what is written from here on, stands. */
function Name({ book }: { book: StoreApi<Notebook> }) {
  const author = useStore(book, (b) => b.study?.author ?? '');
  return (
    <TextField
      label="Your name, if it is to be seen"
      value={author}
      maxLength={40}
      onChange={({ target }) => {
        keepName(target.value);
        book.getState().rename({ author: target.value });
      }}
    />
  );
}

function Shared({ book, link, editKey }: { book: StoreApi<Notebook>; link: string; editKey: string }) {
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = async () => {
    if (!sure) return setSure(true);
    const refused = await book.getState().unshare();
    setProblem(refused);
    if (refused === null) toast('The study is no longer shared. It is still in this browser.');
  };
  return (
    <div className={styles.share}>
      <CopyField label="Link to the study" value={link} />
      <p>
        What you write is sent as you write it. Whoever has the link sees it; only who has the edit key may
        change it.
      </p>
      <CopyField label="Edit key" value={editKey} />
      <p>
        With the edit key another browser may write too, and lead. Give it to nobody who should only read; it
        is in no link.
      </p>
      <Name book={book} />
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <Button kind="danger" size="small" onClick={() => void stop()}>
        {sure ? 'Yes, delete it from the server' : 'Stop sharing'}
      </Button>
    </div>
  );
}

function Reading({ book, link, study }: { book: StoreApi<Notebook>; link: string; study: OpenStudy }) {
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (key.trim() === '' || busy) return;
    setBusy(true);
    setProblem((await book.getState().useKey(key.trim())) ?? undefined);
    setBusy(false);
  };
  return (
    <div className={styles.share}>
      <CopyField label="Link to the study" value={link} />
      <p>
        {study.author === '' ? 'Somebody else' : <bdi>{study.author}</bdi>} shared it. You read it; with its
        edit key you may write and lead.
      </p>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <TextField
          label="Edit key"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          {...(problem !== undefined && { error: problem })}
        />
        <Button type="submit" loading={busy}>
          Use this key
        </Button>
      </form>
    </div>
  );
}
