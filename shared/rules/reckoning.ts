/** The reckoning (RULES 3, 7, 8; RULES 11, ruling 10): deliveries, keeping, knowledge, home fronts, endings. */
import { HOME, OTHERS, SEATS, type Seat } from '../content/seats';
import { TRACK_MAX, type Track } from '../content/tracks';
import { caught, comeToLight, dearestFirst } from './breach';
import { below } from './chance';
import { checkLeaks, expectUnseen, inspectorsReport, sharePicture, updatePictures } from './knowledge';
import { tell } from './log';
import {
  awaitedHolds,
  dealsInForce,
  duties,
  isDelivered,
  isLapsed,
  isOwed,
  levelReached,
  recordKey,
  truceBound,
} from './obligations';
import { afterShipment, afterShortShipment } from './pictures';
import { scenarioOf, termDef } from './scenario';
import {
  PICTURES,
  type Breach,
  type Deal,
  type Dispatch,
  type HomeCause,
  type Move,
  type Position,
  type State,
  type Term,
} from './state';
import { factsOf } from './texts';
import { moveTrack, moveTrust } from './tracks';

const knowersOf = (deal: Deal): readonly Seat[] | null => (deal.secret ? deal.draft.parties : null);

function ship(state: State, deal: Deal, index: number, term: Term): void {
  const { secret } = state;
  const units = Math.min(term.level, secret.heu);
  const short = units < term.level;
  const moves: Move[] = [];
  const open = secret.heu - secret.concealed;
  moveTrack(state, 'concealed', -Math.max(0, units - open), moves);
  moveTrack(state, 'heu', -units, moves);
  secret.shipped += units;
  const who = PICTURES.filter((p) => !deal.secret || (p !== 'public' && deal.draft.parties.includes(p)));
  updatePictures(
    state,
    (picture) => (short ? afterShortShipment(picture, units) : afterShipment(picture, units)),
    who,
  );
  tell(
    state,
    'reckoning',
    { kind: 'delivered', deal: deal.id, term: index, amount: units },
    moves,
    knowersOf(deal),
  );
  if (short) {
    // Not what was promised, so not delivered; and nothing is left to deliver.
    delete deal.delivered[index];
    deal.lapsed[index] = state.round;
    for (const breach of breachOf(deal, index)) comeToLight(state, 'reckoning', breach, 'short');
  }
}

function deliver(state: State, deal: Deal, index: number, term: Term): void {
  const { aidShield, reliefEconomy, reliefSanctions } = scenarioOf(state).numbers.deals;
  deal.delivered[index] = state.round;
  if (term.kind === 'ship-out') return ship(state, deal, index, term);
  const moves: Move[] = [];
  if (term.kind === 'relief') {
    moveTrack(state, 'sanctions', reliefSanctions * term.level, moves);
    moveTrack(state, 'economy', reliefEconomy * term.level, moves);
  }
  if (term.kind === 'aid') moveTrack(state, 'shield', aidShield, moves);
  const knowers = knowersOf(deal);
  tell(
    state,
    'reckoning',
    { kind: 'delivered', deal: deal.id, term: index, amount: term.level },
    moves,
    knowers,
  );
  if (term.kind === 'share-intel') {
    sharePicture(state);
    tell(state, 'reckoning', { kind: 'shared-picture' }, [], ['usa', 'israel']);
  }
}

/** A standing term acts by itself: one level, one site, one missile a round (RULES 11, Carrying out). */
function enforce(state: State, deal: Deal, index: number, term: Term): boolean {
  const { umbrellaShield, umbrellaUpTo } = scenarioOf(state).numbers.deals;
  const moves: Move[] = [];
  if (term.kind === 'umbrella') moveTrack(state, 'shield', umbrellaShield, moves, umbrellaUpTo);
  else if (levelReached(state, term)) return false;
  else if (term.kind === 'access') moveTrack(state, 'access', 1, moves);
  else if (term.kind === 'cap') moveTrack(state, 'sites', -1, moves);
  else if (term.kind === 'missile-limit') moveTrack(state, 'missiles', -1, moves);
  if (moves.length > 0) {
    tell(state, 'reckoning', { kind: 'enforced', deal: deal.id, term: index }, moves, knowersOf(deal));
  }
  return moves.length > 0;
}

