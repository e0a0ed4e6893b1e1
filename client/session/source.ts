import type { Seat } from '../../shared/content/seats';
import type { Channel, MessageBody, Reply, Request, TableView } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';

/** `refused`: the server will not let this viewer in; `why` on the sink says the reason. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'refused';

export type Refused = Extract<Reply, { ok: false }>;

/** Where a game is kept: by a server, in this browser's storage, or nowhere, since that is full or closed to the page. */
export type Kept = 'server' | 'browser' | 'nowhere';

/** Where a source puts what it gets. */
export interface TableSink {
  show(table: TableView): void;
  connection(connection: Connection, why?: Refused): void;
  /** Until it is told, a game is kept by a server. */
  kept?(kept: Kept): void;
}

/** What those do at a table who share a seat with others, beside acting and speaking. */
export interface Together {
  /** One's own id among them; `null` where the seat is not shared. */
  person(): string | null;
  ask(request: TogetherRequest): Promise<Reply>;
}
type Sharing = Extract<Request, { type: 'draft' | 'head' | 'motion' | 'mark' }>;
/** The table is known. */
export type TogetherRequest = Sharing extends infer R
  ? R extends Sharing
    ? Omit<R, 'table'>
    : never
  : never;

/**
 * Where a table comes from: a server, a recording, or a game in this browser. The table component knows no more of it
 * than this. `start` may be called again after it was stopped.
 */
export interface TableSource {
  start(sink: TableSink): () => void;
  act(action: SeatAction): Promise<Reply>;
  /** At a table of a seminar it may be marked as a bluff from the first. */
  say(channel: Channel, body: MessageBody, mark?: 'bluff'): Promise<Reply>;
  /** For or against a bot in an absent person's seat. */
  vote(seat: Seat, bot: boolean): Promise<Reply>;
  /** Takes one's own seat back from the bot that stood in. */
  takeBack(): Promise<Reply>;
  /** The clock that deadlines are told by, in milliseconds since 1970. */
  serverNow(): number;
  /** The whole game as a file, from a source that has it. */
  readonly save?: () => Promise<Reply<Blob>>;
  /** `false` where nobody is there to act: what is shown has been played, and is only looked at. */
  readonly acts?: false;
  readonly together?: Together;
  /** The recording of the game once it is over, for those who may have it. */
  readonly record?: () => Promise<Reply<Blob>>;
}
