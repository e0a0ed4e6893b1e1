import type { Actor, Seat, Viewer } from '../content/seats';
import type { Channel, Message, MessageBody } from './messages';

/** Whether those who heard it believed it, as far as they say. */
export type Believed = Readonly<Partial<Record<Seat, boolean>>>;

/** A message with all that is known of it. */
export interface Said {
  readonly from: Actor;
  readonly channel: Channel;
  readonly round: number;
  readonly at: number;
  readonly body: MessageBody;
  readonly by?: string;
  readonly bluff?: true;
  readonly believed?: Believed;
}

/** What a viewer is shown of a message on a channel that it reads. `after` is the number of log lines that it had read. */
export function messageFor(said: Said, viewer: Viewer, after: number): Message {
  const { from, channel, round, at, body, by, bluff, believed = {} } = said;
  const judged = viewer === 'chair' ? heard(believed) : viewer === 'gallery' ? undefined : believed[viewer];
  return {
    from,
    channel,
    round,
    after,
    at,
    body,
    ...(by !== undefined && viewer !== 'gallery' && { by }),
    ...(bluff && (viewer === from || viewer === 'chair') && { mark: 'bluff' }),
    ...(judged !== undefined && { believed: judged }),
  };
}

/** Whether anybody believed it, where anybody says. */
function heard(believed: Believed): boolean | undefined {
  const all = Object.values(believed);
  return all.length === 0 ? undefined : all.includes(true);
}
