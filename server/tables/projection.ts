import { bySeat, CHAIR, type Seat, type Viewer } from '../../shared/content/seats';
import {
  readsChannel,
  type ClockState,
  type Message,
  type Presence as Person,
  type TableView,
} from '../../shared/protocol/messages';
import { messageFor } from '../../shared/protocol/said';
import type { State } from '../../shared/rules/state';
import { viewOf, type Viewed } from '../../shared/views/filter';
import { grow } from '../../shared/views/growing';
import type { View } from '../../shared/views/view';
import type { Clock } from './clock';
import type { Company } from './company';
import type { TableHeader } from '../storage/journal';
import type { Fold, KeptMessage } from './fold';
import { linesRead } from './lines';
import type { Presence } from './presence';
import type { Seating } from './seating';

interface Seen {
  viewed: Viewed | null;
  /** How many of the table's messages were looked at for `messages`, and which of them are in it. */
  looked: number;
  kept: readonly KeptMessage[];
  marks: number;
  messages: Readonly<Record<string, Message>>;
  ended: boolean;
}

/** What each viewer sees of a table. A view is computed once for a state, however many watch. */
export class Projection {
  readonly #header: TableHeader;
  readonly #readsPrivate: boolean;
  readonly #seen = new Map<Viewer, Seen>();

  /** `readsPrivate`: whether the chair reads what is not said in the open. */
  constructor(header: TableHeader, readsPrivate: boolean) {
    this.#header = header;
    this.#readsPrivate = readsPrivate;
  }

  tableView(
    viewer: Viewer,
    fold: Fold,
    people: Readonly<Record<Seat, Person>>,
    clock: ClockState,
    behind = 0,
  ): TableView {
    return {
      table: this.#header.table,
      view: this.view(viewer, fold),
      messages: this.#messages(viewer, fold),
      people,
      clock,
      gallery: this.#header.gallery,
      ...(behind > 0 && { behind }),
    };
  }

  view(viewer: Viewer, fold: Fold): View {
    const seen = this.#of(viewer);
    const { G: state } = fold.game;
    if (seen.viewed?.state !== state) seen.viewed = { state, view: viewOf(state, viewer, seen.viewed) };
    return seen.viewed.view;
  }

  /** The message that has this number for a viewer. */
  numbered(viewer: Viewer, number: number, fold: Fold): KeptMessage | undefined {
    return fold.messages.filter((message) => this.#reads(viewer, message))[number - 1];
  }

  #reads(viewer: Viewer, { channel, from }: KeptMessage): boolean {
    if (viewer !== CHAIR || this.#readsPrivate) return readsChannel(viewer, channel);
    return channel === 'open' || from === CHAIR;
  }

  #messages(viewer: Viewer, fold: Fold): Readonly<Record<string, Message>> {
    const seen = this.#of(viewer);
    const state = fold.game.G;
    // At the end the log is opened, so places in it are counted anew.
    if (seen.ended !== (state.step === 'ended')) {
      seen.ended = state.step === 'ended';
      seen.looked = 0;
      seen.kept = [];
      seen.messages = {};
    }
    if (seen.marks !== fold.marks) {
      seen.marks = fold.marks;
      const before = fold.messages.slice(0, seen.looked).filter((message) => this.#reads(viewer, message));
      const messages = { ...seen.messages };
      for (const [index, message] of before.entries()) {
        if (message !== seen.kept[index]) messages[index + 1] = shown(message, viewer, state);
      }
      seen.kept = before;
      seen.messages = messages;
    }
    const news = fold.messages.slice(seen.looked).filter((message) => this.#reads(viewer, message));
    seen.looked = fold.messages.length;
    if (news.length > 0) {
      const added = news.map((message) => shown(message, viewer, state));
      seen.messages = grow(seen.messages, seen.kept.length, added);
      seen.kept = [...seen.kept, ...news];
    }
    return seen.messages;
  }

  #of(viewer: Viewer): Seen {
    let seen = this.#seen.get(viewer);
    if (!seen) {
      seen = { viewed: null, looked: 0, kept: [], marks: 0, messages: {}, ended: false };
      this.#seen.set(viewer, seen);
    }
    return seen;
  }
}

const shown = (message: KeptMessage, viewer: Viewer, state: State): Message =>
  messageFor(message, viewer, linesRead(state, viewer, message.logged));

/** Who sits where and who is here, as everybody may see. */
export function peopleOf(
  header: TableHeader,
  seating: Seating,
  clock: Clock,
  state: State,
  presence: Pick<Presence, 'isHere' | 'votes'>,
  votable: (seat: Seat) => boolean,
): Record<Seat, Person> {
  const person = (seat: Seat): Person => {
    const holder = state.seats[seat];
    const level = holder.kind === 'bot' ? holder.level : null;
    const claim = seating.claimOf(seat);
    if (holder.kind === 'program' && !claim) {
      const name = seating.passOf(seat)?.name ?? null;
      const came = clock.stoodIn[seat] !== undefined;
      return {
        here: presence.isHere(seat),
        name,
        kind: came ? 'bot' : 'open',
        level,
        standIn: false,
        votes: presence.votes(seat),
        votable: votable(seat),
      };
    }
    if (header.seats[seat].kind === 'bot' && !claim) {
      return { here: true, name: null, kind: 'bot', level, standIn: false, votes: {}, votable: false };
    }
    return {
      here: presence.isHere(seat),
      name: claim?.name ?? null,
      kind: claim ? 'person' : 'open',
      level,
      standIn: level !== null,
      votes: presence.votes(seat),
      votable: votable(seat),
    };
  };
  return bySeat(person);
}

/** Who sits where at a table of a seminar. The gallery is told no names. */
export function delegatesOf(
  company: Company,
  viewer: Viewer,
  state: State,
  isHere: (seat: Seat) => boolean,
): Record<Seat, Person> {
  const person = (seat: Seat): Person => {
    const holder = state.seats[seat];
    const rest = { standIn: false, votes: {}, votable: false };
    if (holder.kind === 'bot') return { here: true, name: null, kind: 'bot', level: holder.level, ...rest };
    const names = Object.values(company.people(seat)).map(({ name }) => name);
    const name = viewer === 'gallery' || names.length === 0 ? null : names.join(', ');
    return { here: isHere(seat), name, kind: names.length > 0 ? 'person' : 'open', level: null, ...rest };
  };
  return bySeat(person);
}

/** How somebody who looks at the past sees who is connected: it is not told. */
export const UNTOLD: Pick<Presence, 'isHere' | 'votes'> = { isHere: () => true, votes: () => ({}) };
