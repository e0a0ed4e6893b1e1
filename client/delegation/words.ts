import { SEAT_NAMES } from '../../shared/content/seats';
import type { SeatAction } from '../../shared/rules/actions';
import type { View } from '../../shared/views/view';
import { draftTitle } from '../../shared/wording/term';
import { textOf } from '../negotiation/texts';
import { orderName } from '../orders/words';

/** An act that waits for a vote, after "moves". */
export function motionWords(action: SeatAction, view: View): string {
  const title = (id: Parameters<typeof textOf>[1]) => {
    const draft = textOf(view, id);
    return draft ? `“${draftTitle(draft)}”` : 'a text';
  };
  switch (action.type) {
    case 'offer':
      return `to offer “${draftTitle(action.draft)}”`;
    case 'accept':
      return `to accept ${title(action.offer)}`;
    case 'decline':
      return `to decline ${title(action.offer)}`;
    case 'withdraw':
      return `to withdraw from ${title(action.offer)}`;
    case 'denounce':
      return `to denounce ${title(action.deal)}`;
    case 'publish':
      return `to publish ${title(action.deal)}`;
    case 'ready':
      return action.ready ? 'to be done talking' : 'to talk on';
    case 'orders':
      return action.orders.length === 0
        ? 'to give no orders'
        : `to order ${action.orders.map((order) => orderName(order, view)).join(', ')}`;
    case 'respond':
      return `to answer with ${action.response.response}${action.response.target ? ` (${SEAT_NAMES[action.response.target]})` : ''}`;
    case 'choose':
      return 'to choose an answer to the headline';
  }
}
