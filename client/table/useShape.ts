import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Three columns, two, or one at a time. */
export type Shape = 'wide' | 'middle' | 'narrow';

const query = (text: string): MediaQueryList | null =>
  typeof matchMedia === 'undefined' ? null : matchMedia(text);
const narrow = query('(max-width: 51.99rem)');

/** How much fits beside each other, where `beside` (in rem) is taken by something else; on a phone nothing is. */
export function useShape(beside = 0): Shape {
  const wide = useMemo(() => query(`(min-width: ${78 + beside}rem)`), [beside]);
  const subscribe = useCallback(
    (listener: () => void) => {
      wide?.addEventListener('change', listener);
      narrow?.addEventListener('change', listener);
      return () => {
        wide?.removeEventListener('change', listener);
        narrow?.removeEventListener('change', listener);
      };
    },
    [wide],
  );
  const shape = (): Shape => (wide === null || wide.matches ? 'wide' : narrow?.matches ? 'narrow' : 'middle');
  return useSyncExternalStore(subscribe, shape, () => 'wide');
}
