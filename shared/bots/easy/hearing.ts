/** What a seat has heard in quick messages. */
import { isSeat, SEATS, type Seat } from '../../content/seats';
import type { Channel, Message } from '../../protocol/messages';
import { scenarioOf } from '../../rules/scenario';
import type { Offer } from '../../rules/state';
import type { SeatView } from '../../views/view';

export interface Heard {
  /** A term that another seat asked for or proposed this round, and that this one has not answered. */
  readonly asked: { readonly id: string; readonly from: Seat; readonly channel: Channel } | null;
  /** Terms that others refused this round. */
  readonly refused: ReadonlySet<string>;
  /** Seats that promised something, warned, or gave thanks, this round or the last. */
  readonly promised: ReadonlySet<Seat>;
  readonly warned: ReadonlySet<Seat>;
}

const NOTHING: Heard = { asked: null, refused: new Set(), promised: new Set(), warned: new Set() };

/** Reads the messages of this round and the one before; those that are words alone say nothing to a bot. */
export function heard(
  view: SeatView,
  messages: Readonly<Record<string, Message>>,
  offers: readonly Offer[],
): Heard {
  const all = Object.values(messages);
  if (all.length === 0) return NOTHING;
  const seat = view.viewer;
  const refused = new Set<string>();
  const promised = new Set<Seat>();
  const warned = new Set<Seat>();
  let asked: Heard['asked'] = null;
  for (let i = all.length - 1; i >= 0; i--) {
    const message = all[i];
    if (!message || message.round < view.round - 1) break;
    const { body, from, channel } = message;
    if (body.kind !== 'quick' || from === seat || !isSeat(from)) continue;
    const now = message.round === view.round;
    const { about } = body;
    if (body.quick === 'promise' || body.quick === 'thank') promised.add(from);
    else if (body.quick === 'warn') warned.add(from);
    else if (body.quick === 'refuse' && now && about.kind === 'term') refused.add(about.id);
    else if ((body.quick === 'ask' || body.quick === 'propose') && now && !asked && about.kind === 'term') {
      const answered = all
        .slice(i + 1)
        .some(({ from: by, body: b }) => by === seat && b.kind === 'quick' && b.about.id === about.id);
      const tabled = offers.some(
        ({ by, draft }) =>
          (by === seat || by === from) &&
          draft.parties.includes(from) &&
          draft.terms.some(({ kind }) => kind === about.id),
      );
      const isTerm = Object.hasOwn(scenarioOf(view).terms, about.id) && SEATS.includes(from);
      if (isTerm && !answered && !tabled) asked = { id: about.id, from, channel };
    }
  }
  return { asked, refused, promised, warned };
}
