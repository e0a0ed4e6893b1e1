import { useState, type ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { Menu } from 'lucide-react';
import { useLocation } from 'wouter';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { CopyField } from '../ui/CopyField';
import { Dialog } from '../ui/Dialog';
import { setTheme, useTheme } from '../ui/theme';
import { commandOf, keyName, labelOf, type CommandId } from './commands';
import styles from './TableMenu.module.css';
import { useRun, useScene } from './useCommands';

const COMMANDS: readonly CommandId[] = ['map', 'shortcuts'];

function Item({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" className={styles.item} onClick={onPress}>
        {children}
      </button>
    </li>
  );
}

const Address = () => <CopyField label="Link" value={`${location.origin}${location.pathname}`} />;

/** What is about the page and not about the game. */
export function TableMenu() {
  const scene = useScene();
  const run = useRun();
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const close = (then: () => void) => () => {
    setOpen(false);
    then();
  };
  const [link, setLink] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const seat = useTable((t) => t.seat);
  const ended = useTable((t) => t.view.step === 'ended');
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button kind="quiet" icon={<Menu />} aria-label="Menu" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles.menu}
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label="Menu"
          >
            <ul role="list">
              <Item onPress={close(() => window.open('/rules', '_blank', 'noopener'))}>
                Rules <small>opens beside the table</small>
              </Item>
              {COMMANDS.map((id) => {
                const { key } = commandOf(id);
                return (
                  <Item key={id} onPress={close(() => void run(id))}>
                    {labelOf(id, scene)} {key && scene.desk.keys && <kbd>{keyName(key)}</kbd>}
                  </Item>
                );
              })}
              <Item onPress={close(() => setTheme(other))}>
                {other === 'dark' ? 'Dark colours' : 'Light colours'}
              </Item>
              <Item onPress={close(() => setLink(true))}>Link to this table</Item>
              <Item onPress={close(() => (seat && !ended ? setLeaving(true) : navigate('/')))}>
                Leave the table
              </Item>
            </ul>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Dialog
        open={link}
        onOpenChange={setLink}
        size="small"
        title="Link to this table"
        description="Whoever has a seat comes back to it with this link, in the same browser. Others watch, where the table allows it."
      >
        <Address />
      </Dialog>
      <Dialog
        open={leaving}
        onOpenChange={setLeaving}
        size="small"
        title="Leave the table?"
        description="Your seat stays yours: this browser keeps it, and the same link brings you back. While you are away, the others may let a bot play for you."
        footer={
          <>
            <Button onClick={() => setLeaving(false)}>Stay</Button>
            <Button kind="primary" onClick={() => navigate('/')}>
              Leave
            </Button>
          </>
        }
      />
    </>
  );
}
