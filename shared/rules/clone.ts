import type { Seat } from '../content/seats';
import type { Track } from '../content/tracks';
import { copyNumbered } from './numbered';
import type { Deal, Headline, Offer, Position, State, Stock } from './state';

const mapped = <T>(map: Readonly<Record<string, T>>, of: (value: T) => T): Record<string, T> => {
  const copy: Record<string, T> = {};
  for (const key in map) copy[key] = of(map[key] as T);
  return copy;
};
const copyOffer = (offer: Offer): Offer => ({
  ...offer,
  accepted: { ...offer.accepted },
  declined: { ...offer.declined },
});
const copyDeal = (deal: Deal): Deal => ({
  id: deal.id,
  by: deal.by,
  draft: deal.draft,
  secret: deal.secret,
  signed: deal.signed,
  until: deal.until,
  status: deal.status,
  ended: deal.ended,
  delivered: { ...deal.delivered },
  lapsed: { ...deal.lapsed },
  injured: { ...deal.injured },
  record: { ...deal.record },
});
/**
 * A map of a search (`bareMap`) stays one. Others are plain objects: these are read faster, but each key that they have not
 * had in this order before makes the engine lay out a class of objects anew.
 */
const copyMap = <T>(map: Record<string, T>): Record<string, T> =>
  Object.getPrototypeOf(map) === null ? bareMap(map) : { ...map };
/** A copy for many keys in any order. */
export const bareMap = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
  Object.assign(Object.create(null) as Record<string, T>, map);
const seats = <T>({ usa, iran, israel }: Record<Seat, T>): Record<Seat, T> => ({ usa, iran, israel });

const tracksOf = (tracks: Record<Track, number>): Record<Track, number> => ({
  ceasefire: tracks.ceasefire,
  escalation: tracks.escalation,
  toll: tracks.toll,
  base: tracks.base,
  sanctions: tracks.sanctions,
  streets: tracks.streets,
  economy: tracks.economy,
  missiles: tracks.missiles,
  security: tracks.security,
  sites: tracks.sites,
  coalition: tracks.coalition,
  shield: tracks.shield,
  intel: tracks.intel,
  access: tracks.access,
});
const stockOf = ({ heu, concealed, weapon, shipped }: Stock): Stock => ({ heu, concealed, weapon, shipped });
const copyCrackdown = ({ floor, since, until }: Position['crackdown']): Position['crackdown'] => ({
  floor,
  since,
  until,
});
const copyHeadline = ({ id, round, choice, injected }: Headline): Headline =>
  injected === undefined ? { id, round, choice } : { id, round, choice, injected };

const fieldsOf = (position: Position): Position => ({
  scenario: position.scenario,
  round: position.round,
  step: position.step,
  paused: position.paused,
  tracks: position.tracks,
  trust: position.trust,
  war: position.war,
  warSince: position.warSince,
  seats: position.seats,
  ready: position.ready,
  headline: position.headline,
  drawn: position.drawn,
  passed: position.passed,
  offers: position.offers,
  deals: position.deals,
  credited: position.credited,
  incidents: position.incidents,
  restrained: position.restrained,
  rebuked: position.rebuked,
  lastForce: position.lastForce,
  lastStruck: position.lastStruck,
  crackdown: position.crackdown,
  escalationBefore: position.escalationBefore,
  bombed: position.bombed,
  unanswered: position.unanswered,
  peaceRounds: position.peaceRounds,
  nuclearBreach: position.nuclearBreach,
  breached: position.breached,
  ending: position.ending,
  seedHash: position.seedHash,
  seed: position.seed,
  secret: position.secret,
  agendas: position.agendas,
  pictures: position.pictures,
  orders: position.orders,
  responses: position.responses,
  signed: position.signed,
  lastSignal: position.lastSignal,
  leaks: position.leaks,
});

/**
 * The fields of a position, one by one and nothing else, so that all positions are alike to the engine that runs this.
 * Spread out of a view or a state, each would have a hidden class of its own, and every rule would read it slowly.
 */
export function positionOf(position: Position): Position {
  const copy = fieldsOf(position);
  if (position.injected) copy.injected = position.injected;
  return copy;
}

/** A copy on which the rules can work without touching the original; what the rules never change is shared. */
export function clonePosition(position: Position): Position {
  const copy = positionOf(position);
  const { trust } = position;
  copy.tracks = tracksOf(position.tracks);
  copy.trust = { usa: seats(trust.usa), iran: seats(trust.iran), israel: seats(trust.israel) };
  copy.seats = seats(position.seats);
  copy.ready = seats(position.ready);
  copy.headline = position.headline && copyHeadline(position.headline);
  copy.drawn = copyMap(position.drawn);
  copy.passed = seats(position.passed);
  copy.offers = mapped(position.offers, copyOffer);
  copy.deals = mapped(position.deals, copyDeal);
  copy.credited = copyMap(position.credited);
  copy.incidents = { ...position.incidents };
  copy.rebuked = seats(position.rebuked);
  copy.lastForce = seats(position.lastForce);
  copy.lastStruck = seats(position.lastStruck);
  copy.crackdown = copyCrackdown(position.crackdown);
  copy.breached = { ...position.breached };
  copy.secret = position.secret && stockOf(position.secret);
  copy.agendas = seats(position.agendas);
  const { usa, israel, public: open } = position.pictures;
  copy.pictures = { usa, israel, public: open };
  copy.orders = seats(position.orders);
  copy.responses = seats(position.responses);
  copy.signed = seats(position.signed);
  copy.leaks = position.leaks && mapped(position.leaks, (leak) => ({ ...leak }));
  return copy;
}

/** As `clonePosition`, with a log of its own. */
export function cloneState(state: State): State {
  return Object.assign(clonePosition(state) as State, {
    log: state.log && copyNumbered(state.log, state.logged),
    logged: state.logged,
    ...(state.undo && { undo: state.undo }),
  });
}
