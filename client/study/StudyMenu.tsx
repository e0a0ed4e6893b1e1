import { useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { Ellipsis } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import type { Recording } from '../../shared/recording/format';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { toast } from '../ui/toast';
import { openStudy, saveStudy } from './file';
import { ownName } from './name';
import type { Notebook } from './book';
import styles from './Study.module.css';

interface StudyMenuProps {
  readonly book: StoreApi<Notebook>;
  readonly recording: Recording;
  readonly onShare: () => void;
}

/** What is done with a study as a whole. */
export function StudyMenu({ book, recording, onShare }: StudyMenuProps) {
  const study = useStore(book, (b) => b.study);
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const opened = await openStudy(file);
    const problem = 'problem' in opened ? opened.problem : await book.getState().take(opened.study);
    // The same file may be chosen again.
    target.value = '';
    if (problem !== null) toast({ text: problem, tone: 'bad' });
  };
  const save = () => {
    const now = book.getState().now();
    if (now) saveStudy(now, recording);
  };
  const remove = async () => {
    const whole = await book.getState().remove();
    if (!whole) return;
    toast({
      text: 'The study is deleted from this browser.',
      action: { label: 'Undo', run: () => void book.getState().bringBack(whole) },
    });
  };
  const close = (then: () => unknown) => () => {
    setOpen(false);
    void then();
  };
  const isOwn = study !== null && study.place.is !== 'read';
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button kind="quiet" size="small" icon={<Ellipsis />} aria-label="More about this study" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles.menu}
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label="More about this study"
          >
            <ul role="list">
              <Item onPress={close(() => book.getState().create(ownName()))}>Begin another study</Item>
              <Item
                onPress={() => {
                  setOpen(false);
                  input.current?.click();
                }}
              >
                Open a study from a file
              </Item>
              {study && <Item onPress={close(save)}>Save as a file, with the game</Item>}
              {study && <Item onPress={close(() => book.getState().copy())}>Make a copy</Item>}
              {study && (
                <Item onPress={close(onShare)}>
                  {study.place.is === 'here' ? 'Share by link' : 'Link and edit key'}
                </Item>
              )}
              {isOwn && (
                <Item onPress={close(() => (study.place.is === 'shared' ? setDeleting(true) : remove()))}>
                  Delete the study
                </Item>
              )}
            </ul>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Study from a file"
        onChange={(event) => void choose(event)}
      />
      <Dialog
        open={deleting}
        onOpenChange={setDeleting}
        size="small"
        title="Delete it here only?"
        description="The study stays on the server, for everybody who has the link; but this browser forgets its edit key, and can then neither change it nor take it off the server. Stop sharing first if it is to be gone."
        footer={
          <>
            <Button onClick={() => setDeleting(false)}>Keep it</Button>
            <Button
              kind="danger"
              onClick={() => {
                setDeleting(false);
                void remove();
              }}
            >
              Delete it here
            </Button>
          </>
        }
      />
    </>
  );
}

function Item({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" className={styles.item} onClick={onPress}>
        {children}
      </button>
    </li>
  );
}
