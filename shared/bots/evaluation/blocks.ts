/**
 * What the evaluation looks at: a position as a row of small whole numbers, one for each block. A block is a track, a
 * trust, a promise in force or a flag; its value picks one weight out of a table, so that what a seat may expect is a sum
 * of one weight a block (a generalised additive model: Hastie and Tibshirani 1990).
 */
import { bySeat, HOME, SEATS, type Seat } from '../../content/seats';
import { TRACKS, TRACK_MAX, type SecretTrack, type Track } from '../../content/tracks';
import { isDelivered, isLapsed, obligations, type Obligation } from '../../rules/obligations';
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
function blockAt(name: BlockName): number {
  const index = indices.get(name);
  if (index === undefined) throw new Error(`no block ${name}`);
  return index;
}
/** Indices by track, without a look-up by text; -1 for what is not looked at. */
export const TRACK_BLOCK = Object.fromEntries(
  [...TRACKS, ...SECRETS].map((track) => [track, indices.get(track) ?? -1]),
) as Readonly<Record<Track | SecretTrack, number>>;
export const TRUST_BLOCK = Object.fromEntries(
  SEATS.map((from) => [
    from,
    Object.fromEntries(SEATS.map((to) => [to, indices.get(trustName(from, to)) ?? -1])),
  ]),
) as Readonly<Record<Seat, Readonly<Record<Seat, number>>>>;

/** Blocks of tracks that the rules treat in ways of their own. */
export const CEASEFIRE = TRACK_BLOCK.ceasefire;
export const ESCALATION = TRACK_BLOCK.escalation;
export const STREETS = TRACK_BLOCK.streets;
export const SANCTIONS = TRACK_BLOCK.sanctions;
export const ECONOMY = TRACK_BLOCK.economy;
export const MISSILES = TRACK_BLOCK.missiles;
export const SITES = TRACK_BLOCK.sites;
export const SHIELD = TRACK_BLOCK.shield;
const ACCESS = TRACK_BLOCK.access;
const BASE = TRACK_BLOCK.base;
export const SECURITY = TRACK_BLOCK.security;
const COALITION = TRACK_BLOCK.coalition;
const INTEL = TRACK_BLOCK.intel;
/** Secret tracks lie side by side: this one, `concealed` and `weapon`. */
export const HEU = TRACK_BLOCK.heu;
const CONCEALED = TRACK_BLOCK.concealed;
export const WEAPON = TRACK_BLOCK.weapon;
const USA_IRAN_TRUST = TRUST_BLOCK.usa.iran;
const USA_ISRAEL_TRUST = TRUST_BLOCK.usa.israel;
const IRAN_USA_TRUST = TRUST_BLOCK.iran.usa;
const IRAN_ISRAEL_TRUST = TRUST_BLOCK.iran.israel;
const ISRAEL_USA_TRUST = TRUST_BLOCK.israel.usa;
const ISRAEL_IRAN_TRUST = TRUST_BLOCK.israel.iran;
export const HOME_BLOCK: Readonly<Record<Seat, number>> = {
  usa: TRACK_BLOCK[HOME.usa],
  iran: TRACK_BLOCK[HOME.iran],
  israel: TRACK_BLOCK[HOME.israel],
};

/** Columns of each block's value 0, and how many values it has. */
export const OFFSETS = Int32Array.from(list, ({ offset }) => offset);
export const SIZES = Int32Array.from(list, ({ size }) => size);

/** One value for each block, in the order of `BLOCKS`. */
export type Sketch = Int8Array;

