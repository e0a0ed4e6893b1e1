/**
 * What-ifs on a sketch: moves are tried, weighed for up to three seats at once, and taken back. Clamping follows
 * shared/rules/tracks.ts; what a trial comes to is an estimate, and nothing that is legal or happens depends on it.
 */
import type { Effect } from '../../content/schema';
import type { Seat } from '../../content/seats';
import { TRACK_MAX, type SecretTrack, type Track } from '../../content/tracks';
import { obligations } from '../../rules/obligations';
import { marginal } from '../../rules/pictures';
import { scenarioOf } from '../../rules/scenario';
import type { Picture, Position, Term } from '../../rules/state';
import {
  AFTER_PROMISES,
  anticipate,
  blockAt,
  BLOCKS,
  emptySketch,
  FIRST_PROMISE,
  fireNear,
  isLater,
  sketchDeals,
  sketchOf,
  sketchTerm,
  sketchTracks,
  sketchWhole,
  TRACK_BLOCK,
  TRUST_BLOCK,
  type BlockName,
  type Sketch,
} from './blocks';
import { INTERCEPT, type Table } from './weights';

const OFFSETS = Int32Array.from(BLOCKS, ({ offset }) => offset);
const SIZES = Int32Array.from(BLOCKS, ({ size }) => size);
const WAR = blockAt('war');
const FIRE = blockAt('fire-near');
const DEALS = blockAt('deals');
const SNAPBACK = blockAt('snapback');
const LATER = blockAt('later');

/** Tracks that what is owed moves. */
const OWED_TRACKS = [
  'sanctions',
  'economy',
  'shield',
  'access',
  'sites',
  'missiles',
  'heu',
] as const satisfies readonly (Track | SecretTrack)[];

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

const isSecret = (track: string): track is SecretTrack =>
  track === 'heu' || track === 'concealed' || track === 'weapon';

/** Chance that a round that ends with escalation at this much, after force, leads to a regional war soon. */
const FIRE_CHANCES = [0, 0, 0, 0, 0, 0, 0, 0.03, 0.1, 0.22, 0.8];

const unitsOwed = (position: Position): number =>
  obligations(position).reduce((sum, { term }) => sum + (term.kind === 'ship-out' ? term.level : 0), 0);

