import type { Effect } from '../content/schema';
import type { Seat } from '../content/seats';
import type { DealId, Draft, Holder, OfferId, Order, Response } from './state';

/** What a seat can do. */
export type SeatAction =
  /** Take an option of the headline's choice, or `pass`. */
  | { readonly type: 'choose'; readonly option: string }
  | { readonly type: 'offer'; readonly draft: Draft; readonly counters?: OfferId }
  | { readonly type: 'accept'; readonly offer: OfferId }
  | { readonly type: 'decline'; readonly offer: OfferId }
  /** Take back an acceptance; the proposer takes back the whole offer. */
  | { readonly type: 'withdraw'; readonly offer: OfferId }
  | { readonly type: 'denounce'; readonly deal: DealId }
  | { readonly type: 'publish'; readonly deal: DealId }
  /** Done talking, or not done after all. */
  | { readonly type: 'ready'; readonly ready: boolean }
  /** Commit the orders of the round; an empty list passes. */
  | { readonly type: 'orders'; readonly orders: readonly Order[] }
  | { readonly type: 'respond'; readonly response: Response };

/** What the chair can do. */
export type ChairAction =
  /** The clock of this step ran out. Round and step guard against a late one. */
  | { readonly type: 'expire'; readonly round: number; readonly step: 'talks' | 'orders' | 'response' }
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'seat'; readonly seat: Seat; readonly holder: Holder }
  /** An event of the deck, or one written for this table. Under an id of the chair's own it can be undone. */
  | { readonly type: 'inject'; readonly event: string; readonly id?: string }
  | { readonly type: 'inject'; readonly written: WrittenEvent; readonly id: string }
  /** Takes back, in the same round, what an event changed that was brought in under this id. */
  | { readonly type: 'undo'; readonly injected: string }
  /** More time for this step. Of interest to the clock alone. */
  | { readonly type: 'extend'; readonly minutes: number };

/** An event that somebody wrote for a table, with what it changes. */
export interface WrittenEvent {
  readonly headline: string;
  readonly text: string;
  readonly effects: readonly Effect[];
}

export type Action = SeatAction | ChairAction;

/** Every refusal of the rules. Clients turn it into a sentence that says what to do. */
export const REFUSALS = [
  'ended',
  'paused',
  'wrong-step',
  'not-for-this-actor',
  'malformed',
  'already-done',
  'no-choice',
  'unknown-option',
  'pass-spent',
  'unknown-offer',
  'unknown-deal',
  'not-a-party',
  'not-in-force',
  'not-secret',
  'too-many-offers',
  'too-many-terms',
  'no-terms',
  'bad-parties',
  'bad-term',
  'repeated-term',
  'circular-after',
  'bad-due',
  'bad-duration',
  'same-offer',
  'not-accepted',
  'not-credible',
  'not-ratified',
  'signed-this-round',
  'unknown-order',
  'unknown-target',
  'not-your-order',
  'repeated-order',
  'too-few-points',
  'track-too-low',
  'track-too-high',
  'nothing-concealable',
  'no-uranium',
  'no-signal',
  'nothing-to-withhold',
  'nothing-to-answer',
  'not-your-response',
  'no-missiles',
  'unknown-violator',
  'unknown-event',
  'not-undoable',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Why an act is not legal, with what is needed to say so in words. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}
