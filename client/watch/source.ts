/** A table from a recording: nobody acts at it. */
import type { StoreApi } from 'zustand/vanilla';
import { bySeat, type Seat } from '../../shared/content/seats';
import type { Presence, Reply, TableView } from '../../shared/protocol/messages';
import type { Recording } from '../../shared/recording/format';
import type { View } from '../../shared/views/view';
import type { TableSource } from '../session/source';
import type { Desk } from '../table/desk';
import { lastNumber, tapeAfter } from '../table/tape';
import { kindOf } from './book';
import type { Watch } from './watch';

const over: Reply<never> = { ok: false, code: 'ended', detail: {} };

/** The table at a place of a recording. */
export function tableAt({ timeline, entry, viewer }: Watch): TableView {
  const view = timeline.viewAt(entry, viewer);
  return {
    table: 'recording',
    view,
    messages: timeline.messagesAt(entry, viewer),
    people: peopleOf(timeline.recording, view),
    clock: { talksMinutes: null, ordersMinutes: null, deadline: null },
    gallery: false,
  };
}

function peopleOf({ header }: Recording, { seats }: View): Record<Seat, Presence> {
  const person = (seat: Seat): Presence => {
    const holder = seats[seat];
    return {
      here: true,
      name: holder.kind === 'bot' ? null : (header.seats[seat].name ?? null),
      kind: holder.kind === 'person' ? 'person' : 'bot',
      level: holder.kind === 'bot' ? holder.level : null,
      standIn: false,
      votes: {},
      votable: false,
    };
  };
  return bySeat(person);
}

/** What the entry brought is told; everything before it has been. */
function toldBefore({ book, entry, viewer, telling, timeline }: Watch): number {
  // At the end the log is numbered anew: the table then tells the last month, unless all of it was told.
  if (entry === timeline.length) return telling ? 0 : lastNumber(timeline.viewAt(entry, viewer));
  return book.linesFor(viewer).filter((line) => line.entry < entry).length;
}

/** The page to begin with: the one that tells what was jumped to, or the first. */
function pageOf(view: View, seen: number, { sought }: Watch): number {
  if (sought === null) return 0;
  const pages = tapeAfter(view, seen);
  const tells = pages.findIndex(({ entries }) => entries.some(({ dispatch }) => kindOf(dispatch) === sought));
  return Math.max(0, tells);
}

/** Shows what is looked at, and turns the desk to it at the same time. */
export function recordedSource(watch: StoreApi<Watch>, desk: StoreApi<Desk>): TableSource {
  return {
    acts: false,
    start(sink) {
      const show = (now: Watch): void => {
        const table = tableAt(now);
        const seen = toldBefore(now);
        desk.setState({ seen, page: pageOf(table.view, seen, now) });
        sink.show(table);
      };
      show(watch.getState());
      sink.connection('live');
      return watch.subscribe((now, before) => {
        const { entry, viewer, telling, sought } = before;
        const same = now.entry === entry && now.viewer === viewer && now.telling === telling;
        if (!same || now.sought !== sought) show(now);
      });
    },
    act: async () => over,
    say: async () => over,
    vote: async () => over,
    takeBack: async () => over,
    serverNow() {
      const { timeline, entry } = watch.getState();
      return timeline.recording.entries[entry - 1]?.at ?? timeline.recording.header.createdAt;
    },
  };
}
