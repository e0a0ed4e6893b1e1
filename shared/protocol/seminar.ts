/**
 * What the pages of a seminar and the server say to each other. A seminar is opened and joined over HTTP; everything after
 * that goes over one connection in a namespace of its own, as requests that are each answered with a `Reply`, and as
 * differences of what this visitor sees (`SeminarUpdate`). What happens at a table goes over the table's own connection.
 */
import type { Seat } from '../content/seats';
import type { EndingId } from '../content/endings';
import type { WrittenEvent } from '../rules/actions';
import type { BotLevel, Step } from '../rules/state';
import type { Channel, ClockState, Delta } from './messages';

export const SEMINAR_NAMESPACE = '/seminar';
export const SEMINAR_PROTOCOL_VERSION = 1;

export const SEMINAR_TABLES_MOST = 20;
export const SEMINAR_PEOPLE_MOST = 120;
export const DELEGATION_MOST = 5;
export const NAME_MOST = 40;
/** Questions of a facilitator's own, and letters in each. */
export const QUESTIONS_MOST = 12;
export const QUESTION_MOST = 400;
/** Days that a seminar is kept unless its facilitator says otherwise, and at most. */
export const SEMINAR_DAYS = 90;
export const SEMINAR_DAYS_MOST = 365;

/** What may be said on a channel: anything, the fixed phrases only, or nothing. */
export const VOICES = ['free', 'quick', 'none'] as const;
export type Voice = (typeof VOICES)[number];
export type Talk = Readonly<Record<Exclude<Channel, `team-${string}`>, Voice>>;

export const PLACEMENTS = ['even', 'choice', 'facilitator'] as const;
/** Who places those who join: the server, evenly; they themselves; or the facilitator. */
export type Placement = (typeof PLACEMENTS)[number];

/** Who decides what a delegation does: its head, or more than half of those who are here. */
export const DECIDING = ['head', 'majority'] as const;
export type Deciding = (typeof DECIDING)[number];

/** A question of the facilitator's own, beside the built-in ones. */
export interface OwnQuestion {
  readonly id: string;
  readonly when: 'before' | 'after';
  /** Answered by 1 to 7, or in words. */
  readonly kind: 'scale' | 'words';
  readonly text: string;
}

export interface SeminarSettings {
  readonly name: string | null;
  readonly scenario: string;
  /** 1 to `SEMINAR_TABLES_MOST`. */
  readonly tables: number;
  /** Most people that share a seat, 1 to `DELEGATION_MOST`. */
  readonly delegation: number;
  /** Plays the seats in which nobody sits when the game begins. */
  readonly botLevel: BotLevel;
  readonly clock: Pick<ClockState, 'talksMinutes' | 'ordersMinutes'>;
  readonly talk: Talk;
  /** Whether facilitators read channels that are not open, and what delegations say, draft and vote on. Participants are told. */
  readonly readsPrivate: boolean;
  readonly gallery: boolean;
  readonly placement: Placement;
  readonly deciding: Deciding;
  /** Whether the first round is explained step by step to all. */
  readonly guided: boolean;
  /** Which of the built-in questionnaires are asked. */
  readonly asks: Readonly<Record<'before' | 'after', boolean>>;
  readonly questions: readonly OwnQuestion[];
  /** Days after which it is deleted by itself. */
  readonly days: number;
}

/** People gather and read; they play; they look at what came of it. */
export const PHASES = ['gathering', 'playing', 'debrief'] as const;
export type SeminarPhase = (typeof PHASES)[number];

/** A seat at one of the tables, which are numbered from 1. */
export interface SeatPlace {
  readonly table: number;
  readonly seat: Seat;
}

/** `POST /api/seminars`, with the settings as body, answers 201 with this. Said once: only hashes are kept. */
export interface SeminarOpened {
  readonly seminar: string;
  /** What participants type: five letters and digits, where codes of tables have six. */
  readonly code: string;
  /** The first facilitator's token. */
  readonly token: string;
}

