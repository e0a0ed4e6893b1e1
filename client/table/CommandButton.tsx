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
  const { key, live, when } = commandOf(id);
  const { shown, label, isKey } = useScene((scene) => ({
    shown: when(scene),
    label: labelOf(id, scene),
    isKey: scene.desk.keys && (scene.t.acts || !live),
  }));
  const run = useRun();
  const [busy, setBusy] = useState(false);
  if (!shown) return null;
  return (
    <Button
      {...rest}
      loading={busy}
      aria-label={bare ? label : undefined}
      title={key && isKey ? `Key: ${keyName(key)}` : undefined}
      onClick={async () => {
        setBusy(true);
        await run(id);
        setBusy(false);
      }}
    >
      {bare ? undefined : label}
    </Button>
  );
}
