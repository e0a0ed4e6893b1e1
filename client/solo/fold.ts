/** A solo game in memory: the fold of its journal, and what a seat sees of it. */
import { bySeat, isSeat, SEATS, type Seat, type Viewer } from '../../shared/content/seats';
import { readsChannel, type Message, type Presence, type TableView } from '../../shared/protocol/messages';
import { apply } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { createState } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';
import { RULES_VERSION } from '../../shared/rules/version';
import { readsLine, viewOf } from '../../shared/views/filter';
import { JournalError, viewerOf, type Entry, type GameHeader, type GameJournal } from './journal';

interface KeptMessage extends Omit<Message, 'after'> {
  /** Lines of the whole log when it came. */
  readonly logged: number;
}

export interface Fold {
  readonly seq: number;
  readonly state: State;
  readonly messages: readonly KeptMessage[];
  /** Requests of the person that were carried out. */
  readonly requests: ReadonlySet<string>;
  /** Time of the last entry. */
  readonly at: number;
}

export function startFold(header: GameHeader): Fold {
  if (header.rules !== RULES_VERSION) throw new JournalError('other-rules');
  const state = createState(header);
  return { seq: 0, state, messages: [], requests: new Set(), at: header.createdAt };
}

/** The fold after one more entry; the one given is left as it was. Throws a JournalError where the rules refuse. */
export function foldEntry(fold: Fold, entry: Entry): Fold {
  const { seq, actor, at, requestId } = entry;
  if (seq !== fold.seq + 1) throw new JournalError('broken-journal');
  const requests = requestId === undefined ? fold.requests : new Set([...fold.requests, requestId]);
  if (entry.kind === 'message') {
    if (!isSeat(actor)) throw new JournalError('broken-journal');
    const { round, logged } = fold.state;
    const message: KeptMessage = { from: actor, round, logged, at, ...entry.payload };
    return { ...fold, seq, at, requests, messages: [...fold.messages, message] };
  }
  const state = cloneState(fold.state);
  if (state.step === 'ended' || apply(state, actor, entry.payload)) throw new JournalError('broken-journal');
  return { ...fold, seq, at, requests, state };
}

/** A game as it stands. Throws a JournalError where it cannot be played on. */
export function foldJournal({ header, entries }: GameJournal): Fold {
  const fold = entries.reduce(foldEntry, startFold(header));
  const { seats } = fold.state;
  const viewer = viewerOf(header);
  // Whatever held the seats of the original: nobody but the person and bots play here.
  const right = SEATS.every((seat) => seats[seat].kind === (seat === viewer ? 'person' : 'bot'));
  if (!right) throw new JournalError('broken-journal');
  return fold;
}

/** What somebody may see of a game. */
export type Seen = Pick<TableView, 'view' | 'messages'>;

export function seenBy({ state, messages }: Fold, viewer: Viewer): Seen {
  const view = viewOf(state, viewer);
  /** How many of the first so many lines of the whole log this viewer reads. */
  const read = [0];
  for (const record of Object.values(state.log ?? {})) {
    read.push((read.at(-1) ?? 0) + (readsLine(state, viewer, record) ? 1 : 0));
  }
  const readable = messages.filter(({ channel }) => readsChannel(viewer, channel));
  return {
    view,
    messages: Object.fromEntries(
      readable.map(({ logged, ...message }, index) => [
        String(index + 1),
        { ...message, after: read[logged] ?? 0 },
      ]),
    ),
  };
}

const person = ({ view }: Seen, seat: Seat): Presence => {
  const holder = view.seats[seat];
  return {
    here: true,
    name: null,
    kind: holder.kind === 'person' ? 'person' : 'bot',
    level: holder.kind === 'bot' ? holder.level : null,
    standIn: false,
    votes: {},
    votable: false,
  };
};

/** Everything that the person sees: what a server would send to the same seat. */
export const tableView = (header: GameHeader, seen: Seen): TableView => ({
  table: header.table,
  ...seen,
  people: bySeat((seat) => person(seen, seat)),
  clock: { talksMinutes: null, ordersMinutes: null, deadline: null },
  gallery: false,
});
