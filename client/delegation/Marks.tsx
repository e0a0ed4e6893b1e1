import { useState } from 'react';
import { isTeamChannel, type Mark, type Message } from '../../shared/protocol/messages';
import { useTableStore } from '../session/table';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import styles from './Marks.module.css';

interface MarksProps {
  /** As it is numbered for this seat. */
  readonly number: number;
  readonly message: Message;
  /** Of the own seat. */
  readonly own: boolean;
}

/** What the own delegation thinks of a message, to be told in the debrief and nowhere else. */
export default function Marks({ number, message, own }: MarksProps) {
  const store = useTableStore();
  const [busy, setBusy] = useState(false);
  if (isTeamChannel(message.channel)) return null;
  const set = async (mark: Mark | null) => {
    if (busy) return;
    setBusy(true);
    const reply = await store.getState().together?.ask({ type: 'mark', message: number, mark });
    setBusy(false);
    if (reply && !reply.ok) toast({ text: refusalText(reply), tone: 'bad' });
  };
  const choice = (mark: Mark, word: string, isOn: boolean) => (
    <button
      type="button"
      className={styles.mark}
      aria-pressed={isOn}
      title="Kept to our delegation; told in the debrief alone"
      onClick={() => void set(isOn ? null : mark)}
    >
      {word}
    </button>
  );
  return (
    <p className={styles.marks} role="group" aria-label="For the debrief alone">
      {own ? (
        choice('bluff', 'A bluff', message.mark === 'bluff')
      ) : (
        <>
          {choice('believed', 'We believe it', message.believed === true)}
          {choice('doubted', 'We doubt it', message.believed === false)}
        </>
      )}
    </p>
  );
}
