import { allResponses, checkResponse, strikersOf } from '../../rules/response';
import type { Response } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { Policy } from './policy';

/** The answer that the policy has ready; `null` where it leaves it open, or where it may not be given. */
export function prepared(view: SeatView, { struck, third }: Policy): Response | null {
  const seat = view.viewer;
  const wanted = [...(strikersOf(view, seat).length > 0 ? [struck] : []), ...(seat === 'usa' ? [third] : [])];
  for (const response of wanted) {
    const legal = allResponses(view, seat).find(
      (one) => one.response === response && checkResponse(view, seat, one) === null,
    );
    if (legal) return legal;
  }
  return null;
}
