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
import { useDesk } from './desk';
import styles from './TableMenu.module.css';
import { useRun, useScene } from './useCommands';
import { useSave } from './useSave';

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

/** What leaving means, by where the game is kept. */
const LEAVING = {
  server:
    'Your seat stays yours: this browser keeps it, and the same link brings you back. While you are away, the others may let a bot play for you.',
  browser: 'The game stays in this browser as it is now. You find it on the start page, under “Go on”.',
  nowhere: 'This game is not being saved. If you leave now it is lost, unless you saved it as a file.',
} as const;

const Fingerprint = () => <CopyField label="SHA-256" value={useTable((t) => t.view.seedHash)} />;

const Address = () => <CopyField label="Link" value={`${location.origin}${location.pathname}`} />;

/** What is about the page and not about the game. */
export function TableMenu() {
  const labels = useScene((scene) => COMMANDS.map((id) => labelOf(id, scene)));
  const keys = useDesk((desk) => desk.keys);
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
  const [dice, setDice] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const kept = useTable((t) => t.kept);
  const save = useSave();
  const table = useTable((t) => t.table.table);
  const acts = useTable((t) => t.acts);
  const seat = useTable((t) => (t.acts ? t.seat : null));
  const seminar = useTable((t) => t.table.seminar?.id);
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
              {acts && seat && kept === 'server' && (
                <Item onPress={close(() => window.open(`/briefing/${table}`, '_blank', 'noopener'))}>
                  Your brief <small>opens beside the table</small>
                </Item>
              )}
              {COMMANDS.map((id, index) => {
                const { key } = commandOf(id);
                return (
                  <Item key={id} onPress={close(() => void run(id))}>
                    {labels[index]} {key && keys && <kbd>{keyName(key)}</kbd>}
                  </Item>
                );
              })}
              <Item onPress={close(() => setTheme(other))}>
                {other === 'dark' ? 'Dark colours' : 'Light colours'}
              </Item>
              <Item onPress={close(() => setDice(true))}>Fingerprint of the dice</Item>
              {acts &&
                (kept === 'server' ? (
                  <Item onPress={close(() => setLink(true))}>Link to this table</Item>
                ) : (
                  <Item onPress={close(() => void save())}>Save as a file</Item>
                ))}
              {seminar !== undefined && (
                <Item onPress={close(() => navigate(`/seminar/${seminar}`))}>To the seminar</Item>
              )}
              <Item onPress={close(() => (seat && !ended ? setLeaving(true) : navigate('/')))}>
                {acts ? 'Leave the table' : 'To the start page'}
              </Item>
            </ul>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Dialog
        open={dice}
        onOpenChange={setDice}
        size="small"
        title="Fingerprint of the dice"
        description="Every roll of this game follows from one secret number, fixed before the first move. This is its fingerprint; at the end the number is shown too, and whoever noted the fingerprint can check that nobody changed it."
      >
        <Fingerprint />
      </Dialog>
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
        description={LEAVING[kept]}
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
