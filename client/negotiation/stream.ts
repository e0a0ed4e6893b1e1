import { SEATS, type Seat } from '../../shared/content/seats';
import {
  channelBetween,
  TEAM_CHANNELS,
  teamOf,
  type Channel,
  type Message,
  type TableView,
} from '../../shared/protocol/messages';
import type { Dispatch, Draft } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { entriesOf } from '../table/history';
import { textOf } from './texts';

/** One thing in a channel: something said, something done about a deal, or the beginning of a round. */
export type StreamItem =
  | { readonly kind: 'message'; readonly key: string; readonly number: number; readonly message: Message }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly dispatch: Dispatch;
      readonly draft: Draft | null;
      readonly secret: boolean;
    }
  | { readonly kind: 'round'; readonly key: string; readonly round: number };

/** What belongs into the talk of a channel, in the order in which it came. */
export function streamOf(
  channel: Channel,
  { view, messages }: Pick<TableView, 'view' | 'messages'>,
): readonly StreamItem[] {
  const items: StreamItem[] = [];
  let round = 0;
  const push = (item: StreamItem, of: number) => {
    if (of > round) items.push({ kind: 'round', key: `round-${of}`, round: of });
    round = Math.max(round, of);
    items.push(item);
  };
  const said = Object.entries(messages)
    .map(([number, message]) => ({ number: Number(number), message }))
    .filter(({ message }) => message.channel === channel)
    .sort((a, b) => a.message.after - b.message.after || a.number - b.number);
  let next = 0;
  const say = (until: number) => {
    for (let each = said[next]; each && each.message.after < until; each = said[++next]) {
      push({ kind: 'message', key: `message-${each.number}`, ...each }, each.message.round);
    }
  };
  for (const { n, dispatch } of entriesOf(view)) {
    const about = aboutDeal(dispatch, view);
    if (!about || !inChannel(channel, about)) continue;
    say(n);
    push({ kind: 'event', key: `event-${n}`, dispatch, ...about }, dispatch.round);
  }
  say(Infinity);
  return items;
}

interface About {
  readonly draft: Draft | null;
  readonly secret: boolean;
}

/** The text that a line of the log is about; `null` for lines that are not about a deal. */
function aboutDeal({ what }: Dispatch, view: View): About | null {
  const of = (draft: Draft | null, secret = draft?.secret ?? false): About => ({ draft, secret });
  switch (what.kind) {
    case 'offer':
      return of(what.offer.draft);
    case 'signed':
      return of(what.draft);
    case 'accepted':
    case 'declined':
    case 'withdrawn':
      return of(textOf(view, what.offer));
    case 'published':
      return of(what.draft, false);
    case 'denounced':
      return of(textOf(view, what.deal), view.deals[what.deal]?.secret);
    case 'breach':
      return of(textOf(view, what.breach.deal), false);
    default:
      return null;
  }
}

/** What two seats do stands in their channel, and in the open one unless it is secret. */
function inChannel(channel: Channel, { draft, secret }: About): boolean {
  const [a, b, third] = draft?.parties ?? SEATS;
  const own: Channel = a && b && !third ? channelBetween(a, b) : 'open';
  return channel === own || (channel === 'open' && !secret);
}

/** Channels that a viewer can read, with the other seat of each; `teams`: those of delegations among them. */
export function channelsOf(seat: Seat | null, readsAll: boolean, teams = false): readonly Channel[] {
  const pairs: Channel[] = ['usa-iran', 'usa-israel', 'iran-israel'];
  if (seat === null) return readsAll ? ['open', ...pairs, ...(teams ? TEAM_CHANNELS : [])] : ['open'];
  return [
    ...(teams ? [teamOf(seat)] : []),
    'open',
    ...SEATS.filter((other) => other !== seat).map((other) => channelBetween(seat, other)),
  ];
}
