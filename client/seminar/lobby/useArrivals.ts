import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'wouter';
import type { ParticipantView, SeatPlace } from '../../../shared/protocol/seminar';
import { placeText } from '../words';

const isSame = (a: SeatPlace | null, b: SeatPlace | null): boolean =>
  a?.table === b?.table && a?.seat === b?.seat;

/** Somebody with the cursor in a text is not taken away from it. */
const isTyping = (): boolean =>
  document.activeElement?.matches('textarea, input:not([type=radio], [type=checkbox], [readonly])') ?? false;

export interface Arrivals {
  /** The game has begun while something was being filled in. */
  readonly hasBegun: boolean;
  /** In words, where the facilitator moved this participant. */
  readonly moved: string | null;
  /** To be told before a place is asked for; what it answers is to be called where that was refused. */
  readonly sits: (place: SeatPlace | null) => () => void;
}

/** Takes a participant to the table as the game begins, and says where somebody else moved them. */
export function useArrivals(view: ParticipantView, unsaved: RefObject<boolean>): Arrivals {
  const [, navigate] = useLocation();
  const { phase, table } = view;
  const { place } = view.me;
  const [hasBegun, setBegun] = useState(false);
  const [moved, setMoved] = useState<string | null>(null);
  const before = useRef({ phase, place });
  const asked = useRef<{ readonly place: SeatPlace | null } | null>(null);
  useEffect(() => {
    const { phase: phaseBefore, place: placeBefore } = before.current;
    before.current = { phase, place };
    if (!isSame(place, placeBefore)) {
      const own = asked.current !== null && isSame(asked.current.place, place);
      asked.current = null;
      if (own) setMoved(null);
      else if (place === null) setMoved('The facilitator has taken you out of your place. Wait for another.');
      // Being placed for the first time is no move.
      else if (placeBefore) setMoved(`The facilitator has moved you: you sit as ${placeText(place)} now.`);
    }
    if (phaseBefore !== 'gathering' || phase !== 'playing' || table === null) return;
    if (isTyping() || unsaved.current) setBegun(true);
    else navigate(`/t/${table}`);
  }, [phase, place, table, navigate, unsaved]);
  return {
    hasBegun,
    moved,
    sits(next) {
      asked.current = { place: next };
      return () => (asked.current = null);
    },
  };
}
