import { useMemo } from 'react';
import { ALL_CHANNELS, type Channel, type TableView } from '../../shared/protocol/messages';
import { useDraft, useTable } from '../session/table';

type Marks = Partial<Record<Channel, number>>;
const NO_MESSAGES: TableView['messages'] = {};
const NONE = Object.fromEntries(ALL_CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>;

function parse(kept: string): Marks {
  try {
    return (JSON.parse(kept || '{}') as Marks | null) ?? {};
  } catch {
    return {};
  }
}

/** Messages of others that were not in sight yet, by channel, and how to mark a channel as read. The browser keeps it. */
export function useUnread() {
  // Nobody is written to in a recording.
  const messages = useTable((t) => (t.acts ? t.table.messages : NO_MESSAGES));
  const seat = useTable((t) => t.seat);
  const person = useTable(({ table: { delegation }, together }) => {
    const own = together?.person();
    return own == null ? undefined : delegation?.people[own]?.name;
  });
  const [kept, keep] = useDraft('read');
  const counts = useMemo(() => {
    const marks = parse(kept);
    const found = { ...NONE };
    for (const [number, { channel, from, by }] of Object.entries(messages)) {
      // What somebody else says who shares the seat is news as well.
      const isOwn = from === seat && (by === undefined || by === person);
      if (!isOwn && Number(number) > (marks[channel] ?? 0)) found[channel] += 1;
    }
    return found;
  }, [messages, seat, person, kept]);
  const read = (channel: Channel) => {
    const last = Object.entries(messages).reduce(
      (most, [number, message]) => (message.channel === channel ? Math.max(most, Number(number)) : most),
      0,
    );
    const marks = parse(kept);
    if (last > (marks[channel] ?? 0)) keep(JSON.stringify({ ...marks, [channel]: last }));
  };
  return { counts, read };
}

/** All unread messages, for a badge. */
export function useUnreadCount(): number {
  const { counts } = useUnread();
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
