import { useState } from 'react';
import { useLocation } from 'wouter';
import { useTable, useTableStore } from '../session/table';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';

/** Opens the debrief of the game that is over, where whoever looks may have its recording. */
export function OpenDebrief() {
  const store = useTableStore();
  const record = useTable((t) => t.record);
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  if (!record) return null;
  const open = async () => {
    setBusy(true);
    const [reply, bring] = await Promise.all([record(), import('../watch/bring').catch(() => null)]);
    const problem = !reply.ok
      ? refusalText(reply, store.getState().view)
      : !bring
        ? 'The debrief could not be loaded. Try again.'
        : null;
    const brought = reply.ok && bring ? await bring.bringRecording(reply.value) : null;
    setBusy(false);
    if (brought?.game !== undefined) return navigate(`/watch/${brought.game}/debrief`);
    toast({ text: problem ?? brought?.problem ?? '', tone: 'bad' });
  };
  return (
    <Button kind="primary" loading={busy} onClick={() => void open()}>
      Open the debrief
    </Button>
  );
}