/** Blocks of promises lie side by side. */
const TRUCE = blockAt('truce');
const USA_IRAN = blockAt('hold-fire:usa:iran');
const IRAN_USA = blockAt('hold-fire:iran:usa');
const IRAN_ISRAEL = blockAt('hold-fire:iran:israel');
const ISRAEL_IRAN = blockAt('hold-fire:israel:iran');
const LASTING = blockAt('lasting');
const USA_NO_REGIME_CHANGE = blockAt('no-regime-change:usa');
const ISRAEL_NO_REGIME_CHANGE = blockAt('no-regime-change:israel');
const GUARANTEE = blockAt('security-guarantee');
const UMBRELLA = blockAt('umbrella');
const RELIEF = blockAt('relief');
const RELIEF_IN_LAW = blockAt('relief-in-law');
const ACCESS_OWED = blockAt('access-owed');
const CAP = blockAt('cap');
const NO_WEAPON = blockAt('no-weapon');
const MISSILE_LIMIT = blockAt('missile-limit');
const PROXY_RESTRAINT = blockAt('proxy-restraint');
const RELEASE_OWED = blockAt('release-owed');
const SHARE_OWED = blockAt('share-owed');
const ENDORSE = blockAt('endorse');
export const SNAPBACK = blockAt('snapback');
export const LATER = blockAt('later');
const PEACE_PARTS = blockAt('peace-parts');
export const DEALS = blockAt('deals');
export const FIRST_PROMISE = TRUCE;
export const AFTER_PROMISES = DEALS + 1;

const blocksBySeat = (of: (seat: Seat) => BlockName): Readonly<Record<Seat, number>> =>
  bySeat((seat) => blockAt(of(seat)));
const NO_COVERT = blocksBySeat((seat) => `no-covert:${seat}`);

export const WAR = blockAt('war');
export const FIRE_NEAR = blockAt('fire-near');
export const RESTRAINED = blockAt('restrained');
export const REBUKED = blocksBySeat((seat) => `rebuked:${seat}`);
/** Who used force in this round or the last. */
export const FORCED = blocksBySeat((seat) => `forced:${seat}`);
export const CRACKDOWN = blockAt('crackdown');
export const BOMBED = blockAt('bombed');
export const UNANSWERED = blockAt('unanswered');
const SHIPPED = blockAt('shipped');
const PEACE_ROUNDS = blockAt('peace-rounds');

const raise = (sketch: Sketch, at: number, to: number): void => {
  if (to > sketch[at]!) sketch[at] = Math.min(SIZES[at]! - 1, to);
};
const increase = (sketch: Sketch, at: number, by: number): void => raise(sketch, at, sketch[at]! + by);

/** Notes in a sketch a term of a deal in force; `lasting`: its deal runs to the end of the game. */
export function sketchTerm(sketch: Sketch, term: Term, lasting: boolean): void {
  const { debtor, to, level } = term;
  switch (term.kind) {
    case 'hold-fire':
      if (debtor === 'usa' && to.includes('iran')) raise(sketch, USA_IRAN, 1);
      if (debtor === 'iran' && to.includes('usa')) raise(sketch, IRAN_USA, 1);
      if (debtor === 'iran' && to.includes('israel')) raise(sketch, IRAN_ISRAEL, 1);
      if (debtor === 'israel' && to.includes('iran')) {
        raise(sketch, ISRAEL_IRAN, 1);
        if (lasting) raise(sketch, LASTING, 1);
      }
      return;
    case 'no-covert':
      return raise(sketch, NO_COVERT[debtor], 1);
    case 'no-regime-change':
      if (debtor === 'usa') raise(sketch, USA_NO_REGIME_CHANGE, 1);
      if (debtor === 'israel') raise(sketch, ISRAEL_NO_REGIME_CHANGE, 1);
      return;
    case 'relief':
      increase(sketch, RELIEF, level);
      if (term.inLaw) raise(sketch, RELIEF_IN_LAW, 1);
      return;
    case 'access':
      return raise(sketch, ACCESS_OWED, level);
    case 'cap':
      return raise(sketch, CAP, level);
    case 'security-guarantee':
      return raise(sketch, GUARANTEE, 1);
    case 'umbrella':
      return raise(sketch, UMBRELLA, 1);
    case 'no-weapon':
      return raise(sketch, NO_WEAPON, 1);
    case 'missile-limit':
      return raise(sketch, MISSILE_LIMIT, 1);
    case 'proxy-restraint':
      return raise(sketch, PROXY_RESTRAINT, 1);
    case 'release':
      return raise(sketch, RELEASE_OWED, 1);
    case 'share-intel':
      return raise(sketch, SHARE_OWED, 1);
    case 'endorse':
      return raise(sketch, ENDORSE, 1);
    default:
  }
}

