import { ORDERS, type OrderId } from '../../shared/content/orders';
import { TERMS, type TermKind } from '../../shared/content/terms';
import type { About, Quick } from '../../shared/protocol/messages';
import { inSentence } from '../../shared/wording/term';

/** A quick message opens with one of these. */
export const QUICK_NAMES: Record<Quick, string> = {
  propose: 'Proposal',
  warn: 'Warning',
  promise: 'Promise',
  ask: 'Request',
  accept: 'Yes to',
  refuse: 'No to',
  thank: 'Thanks',
};

/** What a quick message is about, in words. */
function aboutText(about: About): string {
  switch (about.kind) {
    case 'term':
      return (TERMS[about.id as TermKind]?.name ?? 'a term').toLowerCase();
    case 'order':
      return (ORDERS[about.id as OrderId]?.name ?? 'an order').toLowerCase();
    case 'seat':
      return inSentence(about.id);
  }
}

/** "Promise: hold fire". */
export function quickText(quick: Quick, about: About): string {
  const name = QUICK_NAMES[quick];
  if (quick === 'accept' || quick === 'refuse') return `${name} ${aboutText(about)}`;
  if (quick === 'thank')
    return about.kind === 'seat' ? `Thanks to ${aboutText(about)}` : `Thanks for ${aboutText(about)}`;
  return `${name}: ${aboutText(about)}`;
}