export class Trial {
  readonly position: Position;
  readonly tables: readonly Table[];
  readonly beliefs: Beliefs | null;
  readonly sketch: Sketch;
  readonly #start: Sketch;
  /** What the moves since the last `reset` come to, for each table. */
  readonly by: Float64Array;
  /** By how much what is believed of a secret has moved: what is owed of it, and what the trial did. */
  readonly #shift: Record<SecretTrack, number> = { heu: 0, concealed: 0, weapon: 0 };
  readonly #owed: number;
  /** Blocks that were set and what they were before, so that a trial can be taken back. */
  readonly #undo: number[] = [];
  /** Tables that moves are weighed with: from `#first`, before `#end`. */
  #first = 0;
  #end: number;
  #base: Float64Array | null = null;
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
    this.sketch = sketchOf(position);
    this.#start = this.sketch.slice();
    this.#end = tables.length;
    this.by = new Float64Array(tables.length);
    this.#owed = this.beliefs ? -unitsOwed(position) : 0;
    this.#shift.heu = this.#owed;
  }

  /** What the position as it is comes to, for each table. */
  get base(): Float64Array {
    return this.#base ?? this.#baseNow();
  }

  #baseNow(): Float64Array {
    const undone = this.sketch.slice();
    const shift = { ...this.#shift };
    for (let at = this.#undo.length - 2; at >= 0; at -= 2) this.sketch[this.#undo[at]!] = this.#undo[at + 1]!;
    Object.assign(this.#shift, { heu: this.#owed, concealed: 0, weapon: 0 });
    this.#base = Float64Array.from(this.tables, (table) => this.#whole(table));
    this.sketch.set(undone);
    Object.assign(this.#shift, shift);
    return this.#base;
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
    for (const track of ['heu', 'concealed', 'weapon'] as const) {
      const offset = OFFSETS[TRACK_BLOCK[track]]!;
      sum -= table[offset + this.sketch[TRACK_BLOCK[track]]!] ?? 0;
      const by = this.#shift[track];
      beliefs[track].forEach((chance, value) => {
        const at = Math.max(0, Math.min(TRACK_MAX[track], value + by));
        sum += chance * (table[offset + at] ?? 0);
      });
    }
    return sum;
  }

  #takeBack(to: number): void {
    const undo = this.#undo;
    while (undo.length > to) {
      const value = undo.pop()!;
      this.sketch[undo.pop()!] = value;
    }
  }

  reset(): void {
    this.#takeBack(0);
    for (let i = 0; i < this.by.length; i++) this.by[i] = 0;
    this.#both = false;
    this.#shift.heu = this.#owed;
    this.#shift.concealed = 0;
    this.#shift.weapon = 0;
  }

  /** Runs `what`, takes back what it moved, and keeps `share` of what it came to. */
  expect(share: number, what: () => void): void {
    if (share <= 0) return;
    const { by } = this;
    const mark = this.#undo.length;
    const both = this.#both;
    const [a, b, c] = [by[0]!, by[1]!, by[2]!];
    const { heu, concealed, weapon } = this.#shift;
    what();
    by[0] = a + share * (by[0]! - a);
    if (by.length > 1) by[1] = b + share * (by[1]! - b);
    if (by.length > 2) by[2] = c + share * (by[2]! - c);
    this.#takeBack(mark);
    this.#both = both;
    this.#shift.heu = heu;
    this.#shift.concealed = concealed;
    this.#shift.weapon = weapon;
  }

  /** Runs `what`, and takes back what it moved; the result is what it came to, for each table. */
  taste(what: () => void, into: Float64Array): Float64Array {
    const { by } = this;
    const before = [by[0]!, by[1]!, by[2]!];
    this.expect(1, what);
    for (let i = 0; i < by.length; i++) {
      into[i] = by[i]! - before[i]!;
      by[i] = before[i]!;
    }
    return into;
  }

  /** Sets a block to a value, within its range. */
  set(at: number, value: number): void {
    const from = this.sketch[at]!;
    if (value === from) return;
    const to = Math.max(0, Math.min(SIZES[at]! - 1, value));
    if (to === from) return;
    this.#undo.push(at, from);
    this.sketch[at] = to;
    const offset = OFFSETS[at]!;
    for (let i = this.#first; i < this.#end; i++) {
      const table = this.tables[i]!;
      this.by[i] = this.by[i]! + table[offset + to]! - table[offset + from]!;
    }
  }
  put(name: BlockName, value: number): void {
    this.set(blockAt(name), value);
  }
  value(name: BlockName): number {
    return this.sketch[blockAt(name)] ?? 0;
  }

  #moveSecret(track: SecretTrack, by: number): void {
    const { beliefs } = this;
    const at = TRACK_BLOCK[track];
    if (!beliefs) {
      const to = this.sketch[at]! + by;
      this.set(at, to);
      return;
    }
    const most = TRACK_MAX[track];
    const offset = OFFSETS[at]!;
    const clamp = (value: number): number => Math.max(0, Math.min(most, value));
    const before = this.#shift[track];
    const after = before + by;
    this.#shift[track] = after;
    for (let i = this.#first; i < this.#end; i++) {
      const table = this.tables[i]!;
      let sum = 0;
      beliefs[track].forEach((chance, value) => {
        sum += chance * (table[offset + clamp(value + after)]! - table[offset + clamp(value + before)]!);
      });
      this.by[i] = this.by[i]! + sum;
    }
  }

  move(track: Track | SecretTrack, by: number, upTo?: number): void {
    if (isSecret(track)) return this.#moveSecret(track, by);
    const at = TRACK_BLOCK[track];
    if (at < 0 || by === 0) return;
    const from = this.sketch[at]!;
    let most = upTo ?? SIZES[at]! - 1;
    if (track === 'escalation' && by > 0) {
      const { perRound, freelyUpTo } = scenarioOf(this.position).numbers.escalation;
      const top = this.#both ? most : Math.max(freelyUpTo, from);
      most = Math.min(top, this.position.escalationBefore + perRound);
    }
    // A crackdown holds the streets for its round.
    const { crackdown, round } = this.position;
    const least = track === 'streets' && crackdown.floor === round ? 1 : 0;
    const to =
      by > 0 ? Math.max(from, Math.min(from + by, most)) : Math.min(from, Math.max(least, from + by));
    this.set(at, to);
    if (track === 'escalation') this.set(FIRE, fireNear(to));
    if (track === 'ceasefire') this.#lookAtWar(to);
  }

  #lookAtWar(ceasefire: number): void {
    if (ceasefire === 0) this.set(WAR, 1);
    else if (ceasefire >= scenarioOf(this.position).numbers.war.endsAt) this.set(WAR, 0);
  }

  trust(from: Seat, to: Seat, by: number, upTo = 10): void {
    const at = TRUST_BLOCK[from][to];
    const now = this.sketch[at]!;
    this.set(at, by > 0 ? Math.max(now, Math.min(now + by, upTo)) : Math.max(0, now + by));
  }

  effects(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.when && (effect.when === 'war') !== this.position.war) continue;
      if ('track' in effect) this.move(effect.track, effect.by, effect.upTo);
      else if ('secret' in effect) this.move(effect.secret, effect.by);
      else if ('trust' in effect) this.trust(effect.trust[0], effect.trust[1], effect.by, effect.upTo);
    }
  }

  /** Terms come into force together, in one deal; `lasting`: to the end of the game. */
  sign(terms: readonly Term[], lasting: boolean, snapback: boolean): void {
    const next = this.sketch.slice();
    for (const term of terms) {
      sketchTerm(next, term, lasting);
      if (isLater(this.position, term)) next[LATER] = next[LATER]! + 1;
    }
    next[DEALS] = next[DEALS]! + 1;
    if (snapback) next[SNAPBACK] = next[SNAPBACK]! + 1;
    sketchWhole(next);
    for (let at = FIRST_PROMISE; at < AFTER_PROMISES; at++) this.set(at, next[at]!);
    for (const term of terms) this.#anticipate(term);
  }

  /** A deal in force ends, and what is still owed under it is not carried out. */
  drop(id: string): void {
    const without = this.#without.get(id) ?? this.#sketchWithout(id);
    for (let at = FIRST_PROMISE; at < AFTER_PROMISES; at++) this.set(at, without[at]!);
    this.#takeAwayOwed(id, without);
  }

  #sketchWithout(id: string): Sketch {
    const sketch = sketchTracks(this.position, emptySketch(), id);
    sketchDeals(this.position, sketch, id);
    this.#without.set(id, sketch);
    return sketch;
  }

  /** Tracks that what was owed under a deal would have moved, and that what is owed elsewhere does not move all the same. */
  #takeAwayOwed(id: string, without: Sketch): void {
    for (const track of OWED_TRACKS) {
      const at = TRACK_BLOCK[track];
      const by = without[at]! - this.#start[at]!;
      if (by !== 0) this.move(track, by);
    }
    if (!this.beliefs) return;
    for (const { deal, term } of obligations(this.position)) {
      if (deal.id === id && term.kind === 'ship-out') this.move('heu', term.level);
    }
  }

  #anticipate(term: Term): void {
    anticipate(
      this.position,
      term,
      (track) => this.sketch[TRACK_BLOCK[track]]!,
      (track, by) => this.move(track, by),
    );
  }

  /** Another seat strikes as well, with a die: escalation may rise to its top. */
  bothStrike(): void {
    this.#both = true;
  }

  /** Counts in that escalation, as it stands in the trial, may end in a regional war that leaves nobody much. */
  fearFire(): void {
    const chance = this.#fear * (FIRE_CHANCES[this.sketch[TRACK_BLOCK.escalation]!] ?? 0);
    if (chance === 0) return;
    const left = scenarioOf(this.position).numbers.scores.conflagration;
    // The weights of the position are worth working out only here.
    const base = this.#base ?? this.#baseNow();
    for (let i = this.#first; i < this.#end; i++) {
      this.by[i] = this.by[i]! - chance * Math.max(0, base[i]! + this.by[i]! - left);
    }
  }

  /** Chance that the weapon is done where it now stands in the trial. */
  breakout(): number {
    const { beliefs } = this;
    const done = TRACK_MAX.weapon;
    if (!beliefs) return this.sketch[TRACK_BLOCK.weapon]! >= done ? 1 : 0;
    const by = this.#shift.weapon;
    return by <= 0 ? 0 : beliefs.weapon.reduce((sum, p, v) => sum + (v + by >= done ? p : 0), 0);
  }
}