/** What follows from the promises together: a truce that binds, and how much of a comprehensive deal there is. */
export function sketchWhole(sketch: Sketch): void {
  const truce = sketch[IRAN_ISRAEL]! > 0 && sketch[ISRAEL_IRAN]! > 0 ? 1 : 0;
  sketch[TRUCE] = truce;
  sketch[PEACE_PARTS] =
    truce +
    (sketch[ACCESS_OWED]! >= 2 ? 1 : 0) +
    (sketch[CAP]! >= 1 ? 1 : 0) +
    (sketch[RELIEF]! >= 2 ? 1 : 0) +
    (sketch[GUARANTEE]! + sketch[LASTING]! >= 1 ? 1 : 0);
}

export const isLater = ({ round }: Position, term: Term): boolean =>
  term.due !== null && (term.due > round || term.after !== null);

/** Tracks as somebody reckons with them: by their blocks. */
interface Reckoning {
  at(block: number): number;
  moveAt(block: number, by: number): void;
}

/**
 * What comes of a term that is owed once it is carried out: tracks are shown as they will stand then. `concealed` goes
 * last, and is not looked at.
 */
export function anticipate(position: Position, term: Term, reckoning: Reckoning): void {
  const { kind, level } = term;
  switch (kind) {
    case 'relief': {
      const { reliefEconomy, reliefSanctions } = scenarioOf(position).numbers.deals;
      reckoning.moveAt(SANCTIONS, reliefSanctions * level);
      return reckoning.moveAt(ECONOMY, reliefEconomy * level);
    }
    case 'aid':
      return reckoning.moveAt(SHIELD, scenarioOf(position).numbers.deals.aidShield);
    case 'ship-out':
      return reckoning.moveAt(HEU, -level);
    case 'access':
      return reckoning.moveAt(ACCESS, Math.max(0, level - reckoning.at(ACCESS)));
    case 'cap': {
      const left = scenarioOf(position).rounds - position.round + 1;
      return reckoning.moveAt(SITES, level < 2 ? 0 : -Math.min(reckoning.at(SITES), left));
    }
    case 'missile-limit': {
      const { missileLimit } = scenarioOf(position).numbers.deals;
      return reckoning.moveAt(MISSILES, Math.min(0, missileLimit - reckoning.at(MISSILES)));
    }
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
    increase(sketch, DEALS, 1);
    if (deal.draft.snapback) increase(sketch, SNAPBACK, 1);
    const lasting = runsToTheEnd(position, deal);
    const { terms } = deal.draft;
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index];
      if (!term || isLapsed(deal, index)) continue;
      const delivered = isDelivered(deal, index);
      if (!delivered || term.kind === 'relief') sketchTerm(sketch, term, lasting);
      if (!delivered && isLater(position, term)) increase(sketch, LATER, 1);
    }
  }
  sketchWhole(sketch);
}

export const fireNear = (escalation: number): number => Math.max(0, Math.min(2, escalation - 7));

/** A sketch whose tracks are moved. */
class Moving implements Reckoning {
  sketch: Sketch;
  constructor(sketch: Sketch) {
    this.sketch = sketch;
  }
  at(block: number): number {
    return this.sketch[block]!;
  }
  moveAt(block: number, by: number): void {
    this.sketch[block] = Math.max(0, Math.min(SIZES[block]! - 1, this.sketch[block]! + by));
  }
}

