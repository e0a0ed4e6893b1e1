import type { Draft, OfferId } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';

/** The text of an offer or a deal, on the table or not any more; `null` where the viewer never saw it. */
export function textOf(view: View, id: OfferId): Draft | null {
  const known = view.offers[id]?.draft ?? view.deals[id]?.draft;
  if (known) return known;
  for (const { what } of Object.values(view.log)) {
    if (what.kind === 'offer' && what.offer.id === id) return what.offer.draft;
    if ((what.kind === 'signed' || what.kind === 'published') && what.deal === id) return what.draft;
  }
  return null;
}
