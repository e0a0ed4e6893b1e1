import { useState } from 'react';
import { DropdownMenu } from 'radix-ui';
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

/** What is about the page and not about the game. */
export function TableMenu() {
  const scene = useScene();
  const run = useRun();
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  const [, navigate] = useLocation();
  const [link, setLink] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const seat = useTable((t) => t.seat);
  const ended = useTable((t) => t.view.step === 'ended');
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <Button kind="quiet" icon={<Menu />} aria-label="Menu" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
            <DropdownMenu.Item
              className={styles.item}
              onSelect={() => window.open('/rules', '_blank', 'noopener')}
            >
              Rules <small>opens beside the table</small>
            </DropdownMenu.Item>
            {COMMANDS.map((id) => {
              const { key } = commandOf(id);
              return (
                <DropdownMenu.Item key={id} className={styles.item} onSelect={() => void run(id)}>
                  {labelOf(id, scene)} {key && scene.desk.keys && <kbd>{keyName(key)}</kbd>}
                </DropdownMenu.Item>
              );
            })}
            <DropdownMenu.Item className={styles.item} onSelect={() => setTheme(other)}>
              {other === 'dark' ? 'Dark colours' : 'Light colours'}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={styles.item} onSelect={() => setLink(true)}>
              Link to this table
            </DropdownMenu.Item>
            <DropdownMenu.Separator className={styles.line} />
            <DropdownMenu.Item
              className={styles.item}
              onSelect={() => (seat && !ended ? setLeaving(true) : navigate('/'))}
            >
              Leave the table
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Dialog
        open={link}
        onOpenChange={setLink}
        size="small"
        title="Link to this table"
        description="Whoever has a seat comes back to it with this link, in the same browser. Others watch, where the table allows it."
      >
        <CopyField label="Link" value={`${location.origin}${location.pathname}`} />
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
