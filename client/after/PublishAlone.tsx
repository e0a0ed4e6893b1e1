import { useState } from 'react';
import { Link } from 'wouter';
import type { Reply } from '../../shared/protocol/messages';
import { TITLE_MOST } from '../../shared/recording/library';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/TextField';
import { refusalText } from '../wording/refusal';
import styles from './After.module.css';
import { sendGame, withdrawGame } from './calls';
import { forgetSecret, keepSecret } from './secrets';

interface Sent {
  readonly game: string;
  readonly secret: string;
  /** Whether this browser can withdraw it later. */
  readonly kept: boolean;
}

interface PublishAloneProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly record: () => Promise<Reply<Blob>>;
}

/** Publishing a game against bots: it is sent to the server, which plays it again before anybody sees it. */
export function PublishAlone({ open, onOpenChange, record }: PublishAloneProps) {
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await record();
    const answer = reply.ok
      ? await sendGame(title.trim(), await reply.value.text())
      : { problem: refusalText(reply) };
    setBusy(false);
    if (answer.problem !== undefined) return setProblem(answer.problem);
    setSent({ ...answer.value, kept: keepSecret(answer.value.game, answer.value.secret) });
  };
  const withdraw = async ({ game, secret }: Sent) => {
    setBusy(true);
    const answer = await withdrawGame(game, secret);
    setBusy(false);
    setProblem(answer.problem ?? null);
    if (answer.problem !== undefined) return;
    forgetSecret(game);
    setSent(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Publish this game"
      description="Anybody can then watch it, from every side and with everything open. Names and messages are left out."
      footer={
        sent ? (
          <Button loading={busy} onClick={() => void withdraw(sent)}>
            Withdraw it
          </Button>
        ) : (
          <Button kind="primary" loading={busy} disabled={title.trim() === ''} onClick={() => void send()}>
            Publish
          </Button>
        )
      }
    >
      {sent ? (
        <p role="status" className={styles.state}>
          It is published: <Link href={`/watch/${sent.game}`}>{title.trim()}</Link>.{' '}
          {sent.kept
            ? 'You can withdraw it here, and later under Watch in this browser.'
            : 'This browser keeps nothing, so you can withdraw it only as long as this page is open.'}
        </p>
      ) : (
        <TextField
          label="Title"
          hint="One line that says what is worth watching."
          maxLength={TITLE_MOST}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      )}
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </Dialog>
  );
}
