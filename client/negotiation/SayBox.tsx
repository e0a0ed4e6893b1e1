import { lazy, Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { MessageSquareQuote, SendHorizontal } from 'lucide-react';
import { OTHERS, type Seat } from '../../shared/content/seats';
import {
  channelSeats,
  isTeamChannel,
  MESSAGE_MOST,
  type Channel,
  type MessageBody,
} from '../../shared/protocol/messages';
import { useDraft, useTable, useTableStore } from '../session/table';
import { Button } from '../ui/Button';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { inSentence } from '../../shared/wording/term';
import styles from './Channels.module.css';
import { QuickPicker } from './QuickPicker';

const BluffToggle = lazy(() => import('../delegation/BluffToggle'));

const NEAR = 200;

/** Where a message is written. What was typed stays until the server has it. */
export function SayBox({ channel, seat }: { channel: Channel; seat: Seat }) {
  const [text, setText] = useDraft(`say:${channel}`);
  const store = useTableStore();
  const live = useTable((t) => t.connection === 'live');
  const voice = useTable((t) => (isTeamChannel(channel) ? 'free' : (t.table.talk?.[channel] ?? 'free')));
  const overheard = useTable((t) => t.table.overheard === true && channel !== 'open');
  // Among ourselves nobody bluffs.
  const mayBluff = useTable((t) => t.table.delegation !== undefined && !isTeamChannel(channel));
  const [bluff, setBluff] = useState(false);
  const [busy, setBusy] = useState(false);
  const [quick, setQuick] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = MESSAGE_MOST - text.length;
  const empty = text.trim() === '';

  const send = async (body: MessageBody): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    try {
      const reply = await store.getState().say(channel, body, bluff ? 'bluff' : undefined);
      if (reply.ok) setBluff(false);
      else toast({ text: refusalText(reply), tone: 'bad' });
      return reply.ok;
    } catch {
      toast({ text: refusalText({ code: 'network' }), tone: 'bad' });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const sendText = async () => {
    if (empty || left < 0 || !live) return;
    if (await send({ kind: 'text', text: text.trim() })) setText('');
    field.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void sendText();
  };

  if (voice === 'none') return <p className={styles.count}>The facilitator has closed this channel.</p>;
  return (
    <div className={styles.say}>
      {quick && (
        <QuickPicker
          seat={seat}
          busy={busy}
          onClose={() => setQuick(false)}
          onSend={async (body) => {
            if (await send(body)) setQuick(false);
          }}
        />
      )}
      <div className={styles.write}>
        {voice === 'quick' && <p className={styles.phrases}>Fixed phrases only: the facilitator chose so.</p>}
        <textarea
          ref={field}
          className={styles.field}
          hidden={voice === 'quick'}
          rows={2}
          aria-label={`Message ${toWhom(channel, seat)}`}
          placeholder={`Write ${toWhom(channel, seat)} …`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={key}
        />
        <div className={styles.sends} data-three={mayBluff || undefined}>
          <Button
            kind="quiet"
            size="small"
            icon={<MessageSquareQuote />}
            aria-label="Quick message"
            aria-expanded={quick}
            title="Quick message"
            onClick={() => setQuick(!quick)}
          />
          {mayBluff && (
            <Suspense fallback={null}>
              <BluffToggle on={bluff} onToggle={setBluff} />
            </Suspense>
          )}
          {voice === 'free' && (
            <Button
              kind="primary"
              size="small"
              icon={<SendHorizontal />}
              aria-label="Send"
              aria-disabled={empty || left < 0 || !live}
              loading={busy}
              onClick={sendText}
            />
          )}
        </div>
      </div>
      {mayBluff && (
        <p className={styles.count} role="status">
          {bluff &&
            'This message is marked as a bluff: our delegation and facilitators see that, and the debrief.'}
        </p>
      )}
      {overheard && <p className={styles.count}>The facilitator reads what is said here.</p>}
      {left <= NEAR && (
        <p className={styles.count} data-over={left < 0} role="status">
          {left >= 0 ? `${left} characters left` : `${-left} characters too many. Shorten it to send it.`}
        </p>
      )}
      {!live && (
        <p className={styles.count} role="status">
          Not connected just now. What you type is kept.
        </p>
      )}
    </div>
  );
}

function toWhom(channel: Channel, seat: Seat): string {
  if (isTeamChannel(channel)) return 'to our delegation';
  const other =
    channel === 'open' ? undefined : OTHERS[seat].find((each) => channelSeats(channel).includes(each));
  return other ? `to ${inSentence(other)}` : 'to everybody';
}
