/**
 * What a table is made of. `Position` is what rules may read on behalf of anybody: what a holder may not know is `null`
 * or left out. `State` is a position with nothing left out; a view (shared/views) is one filtered for its viewer.
 * So a rule that takes a `Position` can be asked by a screen or a bot, and cannot need a secret.
 * Everything is plain JSON; collections are maps keyed by id.
 */
import type { AgendaId } from '../content/agendas';
import type { EndingId } from '../content/endings';
import type { OrderId } from '../content/orders';
import type { ResponseId } from '../content/responses';
import type { Seat, Viewer } from '../content/seats';
import type { SecretTrack, Track } from '../content/tracks';
import type { TermKind } from '../content/terms';

/** Steps in which somebody acts; headlines, resolution and reckoning happen by themselves (RULES 3). */
const STEPS = ['talks', 'orders', 'response', 'ended'] as const;
export type Step = (typeof STEPS)[number];

declare const brand: unique symbol;
export type OfferId = string & { readonly [brand]: 'offer' };
/** A deal keeps the id of the offer that it was signed from. */
export type DealId = OfferId;

export const BOT_LEVELS = ['random', 'easy', 'middle', 'strong'] as const;
export type BotLevel = (typeof BOT_LEVELS)[number];
export type Holder =
  | { readonly kind: 'person' }
  | { readonly kind: 'bot'; readonly level: BotLevel }
  /** A program from outside, which plays over the network as a person does. */
  | { readonly kind: 'program' };

/** An order as given. `target` is a key of the order's targets; for `withhold` it is the id of a deal. */
export interface Order {
  readonly order: OrderId | 'withhold';
  readonly target?: string;
}

/** A term of an offer or a deal. */
export interface Term {
  readonly kind: TermKind;
  readonly debtor: Seat;
  /** Creditors, parties of the same deal, in the order of `SEATS`. */
  readonly to: readonly Seat[];
  /** 1 is the lowest; 1 for a term without levels. */
  readonly level: number;
  readonly inLaw: boolean;
  /** Round of delivery, for delivery terms; `null` for standing ones. */
  readonly due: number | null;
  /** Index in the same deal of the term that this delivery waits for. */
  readonly after: number | null;
}

/** What somebody proposes. */
export interface Draft {
  /** Two or three seats in the order of `SEATS`. */
  readonly parties: readonly Seat[];
  readonly terms: readonly Term[];
  /** Rounds in force, counting the round of signing; `null` for the rest of the game. */
  readonly rounds: number | null;
  readonly secret: boolean;
  readonly snapback: boolean;
}

export interface Offer {
  readonly id: OfferId;
  readonly by: Seat;
  readonly draft: Draft;
  /** The offer that this one counters. */
  readonly counters: OfferId | null;
  accepted: Partial<Record<Seat, true>>;
  declined: Partial<Record<Seat, true>>;
}

export const DEAL_STATUSES = ['in-force', 'expired', 'denounced'] as const;
type DealStatus = (typeof DEAL_STATUSES)[number];

export interface Deal {
  readonly id: DealId;
  readonly by: Seat;
  readonly draft: Draft;
  /** Known to its parties alone until it is published or a breach of it is detected. */
  secret: boolean;
  readonly signed: number;
  /** Last round in force; `null` for the rest of the game. */
  readonly until: number | null;
  status: DealStatus;
  ended: number | null;
  /** Round in which the term with this index was delivered. */
  delivered: Record<string, number>;
  /** Indices of terms that ended early, by snapback or because nothing was left to ship. */
  lapsed: Record<string, number>;
  /** Seats that may denounce freely, and until which round. */
  injured: Partial<Record<Seat, number>>;
  /** What became of the duties of a seat in a round; keys are `round:seat`. */
  record: Record<string, 'kept' | 'broken'>;
}

