import { Dialog } from '../ui/Dialog';
import { Switch } from '../ui/Switch';
import { COMMAND_IDS, commandOf, keyName } from './commands';
import { useDesk } from './desk';
import styles from './Shortcuts.module.css';

/** What can be done with one key, and whether one key should do anything. */
export function Shortcuts() {
  const open = useDesk((desk) => desk.shortcutsOpen);
  const keys = useDesk((desk) => desk.keys);
  const set = useDesk((desk) => desk.set);
  return (
    <Dialog
      open={open}
      onOpenChange={(shortcutsOpen) => set({ shortcutsOpen })}
      title="Keyboard shortcuts"
      description="Everything has a button too. Keys do nothing while you type."
    >
      <Switch label="Use single keys" checked={keys} onCheckedChange={(next) => set({ keys: next })} />
      <dl className={styles.list} data-off={!keys || undefined}>
        {COMMAND_IDS.map((id) => {
          const { key, name } = commandOf(id);
          return key ? (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <kbd>{keyName(key)}</kbd>
              </dd>
            </div>
          ) : null;
        })}
      </dl>
    </Dialog>
  );
}
