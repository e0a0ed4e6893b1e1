import { useEffect, useState, type RefObject } from 'react';
import { useLocation } from 'wouter';
import type { ParticipantView, SeatPlace } from '../../../shared/protocol/seminar';
import { placeText } from '../words';

const isSame = (a: SeatPlace | null, b: SeatPlace | null): boolean =>
  a?.table === b?.table && a?.seat === b?.seat;

/** Somebody with the cursor in a text is not taken away from it. */
const isTyping = (): boolean =>
  document.activeElement?.matches('textarea, input:not([type=radio], [type=checkbox], [readonly])') ?? false;

/** Where the facilitator put somebody; being placed for the first time is no move. */
function movedText(from: SeatPlace | null, to: SeatPlace | null): string | null {
  if (to === null) return 'The facilitator has taken you out of your place. Wait here for another.';
  return from && `The facilitator has moved you: you sit as ${placeText(to)} now.`;
}

export interface Arrivals {
  /** The game has begun while something was being filled in. */
  readonly hasBegun: boolean;
  /** In words, where the facilitator moved this participant. */
  readonly moved: string | null;
  /** To be told which place is asked for, and with `undefined` that it was refused. */
  readonly asksFor: (place: SeatPlace | null | undefined) => void;
}

/** Takes a participant to the table as the game begins, and says where somebody else moved them. */
export function useArrivals(view: ParticipantView, unsaved: RefObject<boolean>): Arrivals {
  const [, navigate] = useLocation();
  const { phase, table } = view;
  const { place } = view.me;
  const [hasWaited] = useState(phase === 'gathering' || table === null);
  const [asked, asksFor] = useState<SeatPlace | null>();
  const [seen, setSeen] = useState(place);
  const [moved, setMoved] = useState<string | null>(null);
  if (!isSame(place, seen)) {
    const isOwn = asked !== undefined && isSame(asked, place);
    setSeen(place);
    setMoved(isOwn ? null : movedText(seen, place));
    asksFor(undefined);
  }
  const isOn = hasWaited && phase === 'playing' && table !== null;
  useEffect(() => {
    if (isOn && !isTyping() && !unsaved.current) navigate(`/t/${table}`);
  }, [isOn, table, navigate, unsaved]);
  return { hasBegun: isOn, moved, asksFor };
}
