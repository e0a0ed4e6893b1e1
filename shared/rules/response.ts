/** The response step (RULES 6; RULES 11, rulings 3 and 7). */
import { bySeat, HOME, SEATS, type Seat } from '../content/seats';
import type { Refusal } from './actions';
import { comeToLight } from './breach';
import { below } from './chance';
import { tell } from './log';
import { owes } from './obligations';
import { learnFromDamage } from './resolution';
import { perScenario, scenarioOf } from './scenario';
import type { Breach, Incident, Move, Position, Response, State } from './state';
import { damageOf, dealDamage, strikeTotal, type StrikeTarget, type StrikeValues } from './strikes';
import { applyEffects, moveTrack, moveTrust } from './tracks';

const incidents = (position: Position): readonly Incident[] => Object.values(position.incidents);

/** A strike back is itself no reason for a response. */
const isStrikeOn = (incident: Incident, seat: Seat): boolean =>
  incident.on === seat && incident.order !== 'retaliate';

/** Whether `by` struck `seat` this round. */
function hasStruck(position: Position, by: Seat, seat: Seat): boolean {
  for (const id in position.incidents) {
    const incident = position.incidents[id];
    if (incident?.by === by && isStrikeOn(incident, seat)) return true;
  }
  return false;
}

/** Who struck `seat` this round. */
export const strikersOf = (position: Position, seat: Seat): readonly Seat[] =>
  SEATS.filter((by) => hasStruck(position, by, seat));

/** Whether anybody struck `seat` this round. */
export function isStruck(position: Position, seat: Seat): boolean {
  for (const by of SEATS) if (hasStruck(position, by, seat)) return true;
  return false;
}

function isViolator(position: Position, seat: Seat): boolean {
  for (const id in position.incidents) {
    const incident = position.incidents[id];
    if (incident?.by === seat && incident.violation) return true;
  }
  return false;
}

/** Who broke the truce this round. */
export const violators = (position: Position): readonly Seat[] =>
  SEATS.filter((by) => isViolator(position, by));

/** Whether anything is asked of a seat in the response step. */
export function mustRespond(position: Position, seat: Seat): boolean {
  for (const id in position.incidents) {
    const incident = position.incidents[id];
    if (incident && (isStrikeOn(incident, seat) || (seat === 'usa' && incident.violation))) return true;
  }
  return false;
}

const responsesBySeat = perScenario(({ responses }): Record<Seat, readonly Response[]> => {
  const all = Object.entries(responses).map(([id, { seats }]) => ({ id: id as Response['response'], seats }));
  return bySeat((seat) =>
    all.filter(({ seats }) => seats.includes(seat)).map(({ id }) => ({ response: id })),
  );
});

/** Every response a seat could think of, legal or not. */
export function allResponses(position: Position, seat: Seat): Response[] {
  const list: Response[] = [];
  for (const answer of responsesBySeat(scenarioOf(position))[seat]) {
    if (answer.response !== 'rebuke') list.push(answer);
    else for (const target of violators(position)) list.push({ response: 'rebuke', target });
  }
  return list;
}

/** Why a seat may not give this response. */
export function checkResponse(position: Position, seat: Seat, answer: Response): Refusal | null {
  const { responses } = scenarioOf(position);
  const def = Object.hasOwn(responses, answer.response) ? responses[answer.response] : undefined;
  if (!def) return { code: 'malformed' };
  if (!mustRespond(position, seat)) return { code: 'nothing-to-answer' };
  if (!def.seats.includes(seat)) return { code: 'not-your-response' };
  if (answer.response !== 'rebuke' && answer.target !== undefined) return { code: 'malformed' };
  if (def.by === 'struck' && !isStruck(position, seat)) return { code: 'not-your-response' };
  if (def.by === 'third' && !SEATS.some((by) => isViolator(position, by))) {
    return { code: 'nothing-to-answer' };
  }
  switch (answer.response) {
    case 'rebuke':
      return answer.target && isViolator(position, answer.target) ? null : { code: 'unknown-violator' };
    case 'choreograph':
      return position.tracks.missiles >= 1 ? null : { code: 'no-missiles' };
    case 'retaliate':
      if (seat === 'iran') return position.tracks.missiles >= 1 ? null : { code: 'no-missiles' };
      return position.tracks[HOME[seat]] >= 1
        ? null
        : { code: 'track-too-low', data: { track: HOME[seat], least: 1 } };
    default:
      return null;
  }
}

/** The violators that the United States has promised to rebuke this round, and whom it owes that. */
function owedRebukes(position: Position): { violator: Seat; breach: Breach }[] {
  const owed: { violator: Seat; breach: Breach }[] = [];
  for (const { by, on, violation } of incidents(position)) {
    if (!violation) continue;
    for (const { deal, index } of owes(
      position,
      'usa',
      on === 'iran' ? 'security-guarantee' : 'umbrella',
      on,
    )) {
      owed.push({ violator: by, breach: { deal: deal.id, debtor: 'usa', term: index, to: [on] } });
    }
  }
  return owed;
}

