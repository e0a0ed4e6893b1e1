/**
 * What the evaluation looks at: a position as a row of small whole numbers, one for each block. A block is a track, a
 * trust, a promise in force or a flag; its value picks one weight out of a table, so that what a seat may expect is a sum
 * of one weight a block (a generalised additive model: Hastie and Tibshirani 1990).
 */
import { SEATS, type Seat } from '../../content/seats';
import { TRACKS, TRACK_MAX, type SecretTrack, type Track } from '../../content/tracks';
import type { TermKind } from '../../content/terms';
import { isDelivered, isLapsed, obligations } from '../../rules/obligations';
import { scenarioOf } from '../../rules/scenario';
import type { Deal, Position, Term } from '../../rules/state';

const PUBLIC = TRACKS.filter((track) => track !== 'toll');
const SECRETS = ['heu', 'concealed', 'weapon'] as const satisfies readonly SecretTrack[];

const PAIRS = SEATS.flatMap((from) =>
  SEATS.filter((to) => to !== from).map((to): readonly [Seat, Seat] => [from, to]),
);
const trustName = (from: Seat, to: Seat): string => `trust:${from}:${to}`;

/** Promises in force and what they came to, with the number of their values. */
const PROMISES = {
  truce: 2,
  'hold-fire:usa:iran': 2,
  'hold-fire:iran:usa': 2,
  'hold-fire:iran:israel': 2,
  'hold-fire:israel:iran': 2,
  /** Israel's hold-fire toward Iran runs to the end of the game. */
  lasting: 2,
  'no-covert:usa': 2,
  'no-covert:iran': 2,
  'no-covert:israel': 2,
  'no-regime-change:usa': 2,
  'no-regime-change:israel': 2,
  'security-guarantee': 2,
  umbrella: 2,
  /** Steps of relief under deals in force, delivered or still to come. */
  relief: 5,
  'relief-in-law': 2,
  'access-owed': 4,
  cap: 3,
  'no-weapon': 2,
  'missile-limit': 2,
  'proxy-restraint': 2,
  'release-owed': 2,
  'share-owed': 2,
  endorse: 2,
  snapback: 3,
  /** Deliveries that are not due at the next reckoning. */
  later: 4,
  /** Of the five parts of a comprehensive deal (RULES 8), how many are promised or there. */
  'peace-parts': 6,
  deals: 5,
} as const;

const FLAGS = {
  war: 2,
  /** Escalation at 8, and above: there a smoothed curve would hide the edge. */
  'fire-near': 3,
  restrained: 2,
  'rebuked:usa': 2,
  'rebuked:iran': 2,
  'rebuked:israel': 2,
  'forced:usa': 2,
  'forced:iran': 2,
  'forced:israel': 2,
  crackdown: 3,
  bombed: 2,
  unanswered: 3,
  shipped: 10,
  'peace-rounds': 2,
} as const;

export interface BlockDef {
  readonly name: string;
  /** Values run from 0 to `size` − 1. */
  readonly size: number;
  /** Column of value 0. */
  readonly offset: number;
  /** Neighbouring values are worth about the same, so that the fit is smoothed over them. */
  readonly smooth: boolean;
}

const list: BlockDef[] = [];
let columns = 0;
function add(name: string, size: number, smooth: boolean): void {
  list.push({ name, size, offset: columns, smooth });
  columns += size;
}
for (const track of [...PUBLIC, ...SECRETS]) add(track, TRACK_MAX[track] + 1, true);
for (const [from, to] of PAIRS) add(trustName(from, to), 11, true);
for (const [name, size] of Object.entries(PROMISES)) add(name, size, size > 3);
for (const [name, size] of Object.entries(FLAGS)) add(name, size, size > 3);

export const BLOCKS: readonly BlockDef[] = list;
export const COLUMNS = columns;

type TrustBlock = `trust:${Seat}:${Seat}`;
export type BlockName =
  | Exclude<Track, 'toll'>
  | SecretTrack
  | TrustBlock
  | keyof typeof PROMISES
  | keyof typeof FLAGS;

const indices = new Map(list.map(({ name }, index) => [name, index]));
/** Index of a block in a sketch. */
export function blockAt(name: BlockName): number {
  const index = indices.get(name);
  if (index === undefined) throw new Error(`no block ${name}`);
  return index;
}
/** Indices by track, without a look-up by text; -1 for what is not looked at. */
export const TRACK_BLOCK = Object.fromEntries(
  [...TRACKS, ...SECRETS].map((track) => [track, indices.get(track) ?? -1]),
) as Readonly<Record<Track | SecretTrack, number>>;
/** Blocks of public tracks lie side by side, in the order of `PUBLIC`. */
const FIRST_TRACK = TRACK_BLOCK[PUBLIC[0]!];
export const TRUST_BLOCK = Object.fromEntries(
  SEATS.map((from) => [
    from,
    Object.fromEntries(SEATS.map((to) => [to, indices.get(trustName(from, to)) ?? -1])),
  ]),
) as Readonly<Record<Seat, Readonly<Record<Seat, number>>>>;

