/** What one is at and shows to those who share the seat: the texts that the composer and the tray keep. */
import type { DelegationDraft } from '../../shared/protocol/seminar';
import { DRAFT_MOST } from '../../shared/protocol/messages';
import type { Draft, Order } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { draftTitle } from '../../shared/wording/term';
import { parse } from '../negotiation/composer/composing';
import { orderName } from '../orders/words';

export type Drafted = DelegationDraft['kind'];

/** Under which key the browser keeps each. */
export const DRAFTED: Readonly<Record<Drafted, string>> = { offer: 'treaty', orders: 'orders' };

/** What is being drafted in this step; `null` where nothing is, or it is too long to be shown. */
export function contentOf(
  drafts: Readonly<Record<string, string>>,
  step: View['step'],
): { readonly kind: Drafted; readonly content: string } | null {
  const kind = step === 'talks' ? 'offer' : step === 'orders' ? 'orders' : null;
  const content = kind === null ? '' : (drafts[DRAFTED[kind]] ?? '');
  if (kind === null || content === '' || JSON.stringify(content).length > DRAFT_MOST) return null;
  return { kind, content };
}

interface Read {
  readonly title: string;
  /** Of a text. */
  readonly draft?: Draft;
  /** As this browser would keep it. */
  readonly kept: string;
}

/** What somebody else drafts; `null` where it cannot be read: it comes from another page, perhaps an older one. */
export function draftRead(kind: Drafted, content: unknown, view: View): Read | null {
  if (typeof content !== 'string' || (kind === 'offer') !== (view.step === 'talks')) return null;
  if (kind === 'offer') {
    const composing = parse(content);
    return composing && { title: draftTitle(composing.draft), draft: composing.draft, kept: content };
  }
  try {
    const value = JSON.parse(content) as { round?: unknown; orders?: unknown } | null;
    if (value?.round !== view.round || !Array.isArray(value.orders)) return null;
    const orders = (value.orders as Order[]).map((order) => orderName(order, view));
    return orders.length > 0 ? { title: orders.join(', '), kept: content } : null;
  } catch {
    return null;
  }
}
