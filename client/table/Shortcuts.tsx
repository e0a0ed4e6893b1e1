import { useTable } from '../session/table';
import { Dialog } from '../ui/Dialog';
import { Switch } from '../ui/Switch';
import { COMMAND_IDS, commandOf, keyName, type Command } from './commands';
import { useDesk } from './desk';
import styles from './Shortcuts.module.css';

/** Keys of the timeline of a recording. */
const WATCHING = [
  ['Play, or pause', 'Space'],
  ['Entry before, next entry', '←', '→'],
  ['First entry, last entry', 'Home', 'End'],
  ['Write a note, in a study', 'N'],
  ['Note before, next note', '[', ']'],
  ['Back to whoever leads', 'B'],
] as const;

/** What can be done with one key, and whether one key should do anything. */
export function Shortcuts() {
  const open = useDesk((desk) => desk.shortcutsOpen);
  const keys = useDesk((desk) => desk.keys);
  const set = useDesk((desk) => desk.set);
  const acts = useTable((t) => t.acts);
  const isShared = useTable((t) => t.table.delegation !== undefined);
  return (
    <Dialog
      open={open}
      onOpenChange={(shortcutsOpen) => set({ shortcutsOpen })}
      title="Keyboard shortcuts"
      description="Everything has a button too. Keys do nothing while you type."
    >
      <Switch label="Use single keys" checked={keys} onCheckedChange={(next) => set({ keys: next })} />
      <dl className={styles.list} data-off={!keys || undefined}>
        {!acts &&
          WATCHING.map(([name, ...keys]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        {COMMAND_IDS.map((id) => {
          const { key, name, live, seminar }: Command = commandOf(id);
          return key && (acts || !live) && (isShared || !seminar) ? (
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
