/**
 * What-ifs on a sketch: moves are tried, weighed for up to three seats at once, and taken back. Clamping follows
 * shared/rules/tracks.ts; what a trial comes to is an estimate, and nothing that is legal or happens depends on it.
 *
 * Rollouts spend most of their time here, so blocks go by their indices and nothing is allocated on the way.
 */
import type { Effect } from '../../content/schema';
import type { Seat } from '../../content/seats';
import { TRACK_MAX, type SecretTrack, type Track } from '../../content/tracks';
import { obligations, type Obligation } from '../../rules/obligations';
import { marginal } from '../../rules/pictures';
import { scenarioOf } from '../../rules/scenario';
import type { Picture, Position, Term } from '../../rules/state';
import {
  AFTER_PROMISES,
  anticipate,
  CEASEFIRE,
  DEALS,
  emptySketch,
  ESCALATION,
  FIRE_NEAR,
  FIRST_PROMISE,
  fireNear,
  HEU,
  isLater,
  LATER,
  OFFSETS,
  SIZES,
  sketchDeals,
  sketchOf,
  sketchTerm,
  sketchTracks,
  sketchWhole,
  SNAPBACK,
  STREETS,
  TRACK_BLOCK,
  TRUST_BLOCK,
  WAR,
  WEAPON,
  type Sketch,
} from './blocks';
import { stepsOf, type Step } from './steps';
import { INTERCEPT, type Table } from './weights';

/** Blocks that what is owed moves. */
const OWED = (
  ['sanctions', 'economy', 'shield', 'access', 'sites', 'missiles', 'heu'] as const satisfies readonly (
    | Track
    | SecretTrack
  )[]
).map((track) => TRACK_BLOCK[track]);

const SECRETS = ['heu', 'concealed', 'weapon'] as const satisfies readonly SecretTrack[];

/** Chances of each value of what the holder of a position does not know. */
export type Beliefs = Readonly<Record<SecretTrack, readonly number[]>>;

/** Pictures are never changed, so what they come to is worked out once. */
const marginals = new WeakMap<Picture, Beliefs>();

/** What a seat believes of the secret stock, as far as `position` tells; `null` where it knows. */
function beliefsOf(position: Position, seat: Seat): Beliefs | null {
  if (position.secret) return null;
  const own = seat === 'iran' ? null : position.pictures[seat];
  const picture = own ?? position.pictures.public;
  if (!picture) return null;
  const found = marginals.get(picture) ?? marginal(picture);
  marginals.set(picture, found);
  return found;
}

const isSecret = (at: number): boolean => at >= HEU && at < HEU + SECRETS.length;

/** Chance that a round that ends with escalation at this much, after force, leads to a regional war soon. */
const FIRE_CHANCES = [0, 0, 0, 0, 0, 0, 0, 0.03, 0.1, 0.22, 0.8];

const unitsOwed = (owed: readonly Obligation[]): number =>
  owed.reduce((sum, { term }) => sum + (term.kind === 'ship-out' ? term.level : 0), 0);

/** Numbers that `suppose` notes: what each table came to, how far each secret had moved, how much was to be taken back. */
const NOTED = 8;
/** What is supposed within what is supposed goes no deeper. */
const DEEPEST = 8;

const TRUST_MOST = 10;

export class Trial {
  readonly position: Position;
  tables: readonly Table[];
  readonly beliefs: Beliefs | null;
  readonly sketch: Sketch = emptySketch();
  /** All that is owed in the position. */
  owed: readonly Obligation[] = [];
  readonly #start: Sketch = emptySketch();
  readonly #next: Sketch = emptySketch();
  /** What the moves since the last `reset` come to, for each table. */
  readonly by: Float64Array;
  /** By how much what is believed of each secret has moved: what is owed of it, and what the trial did. */
  readonly #shift: [number, number, number] = [0, 0, 0];
  #owedUnits = 0;
  /** Blocks that were set and what they were before, so that a trial can be taken back. */
  readonly #undo: number[] = [];
  #undone = 0;
  readonly #notes = new Float64Array(NOTED * DEEPEST);
  #depth = 0;
  /** Tables that moves are weighed with: from `#first`, before `#end`. */
  #first = 0;
  #end: number;
  readonly #base: Float64Array;
  #hasBase = false;
  /** Promises and tracks as they would be without a deal, by its id: worked out once, as the position stays as it is. */
  readonly #without = new Map<string, Sketch>();
  /** How much a regional war is feared: 1 as much as it costs. */
  readonly #fear: number;
  /** Whether two seats strike with a die, so that escalation may rise to its top. */
  #both = false;

