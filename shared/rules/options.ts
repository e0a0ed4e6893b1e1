import { SEATS, type Seat } from '../content/seats';
import type { Refusal, SeatAction } from './actions';
import type { Options } from './answers';
import { check } from './apply';
import { eventDef, openChoice } from './headlines';
import { actionPoints, allOrders, checkOrders, orderCost } from './orders';
import { allResponses } from './response';
import type { DealId, OfferId, Position } from './state';

/** What may this seat do now, and why not the rest? Screens, server, bots and tests ask this and nothing else. */
export function options(position: Position, seat: Seat): Options {
  const ask = (action: SeatAction): Refusal | null => check(position, seat, action);
  const by = (ids: readonly string[], of: (id: string) => SeatAction): Record<string, Refusal | null> =>
    Object.fromEntries(ids.map((id) => [id, ask(of(id))]));
  const offers = Object.keys(position.offers);
  const deals = Object.keys(position.deals);
  const { headline } = position;
  const choice = openChoice(position);
  const asked = choice?.seat === seat && headline !== null;
  const blocked = ask({ type: 'orders', orders: [] });
  return {
    awaited: position.step !== 'ended' && !position.ready[seat],
    ready: ask({ type: 'ready', ready: !position.ready[seat] }),
    choices: asked
      ? [...Object.keys(eventDef(position, headline.id).choice?.options ?? {}), 'pass'].map((option) => ({
          value: option,
          refusal: ask({ type: 'choose', option }),
        }))
      : [],
    propose: mayPropose(position, seat),
    accept: by(offers, (id) => ({ type: 'accept', offer: id as OfferId })),
    decline: by(offers, (id) => ({ type: 'decline', offer: id as OfferId })),
    withdraw: by(offers, (id) => ({ type: 'withdraw', offer: id as OfferId })),
    denounce: by(deals, (id) => ({ type: 'denounce', deal: id as DealId })),
    publish: by(deals, (id) => ({ type: 'publish', deal: id as DealId })),
    points: actionPoints(position, seat),
    orders: allOrders(position, seat).map((order) => ({
      value: order,
      cost: orderCost(position, seat, order),
      refusal: blocked ?? checkOrders(position, seat, [order]),
    })),
    responses: allResponses(position, seat).map((response) => ({
      value: response,
      refusal: ask({ type: 'respond', response }),
    })),
  };
}

/** Whether a seat may put any text on the table now: the refusal of an empty one, unless that is its only fault. */
function mayPropose(position: Position, seat: Seat): Refusal | null {
  const empty = { parties: [...SEATS], terms: [], rounds: null, secret: false, snapback: false };
  const refusal = check(position, seat, { type: 'offer', draft: empty });
  return refusal?.code === 'no-terms' ? null : refusal;
}