function breachOf(deal: Deal, index: number): Breach[] {
  const term = deal.draft.terms[index];
  return term ? [{ deal: deal.id, debtor: term.debtor, term: index, to: term.to }] : [];
}

function withholds(state: State, seat: Seat, deal: Deal): boolean {
  for (const order of state.orders[seat] ?? []) {
    if (order.order === 'withhold' && order.target === deal.id) return true;
  }
  return false;
}

/** What is withheld this round. */
function withheld(state: State, inForce: readonly Deal[]): Breach[] {
  const found: Breach[] = [];
  for (const deal of inForce) {
    for (const seat of deal.draft.parties) {
      if (!withholds(state, seat, deal)) continue;
      for (const index of duties(state, deal, seat)) found.push(...breachOf(deal, index));
    }
  }
  return found;
}

/** What is promised is carried out by itself, unless its debtor ordered `withhold`, which everybody sees. */
function carryOutDeals(state: State): void {
  const inForce = dealsInForce(state);
  if (inForce.length === 0) return;
  for (const breach of dearestFirst(state, withheld(state, inForce))) {
    // Snapback may have ended it a moment ago.
    const deal = state.deals[breach.deal];
    if (deal && !isLapsed(deal, breach.term)) comeToLight(state, 'reckoning', breach, 'withhold');
  }
  // However many deals promise the same, it comes one step a round; by a public one first, so that no secret shows.
  const acted: Term['kind'][] = [];
  for (const deal of inForce) if (!deal.secret) enforceStanding(state, deal, acted);
  for (const deal of inForce) if (deal.secret) enforceStanding(state, deal, acted);
  // A delivery may wait for another one of the same round, so go on until nothing more moves.
  for (const deal of inForce) {
    for (let moved = true; moved;) moved = deliverDue(state, deal);
  }
}

/** Lets the standing terms of a deal act that act by themselves, but for kinds that have acted already. */
function enforceStanding(state: State, deal: Deal, acted: Term['kind'][]): void {
  const { terms } = deal.draft;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (!term || acted.includes(term.kind) || isLapsed(deal, index)) continue;
    if (termDef(state, term.kind).kind !== 'standing' || withholds(state, term.debtor, deal)) continue;
    if (enforce(state, deal, index, term)) acted.push(term.kind);
  }
}

/** Makes the deliveries of a deal that are due; whether there was one. */
function deliverDue(state: State, deal: Deal): boolean {
  const { terms } = deal.draft;
  let moved = false;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (!term || term.due === null || term.due > state.round) continue;
    if (isDelivered(deal, index) || isLapsed(deal, index)) continue;
    if (withholds(state, term.debtor, deal)) continue;
    if (term.after !== null && !awaitedHolds(state, deal, term.after)) continue;
    deliver(state, deal, index, term);
    moved = true;
  }
  return moved;
}

interface Reward {
  readonly debtor: Seat;
  readonly creditor: Seat;
  readonly deal: Deal;
}

/** Whether `debtor` owed this term in this round; it kept it unless it was caught. */
const wasOwed = (state: State, deal: Deal, index: number, term: Term, debtor: Seat): boolean =>
  term.debtor === debtor &&
  !isLapsed(deal, index) &&
  (term.due === null || deal.delivered[index] === state.round);

/** What `debtor` kept in a deal, and whom it owed any of it that weighs at least `least`. */
function kept(state: State, deal: Deal, debtor: Seat, least: number): { any: boolean; to: readonly Seat[] } {
  const { terms } = factsOf(state, deal.draft);
  let any = false;
  let to = NOBODY;
  for (let index = 0; index < terms.length; index++) {
    const { term, exposure } = terms[index]!;
    if (!wasOwed(state, deal, index, term, debtor)) continue;
    any = true;
    if (exposure < least) continue;
    if (to === NOBODY || to === term.to) to = term.to;
    else to = OTHERS[debtor].filter((seat) => to.includes(seat) || term.to.includes(seat));
  }
  return { any, to };
}
const NOBODY: readonly Seat[] = [];

