/** Responses by situation. */
import { HOME, SEAT_NAMES } from '../../content/seats';
import {
  brokenByResponse,
  checkResponse,
  defaultResponse,
  retaliationOf,
  strikersOf,
  violators,
} from '../../rules/response';
import { strikeOdds } from '../../rules/strikes';
import type { Response } from '../../rules/state';
import type { BotAct, BotInput } from '../bot';
import { quick } from './saying';
import { hasAgenda, stanceOf, type Stance } from './stance';
import { figure } from './words';

interface Answer {
  readonly response: Response;
  readonly reason: string;
}

/** Struck in the round before as well. */
const again = ({ view, seat }: Stance): boolean =>
  Object.values(view.log).some(
    ({ round, what }) => round === view.round - 1 && what.kind === 'strike' && what.on === seat,
  );

const hits = ({ view, seat }: Stance): string =>
  `${figure(strikeOdds(view, retaliationOf(view, seat).values).expected)} of damage to be expected`;

function struckIran(stance: Stance, random: () => number): Answer[] {
  const { escalation, missiles, streets } = stance.view.tracks;
  const list: Answer[] = [];
  const provoked = again(stance);
  const chance = provoked ? 0.7 : 0.25;
  if (escalation <= (provoked ? 7 : 5) && missiles >= 3 && random() < chance) {
    const how = provoked ? 'Struck two months running' : 'Struck';
    const reason = `${how}, with ${missiles} missiles and escalation at ${escalation}: ${hits(stance)}.`;
    list.push({ response: { response: 'retaliate' }, reason });
  }
  if (streets >= 4 && missiles <= 2 && !hasAgenda(stance, 'dignity') && random() < 0.5) {
    const reason = `${missiles} missiles are too few to spend one; the streets at ${streets} bear it, and Washington’s trust gains 1.`;
    list.push({ response: { response: 'absorb' }, reason });
  }
  const reason = `An answer announced ahead: a missile of ${missiles} for streets +1, ceasefire +1, escalation −1.`;
  list.push({ response: { response: 'choreograph' }, reason });
  return list;
}

function struckIsrael(stance: Stance, random: () => number): Answer[] {
  const { escalation, coalition, ceasefire, intel, security } = stance.view.tracks;
  const list: Answer[] = [];
  const edge = intel >= security;
  const chance = again(stance) ? 0.75 : 0.45;
  if (edge && escalation <= 6 && coalition >= 2 && random() < chance) {
    const how = again(stance) ? 'Struck two months running' : 'Struck';
    const reason = `${how}, escalation at ${escalation}: ${hits(stance)}.`;
    list.push({ response: { response: 'retaliate' }, reason });
  }
  if (coalition >= 3 && (ceasefire <= 3 || escalation >= 6) && random() < 0.7) {
    const reason = `The coalition at ${coalition} bears it; ceasefire ${ceasefire} needs the 1 that restraint gives.`;
    list.push({ response: { response: 'absorb' }, reason });
  }
  return list;
}

function asThird(stance: Stance, random: () => number): Answer[] {
  const { view, seat } = stance;
  const list: Answer[] = [];
  const promised = defaultResponse(view, seat);
  if (promised.response === 'rebuke' && promised.target) {
    const reason = `We promised to rebuke whoever strikes first: ${SEAT_NAMES[promised.target]}.`;
    list.push({ response: promised, reason });
  }
  const broke = violators(view);
  const least = [...broke].sort((a, b) => view.trust.usa[a] - view.trust.usa[b])[0];
  const friend = broke.length === 1 && least === 'israel' && view.tracks.ceasefire >= 4;
  if (friend && random() < 0.45) {
    const reason = `Israel’s trust is worth ${figure(stance.weights.trust.israel ?? 0)} a point to us; Iran’s falls by 1.`;
    list.push({ response: { response: 'look-away' }, reason });
  }
  if (least) {
    const reason = `${SEAT_NAMES[least]} broke the truce; naming it gives the ceasefire, at ${view.tracks.ceasefire}, 1 back.`;
    list.push({ response: { response: 'rebuke', target: least }, reason });
  }
  return list;
}

function struckUsa(stance: Stance, random: () => number): Answer[] {
  const { base, escalation } = stance.view.tracks;
  const list: Answer[] = [];
  if (again(stance) && escalation <= 5 && base >= 4 && random() < 0.3) {
    list.push({ response: { response: 'retaliate' }, reason: `Struck two months running: ${hits(stance)}.` });
  }
  if (base >= 4) {
    const reason = `The base at ${base} bears it, and the ceasefire gains 1.`;
    list.push({ response: { response: 'absorb' }, reason });
  }
  return list;
}

/** The response of this round: the first of those considered that is legal and keeps the seat’s word. */
export function respond({ view, random }: BotInput): BotAct {
  const seat = view.viewer;
  const stance = stanceOf(view);
  const struck = strikersOf(view, seat).length > 0;
  const considered: Answer[] = [];
  if (seat === 'usa' && violators(view).length > 0) considered.push(...asThird(stance, random));
  if (struck) {
    const by = { usa: struckUsa, iran: struckIran, israel: struckIsrael }[seat];
    considered.push(...by(stance, random));
    const home = view.tracks[HOME[seat]];
    const reason = `It stands on record; the ${HOME[seat]} at ${home} should bear no more.`;
    considered.push({ response: { response: 'protest' }, reason });
  }
  const legal = considered.filter(({ response }) => checkResponse(view, seat, response) === null);
  const kept = legal.filter(({ response }) => brokenByResponse(view, seat, response).length === 0);
  const picked = kept[0] ??
    legal[0] ?? { response: defaultResponse(view, seat), reason: 'Nothing else is open to us.' };
  const action = { type: 'respond', response: picked.response } as const;
  const strike = Object.values(view.incidents).find(({ on }) => on === seat)?.order;
  if (picked.response.response !== 'protest' || !strike || strike === 'retaliate') {
    return { action, reason: picked.reason };
  }
  return { action, reason: picked.reason, say: quick('open', 'warn', { kind: 'order', id: strike }) };
}
