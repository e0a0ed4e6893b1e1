import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Lock } from 'lucide-react';
import { isSeat, type Seat } from '../../shared/content/seats';
import type { Channel, Message } from '../../shared/protocol/messages';
import { scenarioOf } from '../../shared/rules/scenario';
import { useTable } from '../session/table';
import { monthOf } from '../../shared/wording/calendar';
import { SeatMark } from '../ui/SeatMark';
import { sentence } from '../../shared/wording/dispatch';
import styles from './Channels.module.css';
import { quickText } from './quick';
import { streamOf, type StreamItem } from './stream';
import { TreatyText } from './TreatyText';

export interface StreamProps {
  readonly channel: Channel;
  readonly unread: number;
  readonly onRead: () => void;
}

/** The talk of a channel, with offers and signings where they happened. It stays at its end unless the reader leaves it. */
export function Stream({ channel, unread, onRead }: StreamProps) {
  const table = useTable((t) => t.table);
  const seat = useTable((t) => (t.acts ? t.seat : null));
  const items = useMemo(() => streamOf(channel, table), [channel, table]);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useLayoutEffect(() => {
    if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [items]);

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
      {items.length === 0 && (
        <p className={styles.empty}>
          {channel === 'open'
            ? 'Nothing has been said yet. What is said here, everybody reads.'
            : 'Nothing has been said yet. Only the two of you read this.'}
        </p>
      )}
      {items.map((item, index) => (
        <Item key={item.key} item={item} before={items[index - 1]} reader={seat} />
      ))}
    </div>
  );
}

function Item({
  item,
  before,
  reader,
}: {
  item: StreamItem;
  before: StreamItem | undefined;
  reader: Seat | null;
}) {
  const view = useTable((t) => t.view);
  switch (item.kind) {
    case 'round':
      return (
        <p className={styles.round}>{`Round ${item.round} · ${monthOf(scenarioOf(view), item.round)}`}</p>
      );
    case 'event':
      return (
        <div className={styles.event}>
          <p>
            {item.secret && <Lock size={12} aria-label="secret" />} {sentence(item.dispatch, view)}
          </p>
          {item.draft &&
            (item.dispatch.what.kind === 'offer' ||
              item.dispatch.what.kind === 'signed' ||
              item.dispatch.what.kind === 'published') && (
              <details>
                <summary>Read the text</summary>
                <TreatyText draft={item.draft} dated className={styles.treaty} />
              </details>
            )}
        </div>
      );
    case 'message': {
      const { message } = item;
      const goesOn =
        before?.kind === 'message' &&
        before.message.from === message.from &&
        message.at - before.message.at < 300_000;
      return <Said message={message} own={message.from === reader} goesOn={goesOn} />;
    }
  }
}

function Said({ message, own, goesOn }: { message: Message; own: boolean; goesOn: boolean }) {
  const { from, at, body } = message;
  return (
    <div className={styles.said} data-own={own}>
      {!goesOn && (
        <p className={styles.from}>
          {isSeat(from) ? (
            <SeatMark seat={from} size="small" label={own ? 'You' : undefined} />
          ) : (
            'The facilitator'
          )}
          <time dateTime={new Date(at).toISOString()}>
            {new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}
          </time>
        </p>
      )}
      {body.kind === 'text' ? (
        <p className={styles.text}>{body.text}</p>
      ) : (
        <p className={styles.quick}>{quickText(body.quick, body.about)}</p>
      )}
    </div>
  );
}