/** Whoever kept all that it owed this round is trusted one more by those it owed something that mattered. */
function rewardKeeping(state: State): void {
  const { keepExposure } = scenarioOf(state).numbers.trust;
  const inForce = dealsInForce(state);
  if (inForce.length === 0) return;
  const rewards: Reward[] = [];
  const unbroken = isEmpty(state.breached);
  for (const debtor of SEATS) {
    if (!unbroken && caught(state, debtor)) continue;
    for (const deal of inForce) {
      const { any, to } = kept(state, deal, debtor, keepExposure);
      if (!any) continue;
      deal.record[recordKey(state.round, debtor)] = 'kept';
      for (const creditor of to) rewards.push({ debtor, creditor, deal });
    }
  }
  // Once for a pair, and for what everybody knows of first.
  const done: Reward[] = [];
  rewardAll(state, rewards, false, done);
  rewardAll(state, rewards, true, done);
}

function rewardAll(state: State, rewards: readonly Reward[], secret: boolean, done: Reward[]): void {
  for (const one of rewards) {
    if (one.deal.secret !== secret || isDone(done, one)) continue;
    done.push(one);
    reward(state, one);
  }
}

function isDone(done: readonly Reward[], one: Reward): boolean {
  for (const other of done) if (isSamePair(one, other)) return true;
  return false;
}

const isSamePair = (a: Reward, b: Reward): boolean => a.debtor === b.debtor && a.creditor === b.creditor;

function reward(state: State, { debtor, creditor, deal }: Reward): void {
  const { keep, keepUpTo } = scenarioOf(state).numbers.trust;
  const moves: Move[] = [];
  moveTrust(state, creditor, debtor, keep, moves, keepUpTo);
  if (moves.length > 0) {
    tell(state, 'reckoning', { kind: 'kept', pairs: [[debtor, creditor]] }, moves, knowersOf(deal));
  }
}

function isEmpty(map: object): boolean {
  for (const _ in map) return false;
  return true;
}

/** In its first month a war may spread over the region by an accident that nobody ordered. */
function spread(state: State, moves: Move[]): void {
  const { percent } = scenarioOf(state).numbers.spark;
  const from = state.tracks.escalation;
  if (from >= TRACK_MAX.escalation || below(state.seed, state.round, 'spark', 100) >= percent) return;
  state.tracks.escalation = TRACK_MAX.escalation;
  moves.push({ track: 'escalation', from, to: TRACK_MAX.escalation });
}

/** Home fronts and shared tracks (RULES 8, with the numbers of RULES 11), in this order. */
function homeFronts(state: State): void {
  const n = scenarioOf(state).numbers;
  const r = n.reckoning;
  const { tracks } = state;
  const quiet = isEmpty(state.incidents);
  const bound = truceBound(state);
  if (!state.war && !bound) shift(state, 'decay', 'ceasefire', r.decay);
  if (!state.war && bound && quiet) shift(state, 'quiet', 'ceasefire', r.quiet, r.quietUpTo);
  if (quiet && tracks.ceasefire >= r.coolingFrom) shift(state, 'cooling', 'escalation', r.cooling);
  if (state.war) {
    const moves: Move[] = [];
    moveTrack(state, 'escalation', n.war.escalation, moves);
    moveTrack(state, 'base', n.war.base, moves);
    moveTrack(state, 'economy', n.war.economy, moves);
    tellHome(state, 'war', moves);
  }
  if (state.war && state.warSince === state.round && tracks.escalation >= n.spark.from) {
    const moves: Move[] = [];
    spread(state, moves);
    tellHome(state, 'spark', moves);
  }
  if (tracks.sanctions >= r.heavySanctions && state.round % 2 === 0) {
    shift(state, 'sanctions-heavy', 'economy', -r.sanctionsEconomy);
  }
  if (tracks.sanctions <= r.lightSanctions) shift(state, 'sanctions-light', 'economy', r.sanctionsEconomy);
  if (tracks.economy <= r.poorEconomy) shift(state, 'economy-poor', 'streets', -r.economyStreets);
  if (tracks.economy >= r.goodEconomy) shift(state, 'economy-good', 'streets', r.economyStreets);
  if (tracks.sites >= r.alarmSites || state.nuclearBreach) {
    const moves: Move[] = [];
    moveTrack(state, 'coalition', r.alarm, moves);
    moveTrack(state, 'base', r.alarm, moves);
    tellHome(state, 'alarm', moves);
  }
  if (tracks.ceasefire >= r.firmCeasefire) shift(state, 'firm-ceasefire', 'base', r.firmBase);
  if (state.crackdown.until >= state.round && state.crackdown.since < state.round) {
    shift(state, 'crackdown', 'streets', r.crackdown);
  }
  const faded: Move[] = [];
  for (const seat of SEATS) {
    if (tracks[HOME[seat]] > r.fadeAbove[seat]) moveTrack(state, HOME[seat], r.fade, faded);
  }
  tellHome(state, 'fade', faded);
}