/** Tracks as they stand, one by one: a loop over their names takes several times as long. */
function copyTracks({ tracks, secret }: Position, sketch: Sketch): void {
  sketch[CEASEFIRE] = tracks.ceasefire;
  sketch[ESCALATION] = tracks.escalation;
  sketch[BASE] = tracks.base;
  sketch[SANCTIONS] = tracks.sanctions;
  sketch[STREETS] = tracks.streets;
  sketch[ECONOMY] = tracks.economy;
  sketch[MISSILES] = tracks.missiles;
  sketch[SECURITY] = tracks.security;
  sketch[SITES] = tracks.sites;
  sketch[COALITION] = tracks.coalition;
  sketch[SHIELD] = tracks.shield;
  sketch[INTEL] = tracks.intel;
  sketch[ACCESS] = tracks.access;
  sketch[HEU] = secret ? secret.heu : 0;
  sketch[CONCEALED] = secret ? secret.concealed : 0;
  sketch[WEAPON] = secret ? secret.weapon : 0;
}

function copyTrust({ trust: { usa, iran, israel } }: Position, sketch: Sketch): void {
  sketch[USA_IRAN_TRUST] = usa.iran;
  sketch[USA_ISRAEL_TRUST] = usa.israel;
  sketch[IRAN_USA_TRUST] = iran.usa;
  sketch[IRAN_ISRAEL_TRUST] = iran.israel;
  sketch[ISRAEL_USA_TRUST] = israel.usa;
  sketch[ISRAEL_IRAN_TRUST] = israel.iran;
}

const moving = new Moving(new Int8Array(0));

/**
 * Fills in the tracks as they will stand once what is owed (`owed`: all of it) has been carried out, but for what is
 * owed under the deal `without`. Secrets that the holder of the position does not know are 0, and stand for nothing.
 */
export function sketchTracks(
  position: Position,
  sketch: Sketch,
  owed: readonly Obligation[],
  without?: string,
): Sketch {
  copyTracks(position, sketch);
  moving.sketch = sketch;
  for (let i = 0; i < owed.length; i++) {
    const { deal, term } = owed[i]!;
    if (deal.id !== without) anticipate(position, term, moving);
  }
  return sketch;
}

/** A sketch with nothing in it. */
export const emptySketch = (): Sketch => new Int8Array(BLOCKS.length);

/** The sketch of a position, with what is owed carried out. */
export function sketchOf(
  position: Position,
  sketch: Sketch = emptySketch(),
  owed: readonly Obligation[] = obligations(position),
): Sketch {
  const { secret, round, rebuked, lastForce } = position;
  sketchTracks(position, sketch, owed);
  copyTrust(position, sketch);
  sketchDeals(position, sketch);
  sketch[WAR] = position.war ? 1 : 0;
  sketch[FIRE_NEAR] = fireNear(position.tracks.escalation);
  sketch[RESTRAINED] = position.restrained >= round ? 1 : 0;
  sketch[REBUKED.usa] = rebuked.usa >= round ? 1 : 0;
  sketch[REBUKED.iran] = rebuked.iran >= round ? 1 : 0;
  sketch[REBUKED.israel] = rebuked.israel >= round ? 1 : 0;
  sketch[FORCED.usa] = isRecent(lastForce.usa, round);
  sketch[FORCED.iran] = isRecent(lastForce.iran, round);
  sketch[FORCED.israel] = isRecent(lastForce.israel, round);
  sketch[CRACKDOWN] = Math.max(0, Math.min(2, position.crackdown.until - round + 1));
  sketch[BOMBED] = position.bombed ? 1 : 0;
  sketch[UNANSWERED] = Math.min(2, position.unanswered);
  sketch[SHIPPED] = Math.min(9, secret?.shipped ?? 0);
  sketch[PEACE_ROUNDS] = Math.min(1, position.peaceRounds);
  return sketch;
}

const isRecent = (force: number, round: number): number => (force > 0 && force >= round - 1 ? 1 : 0);
