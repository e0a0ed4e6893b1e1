import { useState } from 'react';
import { Button, type ButtonProps } from '../ui/Button';
import { commandOf, keyName, labelOf, type CommandId } from './commands';
import { useRun, useScene } from './useCommands';

type Props = Pick<ButtonProps, 'kind' | 'size' | 'icon' | 'className'> & {
  id: CommandId;
  /** The icon alone; the words are for screen readers. */
  bare?: boolean;
};

/** A command as a button; nothing where it does not apply. */
export function CommandButton({ id, bare, ...rest }: Props) {
  const scene = useScene();
  const run = useRun();
  const [busy, setBusy] = useState(false);
  const command = commandOf(id);
  if (!command.when(scene)) return null;
  return (
    <Button
      {...rest}
      loading={busy}
      aria-label={bare ? labelOf(id, scene) : undefined}
      title={
        command.key && scene.desk.keys && (scene.t.acts || !command.live)
          ? `Key: ${keyName(command.key)}`
          : undefined
      }
      onClick={async () => {
        setBusy(true);
        await run(id);
        setBusy(false);
      }}
    >
      {bare ? undefined : labelOf(id, scene)}
    </Button>
  );
}
