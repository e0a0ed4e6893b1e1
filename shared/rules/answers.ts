/** What the rules answer when they are asked: what may I do, what would it do, would this deal hold. */
import type { ResponseId } from '../content/responses';
import type { Seat } from '../content/seats';
import type { TermKind } from '../content/terms';
import type { Refusal } from './actions';
import type { Breach, Draft, Move, Order, Response } from './state';

/** One act and why it is not legal (`null`: it is). */
interface Option<T> {
  readonly value: T;
  readonly refusal: Refusal | null;
}

/** Answer to `what may this seat do now, and why not the rest`. */
export interface Options {
  /** Whether anything is asked of this seat that it has not done. */
  readonly awaited: boolean;
  readonly ready: Refusal | null;
  /** Options of the headline's choice, with `pass` at the end; empty where nothing is asked of this seat. */
  readonly choices: readonly Option<string>[];
  /** Whether the seat may propose at all. */
  readonly propose: Refusal | null;
  /** By offer: whether it may be accepted, declined, withdrawn. */
  readonly accept: Readonly<Record<string, Refusal | null>>;
  readonly decline: Readonly<Record<string, Refusal | null>>;
  readonly withdraw: Readonly<Record<string, Refusal | null>>;
  /** By deal. */
  readonly denounce: Readonly<Record<string, Refusal | null>>;
  readonly publish: Readonly<Record<string, Refusal | null>>;
  /** Action points this round. */
  readonly points: number;
  /** Every order of the seat with every target, taken alone, and its cost; `withhold` last, one for each deal. */
  readonly orders: readonly (Option<Order> & { readonly cost: number })[];
  readonly responses: readonly Option<Response>[];
}

/** A chance in percent, or a spread of outcomes. */
export interface StrikeOdds {
  readonly attack: number;
  readonly defence: number;
  /** Chance in percent of each damage, the least damage first. */
  readonly damage: readonly { readonly damage: number; readonly percent: number }[];
  /** Expected damage, which is also what it adds to the toll. */
  readonly expected: number;
}

/** What an order would cost and do if it were carried out now (RULES 1: before anyone commits). */
export interface OrderForecast {
  readonly order: Order;
  readonly cost: number;
  /** Certain changes of tracks and trust, clamped, from the tracks as they stand. */
  readonly moves: readonly Move[];
  readonly strike: StrikeOdds | null;
  /** Damage dealt where the strike hits and what follows from a hit. */
  readonly onHit: readonly Move[];
  /** Chance in percent that a covert order is found out, and what that adds. */
  readonly detection: number | null;
  readonly onDetection: readonly Move[];
  /** Deals in force that this breaks at once, or once it is found out. */
  readonly breaches: readonly Breach[];
  /** Changes of trust by those breaches. */
  readonly breachMoves: readonly Move[];
  /** A private signal: half-width. */
  readonly signal: { readonly subject: 'heu' | 'weapon'; readonly width: number } | null;
  /** Whether this seat loses of its home track for a second round of force running. */
  readonly weary: boolean;
  /** Facts in words that numbers do not carry, as codes: `restrained`, `rebuked`, `war-discount`, `next-round`, `crackdown`. */
  readonly notes: readonly string[];
}

/** One addend of a test of a deal. `deal` tells a deal in force, `null` the text on the table. */
export interface Addend {
  readonly source: TermKind | 'after' | 'snapback' | 'in-law';
  readonly level: number;
  readonly debtor: Seat | null;
  readonly deal: string | null;
  readonly by: number;
}

/** Both tests of RULES 7 for one party. */
export interface PartyAppraisal {
  readonly seat: Seat;
  readonly credibility: {
    /** Lowest trust in those to whom the party is exposed; `null` where it is exposed to nobody. */
    readonly trust: number | null;
    readonly toward: Seat | null;
    readonly assurances: readonly Addend[];
    readonly exposures: readonly Addend[];
    /** trust + assurances − exposures; passes at 0 and above. */
    readonly margin: number;
    readonly passes: boolean;
  };
  readonly ratification: {
    readonly now: number;
    readonly effects: readonly Addend[];
    readonly after: number;
    readonly passes: boolean;
  };
}

export interface Appraisal {
  readonly parties: readonly PartyAppraisal[];
  readonly passes: boolean;
}

/** A small change of a draft after which more of both tests pass. */
export interface Remedy {
  readonly change:
    | { readonly kind: 'snapback'; readonly on: boolean }
    | { readonly kind: 'due-now'; readonly term: number }
    | { readonly kind: 'in-law'; readonly term: number; readonly on: boolean }
    | { readonly kind: 'after'; readonly term: number; readonly after: number }
    | { readonly kind: 'level'; readonly term: number; readonly level: number }
    | { readonly kind: 'drop'; readonly term: number }
    | { readonly kind: 'add'; readonly term: Draft['terms'][number] };
  readonly draft: Draft;
  /** Whether both tests pass for all parties after it. */
  readonly passes: boolean;
}

/** What a response would do. */
export interface ResponseForecast {
  readonly response: ResponseId;
  readonly moves: readonly Move[];
  readonly strike: StrikeOdds | null;
  readonly breaches: readonly Breach[];
}