  /** `position`: a state, or a view; `seat` is whose beliefs stand in for what it does not tell. */
  constructor(position: Position, seat: Seat, tables: readonly Table[], fear = 1) {
    this.#fear = fear;
    this.position = position;
    this.tables = tables;
    this.beliefs = beliefsOf(position, seat);
    this.#end = tables.length;
    this.by = new Float64Array(tables.length);
    this.#base = new Float64Array(tables.length);
    this.renew(tables);
  }

  /** Looks again at the position, which has changed, with as many tables as before. */
  renew(tables: readonly Table[]): void {
    this.tables = tables;
    this.owed = obligations(this.position);
    sketchOf(this.position, this.sketch, this.owed);
    this.#start.set(this.sketch);
    this.#owedUnits = this.beliefs ? -unitsOwed(this.owed) : 0;
    this.#hasBase = false;
    if (this.#without.size > 0) this.#without.clear();
    this.#undone = 0;
    this.reset();
  }

  /** What the position as it is comes to, for each table. */
  get base(): Float64Array {
    if (!this.#hasBase) this.#baseNow();
    return this.#base;
  }

  #baseNow(): void {
    const { sketch } = this;
    const undo = this.#undo;
    const moved = sketch.slice();
    const [heu, concealed, weapon] = this.#shift;
    for (let at = this.#undone - 2; at >= 0; at -= 2) sketch[undo[at]!] = undo[at + 1]!;
    this.#shiftTo(this.#owedUnits, 0, 0);
    for (let i = 0; i < this.tables.length; i++) this.#base[i] = this.#whole(this.tables[i]!);
    sketch.set(moved);
    this.#shiftTo(heu, concealed, weapon);
    this.#hasBase = true;
  }

  #shiftTo(heu: number, concealed: number, weapon: number): void {
    const shift = this.#shift;
    shift[0] = heu;
    shift[1] = concealed;
    shift[2] = weapon;
  }

  /** From here on, moves are weighed with one table alone, or (`null`) with all. */
  only(table: number | null): void {
    this.#first = table ?? 0;
    this.#end = table === null ? this.tables.length : table + 1;
  }

  #whole(table: Table): number {
    let sum = table[INTERCEPT] ?? 0;
    for (let at = 0; at < OFFSETS.length; at++) sum += table[OFFSETS[at]! + this.sketch[at]!] ?? 0;
    const { beliefs } = this;
    if (!beliefs) return sum;
    for (let secret = 0; secret < SECRETS.length; secret++) {
      const offset = OFFSETS[HEU + secret]!;
      const most = SIZES[HEU + secret]! - 1;
      sum -= table[offset + this.sketch[HEU + secret]!] ?? 0;
      const by = this.#shift[secret]!;
      beliefs[SECRETS[secret]!].forEach((chance, value) => {
        const at = Math.max(0, Math.min(most, value + by));
        sum += chance * (table[offset + at] ?? 0);
      });
    }
    return sum;
  }