/** One value for each block, in the order of `BLOCKS`. */
export type Sketch = Int8Array;

const AT = Object.fromEntries(
  [...Object.keys(PROMISES), ...Object.keys(FLAGS)].map((name) => [name, indices.get(name) ?? -1]),
) as Readonly<Record<keyof typeof PROMISES | keyof typeof FLAGS, number>>;
const bySeat = (of: (seat: Seat) => keyof typeof AT): Readonly<Record<Seat, number>> => ({
  usa: AT[of('usa')],
  iran: AT[of('iran')],
  israel: AT[of('israel')],
});
const NO_COVERT = bySeat((seat) => `no-covert:${seat}`);
const REBUKED = bySeat((seat) => `rebuked:${seat}`);
/** Who used force in this round or the last. */
export const FORCED = bySeat((seat) => `forced:${seat}`);
/** Blocks of promises lie side by side. */
export const FIRST_PROMISE = AT.truce;
export const AFTER_PROMISES = AT.deals + 1;

const raise = (sketch: Sketch, at: number, to: number): void => {
  const most = (BLOCKS[at]?.size ?? 1) - 1;
  if (to > (sketch[at] ?? 0)) sketch[at] = Math.min(most, to);
};
const increase = (sketch: Sketch, at: number, by: number): void => raise(sketch, at, (sketch[at] ?? 0) + by);

const KEYED: Partial<Record<TermKind, keyof typeof PROMISES>> = {
  'security-guarantee': 'security-guarantee',
  umbrella: 'umbrella',
  'no-weapon': 'no-weapon',
  'missile-limit': 'missile-limit',
  'proxy-restraint': 'proxy-restraint',
  release: 'release-owed',
  'share-intel': 'share-owed',
  endorse: 'endorse',
};

/** Notes in a sketch a term of a deal in force; `lasting`: its deal runs to the end of the game. */
export function sketchTerm(sketch: Sketch, term: Term, lasting: boolean): void {
  const { kind, debtor, to, level } = term;
  switch (kind) {
    case 'hold-fire':
      if (debtor === 'usa' && to.includes('iran')) raise(sketch, AT['hold-fire:usa:iran'], 1);
      if (debtor === 'iran' && to.includes('usa')) raise(sketch, AT['hold-fire:iran:usa'], 1);
      if (debtor === 'iran' && to.includes('israel')) raise(sketch, AT['hold-fire:iran:israel'], 1);
      if (debtor === 'israel' && to.includes('iran')) {
        raise(sketch, AT['hold-fire:israel:iran'], 1);
        if (lasting) raise(sketch, AT.lasting, 1);
      }
      return;
    case 'no-covert':
      return raise(sketch, NO_COVERT[debtor], 1);
    case 'no-regime-change':
      if (debtor === 'usa') raise(sketch, AT['no-regime-change:usa'], 1);
      if (debtor === 'israel') raise(sketch, AT['no-regime-change:israel'], 1);
      return;
    case 'relief':
      increase(sketch, AT.relief, level);
      if (term.inLaw) raise(sketch, AT['relief-in-law'], 1);
      return;
    case 'access':
      return raise(sketch, AT['access-owed'], level);
    case 'cap':
      return raise(sketch, AT.cap, level);
    default: {
      const name = KEYED[kind];
      if (name) raise(sketch, AT[name], 1);
    }
  }
}

/** What follows from the promises together: a truce that binds, and how much of a comprehensive deal there is. */
export function sketchWhole(sketch: Sketch): void {
  const at = (name: keyof typeof AT): number => sketch[AT[name]] ?? 0;
  sketch[AT.truce] = at('hold-fire:iran:israel') > 0 && at('hold-fire:israel:iran') > 0 ? 1 : 0;
  sketch[AT['peace-parts']] =
    at('truce') +
    Number(at('access-owed') >= 2) +
    Number(at('cap') >= 1) +
    Number(at('relief') >= 2) +
    Number(at('security-guarantee') + at('lasting') >= 1);
}

export const isLater = ({ round }: Position, term: Term): boolean =>
  term.due !== null && (term.due > round || term.after !== null);

