import { useState } from 'react';
import { counted } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import { useDesk } from '../store';

const WORD = 'delete';

/** Deletes the seminar and everything about it, once it is typed out that this is meant. */
export function DeleteSeminar({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const remove = useDesk((desk) => desk.remove);
  const tables = useDesk(({ view }) => Object.keys(view.tables).length);
  const people = useDesk(({ view }) => Object.keys(view.people).length);
  const meant = typed.trim().toLowerCase() === WORD;
  const act = async () => {
    setBusy(true);
    setError((await remove()) ?? undefined);
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Delete the seminar?"
      description={`${counted(tables, 'table')} with every message and order, the names of ${counted(people, 'person', 'people')}, questionnaires and notes are gone at once, for everybody and for good. Export first what you want to keep.`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" loading={busy} disabled={!meant} onClick={() => void act()}>
            Delete everything
          </Button>
        </>
      }
    >
      <TextField
        label={`Type “${WORD}” to go on`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...(error !== undefined && { error })}
      />
    </Dialog>
  );
}
