import { useState } from 'react';
import { useTable, useTableStore } from '../session/table';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { download } from './download';

/** Saves the recording of the game that is over, where whoever looks may have it. */
export function SaveRecording() {
  const store = useTableStore();
  const record = useTable((t) => t.record);
  const [busy, setBusy] = useState(false);
  if (!record) return null;
  const save = async () => {
    setBusy(true);
    const reply = await record();
    setBusy(false);
    const { view, seat } = store.getState();
    if (!reply.ok) return toast({ text: refusalText(reply, view), tone: 'bad' });
    const { scenario, ending } = view;
    download(reply.value, `brittle-peace-${scenario}-${seat ?? 'game'}-${ending?.id ?? 'game'}.peace.json`);
    toast({
      text: 'The recording is saved as a file.',
      detail: 'It holds the whole game, with the messages that you could read, and proves how it went.',
    });
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      Save the recording
    </Button>
  );
}