function shift(state: State, cause: HomeCause, track: Track, by: number, upTo?: number): void {
  const moves: Move[] = [];
  moveTrack(state, track, by, moves, upTo);
  tellHome(state, cause, moves);
}

function tellHome(state: State, cause: HomeCause, moves: readonly Move[]): void {
  if (moves.length > 0) tell(state, 'reckoning', { kind: 'home', cause }, moves);
}

/** War is on from ceasefire 0 until it is back at `endsAt`. */
export function lookAtWar(state: State, step: Dispatch['step']): void {
  const { endsAt } = scenarioOf(state).numbers.war;
  const { ceasefire } = state.tracks;
  if (!state.war && ceasefire === 0) {
    state.war = true;
    state.warSince = step === 'reckoning' ? state.round + 1 : state.round;
    tell(state, step, { kind: 'war-begins' });
  } else if (state.war && ceasefire >= endsAt) {
    state.war = false;
    tell(state, step, { kind: 'war-ends' });
  }
}

/**
 * Whether public deals in force hold together what a durable peace needs (RULES 8): hold-fire between Iran and Israel,
 * inspectors really there and owed, a cap, relief delivered, and a guarantee, or Israel's hold-fire to the end.
 */
export function comprehensive(state: Position): boolean {
  const { peace } = scenarioOf(state).numbers;
  return (
    state.tracks.access >= peace.access &&
    truceBound(state, isPublic) &&
    isOwed(
      state,
      'iran',
      'access',
      undefined,
      (deal, term) => isPublic(deal) && term.level >= peace.access,
    ) &&
    isOwed(state, 'iran', 'cap', undefined, isPublic) &&
    reliefGiven(state) >= peace.relief &&
    (isOwed(state, 'usa', 'security-guarantee', 'iran', isPublic) ||
      isOwed(state, 'israel', 'hold-fire', 'iran', (deal) => isPublic(deal) && lastsToTheEnd(state, deal)))
  );
}

const isPublic = (deal: Deal): boolean => !deal.secret;
const lastsToTheEnd = (state: Position, { until }: Deal): boolean =>
  until === null || until >= scenarioOf(state).rounds;

/** Steps of relief that public deals in force have brought. */
function reliefGiven(state: Position): number {
  let steps = 0;
  for (const deal of dealsInForce(state)) {
    if (deal.secret) continue;
    const { terms } = deal.draft;
    for (let index = 0; index < terms.length; index++) {
      const { kind, level } = terms[index]!;
      if (kind === 'relief' && isDelivered(deal, index) && !isLapsed(deal, index)) steps += level;
    }
  }
  return steps;
}

/** Counts the rounds running in which peace held: comprehensive, unbroken, and a firm ceasefire. */
function countPeace(state: State): void {
  const { peace } = scenarioOf(state).numbers;
  const unbroken = isEmpty(state.breached);
  const held = state.tracks.ceasefire >= peace.ceasefire && unbroken && comprehensive(state);
  state.peaceRounds = held ? state.peaceRounds + 1 : 0;
}

/** Everything of the reckoning but the endings. */
export function reckon(state: State): void {
  carryOutDeals(state);
  rewardKeeping(state);
  expectUnseen(state);
  inspectorsReport(state);
  if (state.tracks.access >= scenarioOf(state).numbers.leak.foundAtAccess) checkLeaks(state, 'reckoning');
  homeFronts(state);
  lookAtWar(state, 'reckoning');
  countPeace(state);
}
