import { useState } from 'react';
import { useLocation } from 'wouter';
import { gameIdOf } from '../../shared/recording/id';
import { heldSeat } from '../session/api';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { openText } from '../watch/open';
import { handOver } from '../watch/opened';
import { keepRecording } from '../watch/shelf';
import { PublishAlone } from './PublishAlone';
import { PublishTogether } from './PublishTogether';

/** What can be done with a game that is over, for those who may have its recording: to look back, and to publish it. */
export default function AfterGame() {
  const [, navigate] = useLocation();
  const record = useTable((t) => t.record);
  const table = useTable((t) => t.table.table);
  const kept = useTable((t) => t.kept);
  const [busy, setBusy] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [held] = useState(() => heldSeat(table));
  if (!record) return null;
  const back = async () => {
    setBusy(true);
    const reply = await record();
    const opened = reply.ok ? await openText(await reply.value.text()) : null;
    setBusy(false);
    if (!reply.ok) return toast({ text: refusalText(reply), tone: 'bad' });
    if (!opened || opened.problem !== undefined) {
      return toast({ text: opened?.problem ?? 'The game cannot be read.', tone: 'bad' });
    }
    const { recording } = opened.timeline;
    await keepRecording(opened.timeline);
    handOver(opened.timeline);
    navigate(`/watch/${gameIdOf(recording)}/debrief`);
  };
  // Of a table on a server, all who hold a seat publish it; of a game in this browser, whoever played it.
  const isOwn = kept !== 'server';
  return (
    <>
      <Button kind="primary" loading={busy} onClick={() => void back()}>
        Open the debrief
      </Button>
      {(isOwn || held) && <Button onClick={() => setPublishing(true)}>Publish</Button>}
      {isOwn ? (
        <PublishAlone open={publishing} onOpenChange={setPublishing} record={record} />
      ) : (
        held && (
          <PublishTogether open={publishing} onOpenChange={setPublishing} table={table} token={held.token} />
        )
      )}
    </>
  );
}
