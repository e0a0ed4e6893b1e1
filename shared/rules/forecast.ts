/** What an act would do, before anybody commits to it (RULES 1): computed by the same functions on a copy. */
import { HOME, type Seat } from '../content/seats';
import type { OrderForecast, ResponseForecast } from './answers';
import { breachMoves, brokenBy, dearestFirst } from './breach';
import { clonePosition } from './clone';
import { detectionChance, signalWidth } from './knowledge';
import { duties } from './obligations';
import { certainEffects, orderCost } from './orders';
import { isWeary } from './resolution';
import { brokenByResponse, certainResponse, retaliationOf } from './response';
import { orderDef, scenarioOf } from './scenario';
import type { Incident, Move, Order, Position, Response } from './state';
import { dealDamage, rally, strikeOdds, valueOf, type StrikeTarget } from './strikes';
import { applyEffects, moveTrack, moveTrust } from './tracks';

function strikeForecast(
  position: Position,
  seat: Seat,
  order: Order,
): Pick<OrderForecast, 'strike' | 'onHit'> {
  const force = orderDef(position, order.order).force;
  if (!force?.die) return { strike: null, onHit: [] };
  const values = {
    attack: valueOf(position, force.attack),
    defence: valueOf(position, force.defence),
    bonus: force.bonus,
  };
  const strike = strikeOdds(position, values);
  const least = strike.damage.find(({ damage }) => damage > 0)?.damage ?? 0;
  const onHit: Move[] = [];
  const copy = clonePosition(position);
  const target: StrikeTarget = force.on === 'israel' ? 'israel' : (order.target as StrikeTarget);
  dealDamage(copy, target, least, onHit);
  if (least > 0) applyEffects(copy, force.onHit, onHit);
  return { strike, onHit };
}

/** Puts an order of force on the list of the round, as it will stand there, so that what depends on it is forecast too. */
function withIncident(position: Position, seat: Seat, order: Order): void {
  const force = orderDef(position, order.order).force;
  if (!force) return;
  const incident: Incident = {
    by: seat,
    on: force.on,
    order: order.order as Incident['order'],
    target: order.target ?? null,
    damage: force.flatDamage,
    violation: force.violates,
  };
  position.incidents = { ...position.incidents, forecast: incident };
}

function notesOf(position: Position, seat: Seat, order: Order): string[] {
  const notes: string[] = [];
  if (order.order === 'restrain') notes.push('next-round');
  if (order.order === 'crackdown') notes.push('crackdown');
  if (order.order === 'withhold') notes.push('withhold');
  if (order.order !== 'withhold' && orderDef(position, order.order).force) {
    if (position.war) notes.push('war-discount');
    if (position.rebuked[seat] === position.round) notes.push('rebuked');
    if (seat === 'israel' && position.restrained === position.round) notes.push('restrained');
  }
  return notes;
}

/** Costs, effects, odds and breaches of one order, from the tracks as they stand. Asked of the seat's own view. */
export function forecastOrder(position: Position, seat: Seat, order: Order): OrderForecast {
  const cost = orderCost(position, seat, order);
  const notes = notesOf(position, seat, order);
  const none = { strike: null, onHit: [], detection: null, onDetection: [], signal: null, weary: false };
  if (order.order === 'withhold') {
    const deal = order.target === undefined ? undefined : position.deals[order.target];
    const found = (deal ? duties(position, deal, seat) : []).flatMap((index) => {
      const term = deal?.draft.terms[index];
      return deal && term ? [{ deal: deal.id, debtor: seat, term: index, to: term.to }] : [];
    });
    const due = dearestFirst(position, found);
    const moves = breachMoves(clonePosition(position), due);
    return { order, cost, moves: [], ...none, breaches: due, breachMoves: moves, notes };
  }
  const def = orderDef(position, order.order);
  const copy = clonePosition(position);
  withIncident(copy, seat, order);
  const moves: Move[] = [];
  applyEffects(copy, certainEffects(copy, order), moves);
  const weary = def.force !== undefined && isWeary(position, seat);
  if (def.force) {
    if (def.force.die) rally(copy, def.force.on, moves);
    else moveTrack(copy, 'toll', def.force.flatDamage, moves);
    moveTrust(copy, def.force.on, seat, def.force.trust, moves);
    const { weariness, restraint } = scenarioOf(position).numbers;
    if (weary) moveTrack(copy, HOME[seat], weariness, moves);
    if (notes.includes('restrained')) {
      moveTrack(copy, 'coalition', restraint.coalition, moves);
      moveTrust(copy, 'usa', 'israel', restraint.trust, moves);
    }
  }
  const onDetection: Move[] = [];
  if (def.detection) {
    const found = clonePosition(copy);
    applyEffects(found, def.detection.effects, onDetection);
    for (const other of def.detection.against) {
      moveTrust(found, other, seat, def.detection.trust, onDetection);
    }
  }
  const breaches = brokenBy(position, seat, order);
  const signal =
    order.order === 'assess' || order.order === 'reconnoitre'
      ? {
          subject: order.target === 'weapon' ? ('weapon' as const) : ('heu' as const),
          width: signalWidth(position, order.order),
        }
      : null;
  return {
    order,
    cost,
    moves,
    ...strikeForecast(position, seat, order),
    detection: def.covert ? detectionChance(position, seat) : null,
    onDetection,
    breaches,
    breachMoves: breachMoves(clonePosition(copy), breaches),
    signal,
    weary,
    notes,
  };
}

/**
 * The chance in percent that the war spreads by accident at the end of this round, as things stand or with what `moves`
 * of one or more forecasts would do to them: 0 while there is none, and in a war past its first month (RULES 11).
 */
export function sparkChance(position: Position, moves: readonly Move[] = []): number {
  const { spark, war } = scenarioOf(position).numbers;
  if (position.war && position.warSince !== position.round) return 0;
  const copy = clonePosition(position);
  for (const move of moves) {
    if ('track' in move && (move.track === 'escalation' || move.track === 'ceasefire')) {
      moveTrack(copy, move.track, move.to - move.from, []);
    }
  }
  const { ceasefire } = copy.tracks;
  if (ceasefire > 0 && !(copy.war && ceasefire < war.endsAt)) return 0;
  moveTrack(copy, 'escalation', war.escalation, []);
  return copy.tracks.escalation >= spark.from ? spark.percent : 0;
}

/** What a response would do. */
export function forecastResponse(position: Position, seat: Seat, answer: Response): ResponseForecast {
  const copy = clonePosition(position);
  const moves: Move[] = [];
  if (answer.response === 'retaliate') {
    const back = retaliationOf(position, seat);
    copy.incidents = {
      ...copy.incidents,
      forecast: {
        by: seat,
        on: back.on,
        order: 'retaliate',
        target: back.target,
        damage: 0,
        violation: false,
      },
    };
  }
  certainResponse(copy, seat, answer, moves);
  const strike =
    answer.response === 'retaliate' ? strikeOdds(position, retaliationOf(position, seat).values) : null;
  return { response: answer.response, moves, strike, breaches: brokenByResponse(position, seat, answer) };
}