/** A use of force in this round. */
export interface Incident {
  readonly by: Seat;
  readonly on: Seat;
  readonly order: OrderId | 'retaliate';
  readonly target: string | null;
  readonly damage: number;
  /** Whether it broke the truce between Iran and Israel. */
  readonly violation: boolean;
}

/** Answer in the response step. `target` is the violator that a `rebuke` names. */
export interface Response {
  readonly response: ResponseId;
  readonly target?: Seat;
}

/** Probabilities that add up to 1. `heu` runs over the cells of (heu, concealed), see intelligence.ts; `weapon` over 0 to 5. */
export interface Picture {
  readonly heu: readonly number[];
  readonly weapon: readonly number[];
}
export const PICTURES = ['usa', 'israel', 'public'] as const;
export type PictureOf = (typeof PICTURES)[number];

/** A signal as received: `width` is its half-width. */
export interface Signal {
  readonly subject: 'heu' | 'weapon';
  readonly value: number;
  readonly width: number;
  readonly round: number;
}

/** What Israel put before Washington. `dressed` is unknown (`null`) until found out. */
interface Leak {
  readonly round: number;
  readonly subject: 'heu' | 'weapon';
  readonly value: number;
  dressed: boolean | null;
  found: boolean;
}

export interface Headline {
  /** Of an event of the deck; of one written for the table, the id that it was brought in under. */
  readonly id: string;
  readonly round: number;
  /** Option taken; `null` while open or where there is none, `pass` if the seat passed. */
  choice: string | null;
  /** The id that it was brought in under, where it was. */
  readonly injected?: string;
}

/** An event that the chair brought in, as everybody may know it. */
interface Injected {
  readonly round: number;
  /** As `Headline.id`. */
  readonly event: string;
  /** `null` for an event of the deck. */
  readonly written: { readonly headline: string; readonly text: string } | null;
  readonly undone: boolean;
}

/** What an event changed that the chair brought in, so that it can be taken back. */
export interface Undo {
  readonly moves: readonly Move[];
  /** What the answer to its choice changed, and the seat that spent its pass on it. */
  readonly choice: { readonly moves: readonly Move[]; readonly passed: Seat | null } | null;
  /** The headline before, and what closing its choice changed; `null` where it had none open. */
  readonly before: Headline | null;
  readonly closed: readonly Move[] | null;
  /** Round in which the event had been drawn before; `null` if never. */
  readonly drawn: number | null;
  readonly war: boolean;
  readonly warSince: number;
  /** Whether somebody learned something by it, which cannot be taken back. */
  readonly signalled: boolean;
}

export interface Stock extends Record<SecretTrack, number> {
  /** Units that have left the country. */
  shipped: number;
}

/** One component of a score: `share` of `weight` points. */
export interface ScoreLine {
  readonly name: string;
  readonly weight: number;
  /** From 0 to 1. */
  readonly share: number;
  readonly points: number;
}
export interface ScoreSheet {
  readonly interests: readonly ScoreLine[];
  readonly agenda: {
    /** `null` where the holder does not know it. */
    readonly id: AgendaId | null;
    readonly met: readonly boolean[];
    readonly points: number;
  };
  readonly bonus: number;
  /** The cap that an ending put on the score; `null` where none did. */
  readonly cap: number | null;
  /** 0 to 100, in hundredths of a point. */
  readonly total: number;
}

interface Ending {
  readonly id: EndingId;
  readonly round: number;
  readonly scores: Record<Seat, ScoreSheet>;
}

