import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Publication, Told, Wish } from '../../shared/protocol/library';
import { TITLE_MOST } from '../../shared/recording/library';
import { seatList } from '../../shared/wording/term';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SeatMark } from '../ui/SeatMark';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Switch } from '../ui/Switch';
import { TextField } from '../ui/TextField';
import styles from './After.module.css';
import { publicationOf, takeBack, wishFor, type Called } from './calls';

/** How often it is looked whether the others agree by now. */
const EVERY = 4_000;

const TOLD_CHOICE: readonly { readonly value: Told; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'open', label: 'The open channel' },
  { value: 'all', label: 'All, private ones too' },
];
const TOLD_TEXT: Record<Told, string> = {
  none: 'no messages',
  open: 'the messages of the open channel',
  all: 'all messages, private ones too',
};

interface PublishTogetherProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly table: string;
  readonly token: string;
}

/** Publishing the game of a table: all who hold a seat want the same, or it stays theirs. */
export function PublishTogether({ open, onOpenChange, table, token }: PublishTogetherProps) {
  const [now, setNow] = useState<Publication | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [title, setTitle] = useState('');
  const [messages, setMessages] = useState<Told>('open');
  const [names, setNames] = useState(false);
  useEffect(() => {
    if (!open) return;
    let here = true;
    const look = async () => {
      const answer = await publicationOf(table, token);
      if (!here) return;
      if (answer.problem === undefined) setNow(answer.value);
      setProblem(answer.problem ?? null);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [open, table, token]);
  const run = async (call: Promise<Called<Publication>>) => {
    setBusy(true);
    const answer = await call;
    setBusy(false);
    setProblem(answer.problem ?? null);
    if (answer.problem === undefined) setNow(answer.value);
  };
  const want = (wish: Wish) => void run(wishFor(table, token, wish));
  const wish = { title: title.trim(), messages, names };
  const mine = now?.wishes[now.seat];
  const others = now?.needed.filter((seat) => seat !== now.seat) ?? [];
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Publish this game"
      description={
        others.length === 0
          ? 'Anybody can then watch it, from every side and with everything open.'
          : `Anybody can then watch it, from every side and with everything open. It is published once ${seatList(others)} ${others.length === 1 ? 'wants' : 'want'} the same as you, and each of you can take it back.`
      }
      footer={
        mine || now?.game ? (
          <Button loading={busy} onClick={() => void run(takeBack(table, token))}>
            {now?.game ? 'Withdraw it' : 'Take my agreement back'}
          </Button>
        ) : (
          <Button
            kind="primary"
            loading={busy}
            disabled={wish.title === '' || now === null}
            onClick={() => want(wish)}
          >
            {others.length === 0 ? 'Publish' : 'Propose this'}
          </Button>
        )
      }
    >
      {now?.game ? (
        <p role="status" className={styles.state}>
          It is published: <Link href={`/watch/${now.game}`}>{mine?.title ?? 'watch it'}</Link>.
        </p>
      ) : (
        <>
          {now && (
            <ul role="list" className={styles.wishes}>
              {SEATS.filter((seat) => seat !== now.seat || mine).map((seat) => (
                <Wanted key={seat} seat={seat} now={now} busy={busy} onAgree={want} />
              ))}
            </ul>
          )}
          {!mine && (
            <div className={styles.form}>
              <TextField
                label="Title"
                hint="One line that says what is worth watching."
                maxLength={TITLE_MOST}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
              <SegmentedControl
                label="Messages"
                size="small"
                options={TOLD_CHOICE}
                value={messages}
                onValueChange={setMessages}
              />
              <Switch
                label="With names"
                hint="As they were given at the table."
                checked={names}
                onCheckedChange={setNames}
              />
            </div>
          )}
        </>
      )}
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </Dialog>
  );
}

interface WantedProps {
  readonly seat: Seat;
  readonly now: Publication;
  readonly busy: boolean;
  readonly onAgree: (wish: Wish) => void;
}

/** What a seat wants, and the button to want the same. */
function Wanted({ seat, now, busy, onAgree }: WantedProps) {
  const wish = now.wishes[seat];
  const isMine = seat === now.seat;
  return (
    <li className={styles.wish}>
      <SeatMark seat={seat} />
      {!now.needed.includes(seat) ? (
        <span>a bot, which has nothing against it</span>
      ) : wish ? (
        <span>
          “{wish.title}”, with {TOLD_TEXT[wish.messages]}, {wish.names ? 'with names' : 'without names'}
        </span>
      ) : (
        <span>has not agreed to anything yet</span>
      )}
      {wish && !isMine && now.needed.includes(seat) && (
        <Button size="small" kind="primary" loading={busy} onClick={() => onAgree(wish)}>
          Agree
        </Button>
      )}
    </li>
  );
}
