import type { Delegation } from '../../shared/protocol/seminar';
import type { SeatAction } from '../../shared/rules/actions';
import { eventOf } from '../../shared/rules/headlines';
import { scenarioOf } from '../../shared/rules/scenario';
import type { View } from '../../shared/views/view';
import { counted, draftTitle, inSentence } from '../../shared/wording/term';
import { textOf } from '../negotiation/texts';
import { orderName } from '../orders/words';

/** An answer to the headline's question. */
function optionName(option: string, view: View): string {
  const event = view.headline && eventOf(view, view.headline.id);
  const name = event?.choice?.options[option]?.label;
  return name === undefined ? 'an answer to the headline' : `“${name}”`;
}

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
    case 'respond': {
      const { response, target } = action.response;
      const name = scenarioOf(view).responses[response]?.name ?? 'a response';
      return `to answer with “${name}”${target ? `, at ${inSentence(target)}` : ''}`;
    }
    case 'choose':
      return action.option === 'pass'
        ? 'to let the choice pass'
        : `to choose ${optionName(action.option, view)}`;
  }
}

/** How a delegation decides, and who is missing, in a few words; `own` is one's own id. */
export function inBrief({ deciding, head, people }: Delegation, own: string | null): string {
  const away = Object.values(people).filter(({ here }) => !here).length;
  const decides =
    deciding === 'majority'
      ? 'we vote'
      : head === null
        ? 'no head'
        : head === own
          ? 'you are head'
          : `${people[head]?.name ?? 'somebody'} is head`;
  return away > 0 ? `${decides}, ${away} away` : decides;
}

/** What waits in a delegation, and whether it waits for one's own vote; nothing where there is nothing. */
export function underWay(
  motions: number,
  drafts: number,
  urgent: boolean,
): { readonly text: string; readonly urgent: boolean } | undefined {
  const parts = [
    motions > 0 && (urgent ? `your vote on ${counted(motions, 'motion')}` : counted(motions, 'motion')),
    drafts > 0 && counted(drafts, 'draft'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : { text: parts.join(', '), urgent };
}