export interface Position {
  /** Id of a scenario known to `scenarioOf`. */
  readonly scenario: string;
  round: number;
  step: Step;
  paused: boolean;
  tracks: Record<Track, number>;
  /** `trust[from][to]`: how far `from` trusts `to`. A seat's entry for itself is 10 and means nothing. */
  trust: Record<Seat, Record<Seat, number>>;
  war: boolean;
  /** The first round of the war that is on, or was last: the one whose reckoning it may spread at; 0 if never. */
  warSince: number;
  seats: Record<Seat, Holder>;
  /** Done with the current step. */
  ready: Record<Seat, boolean>;
  headline: Headline | null;
  /** Events that the chair brought in under ids of its own; absent where it never did. Replaced, not changed in place. */
  injected?: Readonly<Record<string, Injected>>;
  /** Events that were drawn, with their round. */
  drawn: Record<string, number>;
  /** Seats that have spent their one pass of a choice. */
  passed: Record<Seat, boolean>;
  offers: Record<string, Offer>;
  deals: Record<string, Deal>;
  /** Credits given at home, once for a kind of term in a game; keys are `seat:kind`. */
  credited: Record<string, true>;
  incidents: Record<string, Incident>;
  /** Round in which Israel is under the threat of `restrain`; 0 if none. */
  restrained: number;
  /** Round in which a seat's force costs more after a rebuke; 0 if none. */
  rebuked: Record<Seat, number>;
  /** Last round in which the seat ordered force, and was struck; 0 if never. */
  lastForce: Record<Seat, number>;
  lastStruck: Record<Seat, number>;
  /**
   * Crackdowns that are not paid for: `floor` is the round in which streets cannot fall below 1, `until` the last whose
   * reckoning costs streets, and `since` the round of the first of an unbroken row of them.
   */
  crackdown: { floor: number; since: number; until: number };
  /** Escalation as the round began: it rises only so far in one round. */
  escalationBefore: number;
  /** Whether an American bomb was ever ordered, and how many strikes on Iran were left unanswered. */
  bombed: boolean;
  unanswered: number;
  /** Rounds running in which the conditions of durable peace held. */
  peaceRounds: number;
  /** A nuclear breach came to light this round. */
  nuclearBreach: boolean;
  /** Pairs that this round moved already, so that a pair moves once; keys are `debtor:creditor`. */
  breached: Record<string, true>;
  ending: Ending | null;
  /** SHA-256 of the seed, published at the start. */
  readonly seedHash: string;

  /** From here on: `null` for whoever may not know. */
  seed: string | null;
  secret: Stock | null;
  agendas: Record<Seat, AgendaId | null>;
  /** In a state `null` where nobody reads it, as in a search: it is not kept up then. */
  pictures: Record<PictureOf, Picture | null>;
  /** Orders committed this round. */
  orders: Record<Seat, readonly Order[] | null>;
  responses: Record<Seat, Response | null>;
  /** The deal that a seat signed this round. */
  signed: Record<Seat, DealId | null>;
  /** Israel's last signal. */
  lastSignal: Signal | null;
  /** Known to Israel and the United States. */
  leaks: Record<string, Leak> | null;
}

/** A change of a track, as it is told: from what it was to what it is. */
export interface TrackMove {
  readonly track: Track | SecretTrack;
  readonly from: number;
  readonly to: number;
}
interface TrustMove {
  readonly trust: readonly [Seat, Seat];
  readonly from: number;
  readonly to: number;
}
export type Move = TrackMove | TrustMove;

/** One line of the log: what happened, to be turned into a sentence, and what it moved. */
export interface Dispatch {
  readonly round: number;
  readonly step: 'headlines' | 'talks' | 'orders' | 'resolution' | 'response' | 'reckoning';
  readonly what: What;
  readonly moves: readonly Move[];
}

/** Why an obligation counts as broken. */
export interface Breach {
  readonly deal: DealId;
  readonly debtor: Seat;
  /** Index of the term. */
  readonly term: number;
  readonly to: readonly Seat[];
}

