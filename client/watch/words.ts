/** A recording in words: where one is, and what an entry did. */
import { CHAIR, isSeat, SEAT_NAMES, VIEWERS, type Seat, type Viewer } from '../../shared/content/seats';
import { channelSeats, readsChannel } from '../../shared/protocol/messages';
import type { Facts } from '../../shared/recording/facts';
import type { Act } from '../../shared/recording/format';
import type { BotLevel, State } from '../../shared/rules/state';
import { sentence } from '../../shared/wording/dispatch';
import { atStart, counted, seatList } from '../../shared/wording/term';
import { kindOf, type MarkKind } from './book';
import type { Watch } from './watch';

const VIEWER_NAMES: Record<Viewer, string> = {
  ...SEAT_NAMES,
  gallery: 'Gallery',
  chair: 'Everything open',
};
export const VIEWER_OPTIONS = (['chair', ...VIEWERS.filter((each) => each !== 'chair')] as const).map(
  (value) => ({ value, label: VIEWER_NAMES[value] }),
);

export const MARK_NAMES: Record<MarkKind, string> = {
  signing: 'signing',
  breach: 'breach',
  strike: 'strike',
};

const STEPS: Record<State['step'], string> = {
  talks: 'Talks',
  orders: 'Orders',
  response: 'Response',
  ended: 'The end',
};

/** "Round 3, Orders: entry 41 of 120". */
export function placeText({ timeline, entry }: Pick<Watch, 'timeline' | 'entry'>): string {
  const { round, step } = timeline.stateAt(entry);
  return `Round ${round}, ${STEPS[step]}: entry ${entry} of ${timeline.length}`;
}

/** What everybody sees of an act, even those to whom it is not told what it was. */
function seenByAll({ kind, actor, payload }: Act): string | null {
  if (kind !== 'move' || !isSeat(actor)) return null;
  if (payload.type === 'ready') {
    return `${atStart(actor)} ${payload.ready ? 'is done talking' : 'wants to talk on after all'}.`;
  }
  if (payload.type === 'orders') return `${atStart(actor)} commits its orders.`;
  if (payload.type === 'respond') return `${atStart(actor)} gives its answer.`;
  return null;
}

/** What the entry did, as far as the viewer learned of it. */
export function entryText({ timeline, book, entry, viewer }: Watch): string {
  const act = timeline.recording.entries[entry - 1];
  if (!act) return 'The beginning, before anybody has done anything.';
  if (act.kind === 'message' && readsChannel(viewer, act.payload.channel)) {
    const { actor } = act;
    const to = channelSeats(act.payload.channel).filter((seat) => seat !== actor);
    const whom = act.payload.channel === 'open' ? 'everybody' : seatList(to);
    if (!isSeat(actor)) return `The facilitator writes to ${whom}.`;
    return to.length > 0 ? `${atStart(actor)} writes to ${whom}.` : `${atStart(actor)} confers in private.`;
  }
  const lines = book.linesFor(viewer).filter((line) => line.entry === entry);
  const open = seenByAll(act);
  const first = lines.find(({ dispatch }) => kindOf(dispatch) !== null) ?? lines[0];
  if (open !== null) {
    return lines.length === 0 ? open : `${open} ${counted(lines.length, 'line')} in the log.`;
  }
  if (!first) {
    return act.actor === CHAIR
      ? 'The clock, a pause, or a change of who plays.'
      : 'Nothing that can be seen from here.';
  }
  const told = sentence(first.dispatch, timeline.viewAt(entry, viewer));
  return lines.length === 1 ? told : `${told} ${counted(lines.length - 1, 'more line')} in the log.`;
}

const LEVEL_NAMES: Record<BotLevel, string> = {
  random: 'random bot',
  easy: 'easy bot',
  middle: 'middling bot',
  strong: 'strong bot',
};

export const levelText = (level: BotLevel): string => LEVEL_NAMES[level];

/** Who held a seat, in two or three words; their name where they gave one. */
export function holderText(holder: Facts['seats'][Seat]): string {
  if (holder.kind === 'bot') return levelText(holder.level);
  return holder.name ?? (holder.kind === 'person' ? 'a person' : 'a program');
}