/**
 * What comes of a term that is owed once it is carried out: the sketch shows tracks as they will stand then. `at` reads
 * a track; `concealed` goes last, and is not looked at.
 */
export function anticipate(
  position: Position,
  term: Term,
  at: (track: Track) => number,
  move: (track: Track | SecretTrack, by: number, upTo?: number) => void,
): void {
  const { rounds, numbers } = scenarioOf(position);
  const { aidShield, missileLimit, reliefEconomy, reliefSanctions } = numbers.deals;
  const { kind, level } = term;
  switch (kind) {
    case 'relief':
      move('sanctions', reliefSanctions * level);
      return move('economy', reliefEconomy * level);
    case 'aid':
      return move('shield', aidShield);
    case 'ship-out':
      return move('heu', -level);
    case 'access':
      return move('access', Math.max(0, level - at('access')));
    case 'cap':
      return move('sites', level < 2 ? 0 : -Math.min(at('sites'), rounds - position.round + 1));
    case 'missile-limit':
      return move('missiles', Math.min(0, missileLimit - at('missiles')));
    default:
  }
}

const runsToTheEnd = (position: Position, deal: Pick<Deal, 'until'>): boolean =>
  deal.until === null || deal.until >= scenarioOf(position).rounds;

/** Fills in the promises of the deals in force, but for `without`. */
export function sketchDeals(position: Position, sketch: Sketch, without?: string): void {
  sketch.fill(0, FIRST_PROMISE, AFTER_PROMISES);
  for (const id in position.deals) {
    const deal = position.deals[id];
    if (!deal || deal.status !== 'in-force' || id === without) continue;
    increase(sketch, AT.deals, 1);
    if (deal.draft.snapback) increase(sketch, AT.snapback, 1);
    const lasting = runsToTheEnd(position, deal);
    const { terms } = deal.draft;
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index];
      if (!term || isLapsed(deal, index)) continue;
      const delivered = isDelivered(deal, index);
      if (!delivered || term.kind === 'relief') sketchTerm(sketch, term, lasting);
      if (!delivered && isLater(position, term)) increase(sketch, AT.later, 1);
    }
  }
  sketchWhole(sketch);
}

export const fireNear = (escalation: number): number => Math.max(0, Math.min(2, escalation - 7));

/**
 * Fills in the tracks as they will stand once what is owed has been carried out, but for what is owed under the deal
 * `without`. Secrets that the holder of the position does not know are 0, and stand for nothing.
 */
export function sketchTracks(position: Position, sketch: Sketch, without?: string): Sketch {
  const { tracks, secret } = position;
  for (let at = 0; at < PUBLIC.length; at++) sketch[FIRST_TRACK + at] = tracks[PUBLIC[at]!];
  for (const track of SECRETS) sketch[TRACK_BLOCK[track]] = secret?.[track] ?? 0;
  const read = (track: Track): number => sketch[TRACK_BLOCK[track]] ?? 0;
  const move = (track: Track | SecretTrack, by: number): void => {
    const at = TRACK_BLOCK[track];
    sketch[at] = Math.max(0, Math.min(TRACK_MAX[track], (sketch[at] ?? 0) + by));
  };
  for (const { deal, term } of obligations(position)) {
    if (deal.id !== without) anticipate(position, term, read, move);
  }
  return sketch;
}

/** A sketch with nothing in it. */
export const emptySketch = (): Sketch => new Int8Array(BLOCKS.length);

/** The sketch of a position, with what is owed carried out. */
export function sketchOf(position: Position, sketch: Sketch = emptySketch()): Sketch {
  const { tracks, trust, secret, round } = position;
  sketchTracks(position, sketch);
  for (const [from, to] of PAIRS) sketch[TRUST_BLOCK[from][to]] = trust[from][to];
  sketchDeals(position, sketch);
  sketch[AT.war] = Number(position.war);
  sketch[AT['fire-near']] = fireNear(tracks.escalation);
  sketch[AT.restrained] = Number(position.restrained >= round);
  for (const seat of SEATS) {
    sketch[REBUKED[seat]] = Number(position.rebuked[seat] >= round);
    const last = position.lastForce[seat];
    sketch[FORCED[seat]] = Number(last > 0 && last >= round - 1);
  }
  sketch[AT.crackdown] = Math.max(0, Math.min(2, position.crackdown.until - round + 1));
  sketch[AT.bombed] = Number(position.bombed);
  sketch[AT.unanswered] = Math.min(2, position.unanswered);
  sketch[AT.shipped] = Math.min(9, secret?.shipped ?? 0);
  sketch[AT['peace-rounds']] = Math.min(1, position.peaceRounds);
  return sketch;
}
