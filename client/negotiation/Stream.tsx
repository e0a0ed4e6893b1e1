import { lazy, memo, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Lock } from 'lucide-react';
import { isSeat, type Seat } from '../../shared/content/seats';
import { isTeamChannel, type Channel, type Message } from '../../shared/protocol/messages';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Draft } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { useKept } from '../session/keep';
import { useTable } from '../session/table';
import { clockText } from '../wording/formats';
import { monthOf } from '../../shared/wording/calendar';
import { SeatMark } from '../ui/SeatMark';
import { sentence } from '../../shared/wording/dispatch';
import styles from './Channels.module.css';
import { quickText } from './quick';
import { streamOf, type StreamItem } from './stream';
import { TreatyText } from './TreatyText';

const Marks = lazy(() => import('../delegation/Marks'));

export interface StreamProps {
  readonly channel: Channel;
  readonly unread: number;
  readonly onRead: () => void;
}

/** The talk of a channel, with offers and signings where they happened. It stays at its end unless the reader leaves it. */
export function Stream({ channel, unread, onRead }: StreamProps) {
  const view = useTable((t) => t.view);
  const messages = useTable((t) => t.table.messages);
  const seat = useTable((t) => (t.acts ? t.seat : null));
  const isOverheard = useTable((t) => t.table.overheard === true);
  const items = useKept(
    useMemo(
      () => streamOf(channel, { view, messages }).map((item) => ({ ...item, words: wordsOf(item, view) })),
      [channel, view, messages],
    ),
  );
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useLayoutEffect(() => {
    if (!box.current || !content.current || typeof ResizeObserver === 'undefined') return;
    // After the frame's own layout and before it is painted: nothing is laid out for this alone.
    const observer = new ResizeObserver(() => {
      if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    observer.observe(box.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  // Read is what is in sight: not what waits in a part of the page that is not shown.
  useEffect(() => {
    if (!box.current || unread === 0) return;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && document.visibilityState === 'visible') onRead();
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [unread, onRead]);

  return (
    <div
      ref={box}
      className={styles.stream}
      role="log"
      aria-label="Messages"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
    >
      <div ref={content} className={styles.content}>
        {items.length === 0 && (
          <p className={styles.empty}>Nothing has been said yet. {readersOf(channel, isOverheard)}</p>
        )}
        {items.map((item, index) => (
          <Item key={item.key} item={item} goesOn={goesOn(item, items[index - 1])} reader={seat} />
        ))}
      </div>
    </div>
  );
}

/** Who reads a channel: at a table of a seminar perhaps the facilitator, too. */
function readersOf(channel: Channel, overheard: boolean): string {
  if (channel === 'open') return 'What is said here, everybody reads.';
  if (isTeamChannel(channel))
    return overheard ? 'Our delegation and the facilitator read this.' : 'Only our delegation reads this.';
  return overheard ? 'The two of you and the facilitator read this.' : 'Only the two of you read this.';
}

/** What is written where nobody speaks. */
function wordsOf(item: StreamItem, view: View): string {
  if (item.kind === 'message') return '';
  if (item.kind === 'event') return sentence(item.dispatch, view);
  return `Round ${item.round} · ${monthOf(scenarioOf(view), item.round)}`;
}

/** Whether somebody speaks on: then it need not be said who it is. */
function goesOn(item: StreamItem, before: StreamItem | undefined): boolean {
  if (item.kind !== 'message' || before?.kind !== 'message') return false;
  const [now, then] = [item.message, before.message];
  return then.from === now.from && then.by === now.by && now.at - then.at < 300_000;
}

interface ItemProps {
  readonly item: StreamItem & { readonly words: string };
  readonly goesOn: boolean;
  readonly reader: Seat | null;
}

const Item = memo(function Item({ item, goesOn, reader }: ItemProps) {
  const together = useTable((t) => t.table.delegation !== undefined && t.acts);
  switch (item.kind) {
    case 'round':
      return <p className={styles.round}>{item.words}</p>;
    case 'event':
      return (
        <div className={styles.event}>
          <p>
            {item.secret && <Lock size={12} aria-label="secret" />} {item.words}
          </p>
          {item.draft &&
            (item.dispatch.what.kind === 'offer' ||
              item.dispatch.what.kind === 'signed' ||
              item.dispatch.what.kind === 'published') && <Text draft={item.draft} />}
        </div>
      );
    case 'message': {
      const { message } = item;
      const { from, at, body, by } = message;
      return (
        <>
          <Said from={from} at={at} body={body} by={by} own={from === reader} goesOn={goesOn} />
          {together && isSeat(from) && (
            <Suspense fallback={null}>
              <Marks number={item.number} message={message} own={from === reader} />
            </Suspense>
          )}
        </>
      );
    }
  }
});

/** Most texts are never opened, so none is laid out before it is. */
function Text({ draft }: { draft: Draft }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Read the text</summary>
      {open && <TreatyText draft={draft} dated className={styles.treaty} />}
    </details>
  );
}

interface SaidProps extends Pick<Message, 'from' | 'at' | 'body'> {
  readonly by: string | undefined;
  readonly own: boolean;
  readonly goesOn: boolean;
}

const Said = memo(function Said({ from, at, body, by, own, goesOn }: SaidProps) {
  return (
    <div className={styles.said} data-own={own} data-chair={!isSeat(from) || undefined}>
      {!goesOn && (
        <p className={styles.from}>
          {isSeat(from) ? (
            <SeatMark seat={from} size="small" label={own ? (by ?? 'You') : undefined} />
          ) : (
            <b>The facilitator</b>
          )}
          {by !== undefined && !own && isSeat(from) && <span>{by}</span>}
          <time dateTime={new Date(at).toISOString()}>{clockText(at)}</time>
        </p>
      )}
      {body.kind === 'text' ? (
        <p className={styles.text}>{body.text}</p>
      ) : (
        <p className={styles.quick}>{quickText(body.quick, body.about)}</p>
      )}
    </div>
  );
});
