import { SEATS, type Seat } from '../content/seats';
import type { Deal, Offer, Position, State } from './state';

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
  ...deal,
  delivered: { ...deal.delivered },
  lapsed: { ...deal.lapsed },
  injured: { ...deal.injured },
  record: { ...deal.record },
});
const seats = <T>(map: Record<Seat, T>): Record<Seat, T> => ({ ...map });

/** A copy on which the rules can work without touching the original; what the rules never change is shared. */
export function clonePosition<P extends Position>(position: P): P {
  const trust = {} as Position['trust'];
  for (const seat of SEATS) trust[seat] = seats(position.trust[seat]);
  return {
    ...position,
    tracks: { ...position.tracks },
    trust,
    seats: seats(position.seats),
    ready: seats(position.ready),
    headline: position.headline && { ...position.headline },
    drawn: { ...position.drawn },
    passed: seats(position.passed),
    offers: mapped(position.offers, copyOffer),
    deals: mapped(position.deals, copyDeal),
    credited: { ...position.credited },
    incidents: { ...position.incidents },
    rebuked: seats(position.rebuked),
    lastForce: seats(position.lastForce),
    lastStruck: seats(position.lastStruck),
    crackdown: { ...position.crackdown },
    breached: { ...position.breached },
    secret: position.secret && { ...position.secret },
    agendas: seats(position.agendas),
    pictures: { ...position.pictures },
    orders: seats(position.orders),
    responses: seats(position.responses),
    signed: seats(position.signed),
    leaks: position.leaks && mapped(position.leaks, (leak) => ({ ...leak })),
  };
}

/** As `clonePosition`, with a log of its own. */
export const cloneState = (state: State): State => ({
  ...clonePosition(state),
  log: state.log && { ...state.log },
});
