import { useState } from 'react';
import { OTHERS, SEAT_NAMES, type Seat } from '../../shared/content/seats';
import { channelSeats, isTeamChannel, type Channel } from '../../shared/protocol/messages';
import { useTable } from '../session/table';
import { SeatMark } from '../ui/SeatMark';
import { Tabs } from '../ui/Tabs';
import styles from './Channels.module.css';
import { SayBox } from './SayBox';
import { Stream } from './Stream';
import { channelsOf } from './stream';
import { useUnread } from './unread';

/** What is said: in the open, and between two seats. */
export function Channels() {
  const seat = useTable((t) => t.seat);
  const acts = useTable((t) => t.acts);
  const viewer = useTable((t) => t.view.viewer);
  const { counts, read } = useUnread();
  // What is said in private may be kept from the facilitator.
  const readsAll = useTable(
    ({ table: t }) => viewer === 'chair' && (t.seminar === undefined || t.overheard === true),
  );
  const teams = useTable(({ table: t }) => t.delegation !== undefined || t.delegations !== undefined);
  const channels = channelsOf(seat, readsAll, teams);
  const [chosen, setChosen] = useState<Channel>('open');
  const channel = channels.includes(chosen) ? chosen : 'open';
  return (
    <Tabs
      label="Channels"
      className={styles.channels}
      panelClassName={styles.panel}
      value={channel}
      onValueChange={setChosen}
      items={channels.map((id) => ({
        id,
        label: labelOf(id, seat),
        count: id === channel ? 0 : counts[id],
        countLabel: 'unread',
        content: (
          <>
            <Stream channel={id} unread={counts[id]} onRead={() => read(id)} />
            {acts && seat !== null && <SayBox key={id} channel={id} seat={seat} />}
          </>
        ),
      }))}
    />
  );
}

function labelOf(channel: Channel, seat: Seat | null) {
  if (channel === 'open') return 'Open';
  if (isTeamChannel(channel))
    return seat
      ? 'Ours'
      : `${channelSeats(channel)
          .map((each) => SEAT_NAMES[each])
          .join()} alone`;
  const other = seat === null ? undefined : OTHERS[seat].find((each) => channelSeats(channel).includes(each));
  if (other) return <SeatMark seat={other} size="small" />;
  return channelSeats(channel)
    .map((each) => SEAT_NAMES[each])
    .join(' – ');
}
