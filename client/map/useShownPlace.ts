import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlaceId } from './places';

/** How long an explanation waits before it goes, so that the pointer can cross over to it. */
const LINGER_MS = 160;

/** The place that explains itself just now. */
export function useShownPlace() {
  const [shown, setShown] = useState<PlaceId | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = useCallback(() => clearTimeout(timer.current), []);
  const show = useCallback(
    (id: PlaceId) => {
      keep();
      setShown(id);
    },
    [keep],
  );
  const hide = useCallback(
    (id: PlaceId) => {
      keep();
      timer.current = setTimeout(() => setShown((now) => (now === id ? null : now)), LINGER_MS);
    },
    [keep],
  );
  return { shown, show, hide, keep };
}