export type What =
  | { readonly kind: 'headline'; readonly event: string }
  | { readonly kind: 'choice'; readonly seat: Seat; readonly event: string; readonly option: string }
  | { readonly kind: 'injected' | 'undone'; readonly event: string }
  | { readonly kind: 'offer'; readonly offer: Offer }
  | { readonly kind: 'accepted' | 'declined' | 'withdrawn'; readonly seat: Seat; readonly offer: OfferId }
  | { readonly kind: 'lapsed'; readonly offer: OfferId }
  | { readonly kind: 'signed'; readonly deal: DealId; readonly draft: Draft; readonly by: Seat }
  | { readonly kind: 'published'; readonly seat: Seat | null; readonly deal: DealId; readonly draft: Draft }
  | { readonly kind: 'denounced'; readonly seat: Seat; readonly deal: DealId; readonly free: boolean }
  | { readonly kind: 'expired'; readonly deal: DealId }
  | { readonly kind: 'order'; readonly seat: Seat; readonly order: OrderId; readonly target: string | null }
  /** For the seat that ordered it alone. */
  | { readonly kind: 'covert'; readonly seat: Seat; readonly order: OrderId; readonly target: string | null }
  | {
      readonly kind: 'detected';
      readonly seat: Seat;
      readonly order: OrderId;
      readonly target: string | null;
    }
  /** Public tracks moved and nobody says why. */
  | { readonly kind: 'unexplained' }
  | {
      readonly kind: 'strike';
      readonly seat: Seat;
      readonly on: Seat;
      readonly order: OrderId | 'retaliate';
      readonly target: string | null;
      /** The die, what it came to with attack and defence, and the damage; `null` where no die is rolled. */
      readonly die: number | null;
      readonly total: number | null;
      readonly damage: number;
    }
  | { readonly kind: 'weary'; readonly seat: Seat }
  | { readonly kind: 'restraint-ignored' }
  | {
      readonly kind: 'breach';
      readonly breach: Breach;
      readonly how: OrderId | ResponseId | 'withhold' | 'short';
    }
  | { readonly kind: 'snapback'; readonly deal: DealId; readonly against: Seat }
  | {
      readonly kind: 'response';
      readonly seat: Seat;
      readonly response: ResponseId;
      readonly target: Seat | null;
    }
  | { readonly kind: 'delivered'; readonly deal: DealId; readonly term: number; readonly amount: number }
  | { readonly kind: 'enforced'; readonly deal: DealId; readonly term: number }
  | { readonly kind: 'kept'; readonly pairs: readonly (readonly [Seat, Seat])[] }
  | {
      readonly kind: 'signal';
      readonly source: OrderId | 'inspectors' | 'event' | 'leak';
      readonly signal: Signal;
      /** About declared uranium alone. */
      readonly declared?: boolean;
    }
  | { readonly kind: 'shared-picture' }
  | { readonly kind: 'leak-found' }
  | { readonly kind: 'home'; readonly cause: HomeCause }
  | { readonly kind: 'war-begins' | 'war-ends' }
  | { readonly kind: 'ending'; readonly ending: EndingId };

/** What moves home fronts and shared tracks at Reckoning (RULES 8). */
export const HOME_CAUSES = [
  'decay',
  'quiet',
  'cooling',
  'war',
  'spark',
  'sanctions-heavy',
  'sanctions-light',
  'economy-poor',
  'economy-good',
  'alarm',
  'firm-ceasefire',
  'crackdown',
  'fade',
] as const;
export type HomeCause = (typeof HOME_CAUSES)[number];

/** Who may read a line of the log. */
export type Audience = Partial<Record<Exclude<Viewer, 'chair'>, true>>;
export interface LogRecord {
  /** `null`: everybody. */
  readonly audience: Audience | null;
  readonly entry: Dispatch;
  /** Told more fully in another line, which whoever sees everything reads instead. */
  readonly reduced: boolean;
}

export interface State extends Position {
  seed: string;
  secret: Stock;
  agendas: Record<Seat, AgendaId>;
  leaks: Record<string, Leak>;
  /** By the ids of `injected`. In no view, since it tells of secret tracks. Replaced, not changed in place. */
  undo?: Readonly<Record<string, Undo>>;
  /** Keys are running numbers, which never reach a viewer. `null` where nobody reads it, as in a search. */
  log: Record<string, LogRecord> | null;
  logged: number;
}