  #takeBack(to: number): void {
    const undo = this.#undo;
    const { sketch } = this;
    let at = this.#undone;
    while (at > to) {
      at -= 2;
      sketch[undo[at]!] = undo[at + 1]!;
    }
    this.#undone = at;
  }

  reset(): void {
    this.#takeBack(0);
    const { by } = this;
    for (let i = 0; i < by.length; i++) by[i] = 0;
    this.#both = false;
    this.#shiftTo(this.#owedUnits, 0, 0);
  }

  /** From here to `conclude`, moves are only supposed. */
  suppose(): void {
    const { by } = this;
    const notes = this.#notes;
    const shift = this.#shift;
    const at = this.#depth * NOTED;
    if (at >= notes.length) throw new Error('supposed too deep');
    this.#depth += 1;
    for (let i = 0; i < by.length; i++) notes[at + i] = by[i]!;
    notes[at + 3] = shift[0];
    notes[at + 4] = shift[1];
    notes[at + 5] = shift[2];
    notes[at + 6] = this.#undone;
    notes[at + 7] = this.#both ? 1 : 0;
  }

  /** Takes back what was moved since `suppose`, and keeps `share` of what it came to. */
  conclude(share: number): void {
    const { by } = this;
    const notes = this.#notes;
    this.#depth -= 1;
    const at = this.#depth * NOTED;
    for (let i = this.#first; i < this.#end; i++) {
      const before = notes[at + i]!;
      by[i] = before + share * (by[i]! - before);
    }
    this.#takeBack(notes[at + 6]!);
    this.#both = notes[at + 7] === 1;
    this.#shiftTo(notes[at + 3]!, notes[at + 4]!, notes[at + 5]!);
  }

  /** Runs `what`, takes back what it moved, and keeps `share` of what it came to. */
  expect(share: number, what: () => void): void {
    if (share <= 0) return;
    this.suppose();
    what();
    this.conclude(share);
  }

  /** Runs `what`, and takes back what it moved; the result is what it came to, for each table. */
  taste(what: () => void, into: Float64Array): Float64Array {
    this.suppose();
    what();
    return this.sum(into);
  }

  /** Takes back what was moved since `suppose`; the result is what it came to, for each table. */
  sum(into: Float64Array): Float64Array {
    const { by } = this;
    const notes = this.#notes;
    const at = (this.#depth - 1) * NOTED;
    this.conclude(1);
    for (let i = 0; i < by.length; i++) {
      into[i] = by[i]! - notes[at + i]!;
      by[i] = notes[at + i]!;
    }
    return into;
  }

  /** Sets a block to a value, within its range. */
  set(at: number, value: number): void {
    const { sketch } = this;
    const from = sketch[at]!;
    if (value === from) return;
    const to = Math.max(0, Math.min(SIZES[at]! - 1, value));
    if (to === from) return;
    this.#undo[this.#undone] = at;
    this.#undo[this.#undone + 1] = from;
    this.#undone += 2;
    sketch[at] = to;
    const offset = OFFSETS[at]!;
    const { by, tables } = this;
    const end = this.#end;
    for (let i = this.#first; i < end; i++) {
      const table = tables[i]!;
      by[i] = by[i]! + table[offset + to]! - table[offset + from]!;
    }
  }
  /** The value of a block as it stands in the trial. */
  at(block: number): number {
    return this.sketch[block]!;
  }

  #moveSecret(at: number, by: number): void {
    const { beliefs } = this;
    if (!beliefs) {
      this.set(at, this.sketch[at]! + by);
      return;
    }
    const most = SIZES[at]! - 1;
    const offset = OFFSETS[at]!;
    const clamp = (value: number): number => Math.max(0, Math.min(most, value));
    const secret = at - HEU;
    const before = this.#shift[secret]!;
    const after = before + by;
    this.#shift[secret] = after;
    const chances = beliefs[SECRETS[secret]!];
    for (let i = this.#first; i < this.#end; i++) {
      const table = this.tables[i]!;
      let sum = 0;
      chances.forEach((chance, value) => {
        sum += chance * (table[offset + clamp(value + after)]! - table[offset + clamp(value + before)]!);
      });
      this.by[i] = this.by[i]! + sum;
    }
  }

  move(track: Track | SecretTrack, by: number, upTo?: number): void {
    this.moveAt(TRACK_BLOCK[track], by, upTo);
  }

  /** As `move`, of the block of a track. */
  moveAt(at: number, by: number, upTo: number | null = null): void {
    if (at < 0 || by === 0) return;
    if (isSecret(at)) return this.#moveSecret(at, by);
    const from = this.sketch[at]!;
    let to: number;
    if (by > 0) {
      let most = upTo ?? SIZES[at]! - 1;
      if (at === ESCALATION) most = this.#highest(from, most);
      to = Math.max(from, Math.min(from + by, most));
    } else {
      // A crackdown holds the streets for its round.
      const held = at === STREETS && this.position.crackdown.floor === this.position.round;
      to = Math.min(from, Math.max(held ? 1 : 0, from + by));
    }
    this.set(at, to);
    if (at === ESCALATION) this.set(FIRE_NEAR, fireNear(to));
    else if (at === CEASEFIRE) this.#lookAtWar(to);
  }

  /** How high escalation may rise from here in this round. */
  #highest(from: number, most: number): number {
    const { perRound, freelyUpTo } = scenarioOf(this.position).numbers.escalation;
    const top = this.#both ? most : Math.max(freelyUpTo, from);
    return Math.min(top, this.position.escalationBefore + perRound);
  }

  #lookAtWar(ceasefire: number): void {
    if (ceasefire === 0) this.set(WAR, 1);
    else if (ceasefire >= scenarioOf(this.position).numbers.war.endsAt) this.set(WAR, 0);
  }

  trust(from: Seat, to: Seat, by: number, upTo = TRUST_MOST): void {
    this.#trustAt(TRUST_BLOCK[from][to], by, upTo);
  }

  #trustAt(at: number, by: number, upTo: number): void {
    const now = this.sketch[at]!;
    this.set(at, by > 0 ? Math.max(now, Math.min(now + by, upTo)) : Math.max(0, now + by));
  }

  effects(effects: readonly Effect[]): void {
    this.steps(stepsOf(effects));
  }

  /** As `effects`, of effects that were made into steps. */
  steps(steps: readonly Step[]): void {
    for (let i = 0; i < steps.length; i++) {
      const { at, trust, by, upTo, war } = steps[i]!;
      if (war !== null && war !== this.position.war) continue;
      if (trust) this.#trustAt(at, by, upTo ?? TRUST_MOST);
      else this.moveAt(at, by, upTo);
    }
  }

  /** Terms come into force together, in one deal; `lasting`: to the end of the game. */
  sign(terms: readonly Term[], lasting: boolean, snapback: boolean): void {
    const next = this.#next;
    for (let at = FIRST_PROMISE; at < AFTER_PROMISES; at++) next[at] = this.sketch[at]!;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      sketchTerm(next, term, lasting);
      if (isLater(this.position, term)) next[LATER] = next[LATER]! + 1;
    }
    next[DEALS] = next[DEALS]! + 1;
    if (snapback) next[SNAPBACK] = next[SNAPBACK]! + 1;
    sketchWhole(next);
    this.#promise(next);
    for (let i = 0; i < terms.length; i++) anticipate(this.position, terms[i]!, this);
  }

  #promise(promises: Sketch): void {
    const { sketch } = this;
    for (let at = FIRST_PROMISE; at < AFTER_PROMISES; at++) {
      if (promises[at] !== sketch[at]) this.set(at, promises[at]!);
    }
  }

  /** A deal in force ends, and what is still owed under it is not carried out. */
  drop(id: string): void {
    const without = this.#without.get(id) ?? this.#sketchWithout(id);
    this.#promise(without);
    this.#takeAwayOwed(id, without);
  }

  #sketchWithout(id: string): Sketch {
    const sketch = sketchTracks(this.position, emptySketch(), this.owed, id);
    sketchDeals(this.position, sketch, id);
    this.#without.set(id, sketch);
    return sketch;
  }

  /** Tracks that what was owed under a deal would have moved, and that what is owed elsewhere does not move all the same. */
  #takeAwayOwed(id: string, without: Sketch): void {
    const start = this.#start;
    for (let i = 0; i < OWED.length; i++) {
      const at = OWED[i]!;
      const by = without[at]! - start[at]!;
      if (by !== 0) this.moveAt(at, by);
    }
    if (!this.beliefs) return;
    for (const { deal, term } of this.owed) {
      if (deal.id === id && term.kind === 'ship-out') this.moveAt(HEU, term.level);
    }
  }

  /** Another seat strikes as well, with a die: escalation may rise to its top. */
  bothStrike(): void {
    this.#both = true;
  }

  /** Counts in that escalation, as it stands in the trial, may end in a regional war that leaves nobody much. */
  fearFire(): void {
    const chance = this.#fear * (FIRE_CHANCES[this.sketch[ESCALATION]!] ?? 0);
    if (chance === 0) return;
    const left = scenarioOf(this.position).numbers.scores.conflagration;
    // The weights of the position are worth working out only here.
    const { base, by } = this;
    for (let i = this.#first; i < this.#end; i++) {
      by[i] = by[i]! - chance * Math.max(0, base[i]! + by[i]! - left);
    }
  }

  /** Chance that the weapon is done where it now stands in the trial. */
  breakout(): number {
    const { beliefs } = this;
    const done = TRACK_MAX.weapon;
    if (!beliefs) return this.sketch[WEAPON]! >= done ? 1 : 0;
    const by = this.#shift[WEAPON - HEU]!;
    return by <= 0 ? 0 : beliefs.weapon.reduce((sum, p, v) => sum + (v + by >= done ? p : 0), 0);
  }
}
