import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DeskTable } from '../../shared/protocol/seminar';
import { capital } from '../../shared/wording/term';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import { askedOf, runCommand, TABLE_COMMANDS, type TableCommand, type TableCommandId } from './commands';
import { targets, useDesk, useDeskStore, type Desk } from './store';
import styles from './Tables.module.css';
import { useAsk } from './useAsk';
import { tablesText } from './words';

/** So many minutes can be given at once. */
const MINUTES_MOST = 60;

/** What is done to the chosen tables, or to all. */
export function ActBar() {
  const store = useDeskStore();
  const numbers = useDesk(useShallow(targets));
  const all = useDesk(({ view }) => Object.keys(view.tables).length);
  const some = useDesk(({ chosen }) => chosen.length > 0);
  return (
    <div className={styles.bar} role="group" aria-label={`For ${tablesText(numbers, all)}`}>
      <p className={styles.for} aria-live="polite">
        {capital(tablesText(numbers, all))}
      </p>
      {(['pause', 'one-more', 'five-more'] as const).map((id) => (
        <CommandButton key={id} id={id} />
      ))}
      <More />
      <CommandButton id="advance" />
      <CommandButton id="inject" />
      <CommandButton id="speak" />
      {some && (
        <Button size="small" kind="quiet" onClick={() => store.setState({ chosen: [] })}>
          Choose none
        </Button>
      )}
    </div>
  );
}

const tablesOf = (desk: Desk): DeskTable[] =>
  targets(desk).flatMap((number) => desk.view.tables[number] ?? []);

function CommandButton({ id }: { id: TableCommandId }) {
  const store = useDeskStore();
  const ask = useAsk();
  const command: TableCommand = TABLE_COMMANDS[id];
  const applies = useDesk((desk) => command.when(tablesOf(desk), desk));
  const label = useDesk((desk) => command.label?.(tablesOf(desk)) ?? command.name);
  return (
    <Button
      size="small"
      disabled={!applies}
      title={`${command.name} (key ${command.key})`}
      onClick={() => runCommand(id, store, ask, targets(store.getState()))}
    >
      {label}
    </Button>
  );
}

/** Any number of minutes. */
function More() {
  const store = useDeskStore();
  const ask = useAsk();
  const [open, setOpen] = useState(false);
  const [minutes, setMinutes] = useState('10');
  const wanted = Number(minutes);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= MINUTES_MOST;
  const applies = useDesk((desk) => TABLE_COMMANDS['one-more'].when(tablesOf(desk), desk));
  const give = () => {
    const desk = store.getState();
    const numbers = targets(desk);
    setOpen(false);
    void ask(
      { type: 'extend', tables: askedOf(numbers, desk), minutes: wanted },
      `${wanted} more minutes for ${tablesText(numbers, Object.keys(desk.view.tables).length)}`,
    );
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="small" disabled={!applies} aria-label="More minutes" title="More minutes">
          + …
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.more}
          sideOffset={4}
          collisionPadding={8}
          aria-label="More minutes"
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (fits) give();
            }}
          >
            <TextField
              label="Minutes more"
              type="number"
              min={1}
              max={MINUTES_MOST}
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
              {...(!fits && { error: `A number from 1 to ${MINUTES_MOST}, please.` })}
            />
            <Button type="submit" kind="primary" size="small" disabled={!fits}>
              Give
            </Button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