/** `GET /api/seminars/codes/:code`: what anybody may know who has the code. */
export interface SeminarFacts {
  readonly seminar: string;
  readonly name: string | null;
  readonly phase: SeminarPhase;
  readonly people: number;
  readonly settings: Pick<
    SeminarSettings,
    'scenario' | 'readsPrivate' | 'talk' | 'gallery' | 'days' | 'asks'
  >;
  /** When it is deleted, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** `POST /api/seminars/:seminar/people` with `{ code, name }` answers 201 with this. `name-taken` asks for another name. */
export interface Joined {
  readonly seminar: string;
  readonly person: string;
  /** Opens the seminar and the table of whoever holds it, wherever they are moved. */
  readonly token: string;
}

/** A person, as facilitators see one. */
export interface DeskPerson {
  readonly name: string;
  readonly place: SeatPlace | null;
  readonly here: boolean;
  /** When they last did anything, in milliseconds since 1970. */
  readonly active: number;
  readonly answered: Readonly<Record<'before' | 'after', boolean>>;
}

/** Who plays a seat. `people` are ids, the head of the delegation is one of them. */
export interface DeskSeat {
  readonly people: readonly string[];
  readonly head: string | null;
  readonly holder: 'person' | 'bot' | 'nobody';
  readonly level: BotLevel | null;
  readonly ready: boolean;
}

export interface DeskTable {
  /** Id of the table, for its own connection. */
  readonly id: string;
  readonly round: number;
  readonly rounds: number;
  readonly step: Step;
  readonly paused: boolean;
  readonly clock: ClockState;
  readonly ending: EndingId | null;
  readonly war: boolean;
  readonly tracks: { readonly ceasefire: number; readonly escalation: number; readonly toll: number };
  readonly deals: { readonly onOffer: number; readonly inForce: number; readonly broken: number };
  readonly seats: Readonly<Record<Seat, DeskSeat>>;
  /** Events that a facilitator put in, by their id in the table's log; those taken back are not among them. */
  readonly injected: Readonly<
    Record<string, { readonly round: number; readonly headline: string; readonly undoable: boolean }>
  >;
  /** The event of the deck that came up by itself, by round. */
  readonly drawn: Readonly<Record<string, string>>;
  /** Last entry of its journal: notes are pinned to it. */
  readonly entry: number;
}

export type Injection = { readonly event: string } | { readonly written: WrittenEvent };

/** An injection that waits for the talks of a round, or for the next talks that a table comes to. */
export interface Plan {
  readonly injection: Injection;
  readonly round: number | 'next';
  readonly tables: readonly number[];
}

/** A facilitator's note; those marked as a stop are gone through in the debrief, in the order of `order`. */
export interface DeskNote {
  readonly text: string;
  readonly table: number | null;
  readonly entry: number | null;
  readonly stop: boolean;
  readonly order: number;
  readonly by: string;
  readonly at: number;
}

/** What facilitators see. */
export interface DeskView {
  readonly kind: 'desk';
  readonly seminar: string;
  readonly code: string;
  readonly settings: SeminarSettings;
  readonly phase: SeminarPhase;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly people: Readonly<Record<string, DeskPerson>>;
  readonly tables: Readonly<Record<string, DeskTable>>;
  readonly plans: Readonly<Record<string, Plan>>;
  readonly notes: Readonly<Record<string, DeskNote>>;
  readonly facilitators: Readonly<Record<string, { readonly name: string | null; readonly here: boolean }>>;
  /** Table that the projector shows, or the code to join while it shows none. */
  readonly projected: number | null;
}

/** What a participant sees beside the table. */
export interface ParticipantView {
  readonly kind: 'participant';
  readonly seminar: string;
  readonly code: string;
  readonly settings: Pick<
    SeminarSettings,
    | 'name'
    | 'scenario'
    | 'placement'
    | 'delegation'
    | 'deciding'
    | 'talk'
    | 'readsPrivate'
    | 'gallery'
    | 'guided'
    | 'questions'
  >;
  readonly asks: SeminarSettings['asks'];
  readonly phase: SeminarPhase;
  readonly expiresAt: number;
  readonly me: { readonly person: string; readonly name: string; readonly place: SeatPlace | null };
  /** Id of one's own table; the token opens it. */
  readonly table: string | null;
  /** Names of those in each seat of each table, where one chooses oneself; else of one's own table alone. */
  readonly seated: Readonly<Record<string, Readonly<Record<Seat, readonly string[]>>>>;
  /**
   * Which questionnaires wait for an answer, which are answered, and which are closed: what one expected before the game
   * is not asked any more once one knows how it came out, and cannot be changed (`answers-closed`).
   */
  readonly questionnaires: Readonly<Partial<Record<'before' | 'after', 'open' | 'answered' | 'closed'>>>;
  /** One's own answers, to be read again and changed. */
  readonly answers: Readonly<Partial<Record<'before' | 'after', Answers>>>;
}

/** What the projector sees: no names, no secrets. It is opened with a facilitator's token. */
export interface ProjectorView {
  readonly kind: 'projector';
  readonly seminar: string;
  readonly code: string;
  readonly name: string | null;
  readonly phase: SeminarPhase;
  readonly people: number;
  /** The table to be shown, as the gallery sees it, with its number. */
  readonly table: { readonly number: number; readonly id: string } | null;
}

export type SeminarView = DeskView | ParticipantView | ProjectorView;

/** One answer: 1 to 7, or words. */
export type Answers = Readonly<Record<string, number | string>>;

/** To whom a facilitator speaks: all tables or some, at each of them all seats or one. */
interface Audience {
  readonly tables: readonly number[] | 'all';
  readonly seat: Seat | null;
}

type Tables = readonly number[] | 'all';

/** Requests of anybody in the seminar. */
type OpenRequest =
  /** With a person's or a facilitator's token. Answers with `Attending`. */
  | {
      readonly type: 'attend';
      readonly protocol: number;
      readonly seminar: string;
      readonly token: string;
      readonly projector?: boolean;
    }
  | { readonly type: 'leave' };

/** Requests of participants. */
export type ParticipantRequest =
  /** Take a place where one may choose, or leave it. Until the game begins. */
  | { readonly type: 'sit'; readonly place: SeatPlace | null }
  | { readonly type: 'answer'; readonly when: 'before' | 'after'; readonly answers: Answers };

/** Requests that only a facilitator's token allows; others are answered with `not-facilitator`. */
export type FacilitatorRequest =
  | { readonly type: 'begin' }
  | { readonly type: 'move'; readonly person: string; readonly place: SeatPlace | null }
  | { readonly type: 'remove'; readonly person: string }
  | { readonly type: 'head'; readonly person: string }
  | { readonly type: 'pause'; readonly tables: Tables; readonly paused: boolean }
  | { readonly type: 'extend'; readonly tables: Tables; readonly minutes: number }
  | { readonly type: 'advance'; readonly tables: Tables }
  /**
   * Now where `round` is null, and at tables that are not in talks as their next talks begin: answers with `Injected`.
   * Else as the talks of that round begin: answers with the plan's id.
   */
  | {
      readonly type: 'inject';
      readonly tables: Tables;
      readonly injection: Injection;
      readonly round: number | null;
    }
  | { readonly type: 'drop-plan'; readonly plan: string }
  | { readonly type: 'undo'; readonly table: number; readonly injected: string }
  | { readonly type: 'speak'; readonly to: Audience; readonly text: string }
  /** A bot of a level plays a seat; null gives it back to the people in it. */
  | { readonly type: 'bot'; readonly place: SeatPlace; readonly level: BotLevel | null }
  | { readonly type: 'project'; readonly table: number | null }
  /** Writes a note anew or in place of the one with its id. */
  | { readonly type: 'note'; readonly id: string; readonly note: Omit<DeskNote, 'by' | 'at'> }
  | { readonly type: 'drop-note'; readonly id: string }
  /** Answers with the token of a further facilitator. */
  | { readonly type: 'invite'; readonly name: string | null }
  | { readonly type: 'dismiss'; readonly facilitator: string }
  | { readonly type: 'phase'; readonly phase: SeminarPhase };

export type SeminarRequest = OpenRequest | ParticipantRequest | FacilitatorRequest;

/** What came of an event that was to happen at once. Where it is refused everywhere, the reply is the first refusal. */
export interface Injected {
  /** Tables at which it was refused, and the code. */
  readonly refused: Readonly<Record<string, string>>;
  /** Tables at which it comes as their next talks begin. */
  readonly waiting: readonly number[];
}

export interface Attending {
  readonly version: number;
  readonly view: SeminarView;
  /** Of a facilitator: which of them one is oneself. */
  readonly me?: string;
  /** The server's clock, to show deadlines by. */
  readonly now: number;
}

/** Pushed as `update`; `version` counts up by one for each view apart. A gap asks for attending again. */
export interface SeminarUpdate {
  readonly version: number;
  readonly delta: Delta;
  readonly now: number;
}

/** Codes of refusals beside those of tables (`SERVER_REFUSALS`) and of the rules. */
export const SEMINAR_REFUSALS = [
  'unknown-seminar',
  'unknown-code',
  'name-taken',
  'full',
  'not-facilitator',
  'not-participant',
  'unknown-person',
  'unknown-place',
  'place-full',
  'not-by-choice',
  'already-begun',
  'not-begun',
  'unknown-plan',
  'unknown-note',
  'not-undoable',
  'not-asked',
  'answers-closed',
  'not-debriefed',
  'in-debrief',
  'no-more-talks',
] as const;
export type SeminarRefusal = (typeof SEMINAR_REFUSALS)[number];

/** A person at a table, as those of the same delegation and facilitators see one. */
export interface Delegate {
  readonly name: string;
  readonly here: boolean;
}

/** What a delegate has drafted and not done: an offer's text, or orders. Seen by the own delegation alone, and facilitators. */
export interface DelegationDraft {
  readonly kind: 'offer' | 'orders';
  /** As the composer or the tray keeps it: a JSON value of at most 8 kB, shown by the same component. */
  readonly content: unknown;
  readonly at: number;
}

/** An act that waits for a majority. */
export interface Motion {
  readonly by: string;
  /** The act, as `SeatAction`. */
  readonly action: unknown;
  readonly for: readonly string[];
  readonly against: readonly string[];
  /** How many are needed. */
  readonly needs: number;
}

/** A seat's delegation, in `TableView.delegation` of that seat's viewers alone (and, by seat, of facilitators). */
export interface Delegation {
  readonly deciding: Deciding;
  readonly people: Readonly<Record<string, Delegate>>;
  readonly head: string | null;
  /** Votes for another head: who votes for whom. */
  readonly headVotes: Readonly<Record<string, string>>;
  readonly drafts: Readonly<Record<string, DelegationDraft>>;
  readonly motions: Readonly<Record<string, Motion>>;
}