/** The obligations that a response of the United States breaks by not rebuking whom it promised to. */
export function brokenByResponse(position: Position, seat: Seat, answer: Response): Breach[] {
  if (seat !== 'usa') return [];
  const owed = owedRebukes(position);
  if (owed.length === 0) return [];
  const seen = new Set<string>();
  return owed
    .filter(({ violator }) => answer.response !== 'rebuke' || answer.target !== violator)
    .map(({ breach }) => breach)
    .filter(({ deal, term }) => {
      const key = `${deal}:${term}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

/** What a seat does that says nothing: it keeps its word where it promised to rebuke; a seat struck protests. */
export function defaultResponse(position: Position, seat: Seat): Response {
  if (seat === 'usa') {
    const promised = owedRebukes(position)[0];
    if (promised) return { response: 'rebuke', target: promised.violator };
    if (!isStruck(position, seat)) return { response: 'look-away' };
  }
  return { response: 'protest' };
}

/** Whom a retaliation strikes, at what, and with which values (RULES 11, ruling 7). */
export function retaliationOf(
  position: Position,
  seat: Seat,
): { on: Seat; target: StrikeTarget; values: StrikeValues } {
  const { usaAttack, baseDefence } = scenarioOf(position).numbers.strike;
  const { intel, missiles, security, shield } = position.tracks;
  if (seat === 'iran') {
    const israel = hasStruck(position, 'israel', seat);
    return israel
      ? { on: 'israel', target: 'israel', values: { attack: missiles, defence: shield, bonus: 0 } }
      : { on: 'usa', target: 'base', values: { attack: missiles, defence: baseDefence, bonus: 0 } };
  }
  const attack = seat === 'usa' ? usaAttack : intel;
  return { on: 'iran', target: 'missiles', values: { attack, defence: security, bonus: 0 } };
}

/** What a response does for certain, to tracks and trust, for `seat`. */
export function certainResponse(position: Position, seat: Seat, answer: Response, moves: Move[]): void {
  const { trust, strike } = scenarioOf(position).numbers;
  applyEffects(position, scenarioOf(position).responses[answer.response]?.effects ?? [], moves);
  switch (answer.response) {
    case 'absorb':
      moveTrack(position, HOME[seat], -1, moves);
      if (seat !== 'usa') moveTrust(position, 'usa', seat, trust.absorb, moves);
      break;
    case 'retaliate':
      if (seat === 'iran') moveTrack(position, 'missiles', strike.retaliationMissiles, moves);
      moveTrust(position, retaliationOf(position, seat).on, seat, strike.retaliationTrust, moves);
      break;
    case 'rebuke':
      if (answer.target) {
        moveTrust(position, answer.target, 'usa', trust.rebuke, moves);
        position.rebuked[answer.target] = position.round + 1;
      }
      break;
    case 'look-away':
      for (const { on, violation } of incidents(position)) {
        if (violation) moveTrust(position, on, 'usa', trust.lookAway, moves);
      }
      break;
    case 'protest':
    case 'choreograph':
      break;
  }
}

interface Answer {
  readonly seat: Seat;
  readonly answer: Response;
  /** The strike back, if it is one. */
  readonly back: { on: Seat; target: StrikeTarget; die: number; total: number; damage: number } | null;
}

function strikeBack(state: State, seat: Seat): Answer['back'] {
  const { on, target, values } = retaliationOf(state, seat);
  const die = 1 + below(state.seed, state.round, `retaliate:${seat}`, scenarioOf(state).numbers.strike.sides);
  const total = strikeTotal(values, die);
  return { on, target, die, total, damage: damageOf(state, total, values.bonus) };
}

/** Carries out all responses: every strike back rolls from the tracks as they stood before any response. */
export function respondAll(state: State): void {
  const answers: Answer[] = [];
  const breaches: { readonly breach: Breach; readonly how: Response['response'] }[] = [];
  for (const seat of SEATS) {
    if (!mustRespond(state, seat)) continue;
    const answer = state.responses[seat] ?? defaultResponse(state, seat);
    answers.push({ seat, answer, back: answer.response === 'retaliate' ? strikeBack(state, seat) : null });
    for (const breach of brokenByResponse(state, seat, answer))
      breaches.push({ breach, how: answer.response });
  }
  const struckIran = isStruck(state, 'iran');
  for (const { seat, back } of answers) {
    if (!back) continue;
    const id = String(Object.keys(state.incidents).length + 1);
    const { on, target, damage } = back;
    state.incidents[id] = { by: seat, on, order: 'retaliate', target, damage, violation: false };
  }
  for (const { seat, answer, back } of answers) {
    const moves: Move[] = [];
    certainResponse(state, seat, answer, moves);
    const target = answer.target ?? null;
    tell(state, 'response', { kind: 'response', seat, response: answer.response, target }, moves);
    if (back) {
      const hit: Move[] = [];
      dealDamage(state, back.target, back.damage, hit);
      learnFromDamage(state, back.target, back.damage);
      tell(
        state,
        'response',
        {
          kind: 'strike',
          seat,
          on: back.on,
          order: 'retaliate',
          target: back.target,
          die: back.die,
          total: back.total,
          damage: back.damage,
        },
        hit,
      );
    }
    if (seat === 'iran' && struckIran && !scenarioOf(state).responses[answer.response]?.answers) {
      state.unanswered += 1;
    }
  }
  for (const { breach, how } of breaches) comeToLight(state, 'response', breach, how);
}
